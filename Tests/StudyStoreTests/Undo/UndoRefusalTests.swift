import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// An undo is refused where later work depends on the event, and the refusal says on what.
@Suite struct UndoRefusalTests {
  /// Writes done first, the event that is then to be undone, the work after it, what the refusal says.
  private static let cases: [(event: Write, later: Write, says: [String])] = [
    (
      { try $0.renameCode("任务", to: "重担") }, { try $0.defineCode("重担", as: "又") },
      ["the code \"重担\" was changed again, by event 13 (code define)", "Undo first: event 13."]
    ),
    (
      { try $0.addCode("新", level: "concept") },
      { try $0.addCoding(CodingDraft(source: "A01", quote: "天天", code: "新", coder: "甲")) },
      ["the coding \"天天\" (\"新\" in \"A01\") depends on the code \"新\", by event 13 (coding add)"]
    ),
    (
      { try $0.renameCode("任务", to: "重担") },
      { try $0.addCode("任务", level: "initial", under: "制度") },
      ["the code \"任务\" has taken the place of what would come back, by event 13 (code add)"]
    ),
    (
      { file in
        try file.importCodebook(
          CodebookDraft(
            ladder: Ladder(
              file.codebook().ladder.levels,
              beside: file.codebook().ladder.beside + [Level(key: "cause", name: "因", prefix: "Z")]),
            entries: []))
      }, { try $0.addCode("穷", level: "cause") },
      ["the code \"穷\" depends on the level \"cause\", by event 13 (code add)"]
    ),
    (
      { try $0.removeCoding($0.snapshot().codings[0].id.description) },
      { try $0.retireCode("加班") },
      ["belongs to the code \"加班\", which was taken back, by event 13 (code retire)"]
    ),
    (
      { try $0.addCoder("乙") },
      { try $0.addCoding(CodingDraft(source: "A01", quote: "天天", code: "加班", coder: "乙")) },
      ["depends on the coder \"乙\""]
    ),
    (
      { try $0.moveCode("填表", to: "资源") },
      { file in
        // In one event another level for the parent that it had, and nothing below it.
        var code = try file.codebook().code(named: "任务")
        code = Code(
          id: code.id, name: code.name, level: "concept", parent: nil, ordinal: 90,
          definition: code.definition, provenance: code.provenance)
        try file.record("code demote", by: nil) { writing in
          try writing.add(code)
          try writing.db.execute(
            sql: "UPDATE code SET retired = ? WHERE name = '加班' AND retired IS NULL",
            arguments: [writing.event])
          try writing.db.execute(
            sql: "UPDATE coding SET retired = ? WHERE code = 3 AND retired IS NULL",
            arguments: [writing.event])
          try writing.db.execute(
            sql: "UPDATE memo SET retired = ? WHERE retired IS NULL", arguments: [writing.event])
          try writing.db.execute(
            sql: "UPDATE support SET retired = ? WHERE retired IS NULL", arguments: [writing.event])
          writing.summary = "任务"
        }
      }, ["the code \"填表\": ", "by event 13 (code demote)"]
    ),
  ]

  private typealias Write = @Sendable (StudyFile) throws -> Void

  @Test(arguments: cases.indices)
  func laterWorkIsNamed(index: Int) throws {
    let (event, later, says) = Self.cases[index]
    let study = try ScratchStudy.full()
    try #require(try study.file.history().count == 11)
    let before = try study.state()
    try event(study.file)
    let between = try study.state()
    try later(study.file)
    let rows = try study.rows()
    let refusal = #expect(throws: UndoRefusal.self) { try study.file.undo(12) }
    for part in says { #expect(refusal?.description.contains(part) == true, "\(refusal as Any)") }
    #expect(try study.rows() == rows)
    // Once that is undone, it can be.
    try study.file.undo(13)
    #expect(try study.state() == between)
    try study.file.undo(12)
    #expect(try study.state() == before)
    #expect(try study.file.verify().holds)
  }

  @Test func aCorrectedTextKeepsTheWordsThatWereCodedInIt() throws {
    let study = try ScratchStudy.full()
    try study.file.importDocuments { add in try add(ImportedDocument("新", marked: "⟦甲乙丙⟧")) }
    let removed = try study.code("填表", "乙丙", in: "新")
    try study.file.removeCoding(removed.id.description)
    try study.replaceText(ofSource: "新", with: "丁戊己")
    let kept = try study.code("填表", "戊", in: "新")
    let rows = try study.rows()
    let back = #expect(throws: UndoRefusal.self) { try study.file.undo(14) }
    #expect(back?.description.contains("would not stand in the corrected text") == true)
    #expect(back?.description.contains("Undo first: event 15.") == true, "\(back as Any)")
    let words = #expect(throws: UndoRefusal.self) { try study.file.undo(15) }
    #expect(
      words?.description.contains(
        "the coding \"戊\" (\"填表\" in \"新\") stands in the corrected text, by event 16") == true,
      "\(words as Any)")
    #expect(try study.rows() == rows)
    try study.file.removeCoding(kept.id.description)
    // The coding is gone, but its history still stands in the corrected text, which stays too.
    try study.file.undo(15)
    try study.file.undo(14)
    #expect(try study.state().codings.contains(removed))
    let verified = try study.file.verify()
    #expect(verified.holds, "\(verified.faults)")
  }

