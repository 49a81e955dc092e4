import ArgumentParser
import GroundedTheory

struct CodeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the codes in reading order, with their counts.")

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, frequencies, codes) = try study.withStudy {
      try $0.frequencies(try filter.selection())
    }
    let rows = ReportTable.categoryTree(codebook, frequencies, only: codes)
    try output.write(
      output.format == .table
        ? rows.selecting(["number", "level", "path", "codings", "definition"]) : rows,
      naming: codebook.ladder.all)
  }
}
