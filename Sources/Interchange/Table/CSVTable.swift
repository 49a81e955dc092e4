import GroundedTheory

/// Comma-separated values after RFC 4180, for spreadsheets, R, pandas and our own reader.
///
/// - Lines end in LF alone. RFC 4180 says CR LF, but Excel, LibreOffice, R and pandas read both,
///   and LF keeps the file fit for `diff`, `grep` and git.
/// - A cell is quoted where it holds a comma, a quotation mark or a line break, or begins or ends
///   with a space; a quotation mark is doubled.
/// - A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or
///   a CR) gets an apostrophe in front, which a spreadsheet takes for "this is text"; so does one
///   that has such apostrophes of its own, and our reader takes exactly one off again. Numbers,
///   negative ones too, are left alone.
/// - No value and an empty text are both written as nothing.
enum CSVTable {
  static func write(_ table: ReportTable, bom: Bool) -> String {
    var out = TableBytes(capacity: 64 + table.rows.count * table.columns.count * 16)
    if bom { out.append("\u{FEFF}" as StaticString) }
    let single = table.columns.count == 1
    for (column, key) in table.columns.enumerated() {
      if column > 0 { out.append(comma) }
      append(key, to: &out)
    }
    out.append(lineFeed)
    for row in table.rows {
      let start = out.bytes.count
      for (column, cell) in row.prefix(table.columns.count).enumerated() {
        if column > 0 { out.append(comma) }
        append(cell, to: &out)
      }
      for _ in max(row.count, 1)..<max(row.count, table.columns.count, 1) { out.append(comma) }
      // A line without anything would be skipped by many readers.
      if single, out.bytes.count == start { out.append("\"\"" as StaticString) }
      out.append(lineFeed)
    }
    return out.string
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")

  private static func append(_ cell: ReportTable.Cell, to out: inout TableBytes) {
    switch cell {
    case .text(let text): append(text, to: &out)
    case .integer(let number): out.append(number)
    case .real(let number): out.append(number)
    case .flag(let flag): out.append(flag ? "true" : "false" as StaticString)
    case .empty: break
    }
  }

  private static func append(_ text: String, to out: inout TableBytes) {
    text.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return }
      let formula = FormulaGuard.isNeeded(bytes)
      var quoted = first == space || last == space
      for byte in bytes where byte <= comma {
        quoted = quoted || byte == comma || byte == quote || byte == lineFeed || byte == 0x0D
      }
      if quoted { out.append(quote) }
      if formula { out.append(UInt8(ascii: "'")) }
      if quoted {
        for byte in bytes {
          if byte == quote { out.append(quote) }
          out.append(byte)
        }
        out.append(quote)
      } else {
        out.append(bytes)
      }
    }
  }
}
