import ArgumentParser
import GroundedTheory
import Interchange

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "The influence-factor model.", subcommands: [ModelDraw.self])
}

struct ModelDraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw the model: outcome, factors in their groups, arrows.",
    discussion: """
      The outcome is the code at the level "outcome" (zhagen code add NAME --level outcome). \
      Relations of lower codes are drawn at the factor above them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, dot
  }

  @Option(help: "The level whose codes are the factors.")
  var level: String?

  @Option(help: "The figure's caption.")
  var title: String?

  @Option(help: "svg, or dot for Graphviz; told from the file's name unless given.")
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "The language of the legend: zh or en.")
  var lang: Language = .zh

  @OptionGroup var study: StudyOption

  func run() throws {
    let snapshot = try study.withStudy { try $0.snapshot() }
    let diagram = try InfluenceDiagram(snapshot, level: level, title: title)
    let chosen = format ?? (output?.hasSuffix(".dot") == true ? .dot : .svg)
    let text =
      chosen == .dot
      ? ModelDOT.write(diagram)
      : ModelSVG.render(diagram, language: lang == .zh ? .chinese : .english)
    try Terminal.write(text, to: output)
  }
}
