import ArgumentParser
import GroundedTheory

struct CodingAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Apply a code to a quote or a span of a source.",
    discussion: """
      The quote must stand in the source exactly. Where it stands more than once the places are \
      listed; choose with --occurrence or --turn. A span counts Unicode scalars from 0, its end not \
      included. A quote that begins with - is given as --quote="- so".

      In vivo: --in-vivo makes a code of the words themselves and codes them, in one event; --code \
      gives it a shorter name, --level another level than the lowest, --parent a place:
        zhagen coding add --source A01 --turn 4 --quote 上面千条线 --in-vivo --coder 李
      """)

  @Option(help: "The source's name or number.")
  var source: String

  @Option(help: "The code, by name, path or number; with --in-vivo the new code's name.")
  var code: String?

  @Flag(help: "Make a code of these words.")
  var inVivo = false

  @Option(help: "The level of a code in vivo; the lowest unless given.")
  var level: String?

  @Option(help: ArgumentHelp("The code that a code in vivo goes under.", valueName: "code"))
  var parent: String?

  @Option(help: "The words, copied exactly.")
  var quote: String?

  @Option(help: ArgumentHelp("The place, such as 120..148.", valueName: "A..B"))
  var span: String?

  @Option(help: "The turn that the quote stands in.")
  var turn: Int?

  @Option(
    help: ArgumentHelp("The record of a record set that the quote stands in.", valueName: "id"))
  var record: String?

  @Option(help: ArgumentHelp("Which of several occurrences, from 1.", valueName: "k"))
  var occurrence: Int?

  @Option(help: "Who codes.")
  var coder: String

  @Option(help: "A note on this coding.")
  var memo = ""

  @OptionGroup var study: StudyOption

  @Option(help: ArgumentHelp("Why, for the history.", valueName: "text"))
  var reason = ""

  func validate() throws {
    if code == nil, !inVivo {
      throw ValidationError("Give --code CODE, or --in-vivo to make a code of the words.")
    }
    if !inVivo, level != nil || parent != nil {
      throw ValidationError("--level and --parent say where a code in vivo goes; add --in-vivo.")
    }
    if quote == nil, span == nil { throw ValidationError("Give --quote Q or --span A..B.") }
    if quote?.isEmpty == true, span == nil {
      throw ValidationError("--quote is empty; give the words as they stand in the source.")
    }
    if span != nil, occurrence != nil {
      throw ValidationError("--occurrence goes with --quote; a span needs none.")
    }
  }

  func run() throws {
    let draft = CodingDraft(
      source: source, turn: turn, record: record,
      offsets: try span.map { try TextSpan(parsing: $0).range },
      quote: quote, occurrence: occurrence, code: code ?? "", coder: coder, memo: memo)
    let (coding, new) = try study.withStudy { study in
      guard inVivo else { return (try study.addCoding(draft, reason: reason), nil as String?) }
      let made = try study.addInVivoCoding(
        draft, name: code, level: level, under: parent, reason: reason)
      return (made.coding, "\(try study.codebook().number(of: made.code)) \"\(made.code.name)\"")
    }
    try Terminal.write("\(coding.id)\n", to: nil)
    if let new { Terminal.note("Made the code \(new).") }
    Terminal.note(
      "Coded \(coding.span?.description ?? "") of \"\(source)\": \(excerpt(coding.quote))")
  }
}
