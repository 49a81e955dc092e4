import Foundation
import Testing

/// Reports that compare, through the command line.
@Suite struct ComparisonTests {
  private static let people = """
    participant,source,role,age
    P1,A01,网格员,28
    P2,A02,居民,61
    P3,A03,居民,
    P4,,居民,40

    """

  /// Three interviews; 填表 in the first two, 工资 in the third, and 居民 once in the first.
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访：忙吗？\n民：天天加班，表多。居民好。\n", to: "A01.txt")
    try work.write("访：忙吗？\n民：表也多，工资低。\n", to: "A02.txt")
    try work.write("访：钱呢？\n民：工资低。\n", to: "A03.txt")
    try work.write(Self.people, to: "people.csv")
    let add = ["coding", "add", "--coder", "甲"]
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial,main"],
      ["import", "A01.txt", "A02.txt", "A03.txt"], ["participant", "import", "people.csv"],
      ["coder", "add", "甲"], ["code", "add", "负担", "--level", "main", "--definition", "事多钱少"],
      ["code", "add", "填表", "--level", "concept", "--parent", "负担"],
      ["code", "add", "工资", "--level", "concept", "--parent", "负担"],
      add + ["--source", "A01", "--code", "填表", "--quote", "天天加班，表多"],
      add + ["--source", "A02", "--code", "填表", "--quote", "表也多，工资"],
      add + ["--source", "A02", "--code", "工资", "--quote", "工资低"],
      add + ["--source", "A03", "--code", "工资", "--quote", "工资低"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  private func csv(_ work: Workdir, _ command: String...) throws -> String {
    let run = try work.run(command + ["--format", "csv", "--no-bom"])
    #expect(run.status == 0, "\(run)")
    return run.output
  }

  @Test func codesThatOccurTogether() throws {
    let work = try study()
    #expect(
      try csv(work, "report", "cooccurrence") == """
        code_a,code_b,relation,count,sources
        填表,工资,overlap,1,1

        """)
    #expect(
      try csv(work, "report", "cooccurrence", "--where", "role=网格员").split(separator: "\n").count
        == 1)
    let chinese = try work.run("report", "cooccurrence", "--matrix", "--lang", "zh")
    #expect(chinese.lines.first == "编码  填表  工资", "\(chinese)")
    for (words, part) in [
      (["--within", "3"], "go with --relation near"),
      (["--relation", "near", "--within=-1"], "a number from 0"),
    ] {
      let run = try work.run(["report", "cooccurrence"] + words)
      #expect(run.status == 64 && run.errors.contains(part), "\(run)")
    }
  }

  @Test func codesByAttribute() throws {
    let work = try study()
    #expect(
      try csv(work, "report", "crosstab", "--by", "role", "--code", "填表") == """
        code,level,attribute,value,codings,sources,row_percent,column_percent
        填表,concept,role,居民,1,1,50.0,33.333333333333336
        填表,concept,role,网格员,1,1,50.0,100.0

        """)
    #expect(
      try csv(work, "report", "crosstab", "--by", "age", "--bins", "30", "--wide") == """
        level,code,<30,>=30,(none)
        main,负担,1,2,1
        concept,填表,1,1,0
        concept,工资,0,1,1

        """)
    let test = try work.run(
      "report", "crosstab", "--by", "role", "--test", "--code", "填表", "--format", "json")
    #expect(test.errors.contains("tested are 3 participants with any coding"), "\(test)")
    #expect(test.output.contains("do not rely on chi-square"), "\(test)")
    let unknown = try work.run("report", "crosstab", "--by", "rolle")
    #expect(unknown.status == 1 && unknown.errors.contains("Did you mean \"role\"?"), "\(unknown)")
    let bins = try work.run("report", "crosstab", "--by", "age", "--bins", "3,x")
    #expect(bins.status == 64 && bins.errors.contains("\"x\" is none"), "\(bins)")
  }

  @Test func codesBySource() throws {
    let work = try study()
    #expect(
      try csv(work, "report", "matrix") == """
        level,number,code,sources,codings_total,A01,A02,A03
        main,B1,负担,3,4,1,2,1
        concept,a1,填表,2,2,1,1,0
        concept,a2,工资,2,2,0,1,1

        """)
    #expect(
      try csv(work, "report", "matrix", "--cells", "present", "--level", "main").contains(
        "负担,3,4,1,1,1\n"))
    #expect(
      try csv(work, "report", "matrix", "--where", "role=居民").hasPrefix(
        "level,number,code,sources,codings_total,A02,A03\n"))
  }

  @Test func quotesSideBySideAndTheMemoThatHoldsThem() throws {
    let work = try study()
    let page = try work.run(
      "compare", "填表", "工资", "--by", "role", "--memo", "一个是事，一个是钱", "--memo-by", "甲")
    #expect(page.status == 0 && page.output.contains("memo 填表 / 工资\n  一个是事，一个是钱\n"), "\(page)")
    #expect(page.output.contains("[居民]") && page.output.contains(" │ a2 工资"), "\(page)")
    #expect(try work.run("history").output.contains("memo add"))
    let rows = try csv(work, "compare", "填表", "--by", "role", "--limit", "1")
    #expect(
      rows == """
        code,group,subcode,source,turn,speaker,quote,coder,memo
        填表,居民,填表,A02,,,表也多，工资,甲,
        填表,网格员,填表,A01,,,天天加班，表多,甲,
        填表 / 工资,,,,,,,,一个是事，一个是钱

        """)
    #expect(try work.run("undo").status == 0)
    #expect(try work.run("compare", "填表", "工资").output.contains("memo") == false)
    #expect(try work.run("verify").status == 0)
  }

  @Test func sourcesWithoutACode() throws {
    let work = try study()
    #expect(
      try csv(work, "compare", "填表", "--negative", "--by", "role") == """
        code,group,source,codings
        填表,居民,A03,1

        """)
    let base = try work.run("compare", "填表", "--negative")
    #expect(base.errors.contains("3 sources with codings"), "\(base)")
    for (words, status, part) in [
      (["填"], Int32(1), "Did you mean \"填表\""), (["填表", "--bins", "3"], 64, "goes with --by"),
      (["填表", "--limit", "0"], 64, "a number from 1"), (["填表", "--memo", " "], 1, "no words"),
    ] {
      let run = try work.run(["compare"] + words)
      #expect(run.status == status && run.errors.contains(part), "\(run)")
    }
    #expect(try !work.run("history").output.contains("memo add"))
  }

  @Test func recordsByTheirOwnColumns() throws {
    let work = try study()
    try work.write(
      "id,street,text\nh1,东苑,吵\nh2,西桥,路灯不亮\nh3,东苑,夜里很吵\nh4,,吵吵\n", to: "热线.csv")
    try work.run("records", "import", "热线.csv", "--text-column", "text")
    for (record, quote) in [("h1", "吵"), ("h2", "不亮"), ("h3", "很吵"), ("h4", "吵吵")] {
      let run = try work.run(
        "coding", "add", "--source", "热线", "--record", record, "--quote", quote, "--code", "工资",
        "--coder", "甲")
      #expect(run.status == 0, "\(run)")
    }
    #expect(
      try csv(work, "report", "crosstab", "--by", "street", "--wide", "--level", "concept") == """
        level,code,东苑,西桥,(none)
        concept,填表,0,0,2
        concept,工资,2,1,3

        """)
  }
}
