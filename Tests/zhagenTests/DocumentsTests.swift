import Foundation
import GroundedTheory
import Interchange
import Testing

/// What `docs/commands.md` and `docs/columns.md` say is what the program has and writes.
@Suite struct DocumentsTests {
  private func lines(ofDocument name: String) throws -> [String] {
    let url = Workdir.repository.appendingPathComponent("docs/\(name)")
    return try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
  }

  /// The words between backticks.
  private func spans(_ line: String) -> [String] {
    line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// Every command without subcommands, with its help, found by asking for `--help` all the way down.
  private func commands(below path: [String] = []) throws -> [(path: String, help: String)] {
    let help = try Workdir().run(path + ["--help"])
    #expect(help.status == 0, "\(help)")
    let sections = help.output.components(separatedBy: "SUBCOMMANDS:\n").dropFirst()
    if sections.isEmpty { return [(path.joined(separator: " "), help.output)] }
    let names = sections.flatMap { section in
      section.components(separatedBy: "\n\n")[0].split(separator: "\n")
        .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }
    #expect(!names.isEmpty, "\(help)")
    return try names.flatMap { try commands(below: path + [$0]) }
  }

  @Test func everyCommandHasItsLine() throws {
    let usages = try lines(ofDocument: "commands.md").filter { $0.hasPrefix("| `") }
    let commands = try commands()
    #expect(commands.count > 20)
    for command in commands {
      let own = usages.filter { "\(spans($0)[0]) ".hasPrefix("\(command.path) ") }
      #expect(own.count == 1, "docs/commands.md has \(own.count) lines on `\(command.path)`")
      let words = own.flatMap(spans).flatMap { $0.split { " []".contains($0) } }
      for option in words where option.hasPrefix("--") {
        #expect(command.help.contains("\(option) "), "`\(command.path)` has no \(option)")
      }
    }
    #expect(usages.count == commands.count, "docs/commands.md names a command that is gone")
  }

  /// The columns under each heading of `docs/columns.md`, by the command or file in backticks.
  private func documentedColumns() throws -> [(output: String, columns: [String])] {
    var outputs: [(output: String, columns: [String])] = []
    var current: Range<Int> = 0..<0
    for line in try lines(ofDocument: "columns.md") {
      if line.hasPrefix("### ") {
        let names = spans(line)
        current = outputs.count..<(outputs.count + names.count)
        outputs += names.map { ($0, []) }
      } else if line.hasPrefix("| "), !line.hasPrefix("| Column ") {
        let cell = line.dropFirst(2).components(separatedBy: " | ")[0]
        for index in current { outputs[index].columns += cell.components(separatedBy: ", ") }
      }
    }
    return outputs
  }

  @Test func everyTableHasTheColumnsThatAreDocumented() throws {
    let work = try Workdir()
    let codebook = Workdir.repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    let built = try work.run("reproduce", codebook, "--output", "out")
    #expect(built.status == 0, "\(built)")
    try work.write(
      try Data(contentsOf: work.url.appendingPathComponent("out/study.zhagen")), to: "copy.zhagen")
    try work.write("names:\n  西城: 某区\n", to: "key.yaml")
    try work.run("query", "save", "居民", "居民参与", "--study", "out/study.zhagen")
    let outputs = try documentedColumns()
    for (output, columns) in outputs {
      let header = try header(of: output, in: work, codebook: codebook)
      #expect(header == columns.joined(separator: ","), "docs/columns.md on `\(output)`")
    }
    for command in try commands() where command.help.contains("csv, tsv") {
      #expect(
        outputs.contains { "\($0.output) ".hasPrefix("\(command.path) ") },
        "docs/columns.md says nothing on `\(command.path)`")
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: work.url.appendingPathComponent("out").path)
    for file in files where file.hasSuffix(".csv") {
      #expect(outputs.contains { $0.output == file }, "docs/columns.md says nothing on `\(file)`")
    }
  }

