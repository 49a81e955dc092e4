import ArgumentParser
import GroundedTheory

struct MemoList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the memos, also those that comments in Word files became.")

  @Option(help: "Only those on this source, or on a coding in it.")
  var source: String?

  @Option(help: "Only those on this code or one below it, on its codings, or that compare it.")
  var code: String?

  @Option(help: "Only those of this kind.")
  var kind: Memo.Kind?

  @Option(help: "Only those that hold these words.")
  var words: String?

  @Option(help: ArgumentHelp("Only those that this coder wrote.", valueName: "name"))
  var coder: String?

  @Flag(help: "Only those that compare codes.")
  var comparisons = false

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    var table = try study.withStudy { study in
      var snapshot = try study.snapshot()
      snapshot.memos = try snapshot.memos(
        MemoFilter(
          source: source, code: code, kind: kind, words: words, isComparison: comparisons))
      return ReportTable.memos(snapshot, stamps: try study.memoStamps())
    }
    if let coder { table = table.filtering("coder", equals: coder) }
    if output.format == .table {
      table = table.shorteningIDs().selecting([
        "id", "memo_kind", "subject", "subject_name", "compared", "time", "coder", "text",
      ]).droppingUnused(["subject_name", "compared", "coder"])
    }
    try output.write(table)
  }
}
