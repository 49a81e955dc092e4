import Foundation
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// A sheet is one event; what others did while it was open stays, and what cannot be merged is refused.
@Suite struct SessionTests {
  private func sheet(_ study: ScratchStudy, _ edit: (String) -> String = { $0 }) throws -> String {
    edit(try study.file.codingSheet(ofSource: "A01", coder: "甲").printed())
  }

  private func take(_ study: ScratchStudy, _ sheet: String) throws -> SheetChanges {
    let plan = try study.file.prepareSession(sheet, ofSource: "A01", coder: "甲")
    try study.file.apply(plan)
    return plan.changes
  }

  private func quotes(_ study: ScratchStudy) throws -> [String] {
    let snapshot = try study.file.snapshot()
    let source = snapshot.sources.first { $0.name == "A01" }?.id
    return snapshot.codings.filter { $0.source == source }.map { coding in
      let memo = snapshot.memos.first { $0.subject == .coding(coding.id) }?.text
      return "\(snapshot.codebook[coding.code]?.name ?? "?") \(coding.quote)"
        + (memo.map { " // \($0)" } ?? "")
    }
  }

  @Test func aSessionIsOneEventThatCanBeUndone() throws {
    let study = try ScratchStudy.full()
    let before = try study.state()
    let events = try study.file.history().count
    #expect(try quotes(study) == ["加班 天天加班 // 原话", "填表 表多"])
    let edited = try sheet(study) {
      $0.replacing("  | 加班 \"天天加班\" // 原话\n", with: "  | +熬夜 \"天天加班\" // 改了\n")
        .replacing("  | 填表 \"表多\"", with: "  | 填表 \"表多\" // 记\n  | 担责; 熬夜")
    }
    _ = try take(study, edited)
    #expect(try study.file.history().count == events + 1)
    #expect(
      try Set(quotes(study)) == [
        "熬夜 天天加班 // 改了", "填表 表多 // 记", "担责 天天加班，表多，表太多。", "熬夜 天天加班，表多，表太多。",
      ])
    #expect(try study.file.verify().holds)
    // The same sheet again says nothing new: it is read against the state that it was made from.
    #expect(try take(study, edited).isEmpty)
    try study.file.undo()
    #expect(try study.state() == before)
    try study.file.redo()
    #expect(try quotes(study).count == 4)
    #expect(try study.file.verify().holds)
  }

  @Test func whatWasDoneMeanwhileStays() throws {
    let study = try ScratchStudy.full()
    let open = try sheet(study) {
      $0.replacing("  | 填表 \"表多\"\n", with: "  | 担责 \"表太多\"\n  | 加班 \"表多\"\n")
    }
    try study.file.addCoder("乙")
    try study.code("填表", "忙吗", by: "乙")
    try study.code("担责", "表太多")
    try study.file.renameCode("加班", to: "超时")
    try study.file.addCode("加班", level: "initial")
    let changes = try take(study, open)
    // 担责 was coded meanwhile; 加班 stands for two codes by turns, and the study of now decides.
    #expect(changes.additions.count == 1 && changes.removals.count == 1)
    #expect(
      try quotes(study) == ["填表 忙吗", "超时 天天加班 // 原话", "加班 表多", "担责 表太多"])
    #expect(try study.file.verify().holds)
  }

  @Test func whatCannotBeMergedIsRefused() throws {
    let study = try ScratchStudy.full()
    let open = try sheet(study)
    let plan = try study.file.prepareSession(
      open.replacing("// 原话", with: ""), ofSource: "A01", coder: "甲")
    try study.file.addCoder("乙")
    #expect(throws: SheetRefusal.changedMeanwhile) { try study.file.apply(plan) }
    #expect(throws: SheetRefusal.otherCoder("乙")) {
      try study.file.prepareSession(open, ofSource: "A01", coder: "乙")
    }
    #expect(throws: SheetRefusal.otherSource("A02")) {
      try study.file.prepareSession(open, ofSource: "A02", coder: "甲")
    }
    #expect(throws: SheetRefusal.noHeader) {
      try study.file.prepareSession("1 访 |", ofSource: "A01", coder: "甲")
    }
    let other = try ScratchStudy.full()
    #expect(throws: SheetRefusal.otherStudy) {
      try other.file.prepareSession(open, ofSource: "A01", coder: "甲")
    }
    #expect(throws: Violation.self) { try study.file.codingSheet(ofSource: "A01", coder: "丙") }
    let corrected = try ImportedDocument("A01", marked: "访：⟦忙吗？⟧\n民：⟦天天加班，表很多，表太多。⟧\n")
    let revision = try study.file.prepareRevision(ofSource: "A01", as: corrected)
    try study.file.revise(revision)
    #expect(throws: SheetRefusal.textChanged("A01")) {
      try study.file.prepareSession(open, ofSource: "A01", coder: "甲")
    }
  }
}
