import ArgumentParser
import GroundedTheory

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "How far coders agree: coefficients with their intervals, and what they rest on.",
    discussion: """
      Coders are compared on the sources that two or more of them worked on. As table, markdown or html the \
      answer is a page for the appendix of a thesis, in English or Chinese (--lang zh); csv, tsv and json hold \
      the figures alone. Ratings from another program come from a file (--ratings). About what coders differ, \
      and where, print `zhagen adjudicate pairs` and `zhagen adjudicate list`.

        zhagen agreement --coders 李,王 --level initial
        zhagen agreement --coders 李,王 --unit sentence --level main --lang zh --output 信度.html
        zhagen agreement --ratings ratings.csv --metric ordinal
      """,
    subcommands: [
      AgreementFigures.self, AgreementCells.self, AgreementBenchmarks.self, AgreementDraw.self,
    ],
    defaultSubcommand: AgreementFigures.self)
}
