import Foundation

/// What `--experimental-dump-help` prints of all commands, as far as tests need it.
struct HelpTree: Decodable {
  struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      let names: [Name]?
    }
    let commandName: String
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// The commands that have none below them, by what is typed after `zhagen`, with their options.
    var leaves: [(name: String, options: Set<String>)] {
      guard let subcommands, !subcommands.isEmpty else {
        return [(commandName, Set((arguments ?? []).flatMap { ($0.names ?? []).map(\.name) }))]
      }
      let below = subcommands.flatMap(\.leaves)
      return commandName == "zhagen"
        ? below : below.map { ("\(commandName) \($0.name)", $0.options) }
    }

    /// The lines of the discussions that begin with `zhagen`, those of the commands below too.
    var examples: [String] {
      let lines = (discussion ?? "").split(separator: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      return lines.filter { $0.hasPrefix("zhagen ") } + (subcommands ?? []).flatMap(\.examples)
    }
  }
  let command: Command

  init(_ work: Workdir) throws {
    let dump = try work.run("--experimental-dump-help")
    self = try JSONDecoder().decode(Self.self, from: Data(dump.output.utf8))
  }
}
