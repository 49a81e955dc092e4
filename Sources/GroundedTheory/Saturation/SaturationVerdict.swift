/// Whether a curve and a hold-out test together bear out that the codes are saturated, and what stands against it.
///
/// The bounds are this tool's own and cautious; the method of Guest, Namey and Chen (2020) is applied as asked for.
public struct SaturationVerdict: Sendable {
  /// What in the curve speaks against it.
  public enum Doubt: Hashable, Sendable {
    /// The last sources brought this many new codes.
    case lastSources(Int, newCodes: Int)
    /// In these nothing stands under the level but codes that are not condensed yet, so that they can bring
    /// nothing new.
    case withoutCodes([SourceDocument])
    /// The last sources brought these, which lie under no code of the level yet.
    case lastUncounted(Int, [Code])
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
    let end = summary.curve.points.suffix(last)
    let new = end.reduce(0) { $0 + $1.newCodes.count }
    if new > 0 { doubts.append(.lastSources(end.count, newCodes: new)) }
    let uncounted = end.flatMap(\.newUncounted)
    if !uncounted.isEmpty { doubts.append(.lastUncounted(end.count, uncounted)) }
    if !summary.curve.withoutCodes.isEmpty {
      doubts.append(.withoutCodes(summary.curve.withoutCodes))
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
