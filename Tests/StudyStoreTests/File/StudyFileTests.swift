import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

@Suite struct StudyFileTests {
  @Test func everythingIsThereAfterReopening() throws {
    let study = try ScratchStudy.full()
    let state = try study.state()
    let (sources, history) = (try study.file.sources(), try study.file.history())
    try study.file.close()
    let reopened = try StudyFile.open(at: study.file.path)
    #expect(try reopened.snapshot().state == state)
    #expect(try reopened.sources().map(\.source) == sources.map(\.source))
    #expect(try reopened.history() == history)
    try reopened.close()
    #expect(!FileManager.default.fileExists(atPath: study.file.path + "-wal"))
  }

  @Test func aSnapshotHoldsWhatWasPutIn() throws {
    let snapshot = try ScratchStudy.full().file.snapshot()
    #expect(snapshot.study.title == "网格治理" && snapshot.study.citation == "作者 2022")
    #expect(snapshot.study.note == "合成文本" && snapshot.study.storyline == "一根针")
    #expect(snapshot.codebook.ladder == (try LadderPreset.xicheng.ladder))
    #expect(
      snapshot.sources.map { "\($0.number) \($0.name) \($0.kind) \($0.heldOut != nil)" } == [
        "1 A01 interview false", "2 A02 interview false", "3 A03 interview true",
      ])
    #expect(snapshot.sources.first?.participant == snapshot.participants.first?.id)
    #expect(snapshot.participants.first?.value(of: "role") == "网格员")
    let turns = try #require(snapshot.sources.first.flatMap { snapshot.turns[$0.id] })
    #expect(turns.map(\.speaker) == ["访", "民"])
    #expect(turns.map(\.role) == [.interviewer, .respondent])
    #expect(turns.map(\.milliseconds) == [0..<1500, nil])
    #expect(
      ReportTable.quotes(snapshot).selecting(["source", "turn", "quote", "path", "memo"]).printed
        == """
        source | turn | quote | path | memo
        A01 | 2 | 天天加班 | 制度/任务/加班 | 原话
        A01 | 2 | 表多 | 制度/任务/填表 | -
        A02 | 2 | 责任倒大 | 制度/担责 | -
        """)
    #expect(
      ReportTable.relations(snapshot).selecting(["from", "to", "type", "sign", "support", "note"])
        .printed == """
          from | to | type | sign | support | note
          制度 | 失灵 | causes | + | 2 | 见访谈
          资源 | 制度 → 失灵 | moderates | - | 0 | \("")
          """)
    #expect(snapshot.relations.first?.support == snapshot.codings.prefix(2).map(\.id))
  }

  @Test func countsMadeByTheDatabaseAreThoseMadeFromValues() throws {
    let file = try ScratchStudy.full().file
    let snapshot = try file.snapshot()
    let (codebook, counted) = try file.frequencies()
    #expect(codebook.codes == snapshot.codebook.codes)
    for code in codebook.codes { #expect(counted[code.id] == snapshot.frequencies[code.id]) }
    #expect(Set(try file.tallies()) == Set(CodingTally.tallies(of: snapshot.codings)))
    #expect(try file.sources().map(\.codings) == [2, 1, 0])
    #expect(try file.sources().map(\.speakers) == [2, 2, 2])
  }

  @Test func theFileSaysWhoseItIs() throws {
    let study = try ScratchStudy.full()
    let pragmas = ["application_id", "user_version", "integrity_check", "foreign_key_check"]
    let answers = try study.raw { db in
      try pragmas.map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
    }
    #expect(answers == [String(0x5A48_4147), String(Schema.version), "ok", nil])
  }

  @Test func everyConnectionIsDurableAndChecksReferences() throws {
    func settings(_ file: StudyFile) throws -> [String?] {
      try file.queue.read { db in
        try ["journal_mode", "synchronous", "foreign_keys"].map {
          try String.fetchOne(db, sql: "PRAGMA \($0)")
        }
      }
    }
    let study = try ScratchStudy.full()
    #expect(try settings(study.file) == ["wal", "2", "1"])
    try study.file.close()
    #expect(try settings(StudyFile.open(at: study.file.path)) == ["wal", "2", "1"])
  }

  @Test func aNewStudyNeverReplacesAFile() throws {
    let scratch = try Scratch()
    let ladder = try LadderPreset.gioia.ladder
    let path = scratch.path("note.txt")
    try Data("访谈".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StudyError.exists(path: path)) {
      try StudyFile.create(at: path, title: "", ladder: ladder)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("访谈".utf8))
    let nowhere = scratch.path("none/study.zhagen")
    #expect(throws: StudyError.noFolder(path: nowhere)) {
      try StudyFile.create(at: nowhere, title: "", ladder: ladder)
    }
  }

  @Test func originalBytesComeBackExactly() throws {
    let study = try ScratchStudy()
    let windows = [0xEF, 0xBB, 0xBF] + Array("访：忙吗？\r\n民：忙。\r\n".utf8)
    try study.file.importDocuments { add in
      try add(ImportedDocument("win", marked: "访：⟦忙吗？⟧\n民：⟦忙。⟧\n", original: windows))
      try add(ImportedDocument("unix", marked: "访：⟦忙吗？⟧\n民：⟦忙。⟧\n"))
    }
    let plain = Array("访：忙吗？\n民：忙。\n".utf8)
    #expect(try study.file.original(ofSource: "win") == windows)
    #expect(try study.file.text(ofSource: "win").text.utf8 == plain)
    #expect(try study.file.original(ofSource: "unix") == plain)
    #expect(
      try study.raw { try Bool.fetchAll($0, sql: "SELECT original IS NULL FROM text ORDER BY key") }
        == [false, true])
  }

  @Test func turnsAndWordsOfASourceAreThoseImported() throws {
    let study = try ScratchStudy()
    let document = try ImportedDocument("A01", marked: "访：⟦𠮷吗？⟧\n民：⟦e\u{301}👨‍👩‍👧⟧\n")
    try study.file.importDocuments { add in try add(document) }
    let text = try study.file.text(ofSource: "A01")
    #expect(text.text == document.text)
    #expect(text.turns == document.turns)
    #expect(throws: Violation.unknownSource("A1", nearest: ["A01"])) {
      try study.file.text(ofSource: "A1")
    }
  }
}
