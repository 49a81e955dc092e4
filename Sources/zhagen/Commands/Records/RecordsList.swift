import ArgumentParser
import GroundedTheory

struct RecordsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the records of a set: id, attributes and words.")

  @Argument(help: "The record set's name or number.")
  var source: String

  @Option(help: ArgumentHelp("Print no more than this many.", valueName: "n"))
  var limit: Int?

  @OptionGroup var study: StudyOption
  @OptionGroup var output: OutputOption

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit is a number from 0; \(limit) is none.")
    }
  }

  func run() throws {
    try study.withStudy { study in
      guard let columns = try study.recordColumns(ofSource: source) else {
        throw Violation.noRecordSet(source)
      }
      var left = limit ?? .max
      try output.stream(columns: ReportTable.recordColumns(columns)) { add in
        if left == 0 { return }
        try study.eachRecord(ofSource: source) { record in
          left -= 1
          let more = try add(ReportTable.recordRow(record, attributes: columns.count))
          return more && left > 0
        }
      }
    }
  }
}
