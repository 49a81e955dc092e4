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
      Relations of lower codes are drawn at the factor above them; those that the figure cannot \
      show are named on standard error.
      """)

  @Option(
    help: """
      The level whose codes are the factors. Default: the lowest that a relation touches, or the main \
      categories.
      """)
  var level: String?

  @Option(help: "svg, or dot for Graphviz; told from the file's name unless given.")
  var format: PictureForm?

  @OptionGroup var picture: PictureOption
  @OptionGroup var study: StudyAsOfOption

  func validate() throws { _ = try form() }

  private func form() throws -> PictureForm {
    try format ?? picture.form(among: PictureForm.allCases)
  }

  func run() throws {
    let snapshot = try study.withStudy { try $0.snapshot() }
    let diagram = try InfluenceDiagram(snapshot, level: level, title: picture.title)
    try picture.write(
      try form() == .dot
        ? ModelDOT.write(diagram) : ModelSVG.render(diagram, language: picture.language))
    Terminal.note(diagram.omissions)
    if diagram.isEmpty {
      Terminal.note(
        "note: the study has neither an outcome nor factors to draw; `zhagen code add` makes them.")
    }
  }
}
