import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

@Suite struct PurgeTests {
  private static let own = "访：⟦忙吗？⟧\n民：⟦白天家里没有人，只好晚上再去一趟。表太多，天天加班到深夜。⟧\n"
  private static let other = "访：⟦钱呢？⟧\n民：⟦工资一直没有涨过，大家都在抱怨。⟧\n"

  private func study() throws -> ScratchStudy {
    let study = try ScratchStudy()
    try study.file.importDocuments { add in
      try add(ImportedDocument("A01", marked: Self.own, original: Array("原件：\(Self.own)".utf8)))
      try add(ImportedDocument("A02", marked: Self.other))
    }
    try study.file.importParticipants(
      ["P07": "A01", "P08": "A02"].sorted { $0.key < $1.key }.enumerated().map { index, pair in
        Placed(
          row: index + 2,
          value: ParticipantDraft(
            name: pair.key, source: pair.value,
            attributes: [Attribute(name: "说明", value: "\(pair.key)是老网格员")]))
      })
    try study.file.addCoder("甲")
    try study.file.importCodebook(
      CodebookDraft(entries: [
        .init(path: ["负担"], level: "main", definition: "例：白天家里没有人，只好晚上再去一趟。", row: 2),
        .init(path: ["待遇"], level: "main", row: 3),
      ]))
    let coding = try study.code("负担", "白天家里没有人", memo: "很典型")
    try study.code("负担", "表太多")
    try study.file.removeCoding(coding.id.description)
    try study.code("待遇", "工资一直没有涨过", in: "A02", memo: "比较“天天加班到深夜”")
    try study.file.addRelations([
      RelationDraft(
        from: "负担", to: .code("待遇"), kind: .influences,
        evidence: [EvidenceReference(source: "A01", turn: 2, code: "负担")])
    ])
    return study
  }

  /// Every byte that SQLite has put on the disk for the study.
  private func bytes(_ study: ScratchStudy) throws -> Data {
    let folder = URL(fileURLWithPath: study.file.path).deletingLastPathComponent()
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
  }

  @Test func noWordIsLeftAndEverythingElseStays() throws {
    let study = try study()
    let backup = study.file.path + ".schema-1"
    try Data(contentsOf: URL(fileURLWithPath: study.file.path))
      .write(to: URL(fileURLWithPath: backup))
    let before = try study.state()
    let words = ["白天家里没有人", "只好晚上再去一趟", "表太多", "天天加班到深夜", "P07", "A01", "很典型", "原件"]
    let first = try bytes(study)
    for word in words { #expect(first.range(of: Data(word.utf8)) != nil, "\(word)") }

    let rehearsed = try study.file.purge(participant: "P07", isRehearsal: true)
    #expect(try study.state() == before)
    let done = try study.file.purge(participant: "P07", by: "甲")
    #expect(done == rehearsed)
    #expect(done.sources == ["A01"] && done.codings == 1 && done.backups == [backup])

    let all = try bytes(study)
    for word in words { #expect(all.range(of: Data(word.utf8)) == nil, "\(word)") }
    #expect(!FileManager.default.fileExists(atPath: backup))

    let after = try study.state()
    #expect(after.sources.map(\.name) == ["A02"])
    #expect(after.codings.map(\.quote) == ["工资一直没有涨过"])
    #expect(after.memos.map(\.text) == ["比较“[…]”"])
    #expect(after.codes.first { $0.name == "负担" }?.definition == "例[…]")
    #expect(after.relations.map(\.support) == [[]])
    #expect(try study.file.history().last?.verb == "purge")
    #expect(try study.file.verify().holds)
    // The rules of the schema hold again.
    #expect(throws: DatabaseError.self) {
      try study.raw { try $0.execute(sql: "DELETE FROM coding") }
    }
    #expect(try study.raw { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    try study.code("待遇", "大家都在抱怨", in: "A02")
  }

  @Test func inAGroupOnlyOnesOwnTurnsGo() throws {
    let study = try study()
    try study.file.importDocuments { add in
      try add(
        ImportedDocument(
          "F01", marked: "访：⟦大家谈谈。⟧\n民：⟦我先说，楼道里堆满了旧家具。⟧\n访：⟦还有吗？⟧\n民：⟦没有人管，谁都怕得罪人。⟧\n访：⟦好。⟧\n"))
    }
    try study.raw { db in
      try db.execute(
        sql: """
          INSERT INTO speaker SELECT 1, 1, randomblob(16), s.added, NULL, s.first, '民', p.first
            FROM source s, participant p WHERE s.name = 'F01' AND p.name = 'P07';
          INSERT INTO speaker SELECT 2, 2, randomblob(16), s.added, NULL, s.first, '访', p.first
            FROM source s, participant p WHERE s.name = 'F01' AND p.name = 'P08';
          """)
    }
    try study.code("负担", "楼道里堆满了旧家具", in: "F01")
    try study.file.addCoding(
      CodingDraft(source: "F01", quote: "还有吗？", code: "待遇", coder: "甲"))
    let done = try study.file.purge(participant: "P07")
    #expect(done.turns == ["F01": 2])
    let text = try study.file.text(ofSource: "F01")
    #expect(text.text.string == "访：大家谈谈。\n[…]\n访：还有吗？\n[…]\n访：好。\n")
    #expect(text.turns.map(\.number) == [1, 2, 3, 4, 5])
    #expect(text.turns.map(\.speaker) == ["访", "[…]", "访", "[…]", "访"])
    #expect(try study.file.verify().holds)
    let coding = try #require(
      try study.file.snapshot().codings.first { $0.quote == "还有吗？" })
    #expect(try text.text.holds(coding.quote, at: try #require(coding.span)))
    #expect(try bytes(study).range(of: Data("楼道里堆满了".utf8)) == nil)
  }

