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

  @Option(help: ArgumentHelp("Sources in the base of Guest, Namey and Chen.", valueName: "n"))
  var base: Int = 4

  @Option(help: ArgumentHelp("Sources in a run.", valueName: "n"))
  var run: Int = 2

  @Option(
    help: ArgumentHelp(
      "How much may be new in a run, from 0 to below 100 %: 5, 5% or 0.05 are five percent of the codes in the base.",
      valueName: "percent"))
  var threshold: Percent = Percent(value: 5)

  @Option(
    help: ArgumentHelp(
      "In how many sources a code must stand to count as exemplified.", valueName: "n"))
  var instances: Int = SaturationSummary.usualInstances

  /// Whose words count.
  var words: WordsOption { curve.words }

  func validate() throws {
    for (name, value) in [("--base", base), ("--run", run), ("--instances", instances)]
    where value < 1 {
      throw ValidationError("\(name) is a number from 1; \(value) is none.")
    }
  }

  /// What the material of a study comes to.
  func summary(_ material: SaturationMaterial) throws -> SaturationSummary {
    SaturationSummary(
      try curve.curve(material),
      rule: GuestSaturation.Rule(base: base, run: run, threshold: threshold.value),
      instances: instances)
  }
}

/// A share, as people write it: `5`, `5%` and `0.05` are five percent; a number below 1 without a sign is
/// a share of 1.
struct Percent: ExpressibleByArgument {
  let value: Double

  init(value: Double) { self.value = value }

  init?(argument: String) {
    let sign = argument.last == "%" || argument.last == "％"
    let digits = sign ? String(argument.dropLast()) : argument
    // Double reads 0x10 and 1e1 too, which nobody writes for a share.
    guard digits.allSatisfy({ $0 == "." || ($0.isASCII && $0.isNumber) }),
      let number = Double(digits), number >= 0, number < 100
    else { return nil }
    // A share such as 0.07 is no binary fraction; nobody means 7.000000000000001 %.
    value = !sign && number < 1 ? (number * 1e11).rounded() / 1e9 : number
  }

  var defaultValueDescription: String { "5%" }
}
