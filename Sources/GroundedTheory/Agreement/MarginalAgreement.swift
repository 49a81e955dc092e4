/// Agreement of any number of coders beyond chance, where chance depends on how often categories are used but
/// not by whom. Units with fewer than two ratings tell nothing of agreement, yet of the categories.
///
/// The forms with missing ratings and their standard errors are those of K. L. Gwet (2014), Handbook of
/// Inter-Rater Reliability, 4th edition, chapters 2, 3 and 5.
struct MarginalAgreement: AgreementMeasure {
  /// What chance is taken to agree on.
  enum Chance: Sendable {
    /// Nothing: the mean over units of the share of pairs of ratings that are alike.
    case none
    /// Σ πₖ²: W. A. Scott (1955) for two coders, J. L. Fleiss (1971) for more.
    case margins
    /// T / q²: R. L. Brennan and D. J. Prediger (1981); T is the sum of all weights.
    case uniform
    /// T / (q (q − 1)) Σ πₖ (1 − πₖ): K. L. Gwet (2008, 2014).
    case gwet
  }

  private let chance: Chance
  private let tallies: RatingTallies
  private let disagreements: [Double]
  /// Units with fewer ratings are left out.
  private let fewest: Int
  /// Σ of all weights of two categories.
  private let weights: Double

  /// - Parameters:
  ///   - pairsOnly: leaves units with one rating out altogether.
  init(
    _ ratings: Ratings, _ chance: Chance, weights: RatingWeights = .unweighted,
    pairsOnly: Bool = false
  ) throws(Undefined) {
    let distances = try CategoryDistances(weights, ratings)
    let size = ratings.categories.count
    self.chance = chance
    tallies = RatingTallies(ratings)
    disagreements = tallies.disagreements(distances)
    fewest = pairsOnly ? 2 : 1
    let apart = distances.sums([Double](repeating: 1, count: size)).reduce(0, +)
    self.weights = Double(size * size) - apart
  }

  func estimate(_ counts: [Int]) -> Estimate {
    let parts = parts(tallies.counts(counts))
    guard parts.pairable > 0 else { return .neverRatedTwice }
    let units = parts.pairable
    switch chance {
    case .none: return Estimate(value: parts.observed, observed: parts.observed, units: units)
    case .margins where parts.used < 2:
      return .undefined(.oneCategoryUsed, observed: parts.observed, units: units)
    case .uniform where tallies.size < 2, .gwet where tallies.size < 2:
      return .undefined(.oneCategory, observed: parts.observed, units: units)
    default:
      return .beyondChance(observed: parts.observed, expected: parts.expected, units: units)
    }
  }

  func certainty(_ counts: [Int]) -> Certainty? {
    guard let value = estimate(counts).value else { return nil }
    let counts = tallies.counts(counts)
    let parts = parts(counts)
    let left = 1 - parts.expected
    let scale = Double(parts.units) / Double(parts.pairable) / left
    var squares = 0.0
    for way in counts.indices where counts[way] > 0 && tallies.raters[way] >= fewest {
      let raters = Double(tallies.raters[way])
      var part = 0.0
      if raters > 1 {
        part = scale * (1 - disagreements[way] / (raters * (raters - 1)) - parts.expected)
      }
      part -= 2 * (1 - value) * (ownChance(of: way, parts) - parts.expected) / left
      squares += Double(counts[way]) * (part - value) * (part - value)
    }
    return Certainty(
      linearised: squares, units: parts.units, around: value,
      lowest: chance == .none ? 0 : -1)
  }

  /// What a unit's own ratings make of chance; its mean over units is the whole of it.
  private func ownChance(of way: Int, _ parts: Parts) -> Double {
    let raters = Double(tallies.raters[way])
    let entries = tallies.starts[way]..<tallies.starts[way + 1]
    func mean(_ value: (Double) -> Double) -> Double {
      entries.reduce(0) {
        $0 + Double(tallies.times[$1]) / raters * value(parts.shares[Int(tallies.categories[$1])])
      }
    }
    switch chance {
    case .none, .uniform: return parts.expected
    case .margins: return mean { $0 }
    case .gwet: return gwetScale * mean { 1 - $0 }
    }
  }

  private var gwetScale: Double { weights / Double(tallies.size * (tallies.size - 1)) }

  private struct Parts {
    /// Units with a rating, and those with two or more.
    var (units, pairable) = (0, 0)
    var observed = 0.0
    var expected = 0.0
    /// The mean over units of the share of a unit's ratings that each category has.
    var shares: [Double] = []
    var used = 0
  }

  private func parts(_ counts: [Int]) -> Parts {
    var parts = Parts()
    for way in counts.indices where tallies.raters[way] >= fewest {
      parts.units += counts[way]
      if tallies.raters[way] > 1 { parts.pairable += counts[way] }
    }
    guard parts.pairable > 0 else { return parts }
    let pairable = Double(parts.pairable)
    parts.observed =
      (pairable - tallies.total(disagreements, counts) { $0 * ($0 - 1) }) / pairable
    guard chance == .margins || chance == .gwet else {
      parts.expected =
        chance == .none ? 0 : weights / Double(max(1, tallies.size * tallies.size))
      return parts
    }
    let units = Double(parts.units)
    let margins = tallies.margins(counts) { $0 < fewest ? 0 : 1 / Double($0) }
    parts.shares = margins.map { $0 / units }
    parts.used = margins.count { $0 > 0 }
    // Divided once, so that chance that equals agreement leaves nothing.
    parts.expected =
      chance == .margins
      ? margins.reduce(0) { $0 + $1 * $1 } / (units * units)
      : tallies.size < 2
        ? 1 : gwetScale * margins.reduce(0) { $0 + $1 * (units - $1) } / (units * units)
    return parts
  }
}
