import GroundedTheory

/// A table that is read row by row, whatever file it lies in.
protocol RowReader {
  var fileName: String { get }
  /// The names in the first row, without spaces around them.
  var header: [String] { get }
  /// What was guessed or passed over; complete once the last row is read.
  var findings: [Finding] { get }

  /// The next row with a value in it; nil at the end.
  ///
  /// A row with more or fewer fields than the header is a problem, and reading goes on after it.
  /// - Throws: ``FormatError`` where the table cannot be read on.
  mutating func next() throws -> Result<CSVRow, RowProblem>?
}

/// Opens tables by the endings of their files.
enum TableFile {
  /// The endings of workbooks; any other file is text with separators.
  static let workbookEndings = ["xlsx", "xlsm"]

  /// - Parameters:
  ///   - encoding: of a text file, as for `TextDecoding`; found out where it is nil.
  ///   - sheet: of a workbook, by its name; the first that is not hidden where it is nil.
  /// - Throws: ``FormatError`` where the file is no such table, or its header cannot be used.
  static func open(
    _ bytes: [UInt8], fileName: String, encoding: String? = nil, sheet: String? = nil
  ) throws -> any RowReader {
    workbookEndings.contains(FileName.lowercasedExtension(of: fileName))
      ? try WorkbookReader(bytes, fileName: fileName, sheet: sheet)
      : try CSVReader(bytes, fileName: fileName, encoding: encoding)
  }
}

extension RowReader {
  /// The place of the first of these columns that the header has, capitals or not.
  func column(_ names: String...) -> Int? { column(anyOf: names) }

  /// - Throws: ``FormatError/missingColumn(_:names:found:)``.
  func requiredColumn(_ names: String...) throws -> Int {
    guard let column = column(anyOf: names) else {
      throw FormatError.missingColumn(fileName, names: names, found: header)
    }
    return column
  }

  /// A finding for each named column that is none of `known` and is passed over.
  func unknownColumns(among known: [String]) -> [Finding] {
    header.filter { !$0.isEmpty && !known.contains($0.lowercased()) }.map { name in
      let nearest = Nearest.names(to: name, among: known)
      let hint =
        nearest.isEmpty
        ? "known are \(known.joined(separator: ", "))"
        : "perhaps \(nearest.map { "\"\($0)\"" }.joined(separator: " or ")) is meant"
      return Finding(
        what: "the column \"\(excerpt(name))\" left out", place: "\"\(fileName)\"",
        why: "its name is not known; \(hint)")
    }
  }

  private func column(anyOf names: [String]) -> Int? {
    for name in names {
      if let place = header.firstIndex(where: { $0.lowercased() == name }) { return place }
    }
    return nil
  }

  /// - Throws: ``FormatError/malformedTable(_:row:reason:)`` where two columns have one name.
  func checkHeader(row: Int = 1) throws {
    var seen: Set<String> = []
    for name in header where !name.isEmpty && !seen.insert(name).inserted {
      throw FormatError.malformedTable(
        fileName, row: row, reason: "two columns are named \"\(name)\"; rename one")
    }
  }
}
