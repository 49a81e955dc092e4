import Foundation
import Testing

/// `--as-of` on what reads.
@Suite struct AsOfCommandTests {
  @Test func whatReadsCanLookBackAndWhatWritesCannot() throws {
    let work = try Workdir()
    try work.write("访：累吗？\n民：天天加班，表太多。\n", to: "A01.txt")
    for command in [
      ["init", "s.zhagen"], ["import", "A01.txt"], ["code", "add", "加班", "--level", "concept"],
      ["code", "rename", "加班", "工时过长"], ["undo"],
    ] {
      let run = try work.run(command)
      try #require(run.status == 0, "\(run)")
    }
    func names(_ options: String...) throws -> Workdir.Run {
      try work.run(["report", "tree", "--format", "csv", "--no-bom"] + options)
    }
    let then = try names("--as-of", "4")
    #expect(then.output.contains("工时过长") && !then.output.contains("加班"), "\(then)")
    #expect(then.errors.hasPrefix("As of event 4 (") && then.errors.contains("code rename)."))
    #expect(try names("--as-of", "3").output == names().output)
    #expect(try names("--as-of", "2").lines.count == 1)
    #expect(try work.run("history", "--as-of", "3", "--format", "csv").lines.count == 4)
    let unknown = try names("--as-of", "9")
    #expect(unknown.status == 1 && unknown.errors.contains("the last one is 5"), "\(unknown)")
    let early = try names("--as-of", "2020-01-01")
    #expect(early.status == 1 && early.errors.contains("was begun later"), "\(early)")
    #expect(try names("--as-of", "上周").status == 64)
    let write = try work.run("coder", "add", "李", "--as-of", "3")
    #expect(write.status == 64 && write.errors.contains("--as-of"), "\(write)")
  }

  /// Whatever reads a study and does not write can look back. What writes says so with
  /// `--reason`, or stands here.
  @Test func everyCommandThatOnlyReadsLooksBack() throws {
    let exceptions: Set<String> = [
      "coder add", "adjudicate walk", "verify", "backup", "diff",
    ]
    let tree = try HelpTree(Workdir())
    var found: Set<String> = []
    var readers = 0
    for (name, options) in tree.command.leaves where options.contains("study") {
      if options.contains("as-of") {
        readers += 1
        #expect(!options.contains("reason"), "\(name) writes, and cannot write in the past")
      } else if !options.contains("reason") {
        found.insert(name)
      }
    }
    #expect(found == exceptions)
    #expect(readers > 30, "\(readers)")
  }
}
