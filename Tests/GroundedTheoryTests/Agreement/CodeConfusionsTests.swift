import GroundedTheory
import TestSupport
import Testing

@Suite struct CodeConfusionsTests {
  @Test("Units with one code each give their contingency table, without codes that nobody used")
  func contingency() {
    let names = ["", "x", "unused", "y"]
    let ratings = Ratings(
      coders: ["A", "B", "C"], categories: names.map { Ratings.Category(name: $0) },
      matrix: [1, 1, 0, 1, 3, 0, 3, 3, 1, 3, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 1, -1, 3, 1, 1, -1, 1])
    let confusions = CodeConfusions(ratings, of: 0, and: 1)
    #expect(confusions.codes == ["x", "y"])
    #expect(confusions.counts == [[1, 1, 0], [0, 1, 1], [2, 0, 1]])
    #expect(confusions.units == 7 && confusions.several == 0)
    let turned = CodeConfusions(ratings, of: 1, and: 0).counts
    #expect(turned == (0..<3).map { row in (0..<3).map { confusions.counts[$0][row] } })
  }

  @Test(
    "Of several codes those in common agree, the others stand against each other, or against none",
    arguments: [
      (["x"], ["x", "y"], ["xx", "-y"]), (["x", "y"], ["y", "z"], ["yy", "xz"]),
      (["x", "y"], ["z"], ["xz", "yz"]), (["x", "y"], [], ["x-", "y-"]), ([], [], ["--"]),
      (["x", "y"], ["x", "y"], ["xx", "yy"]),
    ] as [([String], [String], [String])])
  func sets(one: [String], other: [String], pairs: [String]) {
    let codes = ["x", "y", "z"]
    func category(_ members: [String]) -> Ratings.Category {
      Ratings.Category(
        name: members.joined(separator: "|"),
        members: members.compactMap { codes.firstIndex(of: $0).map(Int32.init) })
    }
    let ratings = Ratings(
      coders: ["A", "B"], categories: [category(one), category(other)], codes: codes,
      matrix: [0, 1, 0, 1])
    let confusions = CodeConfusions(ratings, of: 0, and: 1)
    let names = confusions.codes + ["-"]
    var found: [String] = []
    for (row, counts) in confusions.counts.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 {
        #expect(count == 2)
        found.append(names[row] + names[column])
      }
    }
    #expect(found.sorted() == pairs.sorted())
    #expect(confusions.several == (max(one.count, other.count) > 1 ? 2 : 0))
  }
  @Test(
    "Beyond the codes given most often the others share a row and a column, and nothing is lost",
    arguments: SeededGenerator.seeds)
  func gathered(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let codes = 12
    let ratings = Ratings(
      coders: ["A", "B"],
      categories: [.init(name: "")] + (1...codes).map { .init(name: "c\($0)") },
      matrix: (0..<400).map { _ in
        Int32(min(generator.index(below: codes + 1), generator.index(below: codes + 1)))
      })
    let whole = CodeConfusions(ratings, of: 0, and: 1)
    try #require(whole.codes.count == codes && whole.others == 0 && whole.othersAlike == 0)
    let given = whole.codes.indices.map { code in
      whole.counts[code].reduce(0, +) + whole.counts.reduce(0) { $0 + $1[code] }
    }
    #expect(CodeConfusions(ratings, of: 0, and: 1, most: codes - 1) == whole)
    for most in [0, 1, 5, codes - 2] {
      let few = CodeConfusions(ratings, of: 0, and: 1, most: most)
      #expect(few.codes.count == most && few.others == codes - most)
      let kept = whole.codes.indices.filter { few.codes.contains(whole.codes[$0]) }
      #expect(few.codes == kept.map { whole.codes[$0] })
      let left = whole.codes.indices.filter { !kept.contains($0) }
      #expect((kept.map { given[$0] }.min() ?? .max) >= (left.map { given[$0] }.max() ?? 0))
      let parts = kept.map { [$0] } + [left, [codes]]
      #expect(
        few.counts
          == parts.map { rows in
            parts.map { columns in
              rows.reduce(0) { sum, row in columns.reduce(sum) { $0 + whole.counts[row][$1] } }
            }
          })
      #expect(few.othersAlike == left.reduce(0) { $0 + whole.counts[$1][$1] })
      #expect(few.units == whole.units)
    }
  }
}
