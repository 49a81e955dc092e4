import GroundedTheory

/// A GitHub-flavoured Markdown table.
///
/// Characters that Markdown would act on are escaped with a backslash, a line break becomes `<br>`,
/// so that a renderer shows the very text of the cell.
enum MarkdownTable {
  static func write(_ table: ReportTable, headings: Headings) -> String {
    let numeric = table.flushRightColumns
    var out = TableBytes(capacity: 64 + table.rows.count * table.columns.count * 16)
    for key in table.columns {
      out.append("| " as StaticString)
      append(headings.title(of: key), to: &out, isHeading: true)
      out.append(UInt8(ascii: " "))
    }
    out.append("|\n" as StaticString)
    for isNumeric in numeric { out.append(isNumeric ? "| ---: " : "| --- " as StaticString) }
    out.append("|\n" as StaticString)
    for row in table.rows {
      for (column, key) in table.columns.enumerated() {
        out.append("| " as StaticString)
        append(headings.value(row.cell(column), of: key), to: &out, isHeading: false)
        out.append(UInt8(ascii: " "))
      }
      out.append("|\n" as StaticString)
    }
    return out.string
  }

  /// An underscore inside a column key is harmless and reads better as it is.
  private static func append(_ text: String, to out: inout TableBytes, isHeading: Bool) {
    out.append(text) { byte in
      switch byte {
      case UInt8(ascii: "_"): !isHeading
      case 0x0A, 0x0D, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
        UInt8(ascii: "|"), UInt8(ascii: "~"):
        true
      default: false
      }
    } escape: { out, byte, previous in
      switch byte {
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D: out.append("<br>" as StaticString)
      default:
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      }
    }
  }
}