  @Test func whatCannotBeUndoneIsSaid() throws {
    let study = try ScratchStudy()
    #expect(throws: UndoRefusal.nothingToUndo) { try study.file.undo() }
    #expect(throws: UndoRefusal.nothingToRedo) { try study.file.redo() }
    #expect(throws: UndoRefusal.final(1, verb: "init")) { try study.file.undo(1) }
    #expect(throws: UndoRefusal.unknownEvent(9, last: 1)) { try study.file.undo(9) }
    try study.file.addCoder("甲")
    let done = try study.file.undo(by: "乙", reason: "写错")
    #expect(done.write == 2 && done.event == 3 && !done.isRedo)
    #expect(throws: UndoRefusal.undoneAlready(2, by: 3)) { try study.file.undo(2) }
    let event = try #require(try study.file.history().last)
    #expect(event.verb == "undo" && event.coder == "乙" && event.reason == "写错")
    #expect(event.summary == "event 2, coder add: \"甲\"" && event.undoes == 2)
    // Undoing the undo by its number is its redo.
    #expect(try study.file.undo(3).isRedo && study.file.history().last?.verb == "redo")
    try study.file.record("purge", by: nil) { $0.summary = "P1" }
    #expect(throws: UndoRefusal.final(5, verb: "purge")) { try study.file.undo() }
    #expect(try study.file.undo(2).write == 2)
  }

  @Test func aNewWriteClearsRedo() throws {
    let study = try ScratchStudy.full()
    try study.file.undo()
    try study.file.undo()
    try study.file.redo()
    try study.file.addCoder("乙")
    #expect(throws: UndoRefusal.nothingToRedo) { try study.file.redo() }
    // What was undone before it can still be brought back by number.
    let undo = try #require(
      try study.file.history().first { $0.verb == "undo" && $0.undoneBy == nil })
    #expect(try study.file.undo(undo.number).isRedo)
  }

  @Test func whatATableRefersToIsReadFromIt() throws {
    try ScratchStudy().raw { db in
      let code = try VersionedTable("code", in: db)
      #expect(code.key == ["first"])
      #expect(Set(code.references.map(\.column)) == ["parent", "level"])
      #expect(Set(code.uniqueKeys) == [["ifnull(parent, 0)", "name"], ["level", "ordinal"]])
      let support = try VersionedTable("support", in: db)
      #expect(
        support.key == ["relation", "coding"] && support.uniqueKeys == [["relation", "coding"]])
      let memo = try VersionedTable("memo", in: db)
      #expect(Set(memo.references.map(\.target)) == ["code", "coding", "source", "relation"])
      #expect(!memo.content.contains("added") && memo.content.contains("text"))
    }
  }
}

extension ScratchStudy {
  /// Gives a source other words, as a correction does.
  fileprivate func replaceText(ofSource name: String, with words: String) throws {
    try file.record("source replace", by: nil) { writing in
      let digest = Digest.sha256(Array(words.utf8))
      try writing.insert(
        "text",
        ["sha256", "textSha256", "encoding", "scalars", "turns", "speakers", "words"],
        [digest, digest, "UTF-8", words.unicodeScalars.count, 0, 0, words])
      let text = writing.db.lastInsertedRowID
      let first = try writing.db.sourceRows(named: name).first
      let source = try writing.db.liveSources(where: "s.first = \(first)")[0]
      try writing.add(source, text: text)
      writing.summary = "\"\(name)\""
    }
  }
}
