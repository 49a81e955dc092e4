/// Concordance of the sets of codes that two coders gave to units, beyond chance.
///
/// C = (π̂ − π₀) / (1 − π₀): π̂ is the mean over units of the codes in common as a share of the larger set, π₀
/// of what chance would give of it, sets of these sizes being drawn from k codes, which is the smaller size
/// divided by k. L. L. Kupper and K. B. Hafner (1989), Biometrics 45, 957–967. Where neither gave a code,
/// chance is as sure as the coders: such units leave C as it is and are not counted. A category that is no
/// set is a set of itself alone, and C then the coefficient of Brennan and Prediger.
struct KupperHafner: AgreementMeasure {
  private let codes: Int
  /// Of each row, the codes in common as a share of the larger set, and the smaller size; nil where there is
  /// nothing to compare.
  private let rows: [(concordance: Double, smaller: Int)?]

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings) {
    let isOfSets = ratings.categories.contains { $0.members != nil }
    codes = isOfSets ? ratings.codes.count : ratings.categories.count
    rows = (0..<ratings.rowCount).map { row in
      let (first, second) = (ratings.ratings[2 * row], ratings.ratings[2 * row + 1])
      guard first >= 0, second >= 0 else { return nil }
      let one = ratings.categories[Int(first)].members ?? [first]
      let other = ratings.categories[Int(second)].members ?? [second]
      let larger = max(one.count, other.count)
      guard larger > 0 else { return nil }
      return (Double(SetOverlaps.common(one, other)) / Double(larger), min(one.count, other.count))
    }
  }

  func estimate(_ counts: [Int]) -> Estimate {
    var (units, concordance, smaller) = (0, 0.0, 0)
    for (count, row) in zip(counts, rows) where count > 0 {
      guard let row else { continue }
      units += count
      concordance += Double(count) * row.concordance
      smaller += count * row.smaller
    }
    guard units > 0 else { return .undefined("no unit was given a code where both rated it") }
    let observed = concordance / Double(units)
    return .beyondChance(
      observed: observed, expected: Double(smaller) / (Double(units) * Double(codes)), units: units,
      why: "every set holds all codes that there are, so chance would agree as often")
  }
}
