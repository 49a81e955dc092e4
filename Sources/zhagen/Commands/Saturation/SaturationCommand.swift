import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct SaturationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saturation",
    abstract: "Whether new sources still bring new codes: curve, estimates, the hold-out test.",
    discussion: """
      A source takes part where it has a coding of any code, a code of the level where it or anything below \
      it was coded. Counts show what came up; they do not prove theoretical saturation.

        zhagen saturation --level initial
        zhagen saturation --level initial --summary --format csv
        zhagen saturation held-out --quotes
        zhagen saturation statement --level initial --lang zh
      """,
    subcommands: [
      SaturationCurveCommand.self, SaturationHeldOut.self, SaturationDraft.self,
      SaturationDraw.self,
    ],
    defaultSubcommand: SaturationCurveCommand.self)
}

/// What a curve is made of, and what is read off it.
struct SaturationOption: ParsableArguments {
  @OptionGroup var curve: CurveOption

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sources in the base of Guest, Namey and Chen.", valueName: "n"),
    transform: NumberReading.count)
  var base: Int = 4

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Sources in a run.", valueName: "n"),
    transform: NumberReading.count)
  var run: Int = 2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much may be new in a run, from 0 to below 100 %: 5, 5% or 0.05 are five percent of the codes in the base.",
      valueName: "percent"), transform: NumberReading.percent)
  var threshold: Percent = Percent(value: 5)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "In how many sources a code must stand to count as exemplified.", valueName: "n"),
    transform: NumberReading.count)
  var instances: Int = SaturationSummary.usualInstances

  /// Whose words count.
  var words: WordsOption { curve.words }

  /// What the material of a study comes to.
  func summary(_ material: SaturationMaterial) throws -> SaturationSummary {
    SaturationSummary(
      try curve.curve(material),
      rule: GuestSaturation.Rule(base: base, run: run, threshold: threshold.value),
      instances: instances)
  }
}
