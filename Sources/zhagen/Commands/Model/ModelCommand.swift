import ArgumentParser
import Foundation
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
      Relations of lower codes are drawn at the factor above them; those that the figure cannot \
      show are named on standard error.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, dot

    /// The form that a file's name tells by its ending; nil for an ending that is none of ours.
    init?(fileName: String) {
      switch URL(fileURLWithPath: fileName).pathExtension.lowercased() {
      case "svg", "": self = .svg
      case "dot", "gv": self = .dot
      default: return nil
      }
    }
  }

  @Option(
    help: """
      The level whose codes are the factors. Default: the lowest that a relation touches, or the main \
      categories.
      """)
  var level: String?

  @Option(help: "The figure's caption, printed as it is given.")
  var title: String?

  @Option(help: "svg, or dot for Graphviz; told from the file's name unless given.")
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "The language of the legend: zh or en.")
  var lang: Language = .zh

  @OptionGroup var study: StudyAsOfOption

  func validate() throws {
    guard format == nil, let output, Format(fileName: output) == nil else { return }
    throw ValidationError(
      "\"\(output)\" does not tell its form; end it with .svg or .dot, or give --format."
        + " `rsvg-convert -o model.png model.svg` makes a PNG of an SVG, and with -f pdf a PDF.")
  }

  func run() throws {
    let snapshot = try study.withStudy { try $0.snapshot() }
    let diagram = try InfluenceDiagram(snapshot, level: level, title: title)
    let chosen = format ?? output.flatMap(Format.init(fileName:)) ?? .svg
    let text =
      chosen == .dot
      ? ModelDOT.write(diagram)
      : ModelSVG.render(diagram, language: lang == .zh ? .chinese : .english)
    try Terminal.write(text, to: output)
    Terminal.note(diagram.omissions)
    if diagram.isEmpty {
      Terminal.note(
        "note: the study has neither an outcome nor factors to draw; `zhagen code add` makes them.")
    }
  }
}
