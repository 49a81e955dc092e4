/// How often two coders chose each pair of categories, as shares of the units that both rated.
struct PairTable {
  /// Categories.
  let size: Int
  /// Units that both rated.
  let units: Int
  /// What the first coder chose, as shares.
  let rows: [Double]
  /// What the second one chose.
  let columns: [Double]
  private let shares: [Double]

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings, _ counts: [Int]) {
    let size = ratings.categories.count
    var cells = [Int](repeating: 0, count: size * size)
    var units = 0
    for (row, count) in counts.enumerated() where count > 0 {
      let (first, second) = (ratings.ratings[2 * row], ratings.ratings[2 * row + 1])
      guard first >= 0, second >= 0 else { continue }
      cells[Int(first) * size + Int(second)] += count
      units += count
    }
    let shares = cells.map { units == 0 ? 0 : Double($0) / Double(units) }
    rows = (0..<size).map { row in (0..<size).reduce(0) { $0 + shares[row * size + $1] } }
    columns = (0..<size).map { column in (0..<size).reduce(0) { $0 + shares[$1 * size + column] } }
    (self.size, self.units, self.shares) = (size, units, shares)
  }

  /// The share of units that the first coder put into the one category and the second into the other.
  subscript(first: Int, second: Int) -> Double { shares[first * size + second] }

  /// The share of units on which both chose the same.
  var observed: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  /// The same by chance: Σ p₁ₖ p₂ₖ.
  var expected: Double { zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 } }
}
