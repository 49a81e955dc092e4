/// How likely a coefficient of agreement lies in each band of a scale.
///
/// The estimate alone misplaces a label, since it is itself uncertain. The coefficient is taken as normally
/// distributed about its value, with its standard error, cut off at −1 and 1; the word that may be used is that
/// of the highest band for which the coefficient is as high or higher with a probability of 0.95: K. L. Gwet
/// (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 6.
public struct Benchmark: Hashable, Sendable {
  /// One band, and how likely it is.
  public struct Membership: Hashable, Sendable {
    /// The band.
    public let band: BenchmarkScale.Band
    /// That the coefficient lies in it.
    public let probability: Double
    /// That it lies in it or above.
    public let cumulative: Double
  }

  /// Which probability allows a word to be used.
  public static let threshold = 0.95

  /// The scale.
  public let scale: BenchmarkScale
  /// All bands from the highest down; empty where no probability can be given, and then ``lack`` says why.
  public let memberships: [Membership]
  /// Why there is no probability; nil where there is one.
  public let lack: Lack?

  /// Why no probability can be given.
  public enum Lack: Hashable, Sendable, CaseIterable {
    case undefined, noStandardError, noSpread, tooFarOut
  }

  /// - Parameters:
  ///   - value: the coefficient; nil where it is undefined.
  ///   - standardError: nil where none is known.
  public init(value: Double?, standardError: Double?, on scale: BenchmarkScale) {
    self.scale = scale
    let known = Self.memberships(value, standardError, scale)
    memberships = known.memberships
    lack = known.lack
  }

  /// Why there is no probability, in English; empty where there is one.
  public var note: String { lack?.description ?? "" }

  /// The highest band that may be claimed; nil where no probability can be given.
  public var claim: Membership? { memberships.first { $0.cumulative >= Self.threshold } }

  private static func memberships(
    _ value: Double?, _ standardError: Double?, _ scale: BenchmarkScale
  ) -> (memberships: [Membership], lack: Lack?) {
    guard let value, value.isFinite else { return ([], .undefined) }
    guard let error = standardError, error.isFinite else { return ([], .noStandardError) }
    guard error > 0 else { return ([], .noSpread) }
    /// The part of the distribution above a limit.
    func above(_ limit: Double) -> Double { NormalDistribution.cdf((value - limit) / error) }
    let whole = above(-1) - above(1)
    guard whole > 1e-9 else { return ([], .tooFarOut) }
    var cumulative = 0.0
    let memberships = scale.bands.map { band in
      let probability = (above(band.low) - above(band.high)) / whole
      cumulative = min(1, cumulative + probability)
      return Membership(band: band, probability: probability, cumulative: cumulative)
    }
    return (memberships, nil)
  }
}

extension Benchmark.Lack: CustomStringConvertible {
  /// In English, to follow a colon.
  public var description: String {
    switch self {
    case .undefined: "undefined, so there is nothing to name"
    case .noStandardError:
      "no standard error, so no probability can be given, and no word should be"
    case .noSpread:
      "the standard error is 0, as where all units are alike, and tells no probability"
    case .tooFarOut: "the value lies too far beyond −1 for a probability"
    }
  }
}
