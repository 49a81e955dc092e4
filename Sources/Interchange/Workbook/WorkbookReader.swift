import GroundedTheory

/// Reads one sheet of an Excel workbook (.xlsx) row by row, as `CSVReader` reads a file.
///
/// The first row with a value is the header. Rows keep the numbers that the spreadsheet shows. A cell is
/// what the spreadsheet shows, apart from decoration: formulas by the values that were last computed,
/// dates in ISO 8601 (see ``DateFormats``), merged cells by their first. The sheet is unpacked while
/// it is read; only the shared strings lie in memory.
struct WorkbookReader: RowReader {
  let fileName: String
  private(set) var header: [String] = []

  /// As Excel has.
  private static let columnLimit = 16_384
  /// In bytes: many cells may name one long string.
  private static let rowLimit = 16 << 20

  private let parts: WorkbookParts
  private let stream: XMLElements<WorkbookName>
  private var row = 0
  private var losses = WorkbookLosses()

  /// - Parameter sheet: its name; the first that is not hidden where it is nil.
  /// - Throws: ``FormatError`` where the bytes are no workbook, or the header cannot be used.
  init(_ bytes: [UInt8], fileName: String, sheet: String? = nil) throws {
    self.fileName = fileName
    let archive = try ZipArchive.open(bytes, as: .spreadsheet, fileName: fileName)
    parts = try WorkbookParts(archive, sheet: sheet)
    stream = try XMLElements(archive, part: parts.sheetPart)
    guard let first = try nextRecord() else { throw FormatError.emptyFile(fileName) }
    header = first.indices.map { first.text($0).trimmed }
    try checkHeader(row: first.number)
  }

  var findings: [Finding] { parts.findings + losses.findings(fileName, sheet: parts.sheetName) }

  mutating func next() throws -> Result<CSVRow, RowProblem>? {
    guard let record = try nextRecord() else { return nil }
    guard record.indices.count <= header.count else {
      return .failure(
        RowProblem(
          row: record.number,
          reason: "\(record.indices.count) fields, but the header has \(header.count)"))
    }
    return .success(record)
  }

  /// The next row with a value in it, as wide as the header at least.
  private mutating func nextRecord() throws -> CSVRow? {
    while let event = try stream.next() {
      switch event {
      case .start(.row):
        let given = stream.attribute("r").flatMap { Int($0) } ?? row + 1
        guard given > row else { throw malformed("the rows are not in order") }
        row = given
        let isHidden = ["1", "true"].contains(stream.attribute("hidden") ?? "")
        guard let record = try record() else { continue }
        if isHidden { losses.hiddenRows += 1 }
        return record
      case .start(.mergeCell): losses.merged += 1
      case .start(.col):
        if ["1", "true"].contains(stream.attribute("hidden") ?? "") {
          losses.hasHiddenColumns = true
        }
      default: break
      }
    }
    return nil
  }

  /// The row that has just opened; nil where it has no value.
  private mutating func record() throws -> CSVRow? {
    var bytes: [UInt8] = []
    var fields: [CSVRow.Field] = []
    fields.reserveCapacity(header.count)
    var column = 0
    while let event = try stream.next() {
      if case .end(.row) = event { break }
      guard case .start(.c) = event else { continue }
      if let reference = stream.attributeBytes("r"), let place = Self.column(reference) {
        column = place
      }
      guard column < Self.columnLimit, column >= fields.count else {
        throw malformed("its cells are not in order")
      }
      let gap = CSVRow.Field(start: bytes.count, end: bytes.count, needsCare: false)
      fields += repeatElement(gap, count: column - fields.count)
      let start = bytes.count
      try cell(into: &bytes)
      guard bytes.count <= Self.rowLimit else {
        throw malformed("it holds more than \(Self.rowLimit >> 20) MiB")
      }
      fields.append(CSVRow.Field(start: start, end: bytes.count, needsCare: false))
      column += 1
    }
    while fields.count > header.count, let last = fields.last, last.start == last.end {
      fields.removeLast()
    }
    guard !bytes.isEmpty else { return nil }
    let end = CSVRow.Field(start: bytes.count, end: bytes.count, needsCare: false)
    if fields.count < header.count {
      fields += repeatElement(end, count: header.count - fields.count)
    }
    return CSVRow(number: row, bytes: bytes, fields: fields)
  }

