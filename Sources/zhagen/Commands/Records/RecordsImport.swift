import ArgumentParser
import Foundation
import GroundedTheory
import Interchange
import StudyStore

struct RecordsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring in a table of records as one source: all or nothing.",
    discussion: """
      Each row is a record, such as a call to a hotline; its text is coded like a turn, its other \
      columns are attributes. A survey has a text column for each question: name each with \
      --text-column, and every answer is a turn whose speaker is the question. Records are called by \
      a column named id, 编号, 工单号 and the like, or by the number of their row.

        zhagen records import hotline.csv --text-column text
        zhagen records import survey.csv --text-column 意见 --text-column 建议 --id-column 问卷
      """)

  @Argument(
    help: ArgumentHelp(
      "A CSV file (commas, tabs or semicolons) or a workbook (.xlsx).", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("A column that holds words; may be given again.", valueName: "name"))
  var textColumn: [String]

  @Option(help: ArgumentHelp("The column that says what a record is called.", valueName: "name"))
  var idColumn: String?

  @Option(
    help: ArgumentHelp(
      "A column to keep beside the words; may be given again. All others unless given.",
      valueName: "name"))
  var attribute: [String] = []

  @Option(help: "The source's name; the file's name unless given.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "A workbook's sheet; the first that is shown unless given.", valueName: "name"))
  var sheet: String?

  @OptionGroup var encoding: EncodingOption

  @Flag(help: "End with exit code 2 where something was guessed or dropped.")
  var strict = false

  @OptionGroup var study: StudyOption
  @OptionGroup var audit: AuditOption

  func run() throws {
    let reader = try RecordsReader(
      file,
      columns: RecordColumns(
        texts: textColumn, id: idColumn, attributes: attribute.isEmpty ? nil : attribute),
      encoding: encoding.encoding, sheet: sheet)
    let name = name ?? URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let result = try study.withStudy {
      try $0.importRecords(
        named: name, columns: reader.attributes, by: audit.by, reason: audit.reason, reader.read)
    }
    Terminal.note("Imported \(counted(result.records, "record")) as \"\(name)\".")
    Terminal.note(result.findings)
    if strict, !result.findings.isEmpty { throw ExitCode(2) }
  }
}
