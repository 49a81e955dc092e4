import ArgumentParser
import GroundedTheory
import StudyStore

struct CodingPlace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Put an orphan, or a coding at the wrong place, where it belongs.",
    discussion: """
      An orphan is a coding whose words went when its transcript was corrected; `coding list --state \
      orphan` prints them. Without --quote and --span it is put where its own words stand.
      """)

  @Argument(help: "The coding's id, or enough of its beginning or end as `coding list` prints it.")
  var id: String

  @Option(help: "The words, copied exactly.")
  var quote: String?

  @Option(help: ArgumentHelp("The place, such as 120..148.", valueName: "A..B"))
  var span: String?

  @Option(help: "The turn that the words stand in.")
  var turn: Int?

  @Option(help: ArgumentHelp("Which of several occurrences, from 1.", valueName: "k"))
  var occurrence: Int?

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func validate() throws {
    if quote?.isEmpty == true {
      throw ValidationError("--quote is empty; give the words as they stand in the source.")
    }
    if span != nil, occurrence != nil {
      throw ValidationError("--occurrence goes with --quote; a span needs none.")
    }
  }

  func run() throws {
    let span = try span.map { try TextSpan(parsing: $0) }
    let coding = try study.withStudy {
      try $0.placeCoding(
        id, quote: quote, span: span, turn: turn, occurrence: occurrence, by: audit.by,
        reason: audit.reason)
    }
    Terminal.note("Placed at \(coding.span?.description ?? ""): \(excerpt(coding.quote))")
  }
}
