import ArgumentParser
import GroundedTheory

struct ParticipantSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Give a participant attributes, or take them away.",
    discussion: """
      participant set P07 years=5 role=居民. Without a value, as in role=, the attribute is emptied. \
      Attributes that the study does not know are made, and their kind is inferred.
      """)

  @Argument(help: "The participant.")
  var participant: String

  @Argument(help: ArgumentHelp("Attributes.", valueName: "attribute=value"))
  var attributes: [String]

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws { _ = try Attribute.values(attributes) }

  func run() throws {
    let findings = try study.withStudy {
      try $0.setAttributes(
        try Attribute.values(attributes), of: participant, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Set \(counted(attributes.count, "attribute")) of \"\(participant)\".")
    Terminal.note(findings)
  }
}
