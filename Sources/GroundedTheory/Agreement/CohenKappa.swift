/// Agreement of two coders beyond what their own habits would give by chance.
///
/// κ = (po − pe) / (1 − pe), pe = Σ p₁ₖ p₂ₖ: J. Cohen (1960), Educational and Psychological Measurement 20,
/// 37–46. Standard error: J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological Bulletin 72, 323–327,
/// equation 13.
struct CohenKappa: AgreementMeasure {
  private let ratings: Ratings

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings) { self.ratings = ratings }

  func estimate(_ counts: [Int]) -> Estimate {
    let table = PairTable(ratings, counts)
    guard table.units > 0 else { return .undefined("no unit was rated by both") }
    let (observed, expected) = (table.observed, table.expected)
    guard expected < 1 else {
      return .undefined(
        "both used one category alone, so chance would agree as often", observed: observed,
        units: table.units)
    }
    return Estimate(
      value: (observed - expected) / (1 - expected), observed: observed, expected: expected,
      units: table.units)
  }

  func certainty(_ counts: [Int]) -> Certainty? {
    let table = PairTable(ratings, counts)
    let (observed, expected) = (table.observed, table.expected)
    guard table.units > 0, expected < 1 else { return nil }
    let value = (observed - expected) / (1 - expected)
    var (onDiagonal, offDiagonal) = (0.0, 0.0)
    for first in 0..<table.size {
      for second in 0..<table.size {
        let margins = table.columns[first] + table.rows[second]
        if first == second {
          let part = 1 - margins * (1 - value)
          onDiagonal += table[first, first] * part * part
        } else {
          offDiagonal += table[first, second] * margins * margins
        }
      }
    }
    let rest = value - expected * (1 - value)
    let variance =
      (onDiagonal + (1 - value) * (1 - value) * offDiagonal - rest * rest)
      / ((1 - expected) * (1 - expected) * Double(table.units))
    let error = max(0, variance).squareRoot()
    return Certainty(
      standardError: error, low: max(-1, value - 1.959963984540054 * error),
      high: min(1, value + 1.959963984540054 * error), method: "Fleiss–Cohen–Everitt 1969")
  }
}

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
