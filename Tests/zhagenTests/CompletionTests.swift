import Foundation
import Testing

/// Each shell itself completes words with the script that the program prints.
@Suite struct CompletionTests {
  /// A study whose names hold all that a shell could trip over.
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访：忙吗？\n民：忙。\n", to: "访谈 01.txt")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial"], ["import", "访谈 01.txt"],
      ["coder", "add", "李 明"], ["coder", "add", "王"],
      ["code", "add", "加班 多", "--level", "concept"],
      ["code", "add", "加\"薪\"", "--level", "concept"],
      ["code", "add", "$(touch hacked)`id`", "--level", "concept"],
      ["code", "add", "it's", "--level", "initial"],
      ["participant", "add", "张三", "role=居民"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    for shell in ["bash", "zsh", "fish"] {
      try work.write(try work.run("completion", shell).output, to: "zhagen.\(shell)")
    }
    return work
  }

  private static func path(of shell: String) -> String? {
    ["/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + shell }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func ask(_ shell: String, _ script: String, in work: Workdir) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.path(of: shell)))
    let options = shell == "fish" ? ["--no-config"] : shell == "zsh" ? ["-f"] : ["--norc"]
    process.arguments = options + ["-c", script]
    process.currentDirectoryURL = work.url
    var variables = ProcessInfo.processInfo.environment
    let folder = Workdir.program.deletingLastPathComponent().path
    variables["PATH"] = folder + ":" + (variables["PATH"] ?? "")
    variables["ZHAGEN_STUDY"] = nil
    variables["LC_ALL"] = "C.UTF-8"
    process.environment = variables
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(!work.has("hacked"))
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What bash would put in place of the word at the end of `line`.
  private func bash(_ line: String, in work: Workdir) throws -> [String] {
    try work.write(line, to: "line")
    return try ask(
      "bash",
      """
      . ./zhagen.bash; COMP_LINE=$(cat line; echo x); COMP_LINE=${COMP_LINE%x}
      COMP_LINE=${COMP_LINE%$'\\n'}; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(zhagen); COMP_CWORD=1
      _zhagen; printf '%s\\n' "${COMPREPLY[@]}"
      """, in: work)
  }

  @Test func bashCompletes() throws {
    let work = try study()
    #expect(try bash("zhagen coding a", in: work) == ["add"])
    #expect(try bash("zhagen coding add --cod", in: work) == ["--code", "--coder"])
    let codes = try bash("zhagen coding add --code ", in: work)
    #expect(codes.count == 4 && codes.contains("加班\\ 多") && codes.contains("it\\'s"))
    #expect(codes.contains("\\$\\(touch\\ hacked\\)\\`id\\`"), "\(codes)")
    #expect(try bash("zhagen code show 加班\\ ", in: work) == ["加班\\ 多"])
    #expect(try bash("zhagen code show \"加", in: work) == ["加班 多\"", "加\\\"薪\\\"\""])
    #expect(try bash("zhagen code show '$(", in: work) == ["$(touch hacked)`id`'"])
    #expect(try bash("zhagen coding list --coder=李", in: work) == ["李\\ 明"])
    #expect(try bash("zhagen source show ", in: work) == ["访谈\\ 01"])
    #expect(try bash("zhagen participant show ", in: work) == ["张三"])
    #expect(try bash("zhagen code list --level i", in: work) == ["initial"])
    #expect(try bash("zhagen code list --format c", in: work) == ["csv"])
    #expect(try bash("zhagen code list --where r", in: work) == ["role"])
    #expect(try bash("zhagen code add ", in: work).isEmpty)
    #expect(try bash("zhagen code show --study none.zhagen ", in: work).isEmpty)
    // What comes back is what the name is, once a shell has read it.
    for code in codes {
      let name = try ask("bash", "printf '%s' \(code)", in: work).joined()
      #expect(try work.run("code", "show", name).status == 0, "\(name)")
    }
    let silent = try Workdir().run("complete-word", "bash", "zhagen code show ")
    #expect(silent.status == 0 && silent.output == "words\n", "\(silent)")
  }

  @Test(.enabled(if: path(of: "zsh") != nil)) func zshCompletes() throws {
    let work = try study()
    func zsh(_ words: String, _ prefix: String) throws -> [String] {
      try ask(
        "zsh",
        """
        compdef() { }; compadd() { print -rl -- "${answer[@]}" }; _files() { print FILES }
        source ./zhagen.zsh; words=(zhagen \(words)); CURRENT=$((${#words} + 1)); PREFIX=\(prefix)
        _zhagen
        """, in: work)
    }
    #expect(try zsh("coding add '--code'", "加").count == 2)
    #expect(try zsh("coding add '--code'", "加班").contains("加班 多"))
    #expect(try zsh("code show", "'\\$'") == ["$(touch hacked)`id`"])
    #expect(try zsh("code list", "--coder=李") == ["--coder=李 明"])
    #expect(try zsh("import", "") == ["FILES"])
  }

  @Test(.enabled(if: path(of: "fish") != nil)) func fishCompletes() throws {
    let work = try study()
    func fish(_ line: String) throws -> [String] {
      try work.write(line, to: "line")
      return try ask(
        "fish", "source zhagen.fish; complete -C (cat line | string collect)", in: work)
    }
    let codes = try fish("zhagen code show ")
    #expect(codes.count == 4 && codes.contains("$(touch hacked)`id`"), "\(codes)")
    #expect(try fish("zhagen code show 加班").contains { $0.contains("加班 多") })
    #expect(try fish("zhagen coding list --coder ").count == 2)
    #expect(try fish("zhagen coding a") == ["add"])
  }
}
