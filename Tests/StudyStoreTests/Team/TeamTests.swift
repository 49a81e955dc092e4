import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Copies for coders, and what is decided where they differ.
@Suite struct TeamTests {
  @Test func aBlindCopyHasTheSourceAndNothingOfOthers() throws {
    let study = try ScratchStudy.full()
    try study.file.addCoder("乙")
    try study.code("填表", "表太多", by: "乙", memo: "乙的看法")
    let path = study.scratch.path("乙.zhagen")
    #expect(try study.file.assign(sources: ["A01"], to: "乙", copy: path) == ["A01"])

    let copy = try StudyFile.open(at: path)
    let (own, whole) = (try copy.snapshot(), try study.file.snapshot())
    #expect(try copy.verify().holds)
    #expect(own.sources == whole.sources.filter { $0.name == "A01" })
    #expect(own.participants.map(\.name) == ["P1"])
    #expect(own.codebook.codes == whole.codebook.codes)
    #expect(own.turns[own.sources[0].id] == whole.turns[own.sources[0].id])
    #expect(own.codings == whole.codings.filter { $0.quote == "表太多" })
    #expect(own.assignments == whole.assignments)
    #expect(try copy.history().map(\.verb) == ["init"])
    // Work goes on in it as in any other study.
    try copy.addCoding(CodingDraft(source: "A01", quote: "表多", code: "填表", coder: "乙"))
    try copy.undo()
    try copy.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for absent in ["天天加班\0", "原话", "责任倒大", "工资低", "P3"] where !absent.hasSuffix("\0") {
      #expect(bytes.range(of: Data(absent.utf8)) == nil, "\(absent)")
    }
    #expect(bytes.range(of: Data("乙的看法".utf8)) != nil)
  }

  /// A copy that cannot be made leaves nobody assigned to it.
  @Test func aCopyThatCannotBeMadeAssignsNothing() throws {
    let study = try ScratchStudy.full()
    let before = try study.state()
    let rows = try study.rows()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: study.file.path))
    for path in [study.file.path, study.scratch.path("no/such.zhagen"), ""] {
      #expect(throws: StudyError.self) {
        try study.file.assign(sources: ["A01"], to: "丙", copy: path)
      }
      #expect(try study.rows() == rows)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: study.file.path)) == bytes)
    // It fails half way: one row refers to nothing.
    try study.raw { db in
      try db.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          INSERT INTO speaker SELECT 90, 90, randomblob(16), added, NULL, first, '客', 90
            FROM source WHERE name = 'A01' AND retired IS NULL
          """)
    }
    let path = study.scratch.path("丙.zhagen")
    #expect(throws: (any Error).self) {
      try study.file.assign(sources: ["A01"], to: "丙", copy: path)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    let after = try study.state()
    #expect(after.assignments == before.assignments && after.coders == before.coders)
  }

  @Test func anAssignmentIsMadeOnceAndTakenBack() throws {
    let study = try ScratchStudy.full()
    let before = try study.state()
    #expect(
      try study.file.assign(sources: ["A01", "A02", "A01"], to: "丙") == ["A01", "A02", "A01"])
    let events = try study.file.history().count
    #expect(try study.file.assign(sources: ["A02"], to: "丙") == [])
    #expect(try study.file.history().count == events)
    #expect(try study.file.unassign(sources: ["A02", "A03"], from: "丙") == 1)
    #expect(try study.file.assignments().map(\.codings) == [0])
    #expect(throws: Violation.self) { try study.file.unassign(sources: ["A01"], from: "丁") }
    try study.file.undo()
    try study.file.undo()
    #expect(try study.state() == before)
  }

  @Test func aDecisionLeavesTheCodingsAndMakesTheAgreedOnes() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    try file.addCoder("乙")
    let one = try study.code("加班", "表太多")
    let other = try study.code("填表", "表太多", by: "乙")
    let before = try study.state()

    try file.adjudicate(
      [Adjudication(accepted: [other.id], rejected: [one.id], note: "说的是表")], as: "定稿")
    var state = try file.snapshot()
    let agreed = try state.coders.named("定稿").id
    #expect(state.codings.filter { $0.coder != agreed } == before.codings)
    #expect(
      state.codings.filter { $0.coder == agreed }.map { state.codebook[$0.code]?.name } == ["填表"])
    #expect(Set(state.decisions.map(\.verdict)) == [.accepted, .rejected])
    #expect(try file.verify().holds)

    // Decided anew: the words get another code, and what the first decision had made goes, with a memo
    // on it that compares codes.
    let first = try #require(state.codings.first { $0.coder == agreed })
    try file.addMemo(
      MemoDraft(text: "比", subject: .coding(first.id.description), compared: ["加班", "填表"]))
    try file.adjudicate([Adjudication(rejected: [one.id, other.id], code: "担责")], as: "定稿")
    state = try file.snapshot()
    #expect(
      state.codings.filter { $0.coder == agreed }.map { state.codebook[$0.code]?.name } == ["担责"])
    #expect(state.decisions.count == 2 && state.decisions.allSatisfy { $0.verdict == .rejected })
    let agreedCoding = try #require(state.codings.first { $0.coder == agreed })
    #expect(try file.verify().holds)
    #expect(throws: Violation.ownDecision(coder: "定稿")) {
      try file.adjudicate([Adjudication(accepted: [agreedCoding.id])], as: "定稿")
    }
    #expect(throws: Violation.decidedBothWays("\(one.id)")) {
      try file.adjudicate([Adjudication(accepted: [one.id], rejected: [one.id])], as: "定稿")
    }

    // A coding that is taken back takes what was decided on it along.
    try file.removeCoding(one.id.description)
    #expect(try file.snapshot().decisions.map(\.coding) == [other.id])
    #expect(try file.verify().holds)
    for _ in 0..<4 { try file.undo() }
    #expect(try study.state() == before)
  }
}
