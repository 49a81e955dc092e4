/// 2M / (N₁ + N₂): the decisions that two coders made alike, among all that they made about the units that
/// both rated.
///
/// O. R. Holsti (1969), Content Analysis for the Social Sciences and Humanities, page 140. A decision is a
/// rating; where a unit can have several codes it is each code given, so that a unit to which neither gave a
/// code adds nothing.
struct HolstiReliability: AgreementMeasure {
  private let codes: SharedCodes

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings) { codes = SharedCodes(ratings) }

  func estimate(_ counts: [Int]) -> Estimate {
    var (units, alike, decisions) = (0, 0, 0)
    for (count, row) in zip(counts, codes.rows) where count > 0 {
      guard let row else { continue }
      units += count
      alike += count * row.common
      decisions += count * (row.first + row.second)
    }
    guard units > 0 else { return .undefined(.noUnitRatedByBoth) }
    guard decisions > 0 else { return .undefined(.nothingCoded, units: units) }
    let value = Double(2 * alike) / Double(decisions)
    return Estimate(value: value, observed: value, units: units)
  }
}

/// nK / (1 + (n − 1) K), K the mean of Holsti's figure over the pairs of n coders: the reliability of all of
/// them together (the formula of C. Spearman 1910 and W. Brown 1910, British Journal of Psychology 3, as
/// content analysts use it). It is of all the coders, so that it is undefined where a pair of them has no figure.
struct CompositeReliability: AgreementMeasure {
  private let pairs: [any AgreementMeasure]
  private let mean: PairMean
  private let coders: Double

  init(_ ratings: Ratings) {
    coders = Double(ratings.coders.count)
    pairs = ratings.pairs.map { $0.measure(HolstiReliability($0.ratings)) }
    mean = PairMean(pairs, ratings)
  }

  func estimate(_ counts: [Int]) -> Estimate {
    var estimate = mean.estimate(counts)
    guard let value = estimate.value else { return estimate }
    if let missing = pairs.lazy.compactMap({ $0.estimate(counts).reason }).first {
      return .undefined(.notOfEveryTwoCoders(missing), units: estimate.units)
    }
    estimate.observed = value
    estimate.value = Self.reliability(of: value, coders: coders)
    return estimate
  }

  static func reliability(of mean: Double, coders: Double) -> Double {
    coders * mean / (1 + (coders - 1) * mean)
  }
}
