/// Which code one coder gave where another gave which.
///
/// Codes that both gave a unit count on the diagonal. Each code that only one of them gave counts against each
/// that only the other gave, or against none where the other gave no more. So a unit to which each gave one
/// code, or none, counts once, and the counts are then the contingency table of the two.
public struct CodeConfusions: Hashable, Sendable {
  /// The codes that either of them used, in their order; of too many those that were given most often.
  public let codes: [String]
  /// How many codes were used beside those; together they have a row and a column after ``codes``. 0 for none,
  /// and then there is no such row.
  public let others: Int
  /// The first coder's codes are rows, the second's columns, both in the order of ``codes``, then what others
  /// there are, and then none.
  public let counts: [[Int]]
  /// How often both gave one of ``others`` and it was the same, of what their own cell counts.
  public let othersAlike: Int
  /// How many units both worked on.
  public let units: Int
  /// How many of these were given several codes by one of them.
  public let several: Int

  /// Compares two coders, by position; units that one of them did not rate are left out.
  /// - Parameter most: how many codes have a row of their own. A single one beyond them has, too.
  public init(_ ratings: Ratings, of first: Int, and second: Int, most: Int = .max) {
    let members = ratings.categories.indices.map { ratings.members(of: $0) }
    let all = ratings.codes.isEmpty ? ratings.categories.map(\.name) : ratings.codes
    let none = all.count
    var cells: [Int: Int] = [:]
    var (units, several) = (0, 0)
    for (row, count) in ratings.counts.enumerated() where count > 0 {
      let said = Array(ratings.row(row))
      guard said[first] >= 0, said[second] >= 0 else { continue }
      let (one, other) = (members[Int(said[first])], members[Int(said[second])])
      units += count
      if max(one.count, other.count) > 1 { several += count }
      let both = one.filter(other.contains)
      let (onlyOne, onlyOther) = (
        one.filter { !both.contains($0) }, other.filter { !both.contains($0) }
      )
      for code in both { cells[code * (none + 1) + code, default: 0] += count }
      if both.isEmpty || !onlyOne.isEmpty || !onlyOther.isEmpty {
        for code in onlyOne.isEmpty ? [none] : onlyOne {
          for against in onlyOther.isEmpty ? [none] : onlyOther {
            cells[code * (none + 1) + against, default: 0] += count
          }
        }
      }
    }
    let kept = Self.most(most, of: cells, none: none)
    codes = kept.codes.map { all[$0] }
    others = kept.others
    let size = codes.count + (others > 0 ? 2 : 1)
    // None is the last row; before it lie the others, if there are such.
    var place = [Int](repeating: codes.count, count: none) + [size - 1]
    for (position, code) in kept.codes.enumerated() { place[code] = position }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: size), count: size)
    var othersAlike = 0
    for (cell, count) in cells {
      let (row, column) = (cell / (none + 1), cell % (none + 1))
      counts[place[row]][place[column]] += count
      if row == column, others > 0, place[row] == codes.count { othersAlike += count }
    }
    (self.counts, self.othersAlike) = (counts, othersAlike)
    (self.units, self.several) = (units, several)
  }

  /// The codes used, or so many of them as were given most often; of equally many the first.
  private static func most(
    _ most: Int, of cells: [Int: Int], none: Int
  ) -> (codes: [Int], others: Int) {
    var given = [Int](repeating: 0, count: none + 1)
    for (cell, count) in cells {
      given[cell / (none + 1)] += count
      given[cell % (none + 1)] += count
    }
    let used = (0..<none).filter { given[$0] > 0 }
    guard used.count - 1 > most else { return (used, 0) }
    let kept = used.sorted { (given[$1], $0) < (given[$0], $1) }.prefix(max(0, most))
    return (kept.sorted(), used.count - kept.count)
  }
}

extension Ratings {
  /// The positions of the codes that a category stands for: its own where categories are no sets.
  fileprivate func members(of category: Int) -> [Int] {
    if let members = categories[category].members { return members.map(Int.init) }
    return categories[category].name.isEmpty ? [] : [category]
  }
}
