/// Whether a curve and a hold-out test together bear out that the codes are saturated, and what stands against it.
///
/// The bounds are this tool's own and cautious; the method of Guest, Namey and Chen (2020) is applied as asked for.
public struct SaturationVerdict: Sendable {
  /// What in the curve speaks against it.
  public enum Doubt: Hashable, Sendable {
    /// The last sources brought this many new codes.
    case lastSources(Int, newCodes: Int)
    /// The threshold of Guest, Namey and Chen was not reached.
    case guest
    /// So much of what Chao2 estimates was found: less than ``leastShareFound``.
    case shareFound(Double)
    /// The sample coverage: less than ``leastCoverage``, or nil where it cannot be told.
    case coverage(Double?)
  }

  /// How much of what Chao2 estimates must have been found.
  public static let leastShareFound = 0.8
  /// How high the sample coverage must be.
  public static let leastCoverage = 0.9
  /// How many sources without a new code there must be at the end; more where the run asked for is longer.
  public static let fewestQuiet = 2

  /// What keeps the hold-out test from saying anything.
  public let obstacles: [HoldOutTest.Obstacle]
  /// What speaks against it in the curve.
  public let doubts: [Doubt]
  /// Whether held-out sources brought anything new.
  public let foundNew: Bool

  /// - Parameter test: of the same material as the summary.
  public init(_ summary: SaturationSummary, _ test: HoldOutTest) {
    (obstacles, foundNew) = (test.obstacles, test.foundNew)
    var doubts: [Doubt] = []
    let last = max(Self.fewestQuiet, summary.guest.rule.run)
    let new = summary.curve.points.suffix(last).reduce(0) { $0 + $1.newCodes.count }
    if new > 0 {
      doubts.append(.lastSources(min(last, summary.curve.points.count), newCodes: new))
    }
    if summary.guest.reached == nil { doubts.append(.guest) }
    if let share = summary.shareFound.value, share < Self.leastShareFound {
      doubts.append(.shareFound(share))
    }
    let coverage = summary.curve.incidence.cautiousCoverage
    if coverage ?? 0 < Self.leastCoverage { doubts.append(.coverage(coverage)) }
    self.doubts = doubts
  }

  /// The only case in which a statement may say that the codes are saturated.
  public var isBorneOut: Bool { obstacles.isEmpty && doubts.isEmpty && !foundNew }
}

extension CodeIncidence {
  /// The coverage; Good's own 1 − Q1/U where the refined one degenerates.
  fileprivate var cautiousCoverage: Double? {
    let estimate = chao2
    guard estimate.isDegenerate else { return estimate.coverage }
    let incidences = frequencies.reduce(0, +)
    return incidences > 0 ? 1 - Double(estimate.once) / Double(incidences) : nil
  }
}
