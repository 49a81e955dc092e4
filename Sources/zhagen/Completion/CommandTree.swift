import ArgumentParser
import Foundation

/// What the program's commands take, as the argument parser tells it, so that nothing is listed twice.
struct CommandTree: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      var written: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let names: [Name]?
    let valueName: String?
    let allValues: [String]?
    let isRepeating: Bool
    let shouldDisplay: Bool

    func isNamed(_ word: String) -> Bool { names?.contains { $0.written == word } ?? false }
  }

  let commandName: String
  let shouldDisplay: Bool?
  let subcommands: [CommandTree]?
  let arguments: [Argument]?

  private struct Tool: Decodable {
    let command: CommandTree
  }

  static func read() throws -> CommandTree {
    try JSONDecoder().decode(Tool.self, from: Data(Zhagen._dumpHelp().utf8)).command
  }
}
