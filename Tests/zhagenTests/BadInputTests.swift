import Foundation
import Testing

/// Every kind of bad input: a message with place and remedy, the right exit code, the study as it was.
@Suite struct BadInputTests {
  private static let interview = "访谈者：您好吗？\n受访者：还行，还行。\n"

  /// A study with one source, one coder and two codes.
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write(Self.interview, to: "A01.txt")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial,main"], ["import", "A01.txt"],
      ["coder", "add", "李明"], ["code", "add", "心情", "--level", "main"],
      ["code", "add", "还行", "--level", "initial", "--parent", "心情"],
    ] { try work.run(command) }
    return work
  }

  /// Runs a command that must fail, and checks that it changed nothing.
  private func refuses(
    _ command: [String], saying parts: [String], status: Int32 = 1,
    prepare: (Workdir) throws -> Void = { _ in }
  ) throws {
    let work = try study()
    try prepare(work)
    let before = try state(work)
    let run = try work.run(command)
    #expect(run.status == status, "\(run)")
    for part in parts { #expect(run.errors.contains(part), "expected \"\(part)\" in \(run)") }
    #expect(run.output.isEmpty, "\(run)")
    #expect(try state(work) == before)
  }

  @Test func aBulkFileIsNamedWithARemedyThatARowHas() throws {
    try refuses(
      ["coding", "import", "c.csv"],
      saying: [
        "\"c.csv\": 1 bad row; nothing was stored.",
        "row 2: The quote \"还行\" stands 2 times in \"A01\"; name its turn, or its start and end: turn 2 at",
      ]
    ) { try $0.write("source,quote,code,coder\nA01,还行,还行,李明\n", to: "c.csv") }
  }

  private func state(_ work: Workdir) throws -> [String] {
    try [
      ["history", "--format", "csv"], ["code", "list", "--format", "csv"],
      ["coding", "list", "--format", "csv"], ["source", "list", "--format", "csv"],
      ["coder", "list", "--format", "csv"],
    ].map { try work.run($0).output }
  }

  @Test(arguments: [
    ("empty.txt", Data(), "\"empty.txt\" is empty"),
    ("noise.txt", Data((0..<400).map { UInt8(truncatingIfNeeded: $0 &* 37) }), "noise.txt"),
    ("song.txt", Data("ID3\u{3}\0\0\0\0".utf8), "MP3"),
    ("words.docx", Data("只是文字".utf8), "words.docx"),
    ("scan.pdf", Data("%PDF-1.4".utf8), "scan.pdf"),
  ])
  func aFileThatIsNotATranscript(_ name: String, _ bytes: Data, _ part: String) throws {
    try refuses(["import", name], saying: [part]) { try $0.write(bytes, to: name) }
  }

  @Test func oneBadFileAmongSeveralLeavesAllOut() throws {
    try refuses(["import", "B01.txt", "empty.txt"], saying: ["\"empty.txt\" is empty"]) {
      try $0.write("问：好？\n答：好。\n", to: "B01.txt")
      try $0.write("", to: "empty.txt")
    }
  }

  @Test func twoSourcesOfOneName() throws {
    try refuses(
      ["import", "A01.txt"], saying: ["There is already a source \"A01\"", "--name"])
  }

  @Test func aCodingThatCannotBe() throws {
    let add = ["coding", "add", "--source", "A01", "--code", "还行"]
    try refuses(
      add + ["--quote", "还行。", "--coder", "李鸣"],
      saying: ["There is no coder \"李鸣\". Did you mean \"李明\"?"])
    try refuses(
      add + ["--span", "5..900", "--coder", "李明"],
      saying: ["The span 5..900 reaches past the end of \"A01\""])
    try refuses(
      add + ["--span", "1..4", "--quote", "还行。", "--coder", "李明"],
      saying: ["\"还行。\" is not what stands at 1..4 of \"A01\""])
    try refuses(
      add + ["--quote", "很好", "--coder", "李明"],
      saying: ["The quote \"很好\" does not stand in \"A01\""])
    try refuses(
      add + ["--span", "four", "--coder", "李明"], saying: ["\"four\" is not a span"])
    try refuses(
      ["coding", "add", "--source", "A1", "--code", "还行", "--quote", "还行。", "--coder", "李明"],
      saying: ["There is no source \"A1\". Did you mean \"A01\"?"])
    try refuses(add + ["--coder", "李明"], saying: ["--quote Q or --span A..B"], status: 64)
  }

  @Test func aCodeThatCannotBe() throws {
    try refuses(
      ["code", "add", "还行", "--level", "initial", "--parent", "心情"],
      saying: ["There is already a code \"还行\" under \"心情\""])
    try refuses(
      ["code", "move", "心情", "--to", "还行"], saying: ["\"心情\" cannot go under \"还行\"", "a cycle"])
    try refuses(
      ["code", "add", "新", "--level", "mian"],
      saying: ["There is no level \"mian\"", "concept, initial, main, outcome"])
  }

  @Test func bulkCodingsNameEveryBadRow() throws {
    let rows = """
      source,turn,start,end,quote,code,coder,memo
      A01,2,,,还行。,还行,王,
      A09,2,,,还行。,还行,王,
      A01,2,,,还行。,不行,王,
      A01,2,,,还行。,还行,王,
      A01,1,,,还行。,还行,王,

      """
    try refuses(
      ["coding", "import", "codings.csv"],
      saying: [
        "4 bad rows; nothing was stored", "row 3: There is no source \"A09\"",
        "row 4: There is no code \"不行\"", "row 5: \"王\" has already coded",
        "row 6: The quote \"还行。\" does not stand in turn 1",
      ]
    ) { try $0.write(rows, to: "codings.csv") }
    let lines = """
      {"doc":"A01","start":1,"end":3,"code":"还行","coder":"王"}
      {"doc":"A01","start":1,"end":3,"code":"还行"}
      {"doc":"A01","start":9,"end":4,"code":"还行","coder":"王"}
      not json

      """
    try refuses(
      ["coding", "import", "codings.jsonl"],
      saying: ["3 bad rows", "row 2: ", "coder", "row 3: ", "row 4: "]
    ) { try $0.write(lines, to: "codings.jsonl") }
  }

  @Test func aCodebookThatBreaksARule() throws {
    try refuses(
      ["codebook", "import", "book.csv"],
      saying: ["row 3: The parent \"上面没有\" of \"乙\" is not defined above"]
    ) {
      try $0.write(
        "path,level,name,definition\n甲,1,甲,\n上面没有/乙,2,乙,\n", to: "book.csv")
    }
    try refuses(
      ["codebook", "import", "book.yaml"], saying: ["line 3", "\"childen\"", "\"children\""]
    ) {
      try $0.write("codes:\n  - name: 甲\n    childen: [乙]\n", to: "book.yaml")
    }
    try refuses(["codebook", "import", "book.yaml"], saying: ["line 4", "\"乙\""]) {
      try $0.write(
        "codes:\n  - name: 甲\n    children:\n      - {name: 乙, level: main}\n", to: "book.yaml")
    }
    try refuses(["codebook", "import", "book.yaml"], saying: ["line 5", "\"乙\""]) {
      try $0.write("codes:\n  - name: 甲\n    children:\n      - 乙\n      - 乙\n", to: "book.yaml")
    }
  }

  @Test func aStudyThatIsNone() throws {
    let work = try Workdir()
    try work.write("hello", to: "text.zhagen")
    try work.write("", to: "empty.zhagen")
    let several = try work.run("code", "list")
    #expect(several.status == 64 && several.errors.contains("Which study?"), "\(several)")
    #expect(!several.errors.contains("Usage:"), "\(several)")
    for (file, part) in [
      ("text.zhagen", "is not a Zhagen study"), ("empty.zhagen", "is not a Zhagen study"),
      ("none.zhagen", "There is no study"), (".", "is a folder"),
    ] {
      let run = try work.run("code", "list", "--study", file)
      #expect(run.status == 1 && run.errors.contains(part), "\(run)")
    }
    #expect(try work.read("text.zhagen") == "hello")
    let again = try work.run("init", "text.zhagen")
    #expect(again.status == 1 && again.errors.contains("exists already"), "\(again)")
    let unknown = try work.run("init", "new.zhagen", "--ladder", "xichang")
    #expect(unknown.status == 64 && unknown.errors.contains("xicheng"), "\(unknown)")
    #expect(!work.has("new.zhagen"))
  }
}
