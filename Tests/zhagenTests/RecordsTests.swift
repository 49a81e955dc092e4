import Foundation
import Testing

/// Record sets through the command line: in, listed, coded, out again.
@Suite struct RecordsTests {
  private static let hotline = """
    id,date,street,text
    h1,2025-01-01,东苑,"井盖""坏""了，
    没人管"
    h2,2025-01-02,西桥,路灯不亮
    h3,2025-01-03,西桥,
    h4,2025-01-04,东苑,夜里吵，夜里很吵

    """

  private func study(_ more: [[String]] = []) throws -> Workdir {
    let work = try Workdir()
    try work.write(Self.hotline, to: "hotline.csv")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial,main"],
      ["records", "import", "hotline.csv", "--text-column", "text"], ["coder", "add", "甲"],
      ["code", "add", "噪声", "--level", "main"],
    ] + more {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func aTableComesInAndGoesOut() throws {
    let work = try study()
    let list = try work.run("records", "list", "hotline", "--format", "csv", "--no-bom")
    #expect(
      list.output == """
        turn,record,question,date,street,text
        1,h1,,2025-01-01,东苑,"井盖""坏""了，
        没人管"
        2,h2,,2025-01-02,西桥,路灯不亮
        3,h4,,2025-01-04,东苑,夜里吵，夜里很吵

        """, "\(list)")
    #expect(
      try work.run("records", "list", "1", "--limit", "1", "--format", "tsv").lines.count == 2)
    #expect(
      try work.run("records", "list", "1", "--limit", "0", "--format", "json").output == "[]\n")
    #expect(
      try work.run("source", "show", "hotline").output
        == "井盖\"坏\"了，\n没人管\n路灯不亮\n夜里吵，夜里很吵")
    #expect(try work.run("source", "show", "1", "--turns", "--format", "csv").lines.count == 5)
    let one = try work.run("source", "show", "1", "--record", "h2", "--format", "json")
    #expect(one.output.contains("\"street\": \"西桥\", \"text\": \"路灯不亮\""), "\(one)")
    #expect(try work.run("source", "list").output.contains("records"))
    let file = try work.run("records", "list", "1", "--output", "out.csv")
    #expect(file.status == 0, "\(file)")
    #expect(try work.read("out.csv").hasSuffix(list.output))
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.url.path).count == 3)
    let history = try work.run("history")
    #expect(history.output.contains("3 records: \"hotline\""), "\(history)")
  }

  @Test func recordsAreCoded() throws {
    let work = try study([
      [
        "coding", "add", "--source", "hotline", "--record", "h4", "--quote", "很吵", "--code", "噪声",
        "--coder", "甲",
      ]
    ])
    try work.write(
      "source,record,turn,quote,code,coder\nhotline,h1,,没人管,噪声,乙\nhotline,,2,路灯,噪声,乙\n",
      to: "codings.csv")
    try work.write(
      #"{"doc":"hotline","record":"h2","quote":"不亮","code":"噪声","coder":"乙"}"#, to: "codings.jsonl")
    for file in ["codings.csv", "codings.jsonl"] {
      let run = try work.run("coding", "import", file)
      #expect(run.status == 0, "\(run)")
    }
    let list = try work.run("coding", "list", "--format", "csv", "--no-bom").lines.dropFirst()
    #expect(
      list.map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] } == [
        "1", "2", "2", "3",
      ])
    #expect(try work.run("source", "list", "--format", "csv").lines[1].contains(",4,false,"))
    let again = try work.run(
      "coding", "add", "--source", "hotline", "--quote", "很吵", "--code", "噪声", "--coder", "甲")
    #expect(again.status == 1 && again.errors.contains("(--record ID or --turn N)"), "\(again)")
  }

  @Test(arguments: [
    (
      ["--text-column", "words"], "has no column \"words\"; known here are id, date, street, text."
    ),
    (
      ["--text-column", "text", "--name", "b", "--id-column", "street"],
      "row 5: the id \"东苑\" stands in an earlier"
    ),
    (["--text-column", "text", "--name", "hotline"], "There is already a source \"hotline\""),
    (["--text-column", "text", "--encoding", "GB9"], "no known encoding"),
  ])
  func whatIsRefusedLeavesNothing(_ options: [String], _ part: String) throws {
    let work = try study()
    let before = try work.run("history").output
    let run = try work.run(["records", "import", "hotline.csv"] + options)
    #expect(run.status == 1 && run.errors.contains(part), "\(run)")
    #expect(try work.run("history").output == before)
    #expect(try work.run("source", "list", "--format", "csv").lines.count == 2)
  }

  /// Each with the records that it chooses.
  @Test(arguments: [
    ("street=西桥", "b c"), ("street!=西桥", "a d"), ("text ~ 夜里", "d"), ("calls>=9", "b c"),
    ("calls=10", "b"), ("date>=2025-02", "b c"), ("date=2025", "a b c"), ("line=7", ""),
    ("line=007", "a"),
    ("date is empty", "d"), ("record in (a, d) and turn<4", "a"), ("street<西", ""),
    ("calls=12345678901234567", ""), ("calls=12345678901234568", "d"),
  ])
  func recordsAreChosen(_ filter: String, _ chosen: String) throws {
    let work = try study()
    try work.write(
      """
      id,date,street,calls,line,text
      a,2025-01-31,东苑,8,007,井盖坏
      b,2025/2/1,西桥,10,08,路灯
      c,2025-03-01,西桥,9.5,9,噪声
      d,,东苑,12345678901234568,10,夜里吵

      """, to: "t.csv")
    try work.run("records", "import", "t.csv", "--text-column", "text")
    let run = try work.run("records", "list", "t", "--where", filter, "--format", "tsv")
    let ids = run.lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)[1]
    }
    #expect(run.status == 0 && ids.joined(separator: " ") == chosen, "\(run)")
    let wrong = try work.run("records", "list", "t", "--where", "streat=西桥")
    #expect(wrong.status == 1 && wrong.errors.contains("Did you mean \"street\""), "\(wrong)")
  }

  @Test func aFileThatIsNoTable() throws {
    let work = try study()
    try work.write(Data([0x50, 0x4B, 3, 4, 0, 0]), to: "a.csv")
    try work.write("x", to: "a.docx")
    for (file, part) in [
      ("a.csv", "not a CSV table but a zip archive"), ("a.docx", ".csv, .tsv"),
      ("b.csv", "no file"),
      (".", "known endings"),
    ] {
      let run = try work.run("records", "import", file, "--text-column", "text")
      #expect(run.status == 1 && run.errors.contains(part), "\(run)")
    }
  }

  @Test func strictTellsThatATextWasEmpty() throws {
    let work = try study()
    let run = try work.run(
      "records", "import", "hotline.csv", "--text-column", "text", "--name", "b", "--strict")
    #expect(run.status == 2 && run.errors.contains("1 empty text left out"), "\(run)")
    #expect(run.errors.contains("the same bytes as \"hotline\""), "\(run)")
    let none = try work.run("records", "list", "hotlin")
    #expect(none.status == 1 && none.errors.contains("Did you mean \"hotline\""), "\(none)")
  }
}
