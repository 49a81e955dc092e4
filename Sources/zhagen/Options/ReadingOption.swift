import ArgumentParser
import GroundedTheory
import Interchange

/// How a transcript is read, where the program is not to find out by itself.
struct ReadingOption: ParsableArguments {
  @OptionGroup var encoding: EncodingOption

  @Option(
    name: .customLong("interviewer"),
    help: ArgumentHelp(
      "The label of a speaker who asks; all others then answer. May be repeated.",
      valueName: "name"))
  var interviewers: [String] = []

  @Option(
    help: ArgumentHelp(
      "A regular expression for what stands at the start of a line that opens a turn; its group"
        + " (?<speaker>…) or first group is the name, its group (?<time>…) the time.",
      valueName: "regex"))
  var speakerPattern: String?

  @Flag(help: "Make one turn of consecutive lines or cues of one speaker that have times.")
  var joinCues = false

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "The heading of a transcript table's column for the speaker, from, to or text, such as"
        + " speaker=姓名. May be repeated.",
      valueName: "role=heading"))
  var columns: [String] = []

  /// The options as the readers take them.
  /// - Throws: `ValidationError` for a `--column` that names no role.
  func options() throws -> ReadingOptions {
    ReadingOptions(
      encoding: encoding.encoding, interviewers: interviewers, speakerPattern: speakerPattern,
      joinsCues: joinCues, columns: try headings())
  }

  func validate() throws {
    _ = try headings()
    if interviewers.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("--interviewer is empty; give the label of a speaker.")
    }
  }

  private func headings() throws -> [TranscriptColumn: String] {
    var headings: [TranscriptColumn: String] = [:]
    for column in columns {
      let parts = try NamedValue(column, example: "speaker=姓名")
      guard let role = TranscriptColumn(rawValue: parts.name.lowercased()) else {
        let known = TranscriptColumn.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\"\(parts.name)\" is no role of a column; roles are \(known).")
      }
      guard parts.value.contains(where: { !$0.isWhitespace }) else {
        throw ValidationError("\"\(column)\" gives no heading; write one, as in speaker=姓名.")
      }
      if let other = headings.updateValue(parts.value, forKey: role) {
        throw ValidationError(
          "The column \(parts.name) is given as \"\(other)\" and as \"\(parts.value)\"; choose one."
        )
      }
    }
    return headings
  }
}
