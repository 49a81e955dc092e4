import ArgumentParser
import GroundedTheory
import Interchange
import StudyStore

struct SaturationHeldOut: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "held-out",
    abstract: "What the held-out sources were coded with, and what of it is new, at every level.",
    discussion: """
      A code is new where it stands in held-out sources only, or was used in one before any other; a \
      relation where only codings of held-out sources support it. `source hold-out` sets sources aside.

        zhagen saturation held-out
        zhagen saturation held-out --quotes --lang zh --output 饱和度检验.html
      """)

  @Flag(help: "Print every quote of the held-out sources with its code and categories.")
  var quotes = false

  @OptionGroup var words: WordsOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (material, snapshot) = try study.withStudy { study in
      let selection = try words.selection()
      return (
        try study.saturationMaterial(selection),
        quotes ? try study.snapshot().selecting(selection) : nil
      )
    }
    let test = HoldOutTest(material)
    let levels = material.codebook.ladder.all
    if let snapshot {
      try output.write(.heldOutQuotes(snapshot, test), naming: levels)
    } else {
      try output.write(
        .heldOut(test, in: material, language: output.pageLanguage), naming: levels)
    }
    if test.sources.isEmpty {
      Terminal.note("note: no source is held out; `zhagen source hold-out SOURCE` sets one aside")
    }
    let coded = Set(test.coded.map(\.id))
    let missing = test.sources.filter { !coded.contains($0.id) }.map(\.name)
    if !missing.isEmpty {
      Terminal.note("note: no coding that counts stands in \(missing.joined(separator: ", "))")
    }
  }
}
