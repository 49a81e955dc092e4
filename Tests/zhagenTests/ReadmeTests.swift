import Foundation
import Testing

/// What the README shows is what happens.
@Suite struct ReadmeTests {
  private func readme(_ name: String = "README.md") throws -> String {
    try String(contentsOf: Workdir.repository.appendingPathComponent(name), encoding: .utf8)
  }

  /// The bodies of the fenced blocks of one language, in order.
  private func blocks(_ language: String, in text: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test(arguments: ["README.md", "README.zh.md"])
  func theFirstStudyRuns(_ name: String) throws {
    let work = try Workdir()
    try work.write("访谈者：忙吗？\n受访者：一天要填五张表。\n", to: "interviews/A01.txt")
    let block = try #require(
      blocks("console", in: try readme(name)).first { $0.contains("zhagen init") })
    let commands = block.split(separator: "\n").map { $0.dropFirst("$ zhagen ".count) }
    #expect(commands.count >= 10)
    for command in commands {
      // No shell here: the one pattern that finds nothing is left out, the other is its file.
      let words = command.replacing("interviews/*.docx ", with: "")
        .replacing("interviews/*.txt", with: "interviews/A01.txt").replacing("\"", with: "")
        .split(separator: " ").map(String.init)
      let run = try work.run(words)
      #expect(run.status == 0, "\(run)")
    }
    #expect(try work.read("tree.csv").contains("一天五张表"))
    #expect(work.has("model.svg"))
  }

  @Test(arguments: ["README.md", "README.zh.md"])
  func theDemonstrationPrintsWhatIsShown(_ name: String) throws {
    let work = try Workdir()
    let codebook = Workdir.repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    let run = try work.run("reproduce", codebook, "--output", "out")
    let shown = try #require(blocks("text", in: try readme(name)).first)
    for line in shown.split(separator: "\n") where !line.hasSuffix("…") {
      #expect(run.output.contains(line), "\(line)\n\(run)")
    }
    #expect(
      try readme(name).contains("docs/xicheng-model.svg")
        && (try String(
          contentsOf: Workdir.repository.appendingPathComponent("docs/xicheng-model.svg"),
          encoding: .utf8)) == (try work.read("out/model.svg")),
      "docs/xicheng-model.svg is the figure that reproduce draws")
  }

  @Test func theSwiftExampleIsTheOneThatIsCompiled() throws {
    let example = Workdir.repository.appendingPathComponent("Tests/ReadmeExample/main.swift")
    let source = try String(contentsOf: example, encoding: .utf8)
    #expect(blocks("swift", in: try readme()).contains(source))
    let work = try Workdir()
    try work.write("访谈者：忙吗？\n受访者：一天要填五张表。\n", to: "A01.txt")
    let process = Process()
    process.executableURL = Workdir.program.deletingLastPathComponent()
      .appendingPathComponent("readme-example")
    process.currentDirectoryURL = work.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(String(decoding: output, as: UTF8.self).contains("main,B1,职业保障"))
  }
}
