import ArgumentParser
import GroundedTheory

struct SourceShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a source: its text, or its turns with their offsets.")

  @Argument(help: "The source's name.")
  var source: String

  @Flag(help: "Print turns: number, speaker, role, times, offsets in Unicode scalars, words.")
  var turns = false

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let text = try study.withStudy { try $0.text(ofSource: source) }
    if turns {
      try output.write(try ReportTable.turns(text))
    } else {
      try Terminal.write(text.text.string, to: output.output)
    }
  }
}
