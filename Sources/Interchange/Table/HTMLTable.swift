import GroundedTheory

/// An HTML table, ready to stand in a page: no styles of its own, everything escaped.
///
/// Columns carry the class `number`, `text` (over five Chinese characters) or `long` (over twenty);
/// a verdict carries `verdict` and its English word, so that a page can colour what the cell also
/// says in words.
enum HTMLTable {
  static func write(_ table: ReportTable, headings: Headings) -> String {
    let classes = classes(of: table)
    var out = TableBytes(capacity: 128 + table.rows.count * table.columns.count * 32)
    out.append("<table>\n<thead>\n<tr>" as StaticString)
    for (column, key) in table.columns.enumerated() {
      out.append("<th scope=\"col\"" as StaticString)
      out.append(classes[column])
      out.appendEscaped(headings.title(of: key))
      out.append("</th>" as StaticString)
    }
    out.append("</tr>\n</thead>\n<tbody>\n" as StaticString)
    for row in table.rows {
      out.append("<tr>" as StaticString)
      for (column, key) in table.columns.enumerated() {
        appendCell(row.cell(column), of: key, classes[column], headings, to: &out)
      }
      out.append("</tr>\n" as StaticString)
    }
    out.append("</tbody>\n</table>\n" as StaticString)
    return out.string
  }

  private static func appendCell(
    _ cell: ReportTable.Cell, of key: String, _ className: StaticString, _ headings: Headings,
    to out: inout TableBytes
  ) {
    let value = headings.value(cell, of: key)
    if key == "verdict", case .text(let verdict) = cell {
      out.append("<td class=\"verdict \(verdict == "same" ? "same" : "differs")\"><span>")
      out.appendEscaped(value)
      out.append("</span></td>" as StaticString)
      return
    }
    out.append("<td" as StaticString)
    out.append(className)
    out.appendEscaped(value)
    out.append("</td>" as StaticString)
  }

  /// The end of an opening tag, with the class of the column.
  private static func classes(of table: ReportTable) -> [StaticString] {
    table.flushRightColumns.enumerated().map { column, isNumeric in
      if isNumeric { return " class=\"number\">" }
      let bytes = table.rows.reduce(0) { max($0, $1.cell(column).bytes) }
      return bytes > 60 ? " class=\"long\">" : bytes > 15 ? " class=\"text\">" : ">"
    }
  }
}

extension ReportTable.Cell {
  fileprivate var bytes: Int {
    if case .text(let text) = self { text.utf8.count } else { 0 }
  }
}

extension TableBytes {
  /// Appends text as HTML or XML content or attribute value; a line break becomes `<br>`, and a
  /// control character, which no markup may hold, U+FFFD.
  mutating func appendEscaped(_ text: String, lineBreak: StaticString = "<br>") {
    append(text) { byte in
      switch byte {
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""):
        true
      default: false
      }
    } escape: { out, byte, previous in
      switch byte {
      case UInt8(ascii: "<"): out.append("&lt;" as StaticString)
      case UInt8(ascii: ">"): out.append("&gt;" as StaticString)
      case UInt8(ascii: "&"): out.append("&amp;" as StaticString)
      case UInt8(ascii: "\""): out.append("&quot;" as StaticString)
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D: out.append(lineBreak)
      case 0x09: out.append(byte)
      default: out.append("\u{FFFD}" as StaticString)
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
