import ArgumentParser

struct ParticipantRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a participant another name; attributes and links stay.")

  @Argument(help: "The participant.")
  var participant: String

  @Argument(help: "The new name.")
  var name: String

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    try study.withStudy {
      try $0.renameParticipant(participant, to: name, by: audit.by, reason: audit.reason)
    }
    Terminal.note("\"\(participant)\" is now \"\(name)\".")
  }
}
