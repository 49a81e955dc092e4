import ArgumentParser

struct CodingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coding", abstract: "Apply codes to quotes.",
    subcommands: [
      CodingAdd.self, CodingList.self, CodingPlace.self, CodingRemove.self, CodingImport.self,
    ])
}
