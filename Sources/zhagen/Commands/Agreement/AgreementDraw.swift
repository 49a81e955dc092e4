import ArgumentParser
import GroundedTheory
import Interchange

struct AgreementDraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract:
      "Draw agreement as SVG: code by code with intervals, or which code was given for which.",
    discussion: """
      codes draws a row for each code with its coefficient, the interval and the units; confusion a square of \
      counts, one coder's codes against the other's. Both are told apart without colours, and a mark's numbers \
      show where a browser points at it. `rsvg-convert -f pdf -o figure.pdf figure.svg` makes a PDF.

        zhagen agreement draw --coders 李,王 --level initial --output codes.svg
        zhagen agreement draw --figure confusion --coders 李,王 --level main --coded --output confusion.svg
      """)

  enum Figure: String, ExpressibleByArgument, CaseIterable {
    case codes, confusion
  }

  @Option(help: "Which figure.")
  var figure: Figure = .codes

  @OptionGroup var units: CountedUnitsOption
  @OptionGroup var codes: CodesFigureOption
  @OptionGroup var picture: PictureOption

  func validate() throws {
    _ = try picture.form(among: [.svg])
    if figure == .codes, units.material.ratings != nil {
      throw ValidationError(
        "--figure codes is of a study; of a file of ratings take --figure confusion.")
    }
    if figure == .confusion, codes.isGiven {
      throw ValidationError(
        "--figure confusion counts codes and takes no coefficient; leave out --coefficient, --guides,"
          + " --bootstrap, --seed and --resample.")
    }
  }

  func run() throws {
    try picture.write(figure == .codes ? try drawnCodes() : try drawnConfusion())
  }

  private func drawnCodes() throws -> String {
    let material = units.material
    let work = try material.study.withStudy { try material.material($0) }
    let report = try AgreementReport(
      work, codes.request(level: material.level, universe: units.universe))
    Terminal.note(report.findings)
    let chart = AgreementChart(
      report, of: codes.chosen, universe: units.universe,
      numbers: try work.numbersByName(at: material.level), guides: codes.guides,
      language: picture.language, title: picture.title)
    Terminal.note([ChartSVG.finding(chart, language: picture.language)].compactMap { $0 })
    return ChartSVG.render(chart, language: picture.language)
  }

  private func drawnConfusion() throws -> String {
    let (ratings, numbers) = try units.ratings()
    let coders = ratings.coders
    guard coders.count == 2 else {
      throw ValidationError(
        "--figure confusion sets two coders against each other; give two of \(coders.joined(separator: ", "))."
      )
    }
    let chart = ConfusionChart(
      CodeConfusions(ratings, of: 0, and: 1), of: coders[0], and: coders[1], numbers: numbers,
      title: picture.title)
    Terminal.note([ChartSVG.finding(chart, language: picture.language)].compactMap { $0 })
    return ChartSVG.render(chart, language: picture.language)
  }
}
