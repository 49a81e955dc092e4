import ArgumentParser

struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Tables whose rows are short sources: surveys, hotlines.",
    subcommands: [RecordsImport.self, RecordsList.self])
}
