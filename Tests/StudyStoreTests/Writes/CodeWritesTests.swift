import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct CodeWritesTests {
  @Test func aCodeKeepsItsNumberAndItsCodingsThroughRenameAndMove() throws {
    let study = try ScratchStudy.full()
    try study.file.renameCode("任务", to: "任务繁重")
    try study.file.moveCode("A1", to: "资源")
    try study.file.moveCode("担责", to: nil)
    let (codebook, frequencies) = try study.file.frequencies()
    #expect(
      ReportTable.categoryTree(codebook, frequencies)
        .selecting(["number", "path", "codings_total", "definition"]).printed == """
          number | path | codings_total | definition
          B1 | 制度 | 0 | \("")
          B2 | 资源 | 2 | \("")
          A1 | 资源/任务繁重 | 2 | 任务繁重
          a1 | 资源/任务繁重/加班 | 1 | 工作时间过长
          a2 | 资源/任务繁重/填表 | 1 | \("")
          a3 | 担责 | 1 | \("")
          Y1 | 失灵 | 0 | \("")
          """)
  }

  @Test func whatBreaksARuleIsRefusedAndLeavesNoTrace() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    func expect(_ violation: Violation, _ body: () throws -> Code) throws {
      #expect(throws: violation) { try body() }
      #expect(try study.rows() == before)
    }
    let file = study.file
    try expect(.duplicateCode("加班", parent: "任务")) {
      try file.addCode("加班", level: "concept", under: "任务")
    }
    try expect(.duplicateCode("资源", parent: nil)) { try file.renameCode("制度", to: "资源") }
    try expect(.cycle(code: "制度", parent: "任务")) { try file.moveCode("制度", to: "任务") }
    try expect(.unknownCode("任务量", nearest: ["任务"])) { try file.defineCode("任务量", as: "") }
    try expect(.unknownLevel("theme", known: study.file.codebook().ladder.all.map(\.key))) {
      try file.addCode("新", level: "theme")
    }
    try expect(.unusableName("", reason: "a name needs at least one visible character")) {
      try file.addCode("", level: "concept")
    }
  }

  /// Numbers are cited in theses; a retired code keeps its own.
  @Test func aNumberIsNeverGivenAgain() throws {
    let study = try ScratchStudy.full()
    try study.raw { db in
      let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM event")
      try db.execute(
        sql: "UPDATE code SET retired = ? WHERE name = '担责' AND retired IS NULL", arguments: [last])
      try db.execute(
        sql: "UPDATE source SET retired = ? WHERE name = 'A03' AND retired IS NULL",
        arguments: [last])
    }
    #expect(try study.file.addCode("新", level: "concept").ordinal == 4)
    let result = try study.file.importCodebook(
      CodebookDraft(entries: [.init(path: ["又"], level: "concept", row: 1)]))
    #expect(result.added == 1)
    #expect(try study.file.codebook().code(named: "又").ordinal == 5)
    let sources = try study.file.importDocuments { add in
      try add(ImportedDocument("A04", marked: "⟦新⟧"))
    }
    #expect(sources.map(\.number) == [4])
  }

  @Test func importingACodebookAgainAddsAndRedefinesAndRemovesNothing() throws {
    let study = try ScratchStudy.full()
    let before = try study.file.codebook()
    let result = try study.file.importCodebook(
      CodebookDraft(entries: [
        .init(path: ["制度"], level: "main", row: 1),
        .init(path: ["制度", "任务"], level: "initial", definition: "任务繁重", row: 2),
        .init(path: ["制度", "任务", "加班"], level: "concept", definition: "新定义", row: 3),
        .init(path: ["制度", "任务", "填表"], level: "concept", provenance: .published, row: 4),
        .init(path: ["制度", "权责"], level: "initial", row: 5),
        .init(path: ["制度", "权责", "加班"], level: "concept", row: 6),
      ]))
    #expect([result.added, result.redefined, result.unchanged] == [2, 2, 2])
    let after = try study.file.codebook()
    #expect(after.codes.count == before.codes.count + 2)
    #expect(Set(before.codes.map(\.id)).isSubset(of: after.codes.map(\.id)))
    #expect(try after.code(named: "制度/任务/加班").definition == "新定义")
    #expect(try after.code(named: "填表").provenance == .published)
    #expect(after.number(of: try after.code(named: "制度/权责/加班")) == "a4")
    #expect(
      try study.file.history().last?.summary == "2 codes added, 2 redefined, 2 unchanged")
  }

  @Test func aCodebookWithBadRowsIsRefusedWhole() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    let error = #expect(throws: StudyError.self) {
      try study.file.importCodebook(
        CodebookDraft(entries: [
          .init(path: ["新"], level: "main", row: 2),
          .init(path: ["无", "新"], level: "initial", row: 3),
          .init(path: ["新", "倒"], level: "dimension", row: 4),
          .init(path: ["新"], level: "main", row: 5),
          .init(path: ["新", "斜/杠"], level: "initial", row: 6),
          .init(path: ["制度", "任务"], level: "concept", row: 7),
          .init(path: ["新", "好"], level: "initial", row: 8),
        ]))
    }
    guard case .badRows("Codebook", let problems) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(problems.map(\.row) == [3, 4, 5, 6, 7])
    #expect(problems.first?.reason == Violation.missingParent(code: "新", parent: "无").description)
    #expect(try study.rows() == before)
  }

  /// A path is a list of names: one name with a slash is not the two that it looks like.
  @Test func aNameWithASlashIsNotMistakenForAPath() throws {
    let study = try ScratchStudy.full()
    #expect(throws: StudyError.self) {
      try study.file.importCodebook(
        CodebookDraft(entries: [.init(path: ["制度/任务"], level: "initial", row: 2)]))
    }
  }

  @Test func aCodebookBringsLevelsBesideTheLadderButNoOtherLadder() throws {
    let study = try ScratchStudy.full()
    let own = try study.file.codebook().ladder
    let measures = Level(key: "measure", name: "对策", prefix: "M")
    try study.file.importCodebook(
      CodebookDraft(
        ladder: try Ladder(own.levels, beside: own.beside + [measures]),
        entries: [.init(path: ["赋权"], level: "measure", row: 2)]))
    let after = try study.file.codebook()
    #expect(after.ladder.beside == own.beside + [measures])
    #expect(after.number(of: try after.code(named: "赋权")) == "M1")
    let error = #expect(throws: Violation.self) {
      try study.file.importCodebook(
        CodebookDraft(ladder: try LadderPreset.gioia.ladder, entries: []))
    }
    guard case .unusableLadder = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
  }

  @Test func aRevisionThatChangesNothingMakesNoEvent() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    try study.file.renameCode("加班", to: "加班")
    try study.file.moveCode("加班", to: "任务")
    try study.file.moveCode("制度", to: nil)
    try study.file.defineCode("加班", as: "工作时间过长")
    #expect(try study.rows() == before)
  }

  @Test func aLevelIsNamedByItsNameToo() throws {
    let study = try ScratchStudy.full()
    #expect(try study.file.addCode("信任", level: "主范畴").level == "main")
    try study.file.importCodebook(
      CodebookDraft(entries: [.init(path: ["信任", "熟人"], level: "初始范畴", row: 2)]))
    #expect(try study.file.codebook().code(named: "熟人").level == "initial")
  }
}
