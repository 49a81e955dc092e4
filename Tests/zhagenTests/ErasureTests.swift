import Foundation
import Testing

/// `pseudonymise` and `purge` as a researcher runs them.
@Suite struct ErasureTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访谈者：您贵姓？\n受访者：我叫张建国，电话13800138000，天天加班。\n", to: "A01.txt")
    try work.write("participant,source,role\nP07,A01,网格员\n", to: "p.csv")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial,main"], ["import", "A01.txt"],
      ["participant", "import", "p.csv"], ["coder", "add", "李明"],
      ["code", "add", "加班", "--level", "main"],
      ["coding", "add", "--source", "A01", "--code", "加班", "--quote", "张建国，电话", "--coder", "李明"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  private func file(_ work: Workdir, _ name: String = "s.zhagen") throws -> Data {
    try Data(contentsOf: work.url.appendingPathComponent(name))
  }

  @Test func pseudonymsComeAndGoWithTheKey() throws {
    let work = try study()
    try work.write("# 我的密钥\nnames:\n  张建国: 受访者甲\nrules: [phone]\n", to: "key.yaml")
    let before = try file(work)
    let rehearsal = try work.run(
      "pseudonymise", "--key", "key.yaml", "--dry-run", "--format", "csv")
    #expect(rehearsal.status == 0, "\(rehearsal)")
    #expect(rehearsal.output.contains("张建国,受访者甲,1") && rehearsal.output.contains("[电话1],1"))
    #expect(try file(work) == before)
    let unasked = try work.run("pseudonymise", "--key", "key.yaml")
    #expect(unasked.status == 1 && unasked.errors.contains("--yes"), "\(unasked)")

    let done = try work.run("pseudonymise", "--key", "key.yaml", "--yes")
    #expect(done.status == 0, "\(done)")
    for word in ["张建国", "13800138000"] {
      #expect(try file(work).range(of: Data(word.utf8)) == nil)
    }
    let quotes = try work.run("coding", "list", "--format", "csv")
    #expect(quotes.output.contains("受访者甲，电话"), "\(quotes)")
    let key = String(decoding: try file(work, "key.yaml"), as: UTF8.self)
    #expect(key.hasPrefix("# 我的密钥\nnames:\n  张建国: 受访者甲\nrules: [phone]\n"))
    #expect(key.contains("\"13800138000\": \"[电话1]\""))

    // Run again, it finds nothing to do; turned back, the text is what it was.
    #expect(try work.run("pseudonymise", "--key", "key.yaml", "--yes").status == 0)
    let back = try work.run("pseudonymise", "--key", "key.yaml", "--reverse", "--yes")
    #expect(back.status == 0, "\(back)")
    let text = try work.run("source", "show", "A01").output
    #expect(text.contains("我叫张建国，电话13800138000，天天加班。"))
  }

  @Test(arguments: [
    ("names:\n  张: 甲某\n", "a single character"),
    ("names:\n  张建国: 天天加班\n", "stands in \"A01\" already"),
    ("rules: [fax]\n", "there is no rule \"fax\""), ("names: [张建国]\n", "a mapping"),
    ("patterns:\n  车牌: '['\n", "no regular expression"),
  ])
  func aKeyThatCannotBeUsed(_ key: String, _ message: String) throws {
    let work = try study()
    try work.write(key, to: "key.yaml")
    let before = try file(work)
    let run = try work.run("pseudonymise", "--key", "key.yaml", "--yes")
    #expect(run.status == 1 && run.errors.contains(message), "\(run)")
    #expect(try file(work) == before)
  }

  @Test func aLinkThatWasTakenBackErasesNobodyElse() throws {
    let work = try study()
    for command in [
      ["participant", "add", "P08"], ["participant", "link", "P08", "--source", "A01"],
      ["participant", "link", "P08", "--source", "A01", "--speaker", "受访者"],
      ["participant", "unlink", "P08", "--source", "A01", "--speaker", "受访者"],
      ["participant", "link", "P07", "--source", "A01"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    let other = try work.run("purge", "--participant", "P08", "--yes")
    #expect(other.status == 0 && other.errors.contains("\"A01\": kept"), "\(other)")
    #expect(try work.run("source", "show", "A01").output.contains("天天加班"))
    let own = try work.run("purge", "--participant", "P07", "--dry-run")
    #expect(own.errors.contains("source \"A01\": all of it"), "\(own)")
  }

  @Test func aWithdrawalLeavesNoWord() throws {
    let work = try study()
    try work.write("受访者：我叫张建国。\n", to: "A01 (edited).txt")
    let unasked = try work.run("purge", "--participant", "P07")
    #expect(
      unasked.status == 1 && unasked.errors.contains("source \"A01\": all of it"), "\(unasked)")
    #expect(try work.run("purge", "--participant", "P7", "--yes").errors.contains("\"P07\""))
    #expect(try work.run("purge").status == 64)
    let done = try work.run("purge", "--participant", "P07", "--yes", "--reason", "撤回同意")
    #expect(done.status == 0 && done.errors.contains("A01 (edited).txt"), "\(done)")
    for word in ["张建国", "天天加班", "您贵姓", "P07"] {
      #expect(try file(work).range(of: Data(word.utf8)) == nil, "\(word)")
    }
    #expect(try work.run("source", "list", "--format", "csv").lines.count == 1)
    let history = try work.run("history", "--format", "csv")
    #expect(history.output.contains("purge") && history.output.contains("撤回同意"), "\(history)")
    #expect(try work.run("purge", "--finish").status == 0)
  }
}
