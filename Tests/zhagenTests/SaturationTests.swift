import Foundation
import Testing

/// Curves, the hold-out test and the draft statement through the command line. Synthetic.
@Suite struct SaturationTests {
  /// Six interviews, coded one after the other; the last two held out, and 停车 only in the last.
  private func study() throws -> Workdir {
    let work = try Workdir()
    for name in ["A01", "A02", "A03", "A04", "H01", "H02"] {
      try work.write("访谈者：忙吗？\n受访者：天天加班，表多，停车难。\n", to: "\(name).txt")
    }
    try work.write(
      "participant,source,day\nP1,A01,2022-03-04\nP2,A02,2022-03-03\nP3,A03,2022-03-02\n",
      to: "people.csv")
    let add = ["coding", "add", "--coder", "甲"]
    var commands = [
      ["init", "s.zhagen", "--ladder", "concept,initial,main"],
      ["import"] + ["A01", "A02", "A03", "A04", "H01", "H02"].map { "\($0).txt" },
      ["participant", "import", "people.csv"], ["coder", "add", "甲"],
      ["code", "add", "负担", "--level", "main"],
      ["code", "add", "填表", "--level", "concept", "--parent", "负担"],
      ["code", "add", "加班", "--level", "concept", "--parent", "负担"],
      ["code", "add", "停车", "--level", "concept", "--parent", "负担"],
      ["source", "hold-out", "H01", "H02", "--on", "2022-03-01", "--reason", "抽签"],
    ]
    for (source, code, quote) in [
      ("A02", "填表", "表多"), ("A01", "加班", "天天加班"), ("A03", "填表", "表多"),
      ("A04", "加班", "天天加班"), ("H01", "填表", "表多"), ("H02", "停车", "停车难"),
    ] {
      commands.append(add + ["--source", source, "--code", code, "--quote", quote])
    }
    for command in commands {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  private func csv(_ work: Workdir, _ command: String...) throws -> String {
    let run = try work.run(["saturation"] + command + ["--format", "csv", "--no-bom"])
    #expect(run.status == 0, "\(run)")
    return run.output
  }

  @Test func curve() throws {
    let work = try study()
    let table = try csv(work, "--level", "concept", "--orders", "200", "--seed", "7")
    let rows = table.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(
      rows.map { $0.prefix(4).joined(separator: ",") } == [
        "source,order,new_codes,cumulative", "A02,1,1,1", "A01,2,1,2", "A03,3,0,2", "A04,4,0,2",
        "H01,5,0,2", "H02,6,1,3",
      ])
    // Three sources have 填表, two 加班, one 停车: 3 − (3 + 4 + 5) / 6 for one source, all for six.
    #expect(rows[1][4] == "1.0" && rows[6][4...] == ["3.0", "3", "3"])
    #expect(try csv(work, "curve", "--level", "concept", "--orders", "200", "--seed", "7") == table)
    let byDay = try csv(work, "--level", "concept", "--order", "interview")
    #expect(
      byDay.split(separator: "\n").dropFirst().map { $0.prefix(3) } == [
        "A03", "A02", "A01", "A04", "H01", "H02",
      ])
    #expect(try csv(work, "--level", "concept", "--order-by", "day") == byDay)
  }

  @Test func summary() throws {
    let work = try study()
    let table = try csv(work, "--level", "concept", "--summary")
    for row in [
      "figure,value,low,high,method", "sources,6,,,the order in which they were coded",
      "codes,3,,,\"of the level concept, in one source or more\"",
      "uncounted,0,,,\"coded, and not under any code of the level\"", "guest,,,,",
      "held_out,2,,,\"sources set aside: H01, H02; 2 of them coded\"",
      "held_out_codings,2,,,codings in sources set aside",
      "relations_untested,0,,,relations without a supporting coding",
      "last_new,6,,,H02; 0 sources after it",
      "inductive_saturation,,,,not reached: the last source brought 1 new code",
      "coding_saturation,,,,not reached: 1 of 3 codes in fewer than 2 sources",
    ] { #expect(table.contains(row), "\(table)") }
    #expect(table.contains("not reached: the last run brought 1 new code (50 %)"), "\(table)")
    let chinese = try work.run(
      "saturation", "--level", "concept", "--summary", "--lang", "zh", "--threshold", "0.5")
    #expect(chinese.output.contains("样本覆盖率"), "\(chinese)")
    #expect(chinese.output.contains("阈值50%：在4+2处达到阈值"), "\(chinese)")
  }

  @Test func heldOut() throws {
    let work = try study()
    #expect(
      try csv(work, "held-out") == """
        level,applied,new,names
        concept,2,1,停车
        initial,0,0,
        main,1,0,
        relation,0,0,

        """)
    #expect(
      try csv(work, "held-out", "--quotes") == """
        quote_number,source,quote,concept,initial,main,new
        H01-2,H01,表多,填表,,负担,false
        H02-2,H02,停车难,停车,,负担,true

        """)
    // A code without a parent stands alone, one beside the ladder in a column of its own.
    for command in [
      ["code", "add", "治理效能", "--level", "outcome"],
      ["code", "add", "忙", "--level", "initial"],
      ["coding", "add", "--coder", "甲", "--source", "H01", "--code", "治理效能", "--quote", "停车难"],
      ["coding", "add", "--coder", "甲", "--source", "H01", "--code", "忙", "--quote", "天天加班"],
    ] { #expect(try work.run(command).status == 0) }
    #expect(
      try csv(work, "held-out", "--quotes") == """
        quote_number,source,quote,concept,initial,main,outcome,new
        H01-2-1,H01,天天加班,,忙,,,true
        H01-2-2,H01,表多,填表,,负担,,false
        H01-2-3,H01,停车难,,,,治理效能,true
        H02-2,H02,停车难,停车,,负担,,true

        """)
  }

