import ArgumentParser
import GroundedTheory

/// Whether a coding stands in its text.
enum CodingState: String, ExpressibleByArgument, CaseIterable {
  case live, orphan
}

struct CodingList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List codings with their quotes, one column a level.")

  @Option(help: "Only this source, by name or number.")
  var source: String?

  @Option(help: "Only this code and all below it.")
  var code: String?

  @Option(help: "Only this coder.")
  var coder: String?

  @Option(
    help: "Only codings that stand in their text (live), or whose words are gone (orphan).")
  var state: CodingState?

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let snapshot = try study.withStudy { try $0.snapshot() }
    let all = ReportTable.quotes(
      try snapshot.selecting(source: source, code: code, coder: coder))
    let table = state.map { all.filtering("state", equals: $0.rawValue) } ?? all
    try output.write(
      output.format == .table
        ? table.selecting(["id", "source", "turn", "code", "coder", "quote"]).shorteningIDs()
        : table, naming: snapshot.codebook.ladder.all)
  }
}
