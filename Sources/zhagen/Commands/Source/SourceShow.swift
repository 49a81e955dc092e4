import ArgumentParser
import GroundedTheory
import StudyStore

struct SourceShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a source: its text, or its turns with their offsets.")

  @Argument(help: "The source's name or number.")
  var source: String

  @Flag(help: "Print turns: number, speaker, role, times, offsets in Unicode scalars, words.")
  var turns = false

  @Option(help: ArgumentHelp("Print this record of a record set.", valueName: "id"))
  var record: String?

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if !turns, record == nil, output.chosenFormat != nil {
      throw ValidationError(
        "--format goes with --turns or --record; the text itself has only one form.")
    }
    if turns, record != nil { throw ValidationError("Give --turns or --record, not both.") }
  }

  func run() throws {
    let columns = try study.withStudy { study in
      let columns = try study.recordColumns(ofSource: source)
      if columns != nil || record != nil { try showRecords(of: study, columns ?? []) }
      return columns
    }
    if columns == nil, record == nil { try showText() }
  }

  /// A record set is never in memory whole.
  private func showRecords(of study: StudyFile, _ columns: [String]) throws {
    if let record {
      let entries = try study.record(record, ofSource: source)
      try output.write(.records(entries, columns: columns))
    } else if turns {
      try output.stream(columns: ReportTable.turnColumns) { add in
        try study.eachRecord(ofSource: source) {
          try add(ReportTable.turnRow($0.turn, text: $0.text))
        }
      }
    } else {
      try Terminal.stream(to: output.output) { write in
        try study.eachPage(ofSource: source, write)
      }
    }
  }

  private func showText() throws {
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
