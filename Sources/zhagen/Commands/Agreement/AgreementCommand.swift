import ArgumentParser
import GroundedTheory

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "How far coders agree: coefficients with their intervals, and what they rest on.",
    discussion: """
      Coders are compared on the sources that two or more of them worked on. As a table, markdown or html \
      the answer is a page for the appendix of a thesis, in English or Chinese (--lang zh); csv, tsv and json \
      hold the figures alone. Where coders differ, and about what, print `zhagen adjudicate pairs` and \
      `zhagen adjudicate list`.

        zhagen agreement --coders 李,王 --level initial
        zhagen agreement --coders 李,王,陈 --unit sentence --level main --bootstrap 1000 --lang zh --output 信度.html
      """,
    subcommands: [AgreementFigures.self, AgreementCells.self, AgreementDraw.self],
    defaultSubcommand: AgreementFigures.self)
}

extension AgreementUnit: ExpressibleByArgument {}
extension RatingMetric: ExpressibleByArgument {}
extension RatingWeights: ExpressibleByArgument {}
extension Resampling: ExpressibleByArgument {}

/// What material coders are compared on.
struct MaterialOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who is compared, with commas between.", valueName: "names"))
  var coders: String?

  @Option(
    help: """
      What is compared: turns, sentences, single characters (scalar; for coders who also cut the text), or \
      segments that someone coded. A turn or sentence has every code that touches it.
      """)
  var unit: AgreementUnit = .turn

  @Option(help: "Compare codes by what they lie under at this level; unless given, each as it is.")
  var level: String?

  @Option(help: "Only this code and all below it, by name, path or number.")
  var code: String?

  @OptionGroup var speech: SpeechOption

  /// The coders' names, as they were given.
  var names: [String]? {
    coders?.split(whereSeparator: { ",，、".contains($0) }).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  /// Whose words are units.
  func scope() throws -> SearchScope {
    var scope = try speech.scope()
    scope.selection.code = code
    return scope
  }
}
