/// Gives rows columns of their own so that the sum of costs is least, where each row knows few columns, and may
/// go without one at cost 0.
///
/// Shortest augmenting paths with prices, row by row (R. Jonker and A. Volgenant 1987, Computing 38, 325–340). A
/// search ends at the first row that is better off without a column, so that it stays near its row.
struct SparseAssignment {
  private var begins: [Int] = []
  private var edges: [(column: Int, cost: Double)] = []
  private let columns: Int

  init(columns: Int) { self.columns = columns }

  /// What is added from now on belongs to the next row.
  mutating func beginRow() { begins.append(edges.count) }

  /// - Parameter cost: below 0, since at more a row rather goes without.
  mutating func add(column: Int, cost: Double) { edges.append((column, cost)) }

  /// The least sum of costs.
  func least() -> Double {
    var search = Search(rows: begins.count, columns: columns)
    let ends = begins + [edges.count]
    for row in begins.indices { search.place(row, ends, edges) }
    return search.costs.reduce(0, +)
  }

  private struct Search {
    /// What each row pays; 0 for one without a column.
    var costs: [Double]
    private var columnOfRow: [Int]
    private var rowOfColumn: [Int]
    private var prices: [Double]
    private var distances: [Double]
    private var previous: [Int]
    private var isDone: [Bool]
    private var reached: [Int] = []

    init(rows: Int, columns: Int) {
      costs = [Double](repeating: 0, count: rows)
      columnOfRow = [Int](repeating: -1, count: rows)
      rowOfColumn = [Int](repeating: -1, count: columns)
      prices = [Double](repeating: 0, count: columns)
      distances = [Double](repeating: .infinity, count: columns)
      previous = [Int](repeating: -1, count: columns)
      isDone = [Bool](repeating: false, count: columns)
    }

    mutating func place(
      _ start: Int, _ begins: [Int], _ edges: [(column: Int, cost: Double)]
    ) {
      var (row, base, potential) = (start, 0.0, 0.0)
      // Where the path may end: at a row that goes without, or at a free column.
      var (end, leaving, free) = (0.0, start, -1)
      while true {
        if base - potential < end { (end, leaving) = (base - potential, row) }
        for edge in edges[begins[row]..<begins[row + 1]] where !isDone[edge.column] {
          let distance = base + edge.cost - prices[edge.column] - potential
          guard distance < distances[edge.column] else { continue }
          if distances[edge.column] == .infinity { reached.append(edge.column) }
          (distances[edge.column], previous[edge.column]) = (distance, row)
        }
        var nearest = -1
        for column in reached where !isDone[column] {
          if nearest < 0 || distances[column] < distances[nearest] { nearest = column }
        }
        guard nearest >= 0, distances[nearest] < end else { break }
        guard rowOfColumn[nearest] >= 0 else {
          (end, free) = (distances[nearest], nearest)
          break
        }
        isDone[nearest] = true
        row = rowOfColumn[nearest]
        base = distances[nearest]
        potential = costs[row] - prices[nearest]
      }
      for column in reached where isDone[column] { prices[column] += distances[column] - end }
      augment(from: free >= 0 ? free : release(leaving), to: start, begins, edges)
      for column in reached { (distances[column], isDone[column]) = (.infinity, false) }
      reached.removeAll(keepingCapacity: true)
    }

    /// Takes its column from a row; -1 where it had none.
    private mutating func release(_ row: Int) -> Int {
      let column = columnOfRow[row]
      (columnOfRow[row], costs[row]) = (-1, 0)
      return column
    }

    /// Hands columns on along the path, back to the row that it began at.
    private mutating func augment(
      from end: Int, to start: Int, _ begins: [Int], _ edges: [(column: Int, cost: Double)]
    ) {
      var column = end
      while column >= 0 {
        let row = previous[column]
        let next = columnOfRow[row]
        rowOfColumn[column] = row
        columnOfRow[row] = column
        costs[row] =
          edges[begins[row]..<begins[row + 1]].first { $0.column == column }?.cost ?? 0
        column = row == start ? -1 : next
      }
    }
  }
}