  /// What teams, rules, saved queries and merges left behind.
  @Test func whatWasBuiltOnTheWordsGoesToo() throws {
    let study = try study()
    let words = ["表太多", "白天家里没有人", "天天加班到深夜", "P07", "A01", "典型得很", "换个说法", "两人不一"]
    let other = try study.copy()
    // The same in both copies, so that one stands for the other after the merge.
    let own = try study.code("待遇", "天天加班到深夜", by: "甲")
    let same = try other.code("待遇", "天天加班到深夜", by: "甲")
    try other.file.addMemo(MemoDraft(text: "典型得很", subject: .coding(same.id.description)))
    _ = try study.file.merge(other.file.path)
    let memo = try study.file.addMemo(
      MemoDraft(text: "换个说法", subject: .coding(own.id.description), compared: ["负担", "待遇"]))
    _ = try study.file.editMemo(memo.id.description, text: "换个说法吧")
    try study.file.assign(sources: ["A01", "A02"], to: "乙")
    let theirs = try study.code("负担", "大家都在抱怨", in: "A02", by: "乙")
    let kept = try #require(
      try study.file.snapshot().codings.first { $0.quote == "工资一直没有涨过" })
    try study.file.adjudicate(
      [
        Adjudication(accepted: [own.id], note: "两人不一：天天加班到深夜"),
        Adjudication(accepted: [kept.id], rejected: [theirs.id], note: "此处留下"),
      ], as: "定稿")
    for (name, word) in [("夜里", "天天加班到深夜"), ("钱", "工资")] {
      try study.file.addRule(RuleDraft(name: name, code: "负担", coder: "甲", words: [word]))
    }
    try study.file.addRule(
      RuleDraft(
        name: "人", code: "负担", coder: "甲", words: ["抱怨"], condition: "participant != P07"))
    _ = try study.file.saveQuery("白天家里没有人一", "负担 and quote~白天家里没有人")
    _ = try study.file.saveQuery("白天家里没有人二", "负担 and source=A01")
    // Codes of two levels with one name and number.
    try study.file.addCode("白天家里没有人", level: "main")
    try study.file.addCode("白天家里没有人呢", level: "concept")

    let events = try study.file.history().count
    _ = try study.file.purge(participant: "P07")

    let all = try bytes(study)
    for word in words {
      let place = all.range(of: Data(word.utf8))
      #expect(place == nil, "\(word): \(context(place, all))")
    }
    let verified = try study.file.verify()
    #expect(verified.holds, "\(verified.faults)")
    let after = try study.state()
    #expect(after.assignments.count == 1 && after.decisions.count == 2)
    #expect(Set(after.decisions.map(\.note)) == ["此处留下"])
    #expect(try study.file.rules().map(\.name).sorted() == ["人", "钱"])
    #expect(Set(after.queries.map(\.name)).count == 2)
    // Nothing that is taken back or merged brings the words again.
    for event in 2...events {
      do { try study.file.undo(event) } catch is UndoRefusal {}
    }
    _ = try study.file.merge(other.file.path)
    #expect(try study.file.verify().holds)
    let last = try bytes(study)
    for word in words where word != "A01" && word != "P07" {
      #expect(last.range(of: Data(word.utf8)) == nil, "\(word)")
    }
  }

  private func context(_ place: Range<Data.Index>?, _ data: Data) -> String {
    guard let place else { return "" }
    let start = max(data.startIndex, place.lowerBound - 60)
    return String(decoding: data[start..<min(data.endIndex, place.upperBound + 60)], as: UTF8.self)
  }

  @Test func anUnknownParticipantIsNamedAndNothingChanges() throws {
    let study = try study()
    let rows = try study.rows()
    #expect(throws: Violation.unknownParticipant("P7", nearest: ["P07"])) {
      try study.file.purge(participant: "P7")
    }
    #expect(try study.rows() == rows)
  }
}
