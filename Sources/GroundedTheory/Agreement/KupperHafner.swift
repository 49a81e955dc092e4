/// Concordance of the sets of codes that two coders gave to units, beyond chance.
///
/// C = (π̂ − π₀) / (1 − π₀): π̂ is the mean over units of the codes in common as a share of the larger set, π₀
/// of what chance would give of it, sets of these sizes being drawn from k codes, which is the smaller size
/// divided by k. L. L. Kupper and K. B. Hafner (1989), Biometrics 45, 957–967. Where neither gave a code,
/// chance is as sure as the coders: such units leave C as it is and are not counted. A category that is no
/// set is a set of itself alone, and C then the coefficient of Brennan and Prediger.
struct KupperHafner: AgreementMeasure {
  private let codes: SharedCodes
  /// The codes in play: of a study those chosen that a coder compared used, of a file those named.
  private let size: Int

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings) {
    codes = SharedCodes(ratings)
    let isOfSets = ratings.categories.contains { $0.members != nil }
    size = isOfSets ? ratings.codes.count : ratings.categories.count
  }

  func estimate(_ counts: [Int]) -> Estimate {
    var (units, concordance, smaller) = (0, 0.0, 0)
    for (count, row) in zip(counts, codes.rows) where count > 0 {
      guard let row, row.first + row.second > 0 else { continue }
      units += count
      concordance += Double(count) * Double(row.common) / Double(max(row.first, row.second))
      smaller += count * min(row.first, row.second)
    }
    guard units > 0 else { return .undefined(.nothingCodedWhereBothRated) }
    let observed = concordance / Double(units)
    return .beyondChance(
      observed: observed, expected: Double(smaller) / (Double(units) * Double(size)), units: units,
      unless: .setsOfAllCodes)
  }
}
