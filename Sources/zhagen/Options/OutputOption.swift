import ArgumentParser
import Foundation
import GroundedTheory
import Interchange

extension TableFormat: ExpressibleByArgument {}

/// In what form a table is printed, and where to.
struct OutputOption: ParsableArguments {
  @Option(help: "The form of the output.")
  var format: TableFormat = .table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Leave out the byte order mark with which Excel knows a CSV file as UTF-8.")
  var noBom = false

  @Option(help: "The language of headings in table, markdown and html: zh or en.")
  var lang: Language = .en

  func write(_ table: ReportTable) throws {
    let text = TableWriter.write(
      table, as: format, bom: !noBom, headings: lang == .zh ? .chinese : .keys,
      width: output == nil ? Terminal.width : nil)
    try Terminal.write(text, to: output)
  }
}

/// The language of what people read; keys of machine output are always English.
enum Language: String, ExpressibleByArgument, CaseIterable {
  case zh, en
}
