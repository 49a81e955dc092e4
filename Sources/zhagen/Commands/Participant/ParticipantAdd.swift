import ArgumentParser
import GroundedTheory

struct ParticipantAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a participant.",
    discussion: "Attributes follow the name: participant add P09 --source A09 role=居民 years=5")

  @Argument(help: "The label of the participant, such as P09.")
  var participant: String

  @Argument(help: ArgumentHelp("Attributes.", valueName: "attribute=value"))
  var attributes: [String] = []

  @Option(help: "The source in which the participant speaks.")
  var source: String?

  @Option(help: "The label under which, in a source where others speak too.")
  var speaker: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if speaker != nil, source == nil { throw ValidationError("--speaker goes with --source.") }
    _ = try Attribute.values(attributes)
  }

  func run() throws {
    let draft = ParticipantDraft(
      name: participant,
      appearances: source.map { [Appearance(source: $0, speaker: speaker)] } ?? [],
      attributes: try Attribute.values(attributes))
    let findings = try study.withStudy {
      try $0.addParticipant(draft, by: audit.by, reason: audit.reason)
    }
    Terminal.note("Added \"\(participant)\".")
    Terminal.note(findings)
  }
}

extension Attribute {
  /// What `name=value` arguments say.
  static func values(_ arguments: [String]) throws -> [Attribute] {
    let values = try arguments.map { argument in
      let parts = try NamedValue(argument, example: "years=5")
      guard !["participant", "source", "speaker"].contains(parts.name) else {
        throw ValidationError(
          "\"\(parts.name)\" is a column of its own and no attribute; `zhagen participant link` links"
            + " sources and speakers, `zhagen participant rename` renames.")
      }
      return Attribute(name: parts.name, value: parts.value)
    }
    guard Set(values.map(\.name)).count == values.count else {
      throw ValidationError("An attribute is given twice; give it once.")
    }
    return values
  }
}
