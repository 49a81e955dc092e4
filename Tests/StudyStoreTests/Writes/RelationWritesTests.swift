import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct RelationWritesTests {
  private func draft(
    _ from: String, _ to: RelationDraft.Target, _ kind: Relation.Kind = .causes,
    evidence: [(String, Int, String)] = [], row: Int = 0
  ) -> RelationDraft {
    RelationDraft(
      from: from, to: to, kind: kind,
      evidence: evidence.map { EvidenceReference(source: $0.0, turn: $0.1, code: $0.2) }, row: row)
  }

  @Test func evidenceIsEveryCodingAtOrBelowTheCodeInTheTurn() throws {
    let study = try ScratchStudy.full()
    let relation = try study.file.addRelation(
      draft(
        "任务", .code("失灵"),
        evidence: [("A01", 2, "制度"), ("A02", 2, "制度/担责")]))
    let quotes = try study.file.snapshot().codings.filter { relation.support.contains($0.id) }
    #expect(quotes.map(\.quote) == ["天天加班", "表多", "责任倒大"])
    #expect(
      try study.file.relations().last?.support == relation.support && relation.support.count == 3)
  }

  @Test func aTurnThatOnlyTouchesACodingIsNoEvidence() throws {
    let study = try ScratchStudy.full()
    try study.file.importDocuments { add in
      try add(ImportedDocument("A04", marked: "⟦天天⟧⟦加班⟧⟦表多⟧"))
    }
    try study.code("填表", "加班", in: "A04")
    for turn in [1, 3] {
      #expect(
        throws: Violation.noEvidence(
          EvidenceReference(source: "A04", turn: turn, code: "填表"))
      ) {
        try study.file.addRelation(draft("任务", .code("失灵"), evidence: [("A04", turn, "填表")]))
      }
    }
    try study.file.addRelation(draft("任务", .code("失灵"), evidence: [("A04", 2, "填表")]))
  }

  /// Two references may meet in one coding; it supports the relation once.
  @Test func aCodingThatIsCitedTwiceCountsOnce() throws {
    let study = try ScratchStudy.full()
    let relation = try study.file.addRelation(
      draft("任务", .code("失灵"), evidence: [("A01", 2, "任务"), ("A01", 2, "加班")]))
    #expect(relation.support.count == 2)
    #expect(try study.file.relations().last == relation)
  }

  @Test func whatBreaksARuleIsRefused() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    func expect(_ violation: Violation, _ draft: RelationDraft) throws {
      #expect(throws: violation) { try study.file.addRelation(draft) }
      #expect(try study.rows() == before)
    }
    try expect(
      .duplicateRelation(from: "制度", to: "失灵", kind: .causes), draft("B1", .code("失灵")))
    try expect(.relationToItself("制度"), draft("制度", .code("B1")))
    try expect(.unknownCode("制", nearest: ["制度"]), draft("制", .code("失灵")))
    try expect(
      .noSuchRelation(from: "资源", to: "失灵", kind: .causes),
      draft("任务", .relation(from: "资源", to: "失灵", kind: .causes), .moderates))
    try expect(
      .duplicateRelation(from: "资源", to: "制度 → 失灵", kind: .moderates),
      draft("资源", .relation(from: "制度", to: "失灵", kind: .causes), .moderates))
    try expect(
      .noEvidence(EvidenceReference(source: "A01", turn: 1, code: "加班")),
      draft("任务", .code("失灵"), evidence: [("A01", 1, "加班")]))
    try expect(
      .unknownTurn(9, source: "A01", count: 2),
      draft("任务", .code("失灵"), evidence: [("A01", 9, "加班")]))
    try expect(
      .unknownSource("B", nearest: []), draft("任务", .code("失灵"), evidence: [("B", 1, "加班")]))
  }

  @Test func aBulkImportListsEveryBadRelation() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    let error = #expect(throws: StudyError.self) {
      try study.file.addRelations([
        draft("任务", .code("失灵"), row: 2), draft("任务", .code("失灵"), row: 3),
        draft("任务", .code("无"), row: 4), draft("资源", .code("失灵"), row: 5),
      ])
    }
    guard case .badRows("Relations", let problems) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(problems.map(\.row) == [3, 4])
    #expect(try study.rows() == before)
  }

  @Test func aRemovedRelationTakesItsSupportAndItsModeratorsWithIt() throws {
    let study = try ScratchStudy.full()
    try study.file.addRelation(
      draft(
        "担责", .relation(from: "制度", to: "失灵", kind: .causes), .moderates,
        evidence: [("A02", 2, "担责")]))
    try study.file.addRelation(draft("资源", .code("失灵")))
    let relations = try study.file.relations()
    #expect(relations.count == 4)
    let removed = try study.file.removeRelation(String(relations[0].id.description.suffix(8)))
    #expect(
      removed == [
        #""制度" causes (+) "失灵""#, #""资源" moderates (-) "制度" → "失灵""#,
        #""担责" moderates (+) "制度" → "失灵""#,
      ])
    let event = try study.file.history().last?.summary ?? ""
    #expect(removed.allSatisfy(event.contains), "\(event)")
    #expect(try study.file.relations().map(\.id) == [relations[3].id])
    let live = try study.raw {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM support WHERE retired IS NULL")
    }
    #expect(live == 0)
    #expect(throws: Violation.unknownRelation("beef")) { try study.file.removeRelation("beef") }
    try study.file.addRelation(draft("B1", .code("Y1")))
    #expect(try study.file.history().last?.summary == #""制度" causes (+) "失灵""#)
  }
}
