import Foundation
import GroundedTheory
import TestSupport
import Testing

/// Two interviews, two coders, three levels and an outcome. `⟦ ⟧` are the turns.
private func study() throws -> SmallStudy {
  var study = SmallStudy(ladder: try Ladder(keys: ["concept", "initial", "main"]))
  let first = try study.source("A01", by: "P1", "访：⟦忙吗？⟧\n民：⟦天天加班，表也多。表太多。⟧\n")
  let second = try study.source("A02", by: "P1", "民：⟦没有权，责任倒大。⟧\n")
  let system = study.code("制度", "main", definition: "规则,\"与\"分工")
  let load = study.code("任务", "initial", under: system, provenance: .reconstructed)
  let power = study.code("权责", "initial", under: system, definition: "权小责大", provenance: .published)
  let overtime = study.code("加班", "concept", under: load, definition: "工时过长")
  let forms = study.code("填表", "concept", under: load)
  let blame = study.code("担责", "concept", under: power)
  study.code("失灵", "outcome")
  study.coding(overtime, in: first, "天天加班")
  study.coding(forms, in: first, "表也多")
  study.coding(forms, in: first, "表太多", by: "乙")
  let twice = study.coding(overtime, in: first, "天天加班", by: "乙")
  study.coding(blame, in: second, "责任倒大")
  study.coding(load, in: second, "没有权")
  study.coding(blame, in: second, "改掉的话")
  study.memos = [
    Memo(id: .init(UUID()), kind: .code, text: "在备忘", subject: .coding(twice)),
    Memo(id: .init(UUID()), kind: .code, text: "再记", subject: .coding(twice)),
  ]
  return study
}

@Suite struct CodebookTablesTests {
  @Test func theLongTreeHasARowACode() throws {
    let snapshot = try study().snapshot
    #expect(
      ReportTable.categoryTree(snapshot.codebook, snapshot.frequencies).printed == """
        level | number | name | path | parent | definition | provenance | sources | participants | coders | codings | codings_total
        main | B1 | 制度 | 制度 | - | 规则,"与"分工 | - | 2 | 1 | 2 | 0 | 7
        initial | A1 | 任务 | 制度/任务 | 制度 |  | reconstructed | 2 | 1 | 2 | 1 | 5
        concept | a1 | 加班 | 制度/任务/加班 | 任务 | 工时过长 | - | 1 | 1 | 2 | 2 | 2
        concept | a2 | 填表 | 制度/任务/填表 | 任务 |  | - | 1 | 1 | 2 | 2 | 2
        initial | A2 | 权责 | 制度/权责 | 制度 | 权小责大 | published | 1 | 1 | 1 | 0 | 2
        concept | a3 | 担责 | 制度/权责/担责 | 权责 |  | - | 1 | 1 | 1 | 2 | 2
        outcome | Y1 | 失灵 | 失灵 | - |  | - | 0 | 0 | 0 | 0 | 0
        """)
  }

  @Test func theWideTreeHasARowALeafOfTheLadder() throws {
    var study = try study()
    study.code("独立", "initial")
    let snapshot = study.snapshot
    #expect(
      ReportTable.wideTree(snapshot.codebook, snapshot.frequencies).printed == """
        main | initial | concept | definition | codings
        制度 | 任务 | 加班 | 工时过长 | 2
        制度 | 任务 | 填表 |  | 2
        制度 | 权责 | 担责 |  | 2
        - | 独立 | - |  | 0
        """)
  }

  @Test func columnsThatSayNothingCanBeDropped() {
    let columns = ["a", "b", "c", "d"]
    let table = ReportTable(
      columns: columns, rows: [["x", .empty, .flag(false), .empty], ["", "", .flag(false), 0]])
    #expect(table.droppingUnused(["a", "b", "c", "d"]).columns == ["a", "d"])
    #expect(table.droppingUnused(["c"]).columns == ["a", "b", "d"])
    #expect(ReportTable(columns: columns).droppingUnused(["a"]).columns == columns)
  }

  @Test func frequenciesPutTheMostUsedFirstWithinALevel() throws {
    var study = try study()
    let late = study.code("迟来", "concept")
    for quote in ["忙吗", "民", "表"] {
      study.coding(late, in: try #require(study.sources.first).id, quote)
    }
    let snapshot = study.snapshot
    let table = ReportTable.frequencies(snapshot.codebook, snapshot.frequencies)
    #expect(
      table.selecting(["name", "codings_total"]).printed == """
        name | codings_total
        制度 | 7
        任务 | 5
        权责 | 2
        迟来 | 3
        加班 | 2
        填表 | 2
        担责 | 2
        失灵 | 0
        """)
  }
}

