import Foundation
import Testing

/// `agreement`, as someone types it who has to answer for two coders.
@Suite struct AgreementCommandTests {
  /// Two coders on one interview, a third source of one of them alone; synthetic.
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write(
      "访：累吗？\n民：天天加班。\n访：表呢？\n民：表太多。\n访：人呢？\n民：人也少，钱更少。\n", to: "A01.txt")
    try work.write("访：累吗？\n民：还好。\n", to: "A02.txt")
    let coding = ["coding", "add", "--source", "A01", "--code"]
    for command in [
      ["init", "s.zhagen"], ["import", "A01.txt", "A02.txt"], ["coder", "add", "李"],
      ["coder", "add", "王"], ["coder", "add", "陈"], ["code", "add", "负担", "--level", "main"],
      ["code", "add", "加班", "--level", "concept", "--parent", "负担"],
      ["code", "add", "填表", "--level", "concept", "--parent", "负担"],
      ["code", "add", "人手", "--level", "concept"],
      coding + ["加班", "--quote", "天天加班", "--coder", "李"],
      coding + ["加班", "--quote", "加班", "--coder", "王"],
      coding + ["加班", "--quote", "表太多", "--coder", "李"],
      coding + ["填表", "--quote", "表太多", "--coder", "王"],
      coding + ["人手", "--quote", "人也少", "--coder", "王"],
      ["coding", "add", "--source", "A02", "--code", "人手", "--quote", "还好", "--coder", "陈"],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    return work
  }

  private func csv(_ work: Workdir, _ words: String...) throws -> [[String]] {
    let run = try work.run(
      ["agreement"] + words + ["--coders", "李,王", "--format", "tsv"])
    #expect(run.status == 0, "\(run)")
    return run.lines.map { $0.components(separatedBy: "\t") }
  }

