/// What two coders gave to the units of each row: how many codes each, and how many in common. A category
/// that is no set counts as one code, itself.
struct SharedCodes: Sendable {
  /// Codes given by the first and by the second to one unit, and by both.
  struct Row: Sendable {
    let first: Int
    let second: Int
    let common: Int
  }

  /// nil for a row that not both rated.
  let rows: [Row?]

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings) {
    rows = (0..<ratings.rowCount).map { row in
      let (first, second) = (ratings.ratings[2 * row], ratings.ratings[2 * row + 1])
      guard first >= 0, second >= 0 else { return nil }
      let one = ratings.categories[Int(first)].members ?? [first]
      let other = ratings.categories[Int(second)].members ?? [second]
      return Row(
        first: one.count, second: other.count, common: SetOverlaps.common(one, other))
    }
  }
}
