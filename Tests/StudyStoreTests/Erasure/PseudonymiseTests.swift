import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

@Suite struct PseudonymiseTests {
  private static let key = PseudonymKey(
    listed: [
      .init(original: "张建国", pseudonym: "[甲]"), .init(original: "西长安街", pseudonym: "[X街道]"),
    ], rules: [.init(rule: .phone, label: "电话")])

  /// A study whose names stand everywhere a name can stand.
  private func study() throws -> ScratchStudy {
    let study = try ScratchStudy()
    try study.file.importDocuments { add in
      try add(
        ImportedDocument(
          "张建国访谈", marked: "访：⟦您是张建国吧？⟧\n民：⟦我是张建国，在西长安街上班，电话13800138000，天天加班。⟧\n"))
      try add(ImportedDocument("A02", marked: "访：⟦忙吗？⟧\n民：⟦忙得很。⟧\n"))
    }
    try study.file.importParticipants([
      Placed(
        row: 2,
        value: ParticipantDraft(
          name: "张建国", source: "张建国访谈",
          attributes: [Attribute(name: "street", value: "西长安街")]))
    ])
    try study.file.addCoder("甲")
    try study.file.importCodebook(
      CodebookDraft(entries: [
        .init(path: ["加班"], level: "main", definition: "如张建国所说", row: 2),
        .init(path: ["身份"], level: "main", row: 3),
      ]))
    try study.code("加班", "天天加班", in: "张建国访谈", memo: "问过张建国本人")
    try study.code("身份", "我是张建国", in: "张建国访谈")
    try study.code("身份", "国，在西长", in: "张建国访谈")
    return study
  }

  private func bytes(_ study: ScratchStudy) throws -> Data {
    try ["", "-wal", "-shm"].reduce(into: Data()) { all, suffix in
      let url = URL(fileURLWithPath: study.file.path + suffix)
      if FileManager.default.fileExists(atPath: url.path) { all += try Data(contentsOf: url) }
    }
  }

  @Test func namesAreGoneFromEveryByteAndComeBackWithTheKey() throws {
    let study = try study()
    let before = try study.state()
    let text = try study.file.text(ofSource: "张建国访谈").text
    var saved = PseudonymKey()
    let done = try study.file.pseudonymise(with: Self.key) { saved = $0 }
    #expect(done.inTexts == 4)
    #expect(done.sources == 1)
    #expect(saved.found.map(\.original) == ["13800138000"])
    let all = try bytes(study)
    for word in ["张建国", "西长安街", "13800138000"] {
      #expect(all.range(of: Data(word.utf8)) == nil, "\(word)")
    }

    let codings = try study.file.snapshot().codings
    let new = try study.file.text(ofSource: "[甲]访谈").text
    for coding in codings {
      let span = try #require(coding.span)
      #expect(try new.holds(coding.quote, at: span))
    }
    #expect(codings.map(\.quote) == ["我是[甲]", "[甲]，在[X街道]", "天天加班"])
    #expect(try study.file.verify().holds)
    // The third quote began and ended inside names; it holds them whole and says so.
    #expect(done.findings.map(\.what) == ["1 quote widened"])

    _ = try study.file.pseudonymise(with: done.key, isReverse: true) { _ in }
    #expect(try study.file.text(ofSource: "张建国访谈").text == text)
    let after = try study.state()
    #expect(after.sources == before.sources)
    #expect(after.participants == before.participants)
    #expect(after.memos == before.memos)
    #expect(after.codes == before.codes)
    #expect(after.codings.map(\.quote) == ["我是张建国", "张建国，在西长安街", "天天加班"])
  }

