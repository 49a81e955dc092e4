import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// Rules find what stands there, add only what is new, and are undone as one.
@Suite struct RuleTests {
  private func study() throws -> ScratchStudy {
    let study = try ScratchStudy.full()
    try study.file.addCoder("机")
    try study.file.importDocuments { add in
      try add(ImportedDocument("B01", marked: "访：⟦𠮷加班吗？⟧\n民：⟦加班。“加 班！”他说加班，表多。好。⟧\n"))
    }
    return study
  }

  private func quotes(_ study: ScratchStudy) throws -> [String] {
    let snapshot = try study.file.snapshot()
    let machine = snapshot.coders.first { $0.name == "机" }?.id
    return snapshot.codings.filter { $0.coder == machine }.map(\.quote)
  }

  @Test(arguments: [
    (Rule.Unit.match, ["加班", "加班", "加班", "加班"]),
    (.sentence, ["天天加班，表多，表太多。", "𠮷加班吗？", "加班。", "他说加班，表多。"]),
    (.turn, ["天天加班，表多，表太多。", "𠮷加班吗？", "加班。“加 班！”他说加班，表多。好。"]),
  ])
  func aRuleCodesItsUnit(_ unit: Rule.Unit, _ expected: [String]) throws {
    let study = try study()
    let before = try study.state()
    try study.file.addRule(
      RuleDraft(name: "甲", code: "填表", coder: "机", words: ["加班"], unit: unit))
    let rehearsal = try study.file.runRules(["甲"], isRehearsal: true, samples: 2)
    #expect(rehearsal.counts.map(\.new).reduce(0, +) == expected.count)
    #expect(
      rehearsal.samples.count == 2
        && rehearsal.samples.first?.before.hasSuffix("天天") == (unit == .match))
    #expect(try quotes(study) == [])
    #expect(try study.file.ruleRuns().isEmpty)
    let events = try study.file.history().count
    try study.file.runRules()
    #expect(try quotes(study) == expected)
    #expect(try study.file.history().count == events + 1)
    let again = try study.file.runRules()
    #expect(again.counts.map(\.present).reduce(0, +) == expected.count)
    #expect(try study.file.history().count == events + 1)
    let runs = try #require(try study.file.runs(ofRule: "甲").first)
    #expect(runs.codings == expected.count)
    #expect(try study.file.verify().holds)
    let coding = try #require(try study.file.snapshot().codings.last { $0.quote.contains("加班") })
    try study.file.removeCoding(coding.id.description)
    #expect(try study.file.runs(ofRule: "甲").first?.codings == expected.count - 1)
    try study.file.undo()
    try study.file.undo()
    #expect(try study.file.runs(ofRule: "甲").isEmpty)
    #expect(try quotes(study) == [])
    try study.file.redo()
    #expect(try study.file.runs(ofRule: "甲").first?.codings == expected.count)
    try study.file.undo()
    try study.file.removeRule("甲")
    #expect(try study.state() == before)
    #expect(try study.file.verify().holds)
  }

  @Test func aRuleLooksOnlyWhereItIsTold() throws {
    let study = try study()
    func found(_ draft: RuleDraft) throws -> [String] {
      var draft = draft
      draft.name = "规则\(UUID())"
      draft.code = "填表"
      draft.coder = "机"
      try study.file.addRule(draft)
      let report = try study.file.runRules([draft.name], isRehearsal: true, samples: 9)
      return report.samples.map { "\($0.source) \($0.match)" }
    }
    let empty = RuleDraft(name: "", code: "", coder: "")
    var draft = empty
    draft.pattern = "加\\s?班"
    draft.speaker = "民"
    #expect(try found(draft) == ["A01 加班", "B01 加班", "B01 加 班", "B01 加班"])
    draft.condition = "role=网格员"
    #expect(try found(draft) == ["A01 加班"])
    draft.condition = "source=B01"
    draft.speaker = "访"
    #expect(try found(draft) == ["B01 加班"])
    draft = empty
    draft.condition = "source=A03"
    draft.unit = .turn
    #expect(try found(draft) == ["A03 钱呢？", "A03 工资低。𠮷"])
    draft = empty
    draft.words = ["權"]
    draft.folds = true
    #expect(try found(draft) == ["A02 权", "A02 权"])
    draft.condition = "nichts=1"
    #expect(throws: RuleRefusal.self) { try found(draft) }
  }

  @Test func aRuleThatCannotRunIsRefused() throws {
    let study = try study()
    func add(_ draft: RuleDraft) throws { try study.file.addRule(draft) }
    #expect(throws: RuleRefusal.noRules) { try study.file.runRules() }
    #expect(throws: RuleRefusal.nothing) { try add(RuleDraft(name: "a", code: "填表", coder: "机")) }
    #expect(throws: RuleRefusal.turnsOnly) {
      try add(RuleDraft(name: "a", code: "填表", coder: "机", speaker: "民"))
    }
    #expect(throws: RuleRefusal.wordsAndPattern) {
      try add(RuleDraft(name: "a", code: "填表", coder: "机", words: ["忙"], pattern: "忙"))
    }
    #expect(throws: Violation.self) {
      try add(RuleDraft(name: "a", code: "填表", coder: "机", pattern: "(忙"))
    }
    #expect(throws: Violation.self) {
      try add(RuleDraft(name: "a", code: "填裱", coder: "机", words: ["忙"]))
    }
    try add(RuleDraft(name: "甲甲", code: "填表", coder: "机", words: ["忙"]))
    #expect(throws: RuleRefusal.nameTaken("甲甲")) {
      try add(RuleDraft(name: "甲甲", code: "填表", coder: "机", words: ["忙"]))
    }
    #expect(throws: RuleRefusal.unknown("甲乙", nearest: ["甲甲"])) {
      try study.file.runRules(["甲乙"])
    }
  }

  @Test func recordsAreCodedPageByPage() throws {
    let study = try study()
    _ = try study.file.importRecords(named: "热线", columns: ["street"], pageBytes: 64) { add in
      for row in 1...200 {
        try add(
          RecordDraft(
            row: row + 1, id: Array("r\(row)".utf8)[...],
            attributes: [Array((row.isMultiple(of: 2) ? "东" : "西").utf8)[...]],
            text: Array("第\(row)件，垃圾没人清。".utf8)[...]))
      }
      return RecordFile(sha256: Digest.sha256([1]), encoding: "UTF-8", findings: [])
    }
    try study.file.addRule(
      RuleDraft(
        name: "垃", code: "填表", coder: "机", words: ["垃圾"], condition: "street=东", unit: .sentence))
    let report = try study.file.runRules()
    #expect(report.counts.map(\.new) == [100])
    #expect(try study.file.verify().holds)
  }
}