  /// Names and files of the examples are invented; what they ask for must be understood all the same.
  @Test func everyExampleOfTheHelpIsUnderstood() throws {
    let work = try Workdir()
    try work.run("init", "s.zhagen")
    try work.write("访：累吗？\n民：天天加班。\n", to: "A01.txt")
    try work.write("受访者,资料,role,years,age\nP1,A01,居民,3,40\n", to: "p.csv")
    try work.run("import", "A01.txt")
    try work.run("participant", "import", "p.csv")
    for code in ["填表负担", "考核压力", "居民参与", "经费", "参与意愿"] {
      try work.run("code", "add", code, "--level", "concept")
    }
    try work.run("coder", "add", "李")
    let examples = try HelpTree(work).command.examples
    #expect(examples.count > 40)
    for example in examples {
      var words = [""]
      var mark: Character?
      for character in example.components(separatedBy: " > ")[0] {
        switch character {
        case mark: mark = nil
        case "'" where mark == nil, "\"" where mark == nil: mark = character
        case " " where mark == nil: words.append("")
        default: words[words.count - 1].append(character)
        }
      }
      words = words.dropFirst().filter { !$0.isEmpty } + ["--study", "s.zhagen"]
      if words[0] == "init" || words.contains("--ratings") { words.removeLast(2) }
      let run = try work.run(words)
      #expect(run.status != 64, "\(example): \(run)")
    }
  }

  @Test func everyColumnHasAChineseHeading() throws {
    let levels = try LadderPreset.xicheng.ladder.all
    let headings = Headings.chinese.naming(levels)
    let columns = try documentedColumns().flatMap(\.columns)
    #expect(columns.count > 100)
    // Attributes, columns of record sets and sources have the names that the researcher gave.
    let given: Set = [
      "A01", "category", "cause", "countermeasure", "date", "education", "minutes", "site",
      "street",
      "tier", "years",
    ]
    #expect(Set(columns.filter { headings.title(of: $0) == $0 }) == given)
  }

  /// The first line of a file, or of what a command prints, without a byte order mark.
  private func header(of output: String, in work: Workdir, codebook: String) throws -> String? {
    let text: String
    if output == "codebook.csv" {
      return try codebookHeader(in: work)
    } else if output.hasPrefix("records list") {
      return try recordsHeader(in: work)
    } else if output == "codings.csv" || output == "participants.csv" {
      let corpus = Workdir.repository.appendingPathComponent("corpus/xicheng-2022")
      text = try String(contentsOf: corpus.appendingPathComponent(output), encoding: .utf8)
    } else if output.hasSuffix(".csv") {
      text = try work.read("out/\(output)")
    } else {
      let corrected = Workdir.repository.appendingPathComponent(
        "corpus/xicheng-2022/transcripts/A02.txt")
      let names = [
        "SOURCE": "A01", "FILE": codebook, "FOLDER": "again", "KEY": "key.yaml", "RULE": "R",
        "TEXT": corrected.path, "CODERS": "编码员甲,编码员乙",
        "QUERY": "居民参与", "SAVED": "居民",
        "CODE": "治理理念", "COPY": "copy.zhagen",
      ]
      let words = output.split(separator: " ").map { names[String($0)] ?? String($0) }
      if output == "autocode run" {
        let rule = ["autocode", "add", "R", "--code", "a1", "--coder", "编码员甲", "--words", "的"]
        #expect(try work.run(rule + ["--study", "out/study.zhagen"]).status == 0)
      }
      let study = words[0] == "reproduce" ? [] : ["--study", "out/study.zhagen"]
      let run = try work.run(
        words + ["--format", "csv"] + study,
        environment: [
          "EDITOR": output.hasPrefix("code session")
            ? "sed -i.bak 's/^1.1 .*|$/& +新/'" : "sed -i.bak 1s/^/A/"
        ])
      #expect(run.status == 0, "\(run)")
      text = run.output
    }
    return text.split(separator: "\n").first.map {
      $0.unicodeScalars.first == "\u{FEFF}" ? String($0.unicodeScalars.dropFirst()) : String($0)
    }
  }

  /// No record set is in the repository.
  private func recordsHeader(in work: Workdir) throws -> String? {
    try work.write("id,date,street,category,text\n1,2025-01-01,东,噪声,吵\n", to: "h.csv")
    try work.run("init", "records.zhagen")
    try work.run("records", "import", "h.csv", "--text-column", "text", "--study", "records.zhagen")
    let list = ["records", "list", "h", "--format", "csv", "--no-bom"]
    return try work.run(list + ["--study", "records.zhagen"]).lines.first
  }

  /// No codebook in the repository is CSV, so one is made and must be read.
  private func codebookHeader(in work: Workdir) throws -> String {
    let header = "path,level,name,definition"
    try work.write("\(header)\n职业负担,2,职业负担,填表占掉时间\n", to: "codebook.csv")
    try work.run("init", "own.zhagen")
    let run = try work.run("codebook", "import", "codebook.csv", "--study", "own.zhagen")
    #expect(run.status == 0, "\(run)")
    return header
  }
}
