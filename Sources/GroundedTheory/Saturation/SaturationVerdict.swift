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
    /// The threshold of Guest, Namey and Chen was not reached, or it cannot be told whether it was.
    case guest(GuestSaturation.Shortfall)
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
    let (end, new) = (summary.end.count, summary.newAtEnd)
    if new > 0 { doubts.append(.lastSources(end, newCodes: new)) }
    let uncounted = summary.end.flatMap(\.newUncounted)
    if !uncounted.isEmpty { doubts.append(.lastUncounted(end, uncounted)) }
    if !summary.curve.withoutCodes.isEmpty {
      doubts.append(.withoutCodes(summary.curve.withoutCodes))
    }
    if let shortfall = summary.guest.shortfall { doubts.append(.guest(shortfall)) }
    if let share = summary.shareFound.value, Self.isBelow(share, Self.leastShareFound) {
      doubts.append(.shareFound(share))
    }
    if Self.isBelow(summary.coverage ?? 0, Self.leastCoverage) {
      doubts.append(.coverage(summary.coverage))
    }
    self.doubts = doubts
  }

  /// Whether a share falls short of a bound by more than its arithmetic can err.
  public static func isBelow(_ share: Double, _ bound: Double) -> Bool { share < bound - 1e-9 }

  /// The only case in which a statement may say that the codes are saturated.
  public var isBorneOut: Bool { obstacles.isEmpty && doubts.isEmpty && !foundNew }
}
