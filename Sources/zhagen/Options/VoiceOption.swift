import ArgumentParser
import GroundedTheory

/// Whose words a command looks at.
struct VoiceOption: ParsableArguments {
  @Option(help: "Only this source, by name or number.")
  var source: String?

  @Option(help: "Only the words of this participant.")
  var participant: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only the words of participants for whom this holds, such as 'role=居民 and years>=5'.",
      discussion:
        "Compares with = != < <= > >= and ~ (contains); in (a, b); is empty; and, or, not and "
        + "parentheses. `zhagen attribute list` prints the attributes; source, kind, held_out and "
        + "participant can be asked for too.",
      valueName: "filter"))
  var condition: String?

  /// The filter is read here, so that a slip in it is wrong usage.
  func validate() throws {
    do { _ = try condition.map(Filter.init) } catch let violation as Violation {
      throw ValidationError("\(violation)")
    }
  }

  /// What was asked for, for the library.
  func selection() throws -> Selection {
    Selection(
      source: source, participant: participant, filter: try condition.map(Filter.init))
  }
}

/// Whose turns are searched or counted.
struct SpeechOption: ParsableArguments {
  /// The role of those who speak.
  enum Role: String, ExpressibleByArgument, CaseIterable {
    case interviewer, respondent, all
  }

  @OptionGroup var voices: VoiceOption

  @Option(help: ArgumentHelp("Only turns of the speaker with this label.", valueName: "label"))
  var speaker: String?

  @Option(help: "Only turns of interviewers or respondents; all takes in every turn and heading.")
  var role: Role?

  /// - Parameter roles: what is taken where `--role` is not given; nil for all.
  func scope(otherwise roles: Set<Turn.Role?>? = nil) throws -> SearchScope {
    let wanted: Set<Turn.Role?>? =
      switch role {
      case .interviewer: [.interviewer]
      case .respondent: [.respondent]
      case .all: nil
      case nil: roles
      }
    return SearchScope(try voices.selection(), speaker: speaker, roles: wanted)
  }
}
