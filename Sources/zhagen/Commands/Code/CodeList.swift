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
    let (codebook, frequencies) = try study.withStudy { try $0.frequencies() }
    let key = try level.map { try codebook.ladder.require($0).key }
    let table = ReportTable.categoryTree(codebook, frequencies)
    let rows = key.map { table.filtering("level", equals: $0) } ?? table
    try output.write(
      output.format == .table
        ? rows.selecting(["number", "level", "path", "codings", "definition"]) : rows,
      naming: codebook.ladder.all)
  }
}
