import GroundedTheory

/// A JSON array of objects, one object a line, its keys in the order of the columns.
///
/// Numbers and booleans are real ones, no value is `null`, and there is no byte order mark.
enum JSONTable {
  static func write(_ table: ReportTable) -> String {
    guard !table.rows.isEmpty else { return "[]\n" }
    let keys = table.columns.map { key in
      var name = TableBytes(capacity: 32)
      append(key, to: &name)
      name.append(": " as StaticString)
      return name.bytes
    }
    var out = TableBytes(capacity: 64 + table.rows.count * table.columns.count * 32)
    out.append("[\n" as StaticString)
    for (position, row) in table.rows.enumerated() {
      if position > 0 { out.append(",\n" as StaticString) }
      out.append("  {" as StaticString)
      for column in table.columns.indices {
        if column > 0 { out.append(", " as StaticString) }
        out.append(keys[column])
        append(row.cell(column), to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
    out.append("\n]\n" as StaticString)
    return out.string
  }

  private static func append(_ cell: ReportTable.Cell, to out: inout TableBytes) {
    switch cell {
    case .text(let text): append(text, to: &out)
    case .integer(let number): out.append(number)
    case .real(let number) where number.isFinite: out.append(number)
    case .flag(let flag): out.append(flag ? "true" : "false" as StaticString)
    case .real, .empty: out.append("null" as StaticString)
    }
  }

  private static func append(_ text: String, to out: inout TableBytes) {
    out.append(UInt8(ascii: "\""))
    out.append(text) {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    } escape: { out, byte, _ in
      switch byte {
      case UInt8(ascii: "\""): out.append("\\\"" as StaticString)
      case UInt8(ascii: "\\"): out.append("\\\\" as StaticString)
      case 0x0A: out.append("\\n" as StaticString)
      case 0x0D: out.append("\\r" as StaticString)
      case 0x09: out.append("\\t" as StaticString)
      default:
        out.append("\\u00" as StaticString)
        out.append(hexadecimal[Int(byte >> 4)])
        out.append(hexadecimal[Int(byte & 15)])
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
