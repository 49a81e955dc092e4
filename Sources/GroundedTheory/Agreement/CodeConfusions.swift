/// Which code one coder gave where another gave which.
///
/// Codes that both gave a unit count on the diagonal. Each code that only one of them gave counts against each
/// that only the other gave, or against none where the other gave no more. So a unit to which each gave one
/// code, or none, counts once, and the counts are then the contingency table of the two.
public struct CodeConfusions: Hashable, Sendable {
  /// The codes that either of them used, in their order.
  public let codes: [String]
  /// The first coder's codes are rows, the second's columns, both in the order of ``codes`` and then none.
  public let counts: [[Int]]
  /// How many units both worked on.
  public let units: Int
  /// How many of these were given several codes by one of them.
  public let several: Int

  /// Compares two coders, by position; units that one of them did not rate are left out.
  public init(_ ratings: Ratings, of first: Int, and second: Int) {
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
    let used = Set(cells.keys.flatMap { [$0 / (none + 1), $0 % (none + 1)] })
    let kept = (0..<none).filter(used.contains) + [none]
    codes = kept.dropLast().map { all[$0] }
    counts = kept.map { row in kept.map { cells[row * (none + 1) + $0] ?? 0 } }
    (self.units, self.several) = (units, several)
  }
}

extension Ratings {
  /// The positions of the codes that a category stands for: its own where categories are no sets.
  fileprivate func members(of category: Int) -> [Int] {
    if let members = categories[category].members { return members.map(Int.init) }
    return categories[category].name.isEmpty ? [] : [category]
  }
}
