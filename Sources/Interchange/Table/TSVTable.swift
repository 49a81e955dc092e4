import GroundedTheory

/// Tab-separated values, one line a row, for `cut`, `awk` and pasting into a spreadsheet.
///
/// There is no quoting: a tab or line break inside a cell becomes one space, so that a cell may lose
/// that much. Texts that a spreadsheet would run as formulas get the apostrophe that ``CSVTable``
/// gives them. Take CSV or JSON where every character counts.
enum TSVTable {
  static func write(_ table: ReportTable) -> String {
    var out = TableBytes(capacity: 64 + table.rows.count * table.columns.count * 16)
    for (column, key) in table.columns.enumerated() {
      if column > 0 { out.append(tab) }
      append(key, to: &out)
    }
    out.append(lineFeed)
    for row in table.rows {
      for column in table.columns.indices {
        if column > 0 { out.append(tab) }
        switch row.cell(column) {
        case .text(let text): append(text, to: &out)
        case .integer(let number): out.append(number)
        case .real(let number): out.append(number)
        case .flag(let flag): out.append(flag ? "true" : "false" as StaticString)
        case .empty: break
        }
      }
      out.append(lineFeed)
    }
    return out.string
  }

  private static let tab = UInt8(ascii: "\t")
  private static let lineFeed = UInt8(ascii: "\n")

  private static func append(_ text: String, to out: inout TableBytes) {
    text.withBytes { bytes in
      // A tab or CR in front becomes a space, which no spreadsheet runs.
      if FormulaGuard.isNeeded(bytes, orSpace: false) { out.append(FormulaGuard.sign) }
    }
    out.append(text) {
      $0 == tab || $0 == lineFeed || $0 == 0x0D
    } escape: { out, byte, previous in
      if byte != lineFeed || previous != 0x0D { out.append(UInt8(ascii: " ")) }
    }
  }
}
