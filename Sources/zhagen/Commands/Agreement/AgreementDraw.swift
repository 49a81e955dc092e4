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

  @OptionGroup var material: MaterialOption
  @OptionGroup var codes: CodesFigureOption

  @Flag(help: "Only units that one of the coders coded.")
  var coded = false

  @OptionGroup var picture: PictureOption
  @OptionGroup var study: StudyAsOfOption

  func validate() throws {
    guard let names = material.names else {
      throw ValidationError("Whom to compare? Name the coders, such as --coders 李,王.")
    }
    guard figure == .confusion else { return }
    if names.count != 2 {
      throw ValidationError("--figure confusion sets two coders against each other; name two.")
    }
    if codes.isGiven {
      throw ValidationError(
        "--figure confusion counts codes and takes no coefficient; leave out --coefficient, --guides,"
          + " --bootstrap, --seed and --resample.")
    }
  }

  func run() throws {
    let work = try study.withStudy { study in
      try study.agreementMaterial(
        of: material.names ?? [], unit: material.unit, scope: try material.scope())
    }
    let level = try material.level.map { try work.codebook.ladder.require($0).key }
    let units = RatedUnits(work, level: level)
    let numbers = work.codebook.numbersByName(of: units.codes)
    switch figure {
    case .codes:
      let report = try AgreementReport(work, codes.request(level: level, coded: coded))
      let chart = AgreementChart(
        report, of: codes.chosen, universe: coded ? .coded : .all, numbers: numbers,
        guides: codes.guides, language: picture.language, title: picture.title)
      try picture.write(ChartSVG.render(chart, language: picture.language))
      Terminal.note(report.findings)
    case .confusion:
      let confusions = CodeConfusions(units.ratings()[coded ? .coded : .all], of: 0, and: 1)
      let chart = ConfusionChart(
        confusions, of: units.coders[0], and: units.coders[1], numbers: numbers,
        title: picture.title)
      try picture.write(ChartSVG.render(chart, language: picture.language))
    }
  }
}
