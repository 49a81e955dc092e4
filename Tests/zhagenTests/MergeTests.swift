import Foundation
import Testing

/// Two coders' copies of a study, taken together on the command line. The texts are synthetic.
@Suite struct MergeTests {
  /// `li.zhagen` and `wang.zhagen`, which gave one code two names and made one code each.
  private func copies() throws -> Workdir {
    let work = try Workdir()
    try work.write("访：累吗？\n民：天天加班，表太多。没有权，责任倒大。\n", to: "A01.txt")
    func run(_ study: String, _ commands: [[String]]) throws {
      for command in commands {
        let run = try work.run(command, environment: ["ZHAGEN_STUDY": study])
        try #require(run.status == 0, "\(run)")
      }
    }
    try run(
      "li.zhagen",
      [
        ["init", "li.zhagen"], ["import", "A01.txt"], ["coder", "add", "李"],
        ["coder", "add", "王"], ["code", "add", "加班", "--level", "concept"],
        ["coding", "add", "--source", "A01", "--code", "加班", "--quote", "天天加班", "--coder", "李"],
      ])
    try work.write(
      try Data(contentsOf: work.url.appendingPathComponent("li.zhagen")), to: "wang.zhagen")
    for (coder, name) in [("li", "缺人"), ("wang", "人手不足")] {
      try run(
        "\(coder).zhagen",
        [
          ["code", "rename", "加班", name, "--by", coder],
          ["code", "add", "填表", "--level", "concept", "--by", coder],
          [
            "coding", "add", "--source", "A01", "--code", "填表", "--quote", "表太多", "--coder",
            coder == "li" ? "李" : "王",
          ],
        ])
    }
    return work
  }

  private let ours = ["ZHAGEN_STUDY": "li.zhagen"]

  @Test func conflictsAreListedAndDecidedInATable() throws {
    let work = try copies()
    let before = try Data(contentsOf: work.url.appendingPathComponent("wang.zhagen"))
    let dry = try work.run(
      "merge", "wang.zhagen", "--dry-run", "--conflicts", "open.csv", "--format", "csv", "--no-bom",
      environment: ours)
    #expect(
      dry.status == 0
        && dry.lines == [
          "what,theirs_new,theirs_newer,ours_newer,both,joined,left_out,conflicts",
          "code,0,0,0,1,1,0,1", "coding,1,0,0,0,0,0,0", "event,3,0,0,0,0,0,0",
        ], "\(dry)")
    #expect(
      dry.errors.contains("the code \"缺人\": name is \"缺人\" here (li, ")
        && dry.errors.contains("and is \"人手不足\" there (wang, ")
        && dry.errors.hasSuffix("Nothing was changed (--dry-run).\n"), "\(dry)")
    let refused = try work.run("merge", "wang.zhagen", environment: ours)
    #expect(
      refused.status == 1 && refused.errors.hasPrefix("Error: 1 conflict; nothing was merged."),
      "\(refused)")
    #expect(try work.run("history", "--format", "csv", environment: ours).lines.count == 10)

    let table = try work.read("open.csv")
    let lines = table.split(whereSeparator: \.isNewline)
    #expect(lines.count == 2 && lines[1].hasSuffix(","), "\(table)")
    try work.write("\(lines[0])\n\(lines[1])never\n", to: "wrong.csv")
    let wrong = try work.run("merge", "wang.zhagen", "--decide", "wrong.csv", environment: ours)
    #expect(
      wrong.status == 1
        && wrong.errors.contains("the decision \"never\" is neither ours nor theirs"),
      "\(wrong)")
    try work.write("\(lines[0])\n\(lines[1])theirs\n", to: "decided.csv")
    let merged = try work.run(
      "merge", "wang.zhagen", "--decide", "decided.csv", "--by", "李", environment: ours)
    #expect(merged.status == 0, "\(merged)")
    let codes = try work.run("code", "list", "--format", "csv", "--no-bom", environment: ours)
    #expect(
      codes.output.contains("人手不足") && !codes.output.contains("缺人")
        && codes.lines.count == 3, "\(codes)")
    #expect(try work.run("coding", "list", "--format", "csv", environment: ours).lines.count == 4)
    #expect(try work.run("verify", environment: ours).status == 0)
    #expect(try Data(contentsOf: work.url.appendingPathComponent("wang.zhagen")) == before)
    #expect(!work.has("wang.zhagen-wal") && !work.has("wang.zhagen-shm"))
  }

  @Test func aMergeIsOneEventAndIsUndoneAsOne() throws {
    let work = try copies()
    let merged = try work.run("merge", "wang.zhagen", "--prefer", "newer", environment: ours)
    #expect(merged.status == 0 && merged.errors.contains("theirs is taken"), "\(merged)")
    let again = try work.run("merge", "wang.zhagen", environment: ours)
    #expect(again.status == 0 && again.errors.contains("Nothing to merge"), "\(again)")
    let history = try work.run(
      "history", "--full", "--format", "csv", "--no-bom", environment: ours)
    #expect(
      history.lines.count == 14 && history.lines[10].contains(",13,")
        && history.lines[13].contains(",merge,"), "\(history)")
    let refused = try work.run("undo", "11", environment: ours)
    #expect(
      refused.status == 1
        && refused.errors.contains("came in with event 13 (merge); undo event 13"), "\(refused)")
    let undone = try work.run("undo", environment: ours)
    #expect(undone.errors.hasPrefix("Undone: event 13, merge: "), "\(undone)")
    #expect(try work.run("coding", "list", "--format", "csv", environment: ours).lines.count == 3)
    // What was taken back can be merged again, with another choice.
    let other = try work.run("merge", "wang.zhagen", "--prefer", "ours", environment: ours)
    #expect(other.status == 0, "\(other)")
    #expect(try work.run("coding", "list", "--format", "csv", environment: ours).lines.count == 4)
    #expect(try work.run("verify", environment: ours).status == 0)
  }

  @Test func whatCannotBeMergedIsRefused() throws {
    let work = try copies()
    let itself = try work.run("merge", "./li.zhagen", environment: ours)
    #expect(itself.status == 1 && itself.errors.contains("is this study itself"), "\(itself)")
    #expect(try work.run("init", "other.zhagen").status == 0)
    let other = try work.run("merge", "other.zhagen", environment: ours)
    #expect(other.status == 1 && other.errors.contains("is another study (\"other\")"), "\(other)")
    #expect(try work.run("merge", "other.zhagen", "--unrelated", environment: ours).status == 0)
    let missing = try work.run("merge", "no.zhagen", environment: ours)
    #expect(missing.status == 1 && missing.errors.contains("There is no study"), "\(missing)")
    try work.write("not a study", to: "text.zhagen")
    #expect(
      try work.run("merge", "text.zhagen", environment: ours).errors.contains("is not a Zhagen"))
  }
}
