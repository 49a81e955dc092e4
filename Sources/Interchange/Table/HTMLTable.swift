import GroundedTheory

/// An HTML table, ready to stand in a page: no styles of its own, everything escaped.
///
/// Number columns carry the class `number`; a verdict carries `verdict` and its English word, so
/// that a page can colour what the cell also says in words.
enum HTMLTable {
  static func write(_ table: ReportTable, headings: Headings) -> String {
    let numeric = table.numericColumns
    var out = TableBytes(capacity: 128 + table.rows.count * table.columns.count * 32)
    out.append("<table>\n<thead>\n<tr>" as StaticString)
    for (column, key) in table.columns.enumerated() {
      out.append(
        numeric[column]
          ? "<th scope=\"col\" class=\"number\">"
          : "<th scope=\"col\">"
            as StaticString)
      out.appendEscaped(headings.title(of: key))
      out.append("</th>" as StaticString)
    }
    out.append("</tr>\n</thead>\n<tbody>\n" as StaticString)
    for row in table.rows {
      out.append("<tr>" as StaticString)
      for (column, key) in table.columns.enumerated() {
        appendCell(row.cell(column), of: key, isNumeric: numeric[column], headings, to: &out)
      }
      out.append("</tr>\n" as StaticString)
    }
    out.append("</tbody>\n</table>\n" as StaticString)
    return out.string
  }

  private static func appendCell(
    _ cell: ReportTable.Cell, of key: String, isNumeric: Bool, _ headings: Headings,
    to out: inout TableBytes
  ) {
    let value = headings.value(cell, of: key)
    if key == "verdict", case .text(let verdict) = cell {
      out.append("<td class=\"verdict \(verdict == "same" ? "same" : "differs")\"><span>")
      out.appendEscaped(value)
      out.append("</span></td>" as StaticString)
      return
    }
    out.append(isNumeric ? "<td class=\"number\">" : "<td>" as StaticString)
    out.appendEscaped(value)
    out.append("</td>" as StaticString)
  }
}

extension TableBytes {
  /// Appends text as HTML or XML content or attribute value; a line break becomes `<br>`, and a
  /// control character, which no markup may hold, U+FFFD.
  mutating func appendEscaped(_ text: String, lineBreak: StaticString = "<br>") {
    text.withBytes { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "<"): append("&lt;" as StaticString)
        case UInt8(ascii: ">"): append("&gt;" as StaticString)
        case UInt8(ascii: "&"): append("&amp;" as StaticString)
        case UInt8(ascii: "\""): append("&quot;" as StaticString)
        case 0x0A where previous == 0x0D: break
        case 0x0A, 0x0D: append(lineBreak)
        case 0x09: append(byte)
        case 0..<0x20: append("\u{FFFD}" as StaticString)
        default: append(byte)
        }
        previous = byte
      }
    }
  }
}

extension String {
  /// The text with everything escaped that HTML or XML would act on.
  var escapedForMarkup: String {
    var out = TableBytes(capacity: utf8.count + 16)
    out.appendEscaped(self, lineBreak: " ")
    // The two characters above U+FFFD that XML forbids.
    return String(
      String.UnicodeScalarView(
        out.string.unicodeScalars.map { $0.value & 0xFFFF > 0xFFFD ? "\u{FFFD}" : $0 }))
  }
}
