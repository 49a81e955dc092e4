import Foundation
import Testing

/// The codebook's marks, memos, levels and the trail, as a researcher types them.
@Suite struct CodebookCommandsTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访：累吗？\n民：天天加班，表太多，上面千条线/下面一根针。\n", to: "A01.txt")
    for command in [
      ["init", "s.zhagen", "--numbering", "a,A,AA,D"], ["import", "A01.txt"],
      ["coder", "add", "李"],
      ["code", "add", "负担", "--level", "main"],
      [
        "coding", "add", "--source", "A01", "--quote", "表太多", "--in-vivo", "--coder", "李",
        "--parent", "负担",
      ],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func aCodeIsMarkedShownAndBroughtToAnotherStudy() throws {
    let work = try study()
    for command in [
      ["code", "rename", "负担", "职业负担"], ["code", "alias", "AA1", "--add", "压|力"],
      ["code", "property", "set", "负担", "频率", "--range", "高—低"],
      ["code", "colour", "负担", "橙"], ["code", "mark", "a1", "--not-in-vivo"],
      ["code", "mark", "a1", "--in-vivo"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0 && run.output.isEmpty && !run.errors.isEmpty, "\(run)")
    }
    let page = try work.run("code", "show", "压|力").output
    for part in ["AA1 职业负担", "aliases     负担、压|力", "频率（高—低）", "#E69F00 (orange)"] {
      #expect(page.contains(part), "\(page)")
    }
    #expect(try work.run("code", "show", "a1").output.contains("in vivo"))
    let list = try work.run("code", "list", "--format", "csv", "--no-bom", "--output", "c.csv")
    #expect(list.status == 0, "\(list)")
    try work.run("init", "t.zhagen")
    let taken = try work.run("codebook", "import", "c.csv", "--study", "t.zhagen")
    #expect(taken.errors.contains("2 codes added"), "\(taken)")
    let again = try work.run("code", "list", "--format", "json", "--study", "t.zhagen").output
    for part in ["负担|压\\\\|力", "频率: 高—低", "#E69F00"] { #expect(again.contains(part), "\(again)") }
    let properties = try work.run(
      "code", "property", "list", "--format", "csv", "--no-bom", "--study", "t.zhagen")
    #expect(properties.lines == ["level,number,name,property,range", "main,B1,职业负担,频率,高—低"])
  }

  @Test func mistakesAreToldWithTheWayOut() throws {
    let work = try study()
    let cases: [(command: [String], status: Int32, says: String)] = [
      (["code", "alias", "负担"], 64, "Give --add NAME or --remove NAME"),
      (["code", "alias", "负担", "--remove", "x"], 1, "it has none"),
      (["code", "colour", "负担", "pink"], 1, "or choose black, orange"),
      (["code", "mark", "负担"], 64, "--in-vivo"),
      (["code", "property", "remove", "负担", "x"], 1, "has no property \"x\""),
      (["coding", "add", "--source", "A01", "--quote", "天天", "--coder", "李"], 64, "or --in-vivo"),
      (
        [
          "coding", "add", "--source", "A01", "--quote", "天天", "--coder", "李", "--code", "负担",
          "--level", "main",
        ], 64, "add --in-vivo"
      ),
      (
        [
          "coding", "add", "--source", "A01", "--quote", "上面千条线/下面一根针", "--coder", "李", "--in-vivo",
        ],
        1, "--code NAME"
      ),
      (["memo", "add"], 64, "Give the words"),
      (["memo", "add", "甲", "--code", "负担", "--source", "A01"], 64, "Give one of"),
      (["memo", "add", "甲", "--compare", "负担"], 1, "needs two codes"),
      (["memo", "edit", "ffff", "甲"], 1, "There is no memo \"ffff\""),
      (["memo", "edit", "ffff"], 64, "Give the new words"),
      (["level", "set", "concept"], 64, "Give --name NAME or --prefix PREFIX"),
      (
        ["level", "set", "concept", "--prefix", "A"], 1, "two levels number their codes with \"A\""
      ),
      (["level", "set", "concept", "--prefix", "a1"], 1, "ends in a digit"),
      (["init", "x", "--numbering", "a,b"], 1, "give one prefix for each"),
      (["condensation", "无"], 1, "There is no code \"无\""),
      (["condensation", "--level", "无"], 1, "There is no level \"无\""),
    ]
    for (command, status, says) in cases {
      let run = try work.run(command)
      #expect(run.status == status && run.errors.contains(says), "\(run)")
    }
    #expect(!work.has("x.zhagen"))
  }

  @Test func memosAreWrittenFoundAndChanged() throws {
    let work = try study()
    try work.write("来自文件\n第二行\n\n", to: "memo.txt")
    let added = try work.run("memo", "add", "--compare", "负担,a1", "都是压力", "--by", "李")
    #expect(added.status == 0 && added.output.count == 37, "\(added)")
    let id = String(added.output.dropLast().suffix(8))
    let file = try work.run("memo", "add", "--code", "负担", "--file", "memo.txt")
    #expect(file.status == 0, "\(file)")
    func texts(_ filter: String...) throws -> [String] {
      try work.run(["memo", "list", "--format", "tsv"] + filter).lines.dropFirst().map {
        $0.components(separatedBy: "\t")[4]
      }
    }
    #expect(try texts("--comparisons") == ["都是压力"])
    #expect(try texts("--coder", "李") == ["都是压力"])
    #expect(try texts("--words", "第二行").count == 1)
    #expect(try texts("--code", "a1") == ["都是压力"])
    let edited = try work.run("memo", "edit", id, "不是一回事", "--by", "王", "--reason", "再看")
    #expect(edited.status == 0 && edited.errors.contains("不是一回事"), "\(edited)")
    let page = try work.run("memo", "show", id).output
    for part in ["compares  负担|表太多", "by 李", "edited", "\n\n不是一回事\n"] {
      #expect(page.contains(part), "\(page)")
    }
    #expect(try work.run("memo", "remove", id).status == 0)
    #expect(try texts("--comparisons").isEmpty)
    #expect(try work.run("verify").status == 0)
  }

  @Test func theTrailEndsWithTheCounts() throws {
    let work = try study()
    for name in ["甲", "乙"] { try work.run("code", "add", name, "--level", "concept") }
    let page = try work.run("condensation")
    #expect(
      page.output.hasSuffix("\n\n3 concept → 0 initial → 1 main → 0 dimension\n"), "\(page)")
    let csv = try work.run("condensation", "--format", "csv", "--no-bom", "--lang", "zh")
    #expect(csv.lines.count == 4 && csv.lines[3].contains("\"2 codes: 甲, 乙\""), "\(csv)")
    #expect(csv.errors == "3 初始概念 → 0 初始范畴 → 1 主范畴 → 0 分析维度\n", "\(csv)")
    try work.run("level", "set", "concept", "--name", "标签", "--prefix", "x")
    let code = try work.run("condensation", "x1", "--lang", "zh")
    #expect(code.status == 0 && code.output.contains("本身"), "\(code)")
    #expect(
      try work.run("level", "list", "--format", "csv", "--no-bom").lines.contains(
        "concept,标签,x,4,3"))
  }
}