  /// Adds what the cell that has just opened shows.
  private mutating func cell(into bytes: inout [UInt8]) throws {
    let type = stream.attribute("t") ?? "n"
    let style = stream.attribute("s").flatMap { Int($0) } ?? 0
    var value: [UInt8] = []
    var isFormula = false
    reading: while let event = try stream.next() {
      switch event {
      case .end(.c): break reading
      case .start(.f):
        isFormula = true
        try stream.skip()
      case .start(.v): value = try stream.words()
      case .start(.is): try stream.richText(into: &value, until: .is)
      default: break
      }
    }
    if isFormula, value.isEmpty, type != "str" { losses.uncomputed += 1 }
    switch type {
    case "s":
      let index = Int(String(decoding: value, as: UTF8.self).trimmed)
      guard let string = index.flatMap({ parts.strings[$0] }) else {
        throw malformed("a cell names a shared string that is not there")
      }
      bytes += string
    case "b": bytes += Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
    case "n": bytes += shown(value, style: style)
    default:
      if type == "e" { losses.errors += 1 }
      bytes += value
    }
  }

  private func shown(_ value: [UInt8], style: Int) -> [UInt8] {
    // A short whole number is shown as it stands.
    let isPlain = value.count < 16 && value.allSatisfy { (0x30...0x39).contains($0) }
    if isPlain, parts.dates.isNumber(style: style) { return value }
    guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
      return value
    }
    return Array(parts.dates.text(number, style: style).utf8)
  }

  /// The column, from 0, of a reference such as `AB12`; nil where it is none.
  private static func column(_ reference: ArraySlice<UInt8>) -> Int? {
    var column = 0
    for byte in reference {
      guard (0x41...0x5A).contains(byte & 0xDF), byte >= 0x41 else { break }
      column = column * 26 + Int(byte & 0xDF) - 0x40
      if column > columnLimit { return columnLimit }
    }
    return column > 0 ? column - 1 : nil
  }

  private func malformed(_ reason: String) -> FormatError {
    .malformedTable(fileName, row: row, reason: reason)
  }
}

/// What a reader of workbooks took in another way than it is shown.
private struct WorkbookLosses {
  var hiddenRows = 0
  var hasHiddenColumns = false
  var merged = 0
  var errors = 0
  var uncomputed = 0

  func findings(_ fileName: String, sheet: String) -> [Finding] {
    let place = "\"\(fileName)\", sheet \"\(excerpt(sheet))\""
    func finding(_ what: String?, _ why: String) -> Finding? {
      what.map { Finding(what: $0, place: place, why: why) }
    }
    func count(_ number: Int, _ what: (String)) -> String? {
      number > 0 ? counted(number, what) : nil
    }
    return [
      finding(
        count(hiddenRows, "hidden row").map { "\($0) read" },
        "a filter hides rows without deleting them; delete them where they are not meant"),
      finding(
        hasHiddenColumns ? "hidden columns read" : nil,
        "they are columns like the others; delete them where they are not meant"),
      finding(
        count(merged, "merged cell").map { "\($0) read in the first place only" },
        "the other places that a merged cell covers are empty"),
      finding(
        count(errors, "cell").map { "\($0) with an error such as #N/A" },
        "the sign of the error is taken as the value"),
      finding(
        count(uncomputed, "formula").map { "\($0) without a value" },
        "the program that wrote the file did not compute it; open the file in a spreadsheet and save it"
      ),
    ].compactMap(\.self)
  }
}
