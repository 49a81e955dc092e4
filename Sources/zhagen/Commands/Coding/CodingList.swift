import ArgumentParser
import GroundedTheory

/// Whether a coding stands in its text.
enum CodingState: String, ExpressibleByArgument, CaseIterable {
  case live, orphan
}

struct CodingList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List codings with their quotes, one column a level.")

  @Option(
    help: "Only codings that stand in their text (live), or whose words are gone (orphan).")
  var state: CodingState?

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let snapshot = try study.withStudy { try $0.snapshot() }
    let all = ReportTable.quotes(try snapshot.selecting(try filter.selection()))
    let table = state.map { all.filtering("state", equals: $0.rawValue) } ?? all
    try output.write(
      output.format == .table
        ? table.selecting(["id", "source", "turn", "code", "coder", "quote"]).shorteningIDs()
        : table, naming: snapshot.codebook.ladder.all)
  }
}
