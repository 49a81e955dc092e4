import ArgumentParser
import GroundedTheory
import Interchange

struct SaturationDraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw the curve as SVG: new codes, codes so far, the band of random orders, Chao2.",
    discussion: """
      The picture is told apart without colours. Point at a source in a browser for its numbers; \
      `rsvg-convert -f pdf -o curve.pdf curve.svg` makes a PDF of it.

        zhagen saturation draw --level initial --output curve.svg
      """)

  @OptionGroup var curve: CurveOption
  @OptionGroup var picture: PictureOption
  @OptionGroup var study: StudyAsOfOption

  func validate() throws { _ = try picture.form(among: [.svg]) }

  func run() throws {
    let material = try study.withStudy { try $0.saturationMaterial(try curve.words.selection()) }
    let drawn = try curve.curve(material)
    try picture.write(
      ChartSVG.render(
        SaturationChart(drawn, language: picture.language, title: picture.title),
        language: picture.language))
    Terminal.note(drawn.notes.map(\.finding))
  }
}
