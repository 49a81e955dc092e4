import ArgumentParser
import GroundedTheory

struct CodeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the codes in reading order, with their counts.")

  @Option(help: "Only codes of this level.")
  var level: String?

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let table = try study.withStudy { study in
      let (codebook, frequencies) = try study.frequencies()
      if let level { _ = try codebook.ladder.require(level) }
      return ReportTable.categoryTree(codebook, frequencies)
    }
    let rows = level.map { table.filtering("level", equals: $0) } ?? table
    try output.write(
      output.format == .table
        ? rows.selecting(["number", "level", "path", "codings", "definition"]) : rows)
  }
}
