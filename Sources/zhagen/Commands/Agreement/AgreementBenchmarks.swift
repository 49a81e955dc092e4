import ArgumentParser
import GroundedTheory
import Interchange

struct AgreementBenchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "What the coefficients may be called on five scales, and how likely each word is.",
    discussion: """
      The value alone misplaces a word, since it is itself uncertain. For people the highest word is given that \
      the coefficient reaches with a probability of 0.95 (Gwet 2014); csv, tsv and json hold the probability of \
      every band.

        zhagen agreement benchmarks --coders 李,王 --level main --by none
      """)

  @OptionGroup var figures: AgreementOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (report, levels) = try figures.report()
    let placed = report.rows.filter {
      $0.figure.coefficient.isChanceCorrected && $0.place.source == nil
    }
    try output.write(
      output.isForPeople
        ? .benchmarkClaims(of: placed).droppingUnused(["metric", "level", "code", "note"])
        : .benchmarks(of: placed), naming: levels)
    Terminal.note(report.findings)
  }
}
