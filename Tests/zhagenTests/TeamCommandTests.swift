import Foundation
import Testing

/// `assign` and `adjudicate`, as two coders and their supervisor type them.
@Suite struct TeamCommandTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访：累吗？\n民：天天加班，表太多。\n访：还有呢？\n民：没有了。\n", to: "A01.txt")
    let coding = ["coding", "add", "--source", "A01", "--code"]
    for command in [
      ["init", "s.zhagen"], ["import", "A01.txt"], ["coder", "add", "李"], ["coder", "add", "王"],
      ["code", "add", "加班", "--level", "concept"], ["code", "add", "填表", "--level", "concept"],
      coding + ["加班", "--quote", "天天加班", "--coder", "李"],
      coding + ["加班", "--quote", "天天加班", "--coder", "王"],
      coding + ["加班", "--quote", "表太多", "--coder", "李"],
      coding + ["填表", "--quote", "表太多", "--coder", "王"],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func aCoderGetsACopyOfTheSourcesAlone() throws {
    let work = try study()
    let given = try work.run("assign", "陈", "--source", "A01", "--output", "chen.zhagen")
    #expect(
      given.status == 0
        && given.errors == "\"陈\" codes 1 source.\nThe copy for \"陈\" is \"chen.zhagen\".\n",
      "\(given)")
    let list = try work.run("assign", "list", "--study", "s.zhagen", "--format", "csv", "--no-bom")
    #expect(list.output == "coder,source,blind,codings\n陈,A01,true,0\n", "\(list)")
    #expect(
      try work.run("coding", "list", "--study", "chen.zhagen", "--format", "csv").lines.count == 1)
    let again = try work.run(
      "assign", "陈", "--all", "--study", "s.zhagen", "--output", "chen.zhagen")
    #expect(again.status == 1 && again.errors.contains("chen.zhagen"), "\(again)")
    let which = try work.run("assign", "陈", "--study", "s.zhagen")
    #expect(which.status == 64 && which.errors.contains("Which sources?"), "\(which)")
    let taken = try work.run("assign", "take", "陈", "--source", "A01", "--study", "s.zhagen")
    #expect(taken.errors == "\"陈\" no longer codes 1 source.\n", "\(taken)")
  }

  @Test func disagreementsAreWalkedAndCounted() throws {
    let work = try study()
    let open = try work.run("adjudicate", "list", "--coders", "李,王", "--format", "tsv")
    #expect(open.lines.count == 3, "\(open)")
    #expect(open.lines[1].hasPrefix("1\tcodes\tA01\t2\t"), "\(open)")
    let walked = try work.run(
      ["adjudicate", "--coders", "李,王", "--as", "定稿"], input: "5\nc 无此码\n想错了\n2\n说的是表\n")
    #expect(walked.status == 0, "\(walked)")
    #expect(walked.errors.contains("1 of 1 · A01, turn 2 (民) · coded differently"), "\(walked)")
    #expect(walked.errors.contains("Answer with numbers from 1 to 2"), "\(walked)")
    #expect(walked.errors.contains("There is no code \"无此码\""), "\(walked)")
    #expect(walked.errors.hasSuffix("1 disagreement decided, 0 open.\n"), "\(walked)")
    let agreed = try work.run("adjudicate", "agreed", "--coders", "李,王", "--as", "定稿")
    #expect(
      agreed.errors == "1 coding accepted, 0 rejected; 1 coding of \"定稿\" made.\n", "\(agreed)")
    let summary = try work.run(
      "adjudicate", "summary", "--coders", "李,王", "--format", "csv", "--no-bom")
    #expect(summary.lines.contains("share agreed,0.5"), "\(summary)")
    #expect(summary.lines.contains("share agreed or decided,1.0"), "\(summary)")
    let pairs = try work.run(
      "adjudicate", "pairs", "--coders", "李,王", "--format", "csv", "--no-bom")
    #expect(pairs.output == "code_a,code_b,count\n加班,填表,1\n", "\(pairs)")
    let codings = try work.run("coding", "list", "--coder", "定稿", "--format", "tsv")
    #expect(codings.lines.count == 3, "\(codings)")
    let history = try work.run("history", "--verb", "adjudicate", "--format", "csv")
    #expect(history.output.contains("说的是表"), "\(history)")
  }

  @Test func aTableOfDecisionsIsTakenInOrRefusedWhole() throws {
    let work = try study()
    _ = try work.run(
      "adjudicate", "list", "--coders", "李,王", "--format", "csv", "--output", "open.csv")
    let lines = try work.read("open.csv").split(separator: "\n").map(String.init)
    try work.write(
      lines[0] + "\n" + lines[1].replacing("表太多,,,", with: "表太多,不采纳,填表,") + "\n"
        + lines[2].replacing("表太多,,,", with: "表太多,perhaps,,") + "\n", to: "decided.csv")
    let refused = try work.run("adjudicate", "import", "decided.csv", "--as", "定稿")
    #expect(
      refused.status == 1 && refused.errors.contains("\"perhaps\" is no verdict"), "\(refused)")
    try work.write(try work.read("decided.csv").replacing("perhaps", with: "采纳"), to: "decided.csv")
    let taken = try work.run("adjudicate", "import", "decided.csv", "--as", "定稿")
    #expect(
      taken.errors == "1 coding accepted, 1 rejected; 1 coding of \"定稿\" made.\n", "\(taken)")
    let alone = try work.run("adjudicate", "list", "--coders", "李")
    #expect(alone.status == 1 && alone.errors.contains("two coders or more"), "\(alone)")
    let typo = try work.run("adjudicate", "list", "--coders", "李,王五")
    #expect(typo.errors.contains("\"王\""), "\(typo)")
  }
}
