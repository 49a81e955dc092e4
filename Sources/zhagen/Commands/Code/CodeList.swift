import ArgumentParser
import GroundedTheory

struct CodeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the codes in reading order, with their counts.")

  @OptionGroup var level: LevelOption

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let (codebook, frequencies) = try study.withStudy { try $0.frequencies() }
    let rows = try level.select(.categoryTree(codebook, frequencies), codebook.ladder)
    try output.write(
      output.format == .table
        ? rows.selecting(["number", "level", "path", "codings", "definition"]) : rows,
      naming: codebook.ladder.all)
  }
}
