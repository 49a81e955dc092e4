import ArgumentParser
import GroundedTheory

struct ParticipantLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Say that a participant speaks in a source.",
    discussion: """
      Without --speaker the source as a whole is the participant's. With it, only the turns under \
      that label are: participant link P07 --source F01 --speaker 唐鳳. The other turns stay whose \
      they were.
      """)

  @Argument(help: "The participant.")
  var participant: String

  @Option(help: "The source, by name or number.")
  var source: String

  @Option(help: "The label under which the participant speaks there.")
  var speaker: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let findings = try study.withStudy {
      try $0.linkParticipant(
        participant, to: Appearance(source: source, speaker: speaker), by: audit.by,
        reason: audit.reason)
    }
    Terminal.note(
      "Linked \"\(participant)\" to \(speaker.map { "\"\($0)\" in " } ?? "")\"\(source)\".")
    Terminal.note(findings)
  }
}

struct ParticipantUnlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Take a participant off a source or a speaker in it.",
    discussion: "Without --speaker, off the source as a whole and all speakers in it.")

  @Argument(help: "The participant.")
  var participant: String

  @Option(help: "The source, by name or number.")
  var source: String

  @Option(help: "Only this label, as the turns have it.")
  var speaker: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    try study.withStudy {
      try $0.unlinkParticipant(
        participant, from: Appearance(source: source, speaker: speaker), by: audit.by,
        reason: audit.reason)
    }
    Terminal.note(
      "Unlinked \"\(participant)\" from \(speaker.map { "\"\($0)\" in " } ?? "")\"\(source)\".")
  }
}
