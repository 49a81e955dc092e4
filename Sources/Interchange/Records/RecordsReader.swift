import GroundedTheory

/// Reads a table whose rows are short sources: calls to a hotline, answers to a survey.
///
/// Only a part of a text file is in memory at a time, so that it may hold millions of rows; a workbook
/// is in memory packed, its sheet in parts.
public struct RecordsReader {
  /// The names of the columns that are kept beside the words.
  public let attributes: [String]

  /// A file of up to this many bytes is kept as it is beside its records.
  public static let keptBytes = 16 << 20
  /// Bad rows after which nothing more is read.
  private static let problemLimit = 1000

  private let fileName: String
  private let header: [String]
  private let table: RecordTable
  private let layout: RecordLayout

  /// Opens the table and finds its columns.
  /// - Parameters:
  ///   - encoding: of a text file, under any name that iconv knows; found out unless given.
  ///   - sheet: of a workbook, by its name; the first that is not hidden unless given.
  /// - Throws: ``FormatError`` where it is no table, or has not the columns.
  public init(
    _ path: String, columns: RecordColumns, encoding: String? = nil, sheet: String? = nil
  ) throws {
    try self.init(
      path, columns: columns, encoding: encoding, sheet: sheet, pieceSize: 1 << 20)
  }

  init(
    _ path: String, columns: RecordColumns, encoding: String?, sheet: String? = nil, pieceSize: Int
  ) throws {
    fileName = path
    table = try RecordTable(path, encoding: encoding, sheet: sheet, pieceSize: pieceSize)
    header = table.rows.header
    layout = try RecordLayout(columns, header: header, fileName: path)
    attributes = layout.attributes.map { [header] in header[$0] }
  }

  /// Pushes every record to `body`, in the order of the table; asked once.
  /// - Throws: ``FormatError``, all bad rows together in ``FormatError/badRows(_:_:)``, and what
  ///   `body` throws; a ``/GroundedTheory/RowProblem`` is taken for one more bad row.
  public func read(_ body: (RecordDraft) throws -> Void) throws -> RecordFile {
    // Each named by its type, so that the loop is compiled for it.
    switch table.rows {
    case let rows as CSVReader: try read(rows, body)
    case let rows as WorkbookReader: try read(rows, body)
    case let rows: try read(rows, body)
    }
  }

  private func read<Rows: RowReader>(
    _ rows: Rows, _ body: (RecordDraft) throws -> Void
  ) throws -> RecordFile {
    var rows = rows
    var records = 0
    var empty = 0
    var problems: [RowProblem] = []
    while problems.count < Self.problemLimit, let row = try rows.next() {
      do {
        let row = try row.get()
        let id = try id(of: row)
        let values = layout.attributes.map(row.utf8)
        for column in layout.texts {
          let text = row.utf8(column)
          if Self.isBlank(text) {
            empty += 1
            continue
          }
          records += 1
          try body(
            RecordDraft(
              row: row.number, id: id,
              question: layout.hasQuestions ? header[column] : "", attributes: values,
              text: text))
        }
      } catch let problem as RowProblem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(fileName, problems) }
    guard records > 0 else { throw FormatError.emptyFile(fileName) }
    var file = table.file()
    file.findings += rows.findings + findings(empty: empty, file)
    return file
  }

  private func id(of row: CSVRow) throws -> ArraySlice<UInt8> {
    guard let column = layout.id else { return Array(String(row.number - 1).utf8)[...] }
    let id = row.utf8(column)
    if let first = id.first, let last = id.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return id
    }
    let trimmed = String(decoding: id, as: UTF8.self).trimmed
    if trimmed.isEmpty { throw row.problem("the \(header[column]) is missing") }
    return Array(trimmed.utf8)[...]
  }

  private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
    // The first bytes of all spaces; most texts begin with none of them.
    guard let first = text.first else { return true }
    guard first <= 0x20 || [0xC2, 0xE3, 0xEF].contains(first) else { return false }
    return BlankText.isBlank(Array(text))
  }

  private func findings(empty: Int, _ file: RecordFile) -> [Finding] {
    var findings: [Finding] = []
    let place = "\"\(fileName)\""
    let names = layout.texts.map { "\"\(header[$0])\"" }.joined(separator: ", ")
    if empty > 0 {
      findings.append(
        Finding(
          what: "\(counted(empty, "empty text")) left out", place: place,
          why: "a record is made only where there are words in \(names)"))
    }
    if layout.id == nil {
      findings.append(
        Finding(
          what: "records called by their number", place: place,
          why: "no column has a usual name for ids; name one with --id-column"))
    }
    if header.contains("") {
      findings.append(
        Finding(
          what: "a column without a name left out", place: place,
          why: "its first row is empty; name it there to keep its values"))
    }
    if file.original == nil {
      findings.append(
        Finding(
          what: "the file itself is not kept", place: place,
          why:
            "it is larger than \(Self.keptBytes >> 20) MiB; the study keeps the id, the attributes"
            + " and the words of every record, and the file's SHA-256"))
    }
    return findings
  }
}
