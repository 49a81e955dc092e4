/// What two coders chose, and how often the same, as shares of the units that both rated: the totals and the
/// diagonal of their table. The table itself is never laid out, since categories can be thousands of sets.
struct PairTable {
  /// Units that both rated.
  let units: Int
  /// What the first coder chose.
  let rows: [Double]
  /// What the second one chose.
  let columns: [Double]
  /// What both chose at once.
  let diagonal: [Double]
  /// The share of units on which both chose the same.
  let observed: Double

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings, _ counts: [Int]) {
    let none = [Int](repeating: 0, count: ratings.categories.count)
    var (units, rows, columns, diagonal) = (0, none, none, none)
    for (row, count) in counts.enumerated() where count > 0 {
      let (first, second) = (Int(ratings.ratings[2 * row]), Int(ratings.ratings[2 * row + 1]))
      guard first >= 0, second >= 0 else { continue }
      units += count
      rows[first] += count
      columns[second] += count
      if first == second { diagonal[first] += count }
    }
    func share(_ count: Int) -> Double { units == 0 ? 0 : Double(count) / Double(units) }
    self.units = units
    self.rows = rows.map(share)
    self.columns = columns.map(share)
    self.diagonal = diagonal.map(share)
    observed = share(diagonal.reduce(0, +))
  }

  /// The same by chance: Σ p₁ₖ p₂ₖ.
  var expected: Double { zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 } }
}
