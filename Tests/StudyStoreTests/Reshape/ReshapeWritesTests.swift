import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// What stays, what goes and what is said of it when the codebook changes its shape.
@Suite struct ReshapeWritesTests {
  @Test func twoCodingsOfTheSameWordsBecomeTheOneThatStoodThere() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let kept = try study.code("填表", "天天加班", memo: "表的")
    let gone = try #require(try file.snapshot().codings.first { $0.quote == "天天加班" && $0 != kept })
    let other = try study.code("加班", "表太多")
    try file.record("codebook test", by: nil) { writing in
      let code = try writing.first("code", gone.code.uuid)
      let coder = try writing.first("coder", gone.coder.uuid)
      try writing.add(
        "rule", UUID(),
        [
          "name": "加班", "code": code, "coder": coder, "words": "[\"加班\"]", "pattern": "",
          "folded": 0, "speaker": "", "role": nil, "condition": "", "unit": "match",
        ])
      for (coding, result) in [(gone, nil), (kept, gone), (other, gone)] {
        try writing.add(
          "decision", UUID(),
          [
            "coding": try writing.first("coding", coding.id.uuid), "verdict": "accepted",
            "result": try result.map { try writing.first("coding", $0.id.uuid) }, "note": "",
          ])
      }
      writing.summary = "rules and decisions"
    }
    let before = try study.state()
    let result = try file.mergeCodes(["加班"], into: "填表", by: "甲", reason: "一回事")
    #expect(
      result.moved == ["coding": 1, "memo": 1, "support": 1, "rule": 1, "decision": 2, "code": 0])
    #expect(result.joined == ["coding": 1, "decision": 1])
    #expect(result.findings.isEmpty && !result.summary.contains("support"))
    let after = try file.snapshot()
    #expect(after.codings.contains(kept) && !after.codings.contains { $0.id == gone.id })
    #expect(after.codings.first { $0.id == other.id }?.code == kept.code)
    #expect(
      Set(after.memos.filter { $0.subject == .coding(kept.id) }.map(\.text)) == ["原话", "表的"])
    #expect(
      after.memos.filter { $0.subject == .code(kept.code) }.map(\.text)
        == ["definition of a1 \"加班\": 工作时间过长"])
    #expect(after.relations.contains { $0.support.contains(kept.id) })
    #expect(try after.codebook.code(named: "加班").id == kept.code)
    try study.raw { db in
      let succession = try Row.fetchOne(
        db, sql: "SELECT id, successor, kind FROM successor WHERE retired IS NULL")
      #expect(succession?[0] == gone.code.uuid && succession?[1] == kept.code.uuid)
      #expect(succession?[2] == "code")
    }
    #expect(try file.verify().holds)
    try file.undo()
    #expect(try study.state() == before)
    // The second time the successor is known as a thing, and gets another version.
    try file.mergeCodes(["加班"], into: "填表")
    #expect(try file.verify().holds)
  }

  @Test func relationsFollowAndWhatTheyCannotSayIsTold() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    try file.addRelations([
      RelationDraft(from: "资源", to: .code("失灵"), kind: .causes, sign: .negative, note: "另一处"),
      RelationDraft(from: "制度", to: .code("资源"), kind: .influences),
    ])
    let result = try file.mergeCodes(["资源"], into: "制度")
    #expect(
      result.findings.map(\.description) == [
        "\"制度\" influences (+) \"资源\": relation retired: both its ends are one code now",
        "\"资源\" causes (-) \"失灵\": relation joined: it says what \"制度\" causes (+) \"失灵\" says now,"
          + " which has its support and its memos; its note was: 另一处",
      ])
    #expect(try file.relations().map(\.kind) == [.causes, .moderates])
    #expect(try file.relations()[0].support.count == 2)
  }

  @Test func codesOfOneNameBelowMergedOnesAreMergedAtOneLevelOnly() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    try file.addCode("任务", level: "initial", under: "资源", definition: "又")
    try file.addCode("加班", level: "concept", under: "资源/任务")
    try study.code("资源/任务/加班", "表多")
    let result = try file.mergeCodes(["资源"], into: "制度")
    #expect(
      result.findings.map(\.place) == ["A2 \"任务\"", "a4 \"加班\""], "\(result.findings)")
    #expect(result.moved["coding"] == 1 && result.moved["code"] == 0)
    #expect(try file.codebook().codes.map(\.name) == ["制度", "任务", "加班", "填表", "担责", "失灵"])
    try file.undo()
    try file.addCode("担责", level: "initial", under: "资源")
    let rows = try study.rows()
    #expect(
      throws: Violation.sameNameAtOtherLevel(
        "资源/担责", level: "initial", other: "制度/担责", otherLevel: "concept")
    ) { try file.mergeCodes(["资源"], into: "制度") }
    #expect(throws: Violation.intoItself("B1 \"制度\"")) { try file.mergeCodes(["制度"], into: "B1") }
    #expect(throws: Violation.self) { try file.mergeCodes(["任务"], into: "资源") }
    // A number that no code has is a slip, not the name of a new code.
    #expect(throws: Violation.self) { try file.mergeCodes(["制度"], into: "B7") }
    let tried = try file.mergeCodes(["制度/担责", "填表"], into: "合", rehearsing: true)
    #expect(tried.summary.contains("into the new code") && tried.code.name == "合")
    #expect(try study.rows() == rows)
  }

  @Test func aCodeIsRetiredWithWhatHangsOnItOrNotAtAll() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let before = try study.state()
    #expect(
      throws: Violation.codeInUse(
        code: "B1 \"制度\"", uses: ["1 relation", "2 codes below it"], hasChildren: true)
    ) { try file.retireCode("制度") }
    #expect(throws: Violation.self) { try file.retireCode("制度", withCodings: true) }
    let result = try file.retireCode("制度", withCodings: true, withChildren: true)
    #expect(
      result.summary
        == "Retired B1 \"制度\" (main), with it 4 codes below it, 3 codings, 2 relations, 1 memo")
    #expect(try file.codebook().codes.map(\.name) == ["资源", "失灵"])
    #expect(try file.relations().isEmpty && file.verify().holds)
    try file.undo()
    #expect(try study.state() == before)
    let bare = try file.retireCode("任务", withCodings: true, withChildren: true)
    #expect(bare.findings.map(\.what) == ["without support"])
  }

  @Test func aCodeHasItsOldNumberAtALevelThatItHadBefore() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let up = try file.promoteCode("填表")
    #expect(up.code.ordinal == 2 && up.code.level == "initial")
    #expect(try file.codebook().path(of: up.code) == "制度/填表")
    try file.addCode("新", level: "concept")
    #expect(try file.demoteCode("填表").code.ordinal == 2)
    #expect(try file.promoteCode("填表", to: "main").code.ordinal == 3)
    #expect(try file.demoteCode("填表", to: "initial", under: "资源").code.ordinal == 2)
    #expect(try file.addCode("又", level: "main").ordinal == 4)
    #expect(throws: Violation.self) { try file.promoteCode("失灵") }
    let label = "A1 \"任务\""
    #expect(
      throws: Violation.childrenNotBelow(
        code: label, level: "concept", children: ["a1 \"加班\" (concept)"])
    ) { try file.demoteCode("任务") }
    #expect(try file.verify().holds)
  }

  @Test func aMemoOnARelationThatIsMergedAwayComesToANewCode() throws {
    let study = try ScratchStudy.full()
    let before = try study.state()
    try study.file.addRelation(
      RelationDraft(from: "加班", to: .code("填表"), kind: .causes))
    let relation = try #require(
      try study.file.snapshot().relations.first { !before.relations.contains($0) })
    try study.file.addMemo(
      MemoDraft(text: "互为因果", subject: .relation(relation.id.description)))
    let made = try study.file.mergeCodes(["加班", "填表"], into: "忙碌").code
    let memos = try study.file.snapshot().memos
    #expect(memos.first { $0.text == "互为因果" }?.subject == .code(made.id))
    #expect(try study.file.verify().holds)
    for _ in 0..<3 { try study.file.undo() }
    #expect(try study.state() == before)
  }

  /// What lies too low to hold the category is passed over on the way up.
  @Test func aNewCategoryGoesUnderWhatIsHighEnough() throws {
    let study = try ScratchStudy.full()
    for level in [nil, "initial"] {
      let result = try study.file.condense(
        ["加班", "填表"], into: "忙碌", level: level, reason: "都说忙")
      let codebook = try study.file.codebook()
      #expect(codebook.path(of: try #require(result).code) == "制度/忙碌")
      #expect(try study.file.verify().holds)
      try study.file.undo()
    }
  }

  @Test func aCategoryMayBearTheNameOfACodeBelowIt() throws {
    let study = try ScratchStudy.full()
    try study.file.moveCodes(["担责", "加班"], to: nil)
    let result = try study.file.condense(["担责", "加班"], into: "担责", reason: "责大权小")
    let codebook = try study.file.codebook()
    #expect(result.map { codebook.path(of: $0.code) } == "担责")
    #expect(try codebook.code(named: "担责/担责").ordinal == 3)
    let again = try study.file.condense(["加班"], into: "担责", reason: "又")
    #expect(again?.summary == nil)
  }
}
