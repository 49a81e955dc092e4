/// α = 1 − Do / De: the disagreement of ratings of the same unit, beside that of any two ratings.
///
/// K. Krippendorff (2004), Content Analysis, 2nd edition, chapter 11; (2011), Computing Krippendorff's
/// Alpha-Reliability. Units with one rating tell nothing and are left out. Standard error: K. L. Gwet (2014),
/// Handbook of Inter-Rater Reliability, 4th edition, chapter 5, the distances being taken as given.
struct KrippendorffAlpha: AgreementMeasure {
  private let tallies: RatingTallies
  private let isOrdinal: Bool
  private let distances: CategoryDistances
  private let disagreements: [Double]

  init(_ ratings: Ratings, metric: RatingMetric) throws(Undefined) {
    distances = try CategoryDistances(metric, ratings)
    isOrdinal = metric == .ordinal
    tallies = RatingTallies(ratings)
    disagreements = isOrdinal ? [] : tallies.disagreements(distances)
  }

  func estimate(_ counts: [Int]) -> Estimate { parts(tallies.counts(counts)).estimate }

  func certainty(_ counts: [Int]) -> Certainty? {
    let counts = tallies.counts(counts)
    let parts = parts(counts)
    guard let value = parts.estimate.value, let observed = parts.estimate.observed else {
      return nil
    }
    let (units, ratings) = (Double(parts.estimate.units), parts.ratings)
    let mean = ratings / units
    // By chance with replacement, as Gwet has it.
    let chance = zip(parts.margins, parts.sums).reduce(0) { $0 + $1.0 * $1.1 } / ratings / ratings
    var squares = 0.0
    for way in counts.indices where counts[way] > 0 && tallies.raters[way] > 1 {
      let raters = Double(tallies.raters[way])
      let own = parts.disagreements[way] / mean / (raters - 1)
      let spare = (raters / mean - 1) * (1 - 1 / ratings) * observed
      let entries = tallies.starts[way]..<tallies.starts[way + 1]
      let fromAll = entries.reduce(0) {
        $0 + Double(tallies.times[$1]) * parts.sums[Int(tallies.categories[$1])]
      }
      let ownChance = raters / mean - fromAll / ratings / mean / chance
      let part = (observed - own + spare - 2 * observed * ownChance) / chance
      squares += Double(counts[way]) * part * part
    }
    return Certainty(linearised: squares, units: parts.estimate.units, around: value)
  }

  private struct Parts {
    var estimate: Estimate
    /// Ratings of units with two or more.
    var ratings = 0.0
    /// How often each category is among them.
    var margins: [Double] = []
    /// From each category the distances to all of them.
    var sums: [Double] = []
    /// Of each way of rating, within a unit.
    var disagreements: [Double] = []
  }

  private func parts(_ counts: [Int]) -> Parts {
    var units = 0
    for way in counts.indices where tallies.raters[way] > 1 { units += counts[way] }
    guard units > 0 else { return Parts(estimate: .neverRatedTwice) }
    let margins = tallies.margins(counts) { $0 > 1 ? 1 : 0 }
    let ratings = margins.reduce(0, +)
    let distances = isOrdinal ? Self.ranks(margins) : distances
    let own = isOrdinal ? tallies.disagreements(distances) : disagreements
    let sums = distances.sums(margins)
    let observed = tallies.total(own, counts) { $0 - 1 } / ratings
    let expected =
      zip(margins, sums).reduce(0) { $0 + $1.0 * $1.1 } / (ratings * (ratings - 1))
    var parts = Parts(
      estimate: .undefined(.oneCategoryUsed, observed: observed, units: units),
      ratings: ratings, margins: margins, sums: sums, disagreements: own)
    // Of one category alone the sums may leave a rest that is nothing but rounding.
    if expected > 0, margins.count(where: { $0 > 0 }) > 1 {
      parts.estimate = Estimate(
        value: 1 - observed / expected, observed: observed, expected: expected, units: units)
    }
    return parts
  }

  /// The ordinal metric counts the ratings from the middle of one category to the middle of the other, which
  /// is the difference of their mean ranks.
  private static func ranks(_ margins: [Double]) -> CategoryDistances {
    var before = 0.0
    return .squared(
      margins.map { margin in
        defer { before += margin }
        return before + margin / 2
      })
  }
}
