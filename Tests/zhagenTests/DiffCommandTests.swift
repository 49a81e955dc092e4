import Foundation
import Testing

/// `diff`, as a supervisor reads it.
@Suite struct DiffCommandTests {
  @Test func eventsAndCopiesAreCompared() throws {
    let work = try Workdir()
    try work.write("访：累吗？\n民：天天加班，表太多。\n", to: "A01.txt")
    func must(_ command: String...) throws {
      let run = try work.run(command + ["--study", "s.zhagen"])
      try #require(run.status == 0, "\(run)")
    }
    let made = try work.run("init", "s.zhagen")
    #expect(made.status == 0)
    try must("import", "A01.txt")
    try must("code", "add", "加班", "--level", "concept")
    try must("coder", "add", "李")
    try FileManager.default.copyItem(
      at: work.url.appendingPathComponent("s.zhagen"),
      to: work.url.appendingPathComponent("o.zhagen"))
    try must("code", "rename", "加班", "工时过长")
    try must(
      "coding", "add", "--source", "A01", "--code", "工时过长", "--quote", "天天加班", "--coder", "李")
    func diff(_ options: String...) throws -> Workdir.Run {
      let run = try work.run(["diff"] + options + ["--study", "s.zhagen"])
      #expect(run.status == 0, "\(run)")
      return run
    }
    let now = try diff("4")
    #expect(
      now.output == """
        code
          a1 "加班": renamed: 加班 → 工时过长 (event 5)

        coding
          a1 "加班", 李: added

        """, "\(now)")
    #expect(
      try diff("4", "5", "--lang", "zh").output.hasPrefix("编码\n  a1 \"加班\": 改名: 加班 → 工时过长 (操作 5)\n")
    )
    #expect(try diff("6").output == "No difference.\n")
    #expect(try diff("4", "--coder", "李", "--format", "csv", "--no-bom").lines.count == 2)
    // From here to the copy, in which neither was done.
    #expect(
      try diff("o.zhagen").output == """
        code
          a1 "工时过长": renamed: 工时过长 → 加班

        coding
          a1 "工时过长", 李: removed

        """)
    try work.run("init", "other.zhagen")
    #expect(try diff("other.zhagen").errors.contains("is no copy of this study"))
    #expect(try work.run("diff", "o.zhagen", "3", "--study", "s.zhagen").status == 64)
    #expect(try work.run("diff", "无.zhagen", "--study", "s.zhagen").status == 1)
    #expect(try work.run("diff", "9", "--study", "s.zhagen").errors.contains("the last one is 6"))
  }
}
