import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// What changed between two states, told of the right things.
@Suite struct DifferenceTests {
  /// Thing, change, name, was, now, count of each change since an event.
  private func changes(
    _ study: ScratchStudy, since event: Int, each: Bool = false,
    code: String? = nil, level: String? = nil, coder: String? = nil
  ) throws -> [String] {
    let before = try StudyFile.open(at: study.file.path, asOf: .number(event))
    var difference = StudyDifference(
      from: try before.side(namingEvents: true), to: try study.file.side(namingEvents: true),
      eachCoding: each)
    try difference.narrow(code: code, level: level, coder: coder)
    return difference.changes.map { change in
      let parts = [
        change.number, change.name, change.coder, change.was ?? "-", change.now ?? "-",
        "\(change.count)", change.event.map { "#\($0)" },
      ]
      return "\(change.thing) \(change.change) " + parts.compactMap(\.self).joined(separator: "|")
    }
  }

  @Test func theCodebookIsToldInWords() throws {
    let study = try ScratchStudy.full()
    try study.file.renameCode("填表", to: "表格")
    try study.file.moveCode("表格", to: "资源")
    try study.file.defineCode("资源", as: "人与钱")
    try study.file.addCode("新", level: "concept", under: "资源")
    #expect(
      try changes(study, since: 11) == [
        "code redefined B2|资源|-|人与钱|1|#14", "code renamed a2|填表|填表|表格|1|#13",
        "code moved a2|填表|任务|资源|1|#13", "code added a4|新|-|资源/新|1|#15",
      ])
    #expect(try changes(study, since: 11, code: "填表").count == 2)
    #expect(try changes(study, since: 11, level: "main").count == 1)
    #expect(try changes(study, since: 15).isEmpty)
    #expect(throws: Violation.self) { try changes(study, since: 11, code: "无此") }
    #expect(throws: Violation.self) { try changes(study, since: 11, coder: "无此") }
  }

  @Test func aCodeThatWasMergedLeadsToItsHeir() throws {
    let study = try ScratchStudy.full()
    let codebook = try study.file.codebook()
    let (from, to) = (try codebook.code(named: "填表"), try codebook.code(named: "加班"))
    let coding = try #require(try study.file.snapshot().codings.first { $0.code == from.id })
    try study.file.record("code merge", by: "甲", reason: "说的是一回事") { writing in
      var moved = coding
      moved.code = to.id
      try writing.add(moved)
      var heir = to
      heir.aliases = ["填表"]
      try writing.add(heir)
      try writing.retire("code", try writing.first("code", from.id.uuid))
      try writing.insert(
        "successor", ["version", "first", "id", "added", "kind", "successor"],
        [1, 1, from.id.uuid, writing.event, "code", to.id.uuid])
      writing.summary = "填表 into 加班"
    }
    let all = try changes(study, since: 11)
    #expect(try study.file.side(namingEvents: false).successors == [from.id: to.id])
    #expect(
      all == [
        "code aliases a1|加班|-|填表|1|#12", "code merged a2|填表|-|a1 加班|1|#12",
        "coding recoded a2|填表|甲|a2 填表|a1 加班|1",
      ])
    #expect(try changes(study, since: 11, code: "加班").count == 3)
    // Whoever asks for either finds why; the heir's history is that of both, the other's its own.
    func events(_ code: String, _ verb: String? = nil) throws -> [Int] {
      try study.file.history(EventFilter(code: code, verb: verb)).map(\.number)
    }
    #expect(try events("a1") == [6, 7, 8, 11, 12])
    #expect(try events("a2") == [6, 8, 12] && events("制度/任务/加班") == [6, 7, 8, 11, 12])
    #expect(try events("填表", "merge") == [12] && events("填表", "code") == [12])
    let unknown = #expect(throws: Violation.self) { try events("填表格") }
    #expect(unknown?.description.contains("填表") == true)
    #expect(try changes(study, since: 11, coder: "甲").count == 1)
    #expect(try study.file.verify().holds)
  }

  @Test func codingsAreCountedOrListed() throws {
    let study = try ScratchStudy.full()
    try study.file.addCoder("乙")
    for quote in ["天天", "表多"] { try study.code("加班", quote, by: "乙") }
    let first = try #require(try study.file.snapshot().codings.first { $0.quote == "天天加班" })
    try study.file.removeCoding(first.id.description)
    let all = try changes(study, since: 11)
    #expect(
      all == [
        "coder added 乙|-|-|1|#12", "coding added a1|加班|乙|-|-|2",
        "coding removed a1|加班|甲|-|-|1", "memo removed 天天加班|原话|-|1|#15",
        "relation support \"制度\" causes (+) \"失灵\"|2|1|1|#15",
      ])
    let each = try changes(study, since: 11, each: true, coder: "乙")
    #expect(each.count == 3 && each[1].hasPrefix("coding added a1|加班|乙|-|A01 "), "\(each)")
    #expect(each[1].hasSuffix(" 天天|1|#13"))
  }

  /// There is a difference where the states differ and nowhere else, and codings are counted whole.
  @Test(arguments: SeededGenerator.seeds)
  func nothingIsMissedAndNothingInvented(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var sides = [try study.file.side(namingEvents: true)]
    for step in 0..<15 {
      do { try RandomWrites.write(study, step, &random) } catch is Violation {
      } catch is StudyError {}
      sides.append(try study.file.side(namingEvents: true))
    }
    for (index, before) in sides.enumerated() {
      let after = try #require(sides.randomElement(using: &random))
      for (a, b) in [(before, after), (after, before)] {
        let changes = StudyDifference(from: a, to: b).changes
        // Saved queries are no part of what is compared.
        var (one, other) = (a.snapshot.state, b.snapshot.state)
        (one.queries, other.queries) = ([], [])
        let isSame = one == other
        #expect(changes.isEmpty == isSame, "seed \(seed), state \(index): \(changes)")
        func count(_ word: String) -> Int {
          changes.filter { $0.thing == .coding && $0.change == word }.map(\.count).reduce(0, +)
        }
        #expect(
          count("added") - count("removed")
            == b.snapshot.codings.count - a.snapshot.codings.count)
      }
    }
  }
}
