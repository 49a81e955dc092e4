import ArgumentParser
import GroundedTheory

struct SourceList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources with their turns, speakers and codings.")

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let table = try study.withStudy { ReportTable.sources(try $0.sources(try filter.selection())) }
    try output.write(
      output.format == .table
        ? table.selecting([
          "number", "name", "kind", "turns", "speakers", "scalars", "codings", "held_out",
        ])
        : table)
  }
}