  @Test func figuresAreOfTheUnitAndTheUniverseThatTheySay() throws {
    let work = try study()
    // Six turns; both coded the first alike, the second differently, of the third only one anything.
    let rows = try csv(work, "--coefficient", "percent,cohen-kappa", "--by", "none")
    let places = rows.dropFirst().map { Array($0[0...6]) }
    #expect(
      places == [
        ["percent", "", "", "turn", "all", "李,王", "6"],
        ["cohen-kappa", "", "", "turn", "all", "李,王", "6"],
        ["percent", "", "", "turn", "coded", "李,王", "3"],
        ["cohen-kappa", "", "", "turn", "coded", "李,王", "3"],
      ], "\(rows)")
    // By hand: of all turns po = 4/6 and pe = 14/36, of the coded ones po = 1/3 and pe = 2/9.
    let values: [Double] = rows.dropFirst().compactMap { Double($0[7]) }
    let known = [4.0 / 6, 5.0 / 11, 1.0 / 3, 1.0 / 7]
    #expect(values.count == 4 && zip(values, known).allSatisfy { abs($0 - $1) < 1e-12 }, "\(rows)")
    let coded = try csv(
      work, "--unit", "segment", "--coefficient", "percent", "--by", "none")
    let segments: [String] = Array(coded[1][3...6])
    #expect(segments == ["segment", "coded", "李,王", "3"], "\(coded)")
    // One level up both said the same of the tables; people are left out there, and said to be.
    let run = try work.run(
      "agreement", "--coders", "李,王", "--level", "main", "--coefficient", "percent", "--universe",
      "coded", "--by", "code,source", "--format", "csv", "--no-bom")
    #expect(run.lines[0].hasPrefix("coefficient,level,code,source,unit,universe,coders"), "\(run)")
    #expect(run.lines[1].hasPrefix("percent,main,,,turn,coded,\"李,王\",2,1.0,"), "\(run)")
    #expect(run.lines[2].hasPrefix("percent,main,,A01,turn,coded,"), "\(run)")
    #expect(run.lines[3].hasPrefix("percent,main,负担,,turn,coded,"), "\(run)")
    #expect(run.errors.contains("1 coding of 1 code: left out"), "\(run)")
  }

  @Test func aPageSaysInWordsWhatWasCompared() throws {
    let work = try study()
    let page = try work.run("agreement", "--coders", "李,王", "--lang", "zh")
    #expect(page.output.contains("比较李与王对 1 份资料（A01）的编码，共 6 个话轮。"), "\(page)")
    #expect(page.output.contains("科恩 κ"), "\(page)")
    #expect(page.output.contains("参考文献"), "\(page)")
    #expect(!page.output.contains("只取"), "\(page)")
    let part = try work.run(
      "agreement", "--coders", "李,王", "--source", "A01", "--code", "负担", "--lang", "zh")
    #expect(part.output.contains("只取研究的一部分：资料“A01”；编码“负担”及其下级。"), "\(part)")
    let english = try work.run("agreement", "--coders", "李,王", "--format", "markdown")
    #expect(english.output.contains("## What was compared"), "\(english)")
    #expect(english.output.contains("| Cohen's κ |"), "\(english)")
    let html = try work.run("agreement", "--coders", "李,王", "--lang", "zh", "--output", "p.html")
    #expect(html.status == 0 && html.output.isEmpty, "\(html)")
    #expect(try work.read("p.html").contains("<html lang=\"zh-CN\">"))
  }

  @Test func whatWasDecidedGivesFiguresBeforeAndAfter() throws {
    let work = try study()
    let note = try work.run("agreement", "--coders", "李,王", "--adjudicated", "--format", "csv")
    #expect(note.errors.contains("nothing was decided"), "\(note)")
    let walked = try work.run(
      ["adjudicate", "--coders", "李,王", "--as", "定稿"], input: "2\n说的是表\n1\n\n")
    #expect(walked.errors.hasSuffix("2 disagreements decided, 0 open.\n"), "\(walked)")
    let rows = try csv(
      work, "--adjudicated", "--coefficient", "percent", "--universe", "all", "--by", "none")
    #expect(rows.map { $0[0] } == ["stage", "before", "after"], "\(rows)")
    #expect(rows.map { $0[8] } == ["value", "0.6666666666666666", "1.0"], "\(rows)")
    let summary = try work.run(
      "adjudicate", "summary", "--coders", "李,王", "--format", "csv", "--no-bom")
    #expect(summary.lines.contains("percent before,0.3333333333333333"), "\(summary)")
    #expect(summary.lines.contains("percent after,1.0"), "\(summary)")
  }

  /// Shares and coefficients are of the sources that all of the coders worked on.
  @Test func aSummaryOfThreeIsOfTheSourcesOfAllThree() throws {
    let work = try study()
    for command in [
      ["assign", "give", "陈", "--source", "A01"],
      ["coding", "add", "--source", "A02", "--code", "人手", "--quote", "还好", "--coder", "李"],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    let summary = try work.run(
      "adjudicate", "summary", "--coders", "李,王,陈", "--format", "csv", "--no-bom")
    #expect(summary.lines.contains("sources compared,1"), "\(summary)")
    #expect(summary.lines.contains("passages,3"), "\(summary)")
    // Of the three segments of A01 two of three pairs of ratings differ in the first and third, all in the second.
    #expect(summary.output.contains("percent,0.22222222"), "\(summary)")
    #expect(summary.errors.contains("only 李, 陈 worked on A02"), "\(summary)")
  }

  @Test func cellsAreWhatTheCoefficientsAreMadeOf() throws {
    let work = try study()
    let cells = try work.run(
      "agreement", "cells", "--coders", "李,王", "--coded", "--format", "csv", "--no-bom")
    #expect(
      cells.output
        == "coder_a,coder_b,category_a,category_b,count\n李,王,,人手,1\n李,王,加班,加班,1\n李,王,加班,填表,1\n",
      "\(cells)")
    let square = try work.run("agreement", "cells", "--coders", "李,王", "--coincidences")
    #expect(square.lines.last?.hasPrefix("Σ") == true, "\(square)")
    #expect(square.lines.last?.hasSuffix("12.000") == true, "\(square)")
    let words = try work.run(
      "agreement", "benchmarks", "--coders", "李,王", "--by", "none", "--format", "csv", "--no-bom")
    #expect(words.lines[1].hasPrefix("cohen-kappa,,,,all,\"李,王\",0.4545454545454"), "\(words)")
  }

  @Test func ratingsFromElsewhereNeedNoStudy() throws {
    let work = try Workdir()
    try work.write("unit,A,B\n1,1,1\n2,2,3\n3,3,3\n4,1,\n5,2,2\n", to: "r.csv")
    let run = try work.run(
      "agreement", "--ratings", "r.csv", "--metric", "ordinal", "--coefficient",
      "percent,krippendorff-alpha", "--format", "csv", "--no-bom")
    #expect(run.status == 0 && run.lines.count == 3, "\(run)")
    #expect(run.lines[1].hasPrefix("percent,,,row,all,\"A,B\",4,0.75,"), "\(run)")
    #expect(run.lines[2].contains("ordinal distance"), "\(run)")
    let both = try work.run("agreement", "--ratings", "r.csv", "--coders", "A,B")
    #expect(both.status == 64 && both.errors.contains("--coders is of a study"), "\(both)")
    let sources = try work.run("agreement", "--ratings", "r.csv", "--by", "source")
    #expect(sources.status == 64 && sources.errors.contains("has no column source"), "\(sources)")
    try work.write("unit,A,B\n1,x,\n2,,y\n", to: "apart.csv")
    let apart = try work.run("agreement", "--ratings", "apart.csv")
    #expect(
      apart.status == 1 && apart.errors.contains("No unit has the ratings of two"), "\(apart)")
    let page = try work.run("agreement", "--ratings", "r.csv", "--format", "markdown")
    #expect(page.output.contains("5 rows of the file of ratings “r.csv”"), "\(page)")
    #expect(page.output.contains("There are q = 3 categories; 1 rating is missing."), "\(page)")
    #expect(!page.output.contains("code was") && !page.output.contains("codes were"), "\(page)")
    let cut = try work.run("agreement", "--ratings", "r.csv", "--coefficient", "gamma")
    #expect(cut.status == 1 && cut.errors.contains("how texts were cut"), "\(cut)")
  }

  /// Arguments that are refused, the exit code, and what the message says.
  private static let refused: [(words: [String], status: Int32, message: String)] = [
    (["--coders", "李"], 1, "takes two coders or more"),
    (["--coders", "李,李"], 1, "\"李\" is named twice"),
    (["--coders", "李,王五"], 1, "Did you mean \"王\"?"),
    (["--coders", "李,陈"], 1, "\"陈\" worked on A02"),
    (["--coders", "李,王", "--source", "A02"], 1, "\"李\" worked on none"),
    (["--coders", "李,王", "--level", "mian"], 1, "Did you mean \"main\"?"),
    (["--coders", "李,王", "--level", "dimension"], 1, "can be compared at main, concept"),
    (
      ["--coders", "李,王", "--code", "负担", "--level", "concept", "--role", "interviewer"], 1,
      "take a wider --source, --role"
    ),
    (["--coders", "李,王", "--unit", "word"], 64, "turn"),
    (["--coders", "李,王", "--coefficient", "cohen"], 64, "did you mean cohen-kappa"),
    (["--coders", "李,王", "--coefficient", "gwet-ac2"], 1, "have none"),
    (["--coders", "李,王", "--metric", "ordinal"], 1, "have none"),
    (["--coders", "李,王", "--coefficient", "alpha-u"], 1, "--unit scalar"),
    (["--coders", "李,王", "--encoding", "GBK"], 64, "--encoding goes with --ratings"),
    (["--ratings", "A01.txt", "--as-of", "1"], 64, "--as-of is of a study"),
    (["--ratings", "A01.txt", "--study", "s.zhagen"], 64, "--study is of a study"),
    (["--ratings", "A01.txt", "--by", "level"], 64, "--by level is of a study"),
    (["--coders", "李,王", "--by", "none,code"], 64, "takes none by itself"),
    (["--coders", "李,王", "--by", "coder"], 64, "did you mean code?"),
    (["--coders", "李,王", "--by", "level", "--level", "main"], 64, "leave out --level"),
    (["--coders", "李,王", "--by", "sorce"], 64, "did you mean source?"),
    (["--coders", "李,王", "--code", "填报"], 1, "Did you mean \"填表\"?"),
    (["--coders", "李,王", "--source", "A1"], 1, "Did you mean \"A01\"?"),
    (["cells", "--ratings", "A01.txt", "--coded"], 64, "--coded is of a study"),
    (["cells", "--coders", "李,王", "--level", "dimension"], 1, "can be compared at main, concept"),
    (["draw", "--figure", "confusion", "--ratings", "A01.txt", "--coded"], 64, "leave out there"),
    (["--coders", "李,王", "--bootstrap", "-1"], 64, "from 2, or 0 for none"),
    (["--coders", "李,王", "--bootstrap", "1"], 64, "from 2, or 0 for none"),
    (["--coders", "李,王", "--seed", "-1"], 64, "a whole number from 0"),
    ([], 64, "Whom to compare?"),
  ]

  @Test func whatCannotBeComparedIsSaid() throws {
    let work = try study()
    for (words, status, message) in Self.refused {
      let run = try work.run(["agreement"] + words)
      #expect(run.status == status && run.errors.contains(message), "\(run)")
    }
  }

  @Test func scalarsHaveIntervalsFromSourcesOrNone() throws {
    let work = try study()
    let rows = try csv(
      work, "--unit", "scalar", "--coefficient", "cohen-kappa", "--universe", "all")
    #expect(rows[1][13].contains("only 1 source to draw from"), "\(rows)")
    // A code has no interval unless it is asked for.
    let methods: [String] = rows.dropFirst(2).map { $0[13] }
    #expect(methods == ["", "", ""], "\(rows)")
    let length = try work.read("A01.txt").unicodeScalars.count
    #expect(rows[1][6] == "\(length)", "\(rows)")
    for (language, said) in [
      ("zh", "说话人标签、空格和空行也计算在内"), ("en", "speakers' labels, spaces and empty"),
    ] {
      let page = try work.run(
        "agreement", "--coders", "李,王", "--unit", "scalar", "--lang", language, "--format",
        "markdown")
      #expect(page.output.contains(said), "\(page)")
    }
  }
}
