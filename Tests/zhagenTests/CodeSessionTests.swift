import Foundation
import Testing

/// Coding by typing, from the command line: a script stands for the editor.
@Suite struct CodeSessionTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访谈者：忙吗？\n受访者：天天加班，表多得很。责任大。\n", to: "A01.txt")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial"], ["import", "A01.txt"],
      ["coder", "add", "李"], ["code", "add", "加班", "--level", "concept"],
      ["coding", "add", "--source", "1", "--code", "加班", "--coder", "李", "--quote", "天天加班"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  /// `sed` stands for the editor.
  private func session(
    _ work: Workdir, _ script: String, _ options: String..., editor: String = "sh ed --wait"
  ) throws -> Workdir.Run {
    try work.write("#!/bin/sh\nsed -i.bak '\(script)' \"$2\" && rm \"$2.bak\"\n", to: "ed")
    return try work.run(
      ["code", "session", "1", "--coder", "李"] + options,
      environment: ["EDITOR": editor, "VISUAL": ""])
  }

  private let file = "A01 (codes of 李).txt"

  @Test func whatIsTypedIsCodedInOneEvent() throws {
    let work = try study()
    let run = try session(
      work, "s/责任大。 |/& +担责; 加班 \"责任\"/; /^  | 加班/d", "--format", "csv", "--no-bom")
    #expect(run.status == 0 && !work.has(file), "\(run)")
    #expect(
      run.lines == [
        "change,turn,start,end,quote,code,level,memo", "code,,,,,担责,concept,",
        "remove,2,12,16,天天加班,加班,concept,", "add,2,22,26,责任大。,担责,concept,",
        "add,2,22,24,责任,加班,concept,",
      ], "\(run)")
    #expect(run.errors.contains("1 new code, 2 codings added, 1 taken back"), "\(run)")
    let list = try work.run("coding", "list", "--format", "csv", "--no-bom")
    #expect(list.lines.count == 3 && list.output.contains("责任大。,担责"), "\(list)")
    let last = try #require(try work.run("history", "--format", "csv").lines.last)
    #expect(last.contains("code session") && last.contains("李"))
    #expect(try work.run("verify").status == 0)
    #expect(try work.run("undo").status == 0)
    #expect(try work.run("coding", "list", "--format", "csv").lines.count == 2)
    let idle = try session(work, "s/一/一/")
    #expect(idle.status == 0 && idle.errors.contains("Nothing was coded") && !work.has(file))
  }

  @Test func aSlipLosesNothingAndIsResumed() throws {
    let work = try study()
    let before = try work.run("history").output
    let slip = try session(work, "s/责任大。 |/& 加搬; +担责/")
    #expect(slip.status == 1 && slip.errors.contains("加搬\"; did you mean \"加班\""), "\(slip)")
    #expect(slip.errors.contains("--resume") && work.has(file), "\(slip)")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: work.url.appendingPathComponent(file).path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let line = try work.read(file).components(separatedBy: "\n").firstIndex { $0.contains("加搬") }
    #expect(slip.errors.contains("line \(try #require(line) + 1):"), "\(slip)")
    #expect(try work.run("history").output == before)
    let again = try session(work, "s/一/一/")
    #expect(again.status == 1 && again.errors.contains("--discard") && work.has(file), "\(again)")
    let dry = try session(work, "s/加搬/加班/", "--resume", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("担责"), "\(dry)")
    #expect(try work.read(file).contains("#! there is no code"))
    let resumed = try session(work, "s/一/一/", "--resume")
    #expect(resumed.status == 0 && !work.has(file), "\(resumed)")
    #expect(try work.run("coding", "list", "--format", "csv").lines.count == 4)
    let none = try session(work, "s/一/一/", "--resume")
    #expect(none.status == 1 && none.errors.contains("No sheet was left"), "\(none)")
    #expect(try session(work, "s/一/一/", "--discard").status == 1)
  }

  @Test func aCrashedEditorLeavesTheSheet() throws {
    let work = try study()
    try work.write(
      "#!/bin/sh\nsed -i.bak 's/责任大。 |/& 加班/' \"$1\"; rm \"$1.bak\"; kill -9 $$\n", to: "crash")
    let killed = try session(work, "", editor: "sh crash")
    #expect(killed.status == 1 && killed.errors.contains("go on with --resume"), "\(killed)")
    #expect(try work.read(file).contains("责任大。 | 加班"))
    let purge = try work.run(
      "participant", "add", "P1", "--source", "A01")
    #expect(purge.status == 0, "\(purge)")
    let erased = try work.run("purge", "--participant", "P1", "--yes")
    #expect(erased.errors.contains("(codes of 李).txt\", left by `code session`"), "\(erased)")
    let unnamed = try study()
    let none = try session(unnamed, "", editor: "")
    #expect(none.status == 1 && none.errors.contains("set VISUAL or EDITOR"), "\(none)")
    #expect(!unnamed.has(file))
    let vim = try session(unnamed, "", editor: "false")
    #expect(vim.status == 1 && !unnamed.has(file), "\(vim)")
  }

  /// A limit on the length of files stands for a disk that is full when the mistakes are written in.
  @Test func aFullDiskLeavesTheSheetAsItWas() throws {
    let work = try study()
    let text = String(repeating: "受访者：天天加班，表多得很，责任也大，没有人来管。\n", count: 700)
    try work.write(text, to: "A02.txt")
    #expect(try work.run("import", "A02.txt").status == 0)
    try work.write("#!/bin/sh\nsed -i.bak 's/管。 |/& 加搬/' \"$1\"; rm \"$1.bak\"\n", to: "slips")
    let slip = try work.run(
      ["code", "session", "A02", "--coder", "李"],
      environment: ["EDITOR": "sh slips", "VISUAL": ""])
    let file = "A02 (codes of 李).txt"
    #expect(slip.status == 1 && work.has(file))
    let sheet = try work.read(file)
    let blocks = sheet.utf8.count / 1024 + 2
    let resumed = Process()
    resumed.executableURL = URL(fileURLWithPath: "/bin/bash")
    resumed.arguments = [
      "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" code session A02 --coder 李 --resume",
      Workdir.program.path,
    ]
    resumed.currentDirectoryURL = work.url
    resumed.environment = ProcessInfo.processInfo.environment.merging(["EDITOR": "true"]) { $1 }
    resumed.standardError = FileHandle.nullDevice
    try resumed.run()
    resumed.waitUntilExit()
    #expect(resumed.terminationStatus == 1)
    #expect(try work.read(file) == sheet)
    try work.write("#!/bin/sh\nrm \"$1\"\n", to: "gone")
    let gone = try session(work, "", editor: "sh gone")
    #expect(gone.status == 1 && !gone.errors.contains("is kept"), "\(gone)")
  }

  @Test func aSheetIsPrintedAndReadByScripts() throws {
    let work = try study()
    let printed = try work.run("code", "session", "A01", "--coder", "李", "--print", "--lang", "zh")
    #expect(printed.output.contains("  | 加班 \"天天加班\"\n") && printed.output.contains("备忘"))
    #expect(!work.has(file))
    try work.write(printed.output.replacing("2 受访者 |", with: "2 受访者 | 加班"), to: "sheet.txt")
    let dry = try work.run(
      "code", "session", "A01", "--coder", "李", "--read", "sheet.txt", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("add"), "\(dry)")
    let read = try work.run("code", "session", "A01", "--coder", "李", "--read", "sheet.txt")
    #expect(read.status == 0, "\(read)")
    #expect(try work.run("coding", "list", "--format", "csv").lines.count == 3)
    let twice = try work.run("code", "session", "A01", "--coder", "李", "--read", "sheet.txt")
    #expect(twice.status == 0 && twice.errors.contains("says what the study says"), "\(twice)")
    try work.write(Data([0x31, 0xFF, 0xFE]), to: "latin.txt")
    let latin = try work.run("code", "session", "A01", "--coder", "李", "--read", "latin.txt")
    #expect(latin.status == 1 && latin.errors.contains("UTF-8"), "\(latin)")
    let nobody = try work.run("code", "session", "A01", "--coder", "王", "--print")
    #expect(nobody.status == 1 && nobody.errors.contains("no coder \"王\""), "\(nobody)")
    #expect(
      try work.run("code", "session", "1", "--coder", "李", "--print", "--resume").status == 64)
  }
}