@Suite struct ThesisTablesTests {
  /// One place has one number, whoever coded it; an orphan has none.
  @Test func openCoding() throws {
    #expect(
      ReportTable.openCoding(try study().snapshot).printed == """
        initial_number | initial | concept_number | concept | quote_number | quote | coder | memo
        A1 | 任务 | a1 | 加班 | A01-2-1 | 天天加班 | 甲 | -
        A1 | 任务 | a1 | 加班 | A01-2-1 | 天天加班 | 乙 | 在备忘
        再记
        A1 | 任务 | a2 | 填表 | A01-2-2 | 表也多 | 甲 | -
        A1 | 任务 | a2 | 填表 | A01-2-3 | 表太多 | 乙 | -
        A2 | 权责 | a3 | 担责 | A02-1-2 | 责任倒大 | 甲 | -
        A2 | 权责 | a3 | 担责 | - | 改掉的话 | 甲 | -
        """)
  }

  @Test func axialCoding() throws {
    #expect(
      ReportTable.axialCoding(try study().snapshot).printed == """
        main_number | main | initial_number | initial | definition | provenance | sources | codings_total
        B1 | 制度 | A1 | 任务 |  | reconstructed | 2 | 5
        B1 | 制度 | A2 | 权责 | 权小责大 | published | 1 | 2
        """)
  }

  @Test func quotes() throws {
    let table = ReportTable.quotes(try study().snapshot)
    let columns = table.columns.filter { !["id", "start", "end"].contains($0) }
    #expect(
      table.selecting(columns).printed == """
        state | source | turn | speaker | quote | code | path | coder | memo | main | initial | concept
        live | A01 | 2 | B | 天天加班 | 加班 | 制度/任务/加班 | 甲 | - | 制度 | 任务 | 加班
        live | A01 | 2 | B | 表也多 | 填表 | 制度/任务/填表 | 甲 | - | 制度 | 任务 | 填表
        live | A01 | 2 | B | 表太多 | 填表 | 制度/任务/填表 | 乙 | - | 制度 | 任务 | 填表
        live | A01 | 2 | B | 天天加班 | 加班 | 制度/任务/加班 | 乙 | 在备忘
        再记 | 制度 | 任务 | 加班
        live | A02 | 1 | A | 责任倒大 | 担责 | 制度/权责/担责 | 甲 | - | 制度 | 权责 | 担责
        live | A02 | 1 | A | 没有权 | 任务 | 制度/任务 | 甲 | - | 制度 | 任务 | -
        orphan | A02 | - | - | 改掉的话 | 担责 | 制度/权责/担责 | 甲 | - | 制度 | 权责 | 担责
        """)
  }
}

@Suite struct SelectingTests {
  @Test func aSelectionTakesInWhatLiesBelow() throws {
    let snapshot = try study().snapshot
    func quotes(source: String? = nil, code: String? = nil, coder: String? = nil) throws -> [String]
    {
      try snapshot.selecting(Selection(source: source, code: code, coder: coder)).codings.map(
        \.quote)
    }
    #expect(try quotes(code: "任务", coder: "甲") == ["天天加班", "表也多", "没有权"])
    #expect(try quotes(source: "A02", code: "制度/任务") == ["没有权"])
    #expect(throws: Violation.unknownSource("A1", nearest: ["A01"])) { try quotes(source: "A1") }
    #expect(throws: Violation.unknownCoder("丙", nearest: [], mayBeAdded: false)) {
      try quotes(coder: "丙")
    }
    #expect(throws: Violation.unknownCode("加", nearest: ["加班"])) { try quotes(code: "加") }
  }
}
