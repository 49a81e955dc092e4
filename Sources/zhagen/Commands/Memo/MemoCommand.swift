import ArgumentParser
import GroundedTheory

struct MemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memo", abstract: "Notes on codes, codings, sources and relations.",
    subcommands: [MemoList.self])
}

struct MemoList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the memos, also those that comments in Word files became.")

  @Option(help: ArgumentHelp("Only those on this source.", valueName: "source"))
  var source: String?

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    var table = try study.withStudy { study in
      let snapshot = try study.snapshot()
      guard let source else { return ReportTable.memos(snapshot) }
      _ = try study.text(ofSource: source)
      return ReportTable.memos(snapshot)
        .filtering("subject", equals: "source").filtering("subject_name", equals: source)
    }
    if output.format == .table { table = table.shorteningIDs() }
    try output.write(table)
  }
}
