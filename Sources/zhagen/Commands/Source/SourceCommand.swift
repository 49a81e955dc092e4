import ArgumentParser

struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Look at the study's sources, and correct them.",
    subcommands: [
      SourceList.self, SourceShow.self, SourceReplace.self, SourceEdit.self, SourceRename.self,
      SourceHoldOut.self, SourceTakeIn.self,
    ])
}
