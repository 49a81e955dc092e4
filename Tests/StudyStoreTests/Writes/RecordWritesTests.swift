import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

@Suite struct RecordWritesTests {
  private func draft(
    _ row: Int, _ text: String, id: String? = nil, question: String = "", _ attributes: String...
  ) -> RecordDraft {
    RecordDraft(
      row: row, id: Array((id ?? "r\(row)").utf8)[...], question: question,
      attributes: attributes.map { Array($0.utf8)[...] }, text: Array(text.utf8)[...])
  }

  private let fingerprint = RecordFile(
    sha256: String(repeating: "c", count: 64), encoding: "UTF-8", findings: [])

  @discardableResult
  private func add(
    _ drafts: [RecordDraft], to study: ScratchStudy, named name: String = "热线",
    columns: [String] = ["区", "类"], pageBytes: Int = 64
  ) throws -> RecordImport {
    try study.file.importRecords(named: name, columns: columns, pageBytes: pageBytes) { add in
      for draft in drafts { try add(draft) }
      return fingerprint
    }
  }

  /// A study of codes with a survey: two questions, the second answer of `r3` missing.
  private func survey() throws -> ScratchStudy {
    let study = try ScratchStudy.full()
    try add(
      [
        draft(2, "天天加班，表多", question: "意见", "东", "甲"),
        draft(2, "少填表", question: "建议", "东", "甲"),
        draft(3, "责任倒大，没有权", question: "意见", "西", "乙\"\n\\"),
        draft(4, "表多，表多", question: "意见", "西", ""),
        draft(4, "加工资𠮷", question: "建议", "西", ""),
      ], to: study)
    return study
  }

