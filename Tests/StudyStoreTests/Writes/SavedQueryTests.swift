import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct SavedQueryTests {
  @Test func aQueryIsKeptReplacedTakenOutAndBroughtBack() throws {
    let study = try ScratchStudy.full()
    let (first, none) = try study.file.saveQuery("忙与权", "任务 near 担责", by: "甲")
    #expect(none == nil)
    let (second, before) = try study.file.saveQuery("忙与权", "任务 same turn 担责")
    #expect(second.id == first.id && before == first)
    let events = try study.file.history().count
    try study.file.saveQuery("忙与权", "任务 same turn 担责")
    #expect(try study.file.history().count == events, "what changes nothing makes no event")
    try study.file.removeQuery("忙与权")
    #expect(try study.file.queries().isEmpty)
    try study.file.undo()
    #expect(try study.file.query(named: "忙与权") == second)
    try study.file.undo()
    #expect(try study.file.queries() == [first])
    #expect(try study.file.verify().holds)
    #expect(throws: Violation.unknownQuery("忙与钱", nearest: ["忙与权"])) {
      try study.file.removeQuery("忙与钱")
    }
    #expect(throws: Violation.self) { try study.file.saveQuery("错", "任务 near 没有") }
    #expect(throws: Violation.self) { try study.file.saveQuery("", "任务") }
  }

  /// Quotes, sentences and record pages come from the file; the rest is tested in memory.
  @Test func wordsAreReadOnlyWhereTheyAreAskedFor() throws {
    let study = try ScratchStudy()
    try study.file.addCoder("甲")
    try study.file.importCodebook(
      CodebookDraft(entries: [
        .init(path: ["忙"], level: "main", row: 2), .init(path: ["钱"], level: "main", row: 3),
      ]))
    try study.file.importDocuments { add in
      try add(ImportedDocument("A01", marked: "访：⟦忙吗？⟧\n民：⟦天天忙。表也多。没有钱。权也没有。⟧\n"))
    }
    let busy = try study.code("忙", "天天忙")
    let money = try study.code("钱", "没有钱")
    func found(_ query: String) throws -> [Coding.ID] {
      try study.file.codings(matching: try Query(query))
    }
    #expect(try found("忙 near 钱 within 2 sentences") == [busy.id])
    #expect(try found("忙 near 钱 within 1 sentence").isEmpty)
    #expect(try found("忙 and quote ~ 天") == [busy.id])
    let (snapshot, matches) = try study.file.matches(of: try Query("忙 same turn 钱"))
    #expect(snapshot.codings.allSatisfy { $0.quote.isEmpty })
    #expect(matches.map(\.coding) == [busy] && matches.flatMap(\.partners) == [money])
  }
}
