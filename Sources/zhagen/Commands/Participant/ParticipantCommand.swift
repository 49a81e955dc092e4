import ArgumentParser

struct ParticipantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "participant", abstract: "Who spoke, and what is known of them.",
    subcommands: [
      ParticipantImport.self, ParticipantList.self, ParticipantShow.self, ParticipantAdd.self,
      ParticipantSet.self, ParticipantRename.self, ParticipantLink.self, ParticipantUnlink.self,
    ])
}
