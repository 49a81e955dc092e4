import GroundedTheory

/// A table for a terminal: columns aligned by what the eye sees, numbers flush right.
///
/// Line breaks and tabs become a space and other control characters U+FFFD, so that no text of a
/// study can drive the terminal. Where a width is given, the widest text columns are cut first,
/// each cut cell ending in `…`, or beginning with it in a column whose ends matter most.
enum TerminalTable {
  static func write(_ table: ReportTable, headings: Headings, width: Int?) -> String {
    guard !table.columns.isEmpty else { return "" }
    let heads = table.columns.map { Shown(clean(headings.title(of: $0))) }
    let rows = table.rows.map { row in
      table.columns.enumerated().map { Shown(clean(headings.value(row.cell($0), of: $1))) }
    }
    let numeric = table.numericColumns
    let sides = zip(table.columns, numeric).map { column, isNumeric in
      table.endColumns.contains(column) ? Side.end : isNumeric ? .number : .beginning
    }
    var widths = heads.map(\.width)
    for row in rows {
      for column in row.indices { widths[column] = max(widths[column], row[column].width) }
    }
    if let width { fit(&widths, numeric: numeric, into: width) }

    var out = TableBytes(capacity: (rows.count + 2) * (widths.reduce(0, +) + 8))
    append(heads, widths, sides, to: &out)
    let rules = widths.map { Shown(text: String(repeating: "─", count: $0), width: $0) }
    append(rules, widths, sides, to: &out)
    for row in rows { append(row, widths, sides, to: &out) }
    return out.string
  }

  /// A cell with the columns that it takes.
  private struct Shown {
    let text: String
    let width: Int

    init(_ text: String) { self.init(text: text, width: DisplayWidth.of(text)) }

    init(text: String, width: Int) { (self.text, self.width) = (text, width) }
  }

  /// Which end of a cell stays when it is cut; all but the first are set flush right.
  private enum Side {
    case beginning, number, end
  }

  private static let gap = 2
  /// A text column is never cut below this, even where the table is then too wide.
  private static let narrowest = 8

  /// Lowers the widest text columns together until the table fits.
  private static func fit(_ widths: inout [Int], numeric: [Bool], into width: Int) {
    let text = widths.indices.filter { !numeric[$0] }
    let fixed = widths.indices.filter { numeric[$0] }.reduce(0) { $0 + widths[$1] }
    let room = width - fixed - gap * (widths.count - 1)
    var cap = text.map { widths[$0] }.max() ?? 0
    while cap > narrowest, text.reduce(0, { $0 + min(widths[$1], cap) }) > room { cap -= 1 }
    for column in text { widths[column] = min(widths[column], cap) }
  }

  private static func append(
    _ cells: [Shown], _ widths: [Int], _ sides: [Side], to out: inout TableBytes
  ) {
    // Spaces wait until something follows them, so that no line ends in one.
    var spaces = 0
    for (column, cell) in cells.enumerated() {
      let shown = cut(cell, to: widths[column], atBeginning: sides[column] == .end)
      let padding = widths[column] - shown.width
      let isFlushRight = sides[column] != .beginning
      if isFlushRight { spaces += padding }
      if !shown.text.isEmpty {
        for _ in 0..<spaces { out.append(UInt8(ascii: " ")) }
        spaces = 0
        out.append(shown.text)
      }
      spaces += gap + (isFlushRight ? 0 : padding)
    }
    out.append(UInt8(ascii: "\n"))
  }

  private static func cut(_ cell: Shown, to width: Int, atBeginning: Bool) -> Shown {
    if cell.width <= width { return cell }
    var used = 1
    func fits(_ character: Character) -> Bool {
      let next = used + DisplayWidth.of(character)
      if next <= width { used = next }
      return next <= width
    }
    if atBeginning {
      let kept = cell.text.reversed().prefix(while: fits)
      return Shown(text: "…" + String(kept.reversed()), width: used)
    }
    return Shown(text: cell.text.prefix(while: fits) + "…", width: used)
  }

  private static func clean(_ text: String) -> String {
    // A control character is one byte below a space or 7F, or begins with C2.
    let isPlain = text.withBytes { bytes in
      !bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }
    }
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