  /// A source that nobody coded is named, and forbids the claim; codes that lie under none of the level are counted.
  @Test func whatIsNotCoded() throws {
    let work = try study()
    try work.write("受访者：忙。\n", to: "A05.txt")
    for command in [
      ["import", "A05.txt"], ["code", "add", "忙", "--level", "concept"],
      ["coding", "add", "--coder", "甲", "--source", "A04", "--code", "忙", "--quote", "天天加班"],
    ] { #expect(try work.run(command).status == 0) }
    let table = try csv(work, "--level", "main", "--summary")
    #expect(table.contains("uncounted,1,,,\"coded, and not under any code of the level: 忙\""))
    for (language, parts) in [
      ("zh", ["另有1个编码（忙）不属于任何主范畴，没有计入", "资料A05没有编码记录，尚不能排除其中有新的编码", "其余有编码记录的资料均已开始编码"]),
      (
        "en",
        ["1 other code (忙) belongs to none", "the source A05 has no coding, and may still bring"]
      ),
    ] {
      let run = try work.run("saturation", "statement", "--level", "main", "--lang", language)
      for part in parts { #expect(run.output.contains(part), "\(run)") }
    }
  }

  /// What the held-out sources brought cannot be taken out of sight: codes that are gone forbid the claim, merged ones
  /// are told, and what was undone never was.
  @Test func whatIsTakenOut() throws {
    let work = try study()
    func draft() throws -> String {
      try work.run("saturation", "statement", "--level", "concept", "--lang", "zh").output
    }
    let gone = "编码停车最先见于留存资料，其编码记录后来被删除或停用"
    let merged = "另有1个编码（停车）最先见于留存资料，后来并入其他编码"
    #expect(try work.run("code", "retire", "停车", "--with-codings").status == 0)
    #expect(try draft().contains(gone))
    #expect(try work.run("undo").status == 0)
    #expect(try work.run("code", "merge", "停车", "--into", "加班").status == 0)
    let text = try draft()
    #expect(text.contains(merged) && !text.contains(gone), "\(text)")
    #expect(
      try csv(work, "--level", "concept", "--summary").contains("held_out_merged,1,,,"))
    #expect(try work.run("undo").status == 0)
    let last = try work.run("history", "--format", "csv", "--no-bom").lines.filter {
      $0.contains("coding add")
    }.last?.split(separator: ",").first.map(String.init)
    #expect(try work.run("undo", try #require(last)).status == 0)
    let undone = try draft()
    #expect(!undone.contains("停车"), "\(undone)")
    let past = try work.run(
      "saturation", "statement", "--level", "concept", "--as-of", try #require(last))
    #expect(past.output.contains("This is how the study was after event \(last ?? "")."))
    #expect(past.output.contains("still brought 1 new code: 停车"), "\(past)")
  }

  @Test func statement() throws {
    let work = try study()
    let run = try work.run("saturation", "statement", "--level", "concept", "--lang", "zh")
    #expect(run.status == 0 && run.output.contains("其中新出现初始概念1个（停车）"), "\(run)")
    #expect(run.output.contains("不能据此主张饱和"), "\(run)")
    let file = try work.run("saturation", "statement", "--level", "concept", "-o", "draft.txt")
    #expect(file.status == 0 && file.output.isEmpty)
    let word = try work.run("saturation", "statement", "--level", "concept", "-o", "draft.docx")
    #expect(word.status == 64 && word.errors.contains("plain text"), "\(word)")
    #expect(try work.read("draft.txt").contains("no saturation can be claimed from it"))
  }

  /// For people: a page with everything, in either language.
  @Test func page() throws {
    let work = try study()
    let plain = try work.run("saturation", "--level", "concept", "--lang", "zh")
    for part in ["统计说明", "累计曲线", "Chao2 估计总数", "留存检验", "关系", "不能据此主张饱和"] {
      #expect(plain.output.contains(part), "\(plain)")
    }
    let file = try work.run("saturation", "--level", "concept", "-o", "page.html")
    #expect(file.status == 0, "\(file)")
    let html = try work.read("page.html")
    for part in ["<svg", "Draft statement", "Quotes of the held-out sources", "停车难"] {
      #expect(html.contains(part))
    }
    let markdown = try work.run("saturation", "--level", "concept", "--format", "markdown")
    #expect(markdown.output.contains("## The hold-out test"), "\(markdown)")
  }

  @Test func whatIsRefused() throws {
    let work = try study()
    for (words, status, part) in [
      (["--level", "concpt"], 1, "There is no level \"concpt\""),
      (["--level", "initial"], 1, "there are codings at concept, main"),
      (["--level", "concept", "--source", "A01"], 1, "Only one source, \"A01\""),
      (["--level", "concept", "--orders", "0"], 1, "from 1 to 100000; 0 is none"),
      (["--level", "concept", "--orders", "1000000000"], 1, "1000000000 is none"),
      (["--level", "concept", "--orders", "-1"], 1, "from 1 to 100000; -1 is none"),
      (["--level", "concept", "--orders", "many"], 64, "1000 are enough"),
      (["--level", "concept", "--seed=-1"], 64, "give a whole number from 0"),
      (["--level", "concept", "--seed", "-1"], 64, "give a whole number from 0"),
      (["--level", "concept", "--order-by", "das"], 1, "Did you mean \"day\""),
      (["--level", "concept", "--coder", "乙"], 1, "乙"),
      (["--level", "concept", "--base", "0"], 64, "give a whole number from 1"),
      (["--level", "concept", "--run", "-1"], 64, "'-1' is invalid for '--run <n>': give a whole"),
      (["--level", "concept", "--instances", "1000001"], 64, "from 1 to 1000000"),
      (["--level", "concept", "--threshold", "many"], 64, "--threshold"),
      (["--level", "concept", "--threshold", "200"], 64, "a percentage from 0 to below 100"),
      (["--level", "concept", "--threshold", "0x10"], 64, "--threshold"),
      (["--level", "concept", "--order", "interview", "--order-by", "day"], 64, "not both"),
      ([], 64, "--level"),
    ] as [([String], Int32, String)] {
      let run = try work.run(["saturation"] + words)
      #expect(run.status == status && run.errors.contains(part), "\(run)")
    }
    let few = try work.run(
      "saturation", "--level", "concept", "--summary", "--base", "40", "--instances", "7")
    #expect(few.output.contains("it needs 42 sources, and there are 6"), "\(few)")
    #expect(
      few.errors.contains("a base of 40 and a run of 2 take 42; code more, or give"), "\(few)")
    #expect(few.errors.contains("--instances 7 asks for more than there are"), "\(few)")
  }
}
