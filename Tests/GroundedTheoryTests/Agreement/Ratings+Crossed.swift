import GroundedTheory

extension Ratings {
  /// The ratings of two coders, from the table of how often they chose each pair of categories.
  static func crossed(_ table: [[Int]]) -> Ratings {
    var matrix: [Int32] = []
    for (first, row) in table.enumerated() {
      for (second, count) in row.enumerated() {
        for _ in 0..<count { matrix += [Int32(first), Int32(second)] }
      }
    }
    return Ratings(
      coders: ["A", "B"],
      categories: table.indices.map { Category(name: "\($0 + 1)", number: Double($0 + 1)) },
      matrix: matrix)
  }
}