  @Test(arguments: SeededGenerator.seeds)
  func pagesAndTurnsAreTheTexts(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for pageBytes in [1, 20, 300] {
      let study = try ScratchStudy()
      let drafts = (1...60).map { row in
        draft(
          row, "文" + generator.text(pieces: 0...12), generator.text(pieces: 0...4) + "\"\\\t",
          generator.text(pieces: 0...2))
      }
      try add(drafts, to: study, pageBytes: pageBytes)
      func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
      var records: [RecordEntry] = []
      try study.file.eachRecord(ofSource: "热线") {
        records.append($0)
        return true
      }
      #expect(records.map { Array($0.text.utf8) } == drafts.map { Array($0.text) })
      #expect(records.map(\.attributes) == drafts.map { $0.attributes.map(string) })
      let text = try study.file.text(ofSource: "热线")
      #expect(text.text.utf8 == Array(drafts.map(\.text).joined(separator: [0x0A])))
      #expect(text.turns == records.map(\.turn))
      for record in records.shuffled(using: &generator).prefix(10) {
        #expect(try text.text.quote(at: record.turn.span) == record.text)
        #expect(try study.file.record(record.id, ofSource: "热线") == [record])
      }
      var words = ""
      try study.file.eachPage(ofSource: "热线") { words += $0 }
      #expect(Array(words.utf8) == text.text.utf8)
      let summary = try #require(try study.file.sources().first)
      #expect(summary.turns == 60 && summary.scalars == text.text.scalarCount)
      #expect(summary.textSHA256 == Digest.sha256(text.text.utf8))
      #expect(try study.raw { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func theTurnOfAPlaceIsTheOneAnIndexFinds(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let study = try ScratchStudy()
    try add((1...200).map { draft($0, "文" + generator.text(pieces: 0...9)) }, to: study)
    let text = try study.file.text(ofSource: "热线")
    let index = TurnIndex(text.turns)
    try study.file.read { db in
      let finder = try TurnFinder(db, ofText: 1)
      var places = (0..<300).map { _ in Int.random(in: 0..<text.text.scalarCount, using: &generator)
      }
      places = places.sorted() + places.shuffled(using: &generator)
      for start in places {
        let span = try TextSpan(start: start, end: start + Int.random(in: 1...3, using: &generator))
        #expect(try finder.turn(of: span) == index.turn(of: span)?.number, "\(span)")
      }
    }
  }

  @Test func codingsOfARecord() throws {
    let study = try survey()
    let file = study.file
    func code(_ quote: String?, record: String? = nil, turn: Int? = nil, _ code: String = "填表")
      throws
      -> Coding
    {
      try file.addCoding(
        CodingDraft(
          source: "热线", turn: turn, record: record, quote: quote, code: code, coder: "甲"))
    }
    let text = try file.text(ofSource: "热线")
    for coding in [
      try code("少填表", record: "r2"), try code("加班，表多", record: "r2"), try code("没有权", turn: 3),
      try code("加工资𠮷", record: "r4", turn: 5),
    ] {
      #expect(try text.text.quote(at: try #require(coding.span)) == coding.quote)
    }
    let span = try #require(text.text.occurrences(of: "没有权").first)
    let byPlace = try file.addCoding(
      CodingDraft(
        source: "热线", record: "r3", offsets: span.range, quote: "没有权", code: "担责", coder: "甲"))
    #expect(byPlace.span == span)
    let across = try file.addCoding(
      CodingDraft(source: "热线", offsets: 0..<text.text.scalarCount, code: "担责", coder: "甲"))
    #expect(across.quote == text.text.string)

    #expect(throws: Violation.recordNotNamed(source: "热线")) { try code("加工资") }
    #expect(throws: Violation.noQuoteNorSpan(source: "热线")) { try code(nil) }
    #expect(throws: Violation.unknownRecord("r9", source: "热线")) { try code("表", record: "r9") }
    #expect(throws: Violation.unknownTurn(9, source: "热线", count: 5)) { try code("表", turn: 9) }
    #expect(throws: Violation.outsideRecord("r2", source: "热线")) {
      try code("没有权", record: "r2", turn: 3)
    }
    #expect(throws: Violation.quoteNotFound("没有权", source: "热线", turn: 4)) {
      try code("没有权", turn: 4)
    }
    #expect(throws: Violation.quoteNotFound("没有权", source: "热线", turn: nil)) {
      try code("没有权", record: "r4")
    }
    let error = #expect(throws: Violation.self) { try code("表多", record: "r4", turn: 4) }
    guard case .quoteAmbiguous(_, _, let places) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(places.map(\.span) == text.text.occurrences(of: "表多").suffix(2))
    #expect(throws: Violation.unknownRecord("r2", source: "A01")) {
      try file.addCoding(
        CodingDraft(source: "A01", record: "r2", quote: "表多", code: "填表", coder: "甲"))
    }
  }

  @Test func aSnapshotHasOnlyTheTurnsThatAreCoded() throws {
    let study = try survey()
    try study.file.addCoding(
      CodingDraft(source: "热线", record: "r3", quote: "没有权", code: "担责", coder: "甲"))
    let snapshot = try study.file.snapshot()
    let source = try #require(snapshot.sources.last)
    #expect(source.kind == .records)
    #expect(snapshot.turns[source.id]?.map(\.number) == [3])
    let table = ReportTable.quotes(snapshot).filtering("source", equals: "热线")
      .selecting(["turn", "speaker", "quote"])
    #expect(table.printed == "turn | speaker | quote\n3 | 意见 | 没有权")
  }

  @Test func idsThatComeTwiceAreAllNamed() throws {
    let study = try ScratchStudy()
    let before = try study.rows()
    var problems: [RowProblem] = []
    #expect(throws: CancellationError.self) {
      try study.file.importRecords(named: "热线", columns: []) { add in
        for (row, id) in [(2, "a"), (3, "b"), (4, "a"), (5, "c"), (6, "b")] {
          do { try add(draft(row, "文", id: id)) } catch let problem as RowProblem {
            problems.append(problem)
          }
        }
        throw CancellationError()
      }
    }
    #expect(problems.map(\.row) == [4, 6])
    #expect(
      problems.first?.reason.contains("the id \"a\" stands in an earlier row already") == true)
    #expect(try study.rows() == before)
  }

  @Test func theOriginalIsKeptWhereItIsGiven() throws {
    let study = try ScratchStudy()
    try add([draft(2, "文")], to: study, named: "large")
    #expect(throws: Violation.originalNotKept("large")) {
      try study.file.original(ofSource: "large")
    }
    let bytes = Array("id,text\n1,文\n".utf8)
    try study.file.importRecords(named: "small", columns: []) { add in
      try add(draft(2, "文"))
      return RecordFile(
        original: bytes, sha256: Digest.sha256(bytes), encoding: "UTF-8", findings: [])
    }
    #expect(try study.file.original(ofSource: "small") == bytes)
    #expect(throws: Violation.duplicateSource("small")) {
      try add([draft(2, "文")], to: study, named: "small")
    }
  }

  @Test func aDamagedPageIsAnErrorAndNoTrap() throws {
    let study = try survey()
    try study.raw { db in
      try db.execute(sql: "DROP TRIGGER page_frozen; UPDATE page SET words = '短'")
    }
    #expect(throws: StudyError.self) {
      try study.file.eachRecord(ofSource: "热线") { _ in true }
    }
    #expect(throws: StudyError.self) { try study.file.record("r2", ofSource: "热线") }
    #expect(throws: StudyError.self) {
      try study.file.addCoding(
        CodingDraft(source: "热线", record: "r3", quote: "没有权", code: "担责", coder: "甲"))
    }
  }
}
