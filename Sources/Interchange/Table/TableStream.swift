import GroundedTheory

/// Writes a table for programs part by part, so that it may have millions of rows.
public struct TableStream {
  private let columns: [String]
  private let format: TableFormat
  private let bom: Bool
  private var isFirst = true

  /// The formats that can be written without knowing every row.
  public static let formats: [TableFormat] = [.csv, .tsv, .json]

  /// - Returns: nil for a format that needs the whole table.
  public init?(columns: [String], format: TableFormat, bom: Bool) {
    guard Self.formats.contains(format) else { return nil }
    self.columns = columns
    self.format = format
    self.bom = bom
  }

  /// The next rows as text, at least one; before the first of them the table's head.
  public mutating func text(of rows: [[ReportTable.Cell]]) -> String {
    defer { isFirst = false }
    let table = ReportTable(columns: columns, rows: rows)
    if format == .json {
      // Its first two bytes open the array, its last three close it.
      let objects = JSONTable.write(table).utf8.dropFirst(2).dropLast(3)
      return (isFirst ? "[\n" : ",\n") + String(decoding: objects, as: UTF8.self)
    }
    let text = write(table, bom: isFirst && bom)
    if isFirst { return text }
    let head = write(ReportTable(columns: columns), bom: false).utf8.count
    return String(decoding: text.utf8.dropFirst(head), as: UTF8.self)
  }

  /// What closes the table; all of it where there were no rows.
  public var end: String {
    if format == .json { return isFirst ? "[]\n" : "\n]\n" }
    return isFirst ? write(ReportTable(columns: columns), bom: bom) : ""
  }

  private func write(_ table: ReportTable, bom: Bool) -> String {
    format == .csv ? CSVTable.write(table, bom: bom) : TSVTable.write(table)
  }
}
