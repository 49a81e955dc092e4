import ArgumentParser
import GroundedTheory

struct SourceShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a source: its text, or its turns with their offsets.")

  @Argument(help: "The source's name or number.")
  var source: String

  @Flag(help: "Print turns: number, speaker, role, times, offsets in Unicode scalars, words.")
  var turns = false

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if !turns, output.chosenFormat != nil {
      throw ValidationError("--format goes with --turns; the text itself has only one form.")
    }
  }

  func run() throws {
    let text = try study.withStudy { try $0.text(ofSource: source) }
    if turns {
      try output.write(try ReportTable.turns(text))
    } else {
      try Terminal.write(text.text.string, to: output.output)
      // The prompt begins a line of its own; a file or a pipe gets the text and nothing more.
      let isOpen = text.text.utf8.last != UInt8(ascii: "\n")
      if isOpen, output.output == nil, Terminal.width != nil { try Terminal.write("\n", to: nil) }
    }
  }
}
