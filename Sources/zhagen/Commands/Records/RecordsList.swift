import ArgumentParser
import GroundedTheory

struct RecordsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the records of a set: id, attributes and words.")

  @Argument(help: "The record set's name or number.")
  var source: String

  @Option(help: ArgumentHelp("Print no more than this many.", valueName: "n"))
  var limit: Int?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only the records for which this holds, such as 'street=东苑 and date>=2025-03'.",
      discussion: "Asks for the columns that are printed; docs/filters.md has the language.",
      valueName: "filter"))
  var condition: String?

  @OptionGroup var study: StudyAsOfOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit is a number from 0; \(limit) is none.")
    }
    do { _ = try condition.map(Filter.init) } catch let violation as Violation {
      throw ValidationError("\(violation)")
    }
  }

  func run() throws {
    try study.withStudy { study in
      guard let columns = try study.recordColumns(ofSource: source) else {
        throw Violation.noRecordSet(source)
      }
      let headings = ReportTable.recordColumns(columns)
      let program = try condition.map { try FilterProgram(Filter($0), untyped: headings) }
      var left = limit ?? .max
      try output.stream(columns: headings) { add in
        if left == 0 { return }
        try study.eachRecord(ofSource: source) { record in
          let row = ReportTable.recordRow(record, attributes: columns.count)
          guard program?.matches({ row[$0].plain }) != false else { return true }
          left -= 1
          return try add(row) && left > 0
        }
      }
    }
  }
}
