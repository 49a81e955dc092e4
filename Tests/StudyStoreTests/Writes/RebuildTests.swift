import Foundation
import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct RebuildTests {
  private func published() -> PublishedStudy {
    PublishedStudy(
      key: "small", title: "小研究", citation: "", note: "", storyline: "", corpus: "",
      heldOut: ["A02"],
      codebook: CodebookDraft(
        entries: [
          .init(path: ["制度"], level: "main", row: 2),
          .init(path: ["制度", "加班"], level: "concept", row: 3),
          .init(path: ["失灵"], level: "outcome", row: 4),
        ],
        relations: [
          RelationDraft(
            from: "制度", to: .code("失灵"), kind: .causes,
            evidence: [EvidenceReference(source: "A01", turn: 1, code: "加班")])
        ]), figures: [])
  }

  private func corpus(quote: String = "天天加班") throws -> StudyCorpus {
    StudyCorpus(
      documents: [
        try ImportedDocument("A01", marked: "⟦天天加班⟧"), try ImportedDocument("A02", marked: "⟦好⟧"),
      ],
      participants: [
        Placed(row: 2, value: ParticipantDraft(name: "P1", source: "A01", attributes: []))
      ],
      codings: [
        Placed(row: 2, value: CodingDraft(source: "A01", quote: quote, code: "加班", coder: "甲"))
      ])
  }

  @Test func aStudyIsBuiltAndBuiltAgain() throws {
    let scratch = try Scratch()
    let path = scratch.path("study.zhagen")
    for _ in 0..<2 {
      let snapshot = try StudyFile.rebuild(published(), from: try corpus(), at: path)
      #expect(try StudyFile.open(at: path).snapshot().state == snapshot.state)
      #expect(snapshot.sources.map { $0.heldOut != nil } == [false, true])
      #expect(snapshot.sources[0].participant == snapshot.participants[0].id)
      #expect(snapshot.relations[0].support == [snapshot.codings[0].id])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["study.zhagen"])
    }
  }

  @Test func aBadQuoteLeavesTheStudyThatWasThere() throws {
    let scratch = try Scratch()
    let path = scratch.path("study.zhagen")
    let before = try StudyFile.rebuild(published(), from: try corpus(), at: path)
    let error = #expect(throws: StudyError.self) {
      try StudyFile.rebuild(published(), from: try corpus(quote: "天天加斑"), at: path)
    }
    guard case .badRows("\"codings.csv\"", let problems) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(
      problems == [
        RowProblem(
          row: 2, reason: Violation.quoteNotFound("天天加斑", source: "A01", turn: nil).description)
      ])
    #expect(try StudyFile.open(at: path).snapshot().state == before.state)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["study.zhagen"])
  }

  @Test func aStudyThatSomeoneMadeOrWorkedInIsNotReplaced() throws {
    let scratch = try Scratch()
    let worked = scratch.path("worked.zhagen")
    _ = try StudyFile.rebuild(published(), from: try corpus(), at: worked)
    let file = try StudyFile.open(at: worked)
    try file.addCoder("乙")
    try file.close()
    let own = scratch.path("own.zhagen")
    try StudyFile.create(at: own, title: "我的", ladder: try LadderPreset.gioia.ladder).close()
    let text = scratch.path("text.zhagen")
    try Data("访谈".utf8).write(to: URL(fileURLWithPath: text))
    for (path, error) in [
      (worked, StudyError.holdsWork(path: worked)), (own, .holdsWork(path: own)),
      (text, .notAStudy(path: text)),
    ] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(throws: error) {
        try StudyFile.rebuild(published(), from: try corpus(), at: path)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
  }
}
