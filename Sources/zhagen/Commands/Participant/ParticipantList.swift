import ArgumentParser
import GroundedTheory

struct ParticipantList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List participants with their sources and attributes.")

  @OptionGroup var filter: FilterOption
  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func run() throws {
    let table = try study.withStudy {
      ReportTable.participants(try $0.participants(try filter.selection()), in: try $0.voices())
    }
    let isSpoken = table.rows.contains { $0[2] != .text("") }
    try output.write(
      output.format == .table && !isSpoken
        ? table.selecting(table.columns.filter { $0 != "speaker" }) : table)
  }
}
