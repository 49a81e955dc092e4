import GroundedTheory

/// A table for a terminal: columns aligned by what the eye sees, numbers flush right.
///
/// Line breaks and tabs become a space and other control characters U+FFFD, so that no text of a
/// study can drive the terminal. Where a width is given, the widest text columns are cut first,
/// each cut cell ending in `…`.
enum TerminalTable {
  static func write(_ table: ReportTable, headings: Headings, width: Int?) -> String {
    guard !table.columns.isEmpty else { return "" }
    let heads = table.columns.map { clean(headings.title(of: $0)) }
    let rows = table.rows.map { row in
      table.columns.enumerated().map { clean(headings.value(row.cell($0), of: $1)) }
    }
    let numeric = table.numericColumns
    var widths = heads.map { DisplayWidth.of($0) }
    for row in rows {
      for column in row.indices {
        widths[column] = max(widths[column], DisplayWidth.of(row[column]))
      }
    }
    if let width { fit(&widths, numeric: numeric, into: width) }

    var out = line(heads, widths, numeric)
    out += line(widths.map { String(repeating: "─", count: $0) }, widths, numeric)
    for row in rows { out += line(row, widths, numeric) }
    return out
  }

  private static let gap = "  "
  /// A text column is never cut below this, even where the table is then too wide.
  private static let narrowest = 8

  /// Lowers the widest text columns together until the table fits.
  private static func fit(_ widths: inout [Int], numeric: [Bool], into width: Int) {
    let text = widths.indices.filter { !numeric[$0] }
    let fixed = widths.indices.filter { numeric[$0] }.reduce(0) { $0 + widths[$1] }
    let room = width - fixed - gap.count * (widths.count - 1)
    var cap = text.map { widths[$0] }.max() ?? 0
    while cap > narrowest, text.reduce(0, { $0 + min(widths[$1], cap) }) > room { cap -= 1 }
    for column in text { widths[column] = min(widths[column], cap) }
  }

  private static func line(_ cells: [String], _ widths: [Int], _ numeric: [Bool]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      if column > 0 { line += gap }
      let (shown, used) = cut(cell, to: widths[column])
      let padding = String(repeating: " ", count: widths[column] - used)
      line += numeric[column] ? padding + shown : shown + padding
    }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line + "\n"
  }

  private static func cut(_ cell: String, to width: Int) -> (text: String, width: Int) {
    let whole = DisplayWidth.of(cell)
    if whole <= width { return (cell, whole) }
    var text = ""
    var used = 1
    for character in cell {
      let next = used + DisplayWidth.of(character)
      if next > width { break }
      text.append(character)
      used = next
    }
    return (text + "…", used)
  }

  private static func clean(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    if isPlain { return text }
    return String(
      text.map { character -> Character in
        if character.isNewline || character == "\t" { return " " }
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
        return isControl ? "\u{FFFD}" : character
      })
  }
}