  @Test func aRehearsalChangesNothing() throws {
    let study = try study()
    let rows = try study.rows()
    var isSaved = false
    let done = try study.file.pseudonymise(with: Self.key, isRehearsal: true) { _ in isSaved = true
    }
    #expect(done.inTexts == 4 && !isSaved)
    #expect(try study.rows() == rows)
    #expect(throws: Violation.self) {
      try study.file.pseudonymise(
        with: PseudonymKey(listed: [.init(original: "张建国", pseudonym: "忙得很")])
      ) { _ in }
    }
    #expect(try study.rows() == rows)
  }

  /// A coding of the same words before and after a correction in front of it has one row; a name that
  /// stands before it in one of the two texts alone moves it in that one alone.
  @Test func aCodingThatLivedInTwoTextsIsRightInBoth() throws {
    let study = try ScratchStudy()
    try study.file.importDocuments { add in
      try add(ImportedDocument("A01", marked: "民：⟦张建国说天天加班。⟧\n"))
      try add(ImportedDocument("B01", marked: "民：⟦李建国说天天加班。⟧\n"))
    }
    try study.file.addCoder("甲")
    try study.file.importCodebook(
      CodebookDraft(entries: [.init(path: ["加班"], level: "main", row: 2)]))
    let coding = try study.code("加班", "天天加班")
    // A01 takes the text of B01, as a correction of one character would.
    try study.file.record("source replace", by: nil) { writing in
      let (_, text, _) = try writing.db.sourceRows(named: "B01")
      let source = try #require(try writing.db.liveSources(where: "s.name = 'A01'").first)
      try writing.add(source, text: text)
      writing.summary = "x"
    }
    let key = PseudonymKey(listed: [.init(original: "张建国", pseudonym: "[网格员甲]")])
    _ = try study.file.pseudonymise(with: key) { _ in }
    for event in [5, 6] {
      let state = try study.state(asOf: event)
      let live = try #require(state.codings.first { $0.id == coding.id }, "\(event)")
      #expect(live.quote == "天天加班")
    }
    let rows: [[Int?]] = try study.raw { db in
      try Row.fetchAll(db, sql: "SELECT spanStart, added, retired FROM coding ORDER BY added")
        .map { row in [row[0], row[1], row[2]] }
    }
    #expect(rows.count == 2)
    #expect(rows[0][2] == rows[1][1])
    let moved = try #require(rows[0][0]) - (try #require(rows[1][0]))
    #expect(moved == "[网格员甲]".count - "张建国".count)
  }

  /// A record set lies in pages; a name in each moves all that follow.
  @Test func recordsMoveWithTheirPages() throws {
    let study = try study()
    func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
    _ = try study.file.importRecords(named: "热线", columns: ["街道"], pageBytes: 40) { add in
      for row in 2...9 {
        try add(
          RecordDraft(
            row: row, id: bytes("张建国\(row)"), attributes: [bytes(row == 4 ? "西长安街" : "东\"街")],
            text: bytes(row.isMultiple(of: 3) ? "路灯不亮\(row)" : "张建国说路灯不亮\(row)，在西长安街")))
      }
      return RecordFile(
        sha256: String(repeating: "c", count: 64), encoding: "UTF-8", findings: [])
    }
    for turn in [1, 2, 8] {
      try study.file.addCoding(
        CodingDraft(source: "热线", turn: turn, quote: "路灯不亮\(turn + 1)", code: "加班", coder: "甲"))
    }
    let before = try study.file.text(ofSource: "热线").text
    let done = try study.file.pseudonymise(with: Self.key) { _ in }
    let now = try study.file.text(ofSource: "热线")
    #expect(
      now.text.string
        == before.string.replacing("张建国", with: "[甲]").replacing("西长安街", with: "[X街道]"))
    let quotes = try study.file.snapshot().codings.filter { $0.quote.hasPrefix("路灯") }
    #expect(quotes.map(\.quote) == ["路灯不亮2", "路灯不亮3", "路灯不亮9"])
    for coding in quotes { #expect(try now.text.holds(coding.quote, at: #require(coding.span))) }
    #expect(try self.bytes(study).range(of: Data("张建国".utf8)) == nil)
    #expect(try study.file.verify().holds)
    _ = try study.file.pseudonymise(with: done.key, isReverse: true) { _ in }
    #expect(try study.file.text(ofSource: "热线").text == before)
    #expect(try study.file.verify().holds)
  }

  /// Every text column is either free text, the words of the sources, or known to be none.
  @Test func noColumnIsForgotten() throws {
    let study = try ScratchStudy()
    let columns = try study.raw { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
          WHERE m.type = 'table' AND c.type = 'TEXT'
          """)
    }
    let known = FreeText.others.union(FreeText.texts)
      .union(FreeText.all.map { "\($0.table).\($0.column)" })
    #expect(Set(columns) == known)
  }
}
