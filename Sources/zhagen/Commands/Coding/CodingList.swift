import ArgumentParser
import GroundedTheory

struct CodingList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List codings with their quotes, one column a level.")

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let snapshot = try study.withStudy { try $0.snapshot() }
    let table = ReportTable.quotes(
      try snapshot.selecting(try filter.selection()))
    try output.write(
      output.format == .table
        ? table.selecting(["id", "source", "turn", "code", "coder", "quote"]).shorteningIDs()
        : table, naming: snapshot.codebook.ladder.all)
  }
}
