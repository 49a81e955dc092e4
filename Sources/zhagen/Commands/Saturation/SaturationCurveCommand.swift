import ArgumentParser
import GroundedTheory
import Interchange

struct SaturationCurveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "curve",
    abstract:
      "New codes by source, with what is to be expected of any order, and what follows from it.",
    discussion: """
      expected is exact: the mean over all orders of the sources. low and high hold 95 % of random orders \
      (--orders, --seed). --summary prints the figures read off the curve: Chao2 and Chao1 with their \
      intervals, sample coverage, Guest, Namey and Chen (6+2: reached after six sources, shown by the next two), \
      the last new code, and how many codes stand in --instances sources or more.

      For people (table, markdown, html) a whole page is printed: what was counted, the curve, the summary, \
      the hold-out test and a draft statement.

        zhagen saturation --level initial --order interview
        zhagen saturation --level initial --base 6 --run 3 --threshold 0 --summary
      """)

  @Flag(help: "Print the figures read off the curve instead of the curve.")
  var summary = false

  @OptionGroup var options: SaturationOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let selection = try options.words.selection()
    let (material, about, snapshot) = try study.withStudy { file in
      let material = try file.saturationMaterial(selection)
      let isPage = !summary && [.html, .markdown].contains(output.format)
      let hasQuotes = isPage && material.sources.contains { $0.heldOut != nil }
      return (
        material, try file.study(),
        hasQuotes ? try file.snapshot().selecting(selection) : nil
      )
    }
    let found = try options.summary(material)
    let test = HoldOutTest(material)
    if summary {
      try output.write(
        .saturationSummary(found, test, language: output.pageLanguage),
        naming: material.codebook.ladder.all)
    } else {
      try output.write(.saturation(found.curve)) { language in
        .saturation(
          found, test, in: material, study: about,
          quotes: snapshot.map { .heldOutQuotes($0, test) },
          figure: ChartSVG.render(
            SaturationChart(found.curve, language: language), language: language),
          language: language)
      }
    }
    Terminal.note(found.findings)
  }
}
