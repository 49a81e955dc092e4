import ArgumentParser

struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Look at the study's sources.",
    subcommands: [SourceList.self, SourceShow.self])
}
