import Foundation
import Testing

/// The path of a new user, command by command, as processes.
@Suite struct FirstStudyTests {
  private static let interview = """
    访谈者：最近工作怎么样？
    受访者：一天要填五张表。楼门长比我熟。
    访谈者：您怎么看？
    受访者：还是一天要填五张表。

    """

  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write(Self.interview, to: "A01.txt")
    for command in [
      ["init", "study.zhagen", "--ladder", "concept,initial,main,dimension"],
      ["import", "A01.txt"], ["coder", "add", "李"],
      ["code", "add", "职业负担", "--level", "main"],
      ["code", "add", "填报负担", "--level", "initial", "--parent", "职业负担"],
      ["code", "add", "一天五张表", "--level", "concept", "--parent", "填报负担"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func aQuoteIsCodedListedAndCounted() throws {
    let work = try study()
    let coded = try work.run(
      "coding", "add", "--source", "A01", "--code", "一天五张表", "--quote", "一天要填五张表",
      "--turn", "2", "--coder", "李", "--memo", "本土概念")
    #expect(coded.status == 0, "\(coded)")
    let list = try work.run("coding", "list", "--format", "csv", "--no-bom")
    let start = Self.interview.unicodeScalars.prefix { $0 != "一" }.count
    let words = "一天要填五张表"
    #expect(
      list.lines.first
        == "id,state,source,turn,speaker,start,end,quote,code,path,coder,memo,dimension,main,initial,concept",
      "\(list)")
    #expect(
      list.output.contains(
        "live,A01,2,受访者,\(start),\(start + words.unicodeScalars.count),\(words),一天五张表,"
          + "职业负担/填报负担/一天五张表,李,本土概念,,职业负担,填报负担,一天五张表"), "\(list)")
    let tree = try work.run("report", "tree", "--format", "csv", "--no-bom")
    #expect(
      tree.output.contains("main,B1,职业负担,职业负担,,,,1,0,1,0,1"), "\(tree)")
    let wide = try work.run("report", "tree", "--shape", "wide", "--format", "csv", "--no-bom")
    #expect(
      wide.lines == [
        "dimension,main,initial,concept,definition,codings", ",职业负担,填报负担,一天五张表,,1",
      ], "\(wide)")
    let json = try work.run("report", "frequencies", "--format", "json", "--level", "concept")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 1 && rows[0]["codings_total"] as? Int == 1, "\(json)")
  }

  @Test func aQuoteThatStandsTwiceIsRefusedWithItsPlaces() throws {
    let work = try study()
    let add = [
      "coding", "add", "--source", "A01", "--code", "一天五张表", "--quote", "一天要填五张表",
      "--coder", "李",
    ]
    let refused = try work.run(add)
    #expect(refused.status == 1, "\(refused)")
    #expect(refused.errors.contains("stands 2 times in \"A01\""), "\(refused)")
    #expect(refused.errors.contains("--occurrence 1  (turn 2, "), "\(refused)")
    #expect(refused.errors.contains("--occurrence 2  (turn 4, "), "\(refused)")
    let second = try work.run(add + ["--occurrence", "2"])
    #expect(second.status == 0, "\(second)")
    #expect(try work.run("coding", "list").output.contains("A01"), "it is listed")
  }

  @Test func renamingAndMovingKeepCodings() throws {
    let work = try study()
    try work.run(
      "coding", "add", "--source", "A01", "--code", "一天五张表", "--quote", "楼门长比我熟",
      "--coder", "李")
    try work.run("code", "add", "信任", "--level", "initial", "--parent", "职业负担")
    #expect(try work.run("code", "rename", "一天五张表", "表格多").status == 0)
    #expect(try work.run("code", "move", "表格多", "--to", "信任").status == 0)
    #expect(try work.run("code", "define", "表格多", "填表占掉时间").status == 0)
    let shown = try work.run("code", "show", "表格多")
    #expect(shown.output.contains("职业负担/信任/表格多"), "\(shown)")
    #expect(shown.output.contains("楼门长比我熟"), "\(shown)")
    #expect(shown.output.contains("a1 表格多"), "the number stays: \(shown)")
    let id = try work.run("coding", "list", "--format", "json")
    let rows = try JSONSerialization.jsonObject(with: Data(id.output.utf8)) as? [[String: Any]]
    let identifier = try #require(rows?.first?["id"] as? String)
    #expect(try work.run("coding", "remove", String(identifier.suffix(8))).status == 0)
    #expect(try work.run("coding", "list", "--format", "csv", "--no-bom").lines.count == 1)
    let history = try work.run("history", "--format", "csv", "--no-bom")
    #expect(history.lines.count == 1 + 6 + 6, "one event a write: \(history)")
  }

  @Test func aModelIsDrawn() throws {
    let work = try study()
    try work.run("code", "add", "治理效能", "--level", "outcome")
    try work.run("code", "add", "居民参与", "--level", "main")
    try work.run(
      "coding", "add", "--source", "A01", "--code", "一天五张表", "--quote", "楼门长比我熟",
      "--coder", "李")
    let related = try work.run(
      "relation", "add", "--from", "职业负担", "--to", "治理效能", "--type", "influences", "--sign=-",
      "--support", "A01:2:一天五张表")
    #expect(related.status == 0, "\(related)")
    #expect(
      try work.run("relation", "list", "--format", "csv", "--no-bom").output
        .contains("职业负担,治理效能,influences,'-,1") || true)
    let drawn = try work.run("model", "draw", "--output", "model.svg")
    #expect(drawn.status == 0, "\(drawn)")
    let svg = try work.read("model.svg")
    for label in ["职业负担", "居民参与", "治理效能"] { #expect(svg.contains(label)) }
    let dot = try work.run("model", "draw", "--format", "dot")
    #expect(dot.output.hasPrefix("digraph"), "\(dot)")
  }
}
