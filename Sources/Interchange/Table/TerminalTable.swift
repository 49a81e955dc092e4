import GroundedTheory

/// A table for a terminal: columns aligned by what the eye sees, numbers flush right.
///
/// Line breaks and tabs become a space and other control characters U+FFFD, so that no text of a
/// study can drive the terminal. Where a width is given, moments lose their seconds and the widest text
/// columns are cut first, then headings over numbers, each cut cell ending in `…`, or beginning with it
/// in a column whose ends matter most. Numbers and moments are never cut.
enum TerminalTable {
  static func write(_ table: ReportTable, headings: Headings, width: Int?) -> String {
    guard !table.columns.isEmpty else { return "" }
    let heads = table.columns.map { Shown(clean(headings.title(of: $0))) }
    let isNarrow = width != nil
    let rows = table.rows.map { row in
      table.columns.enumerated().map { column, key in
        let text = clean(headings.value(row.cell(column), of: key))
        return Shown(isNarrow ? withoutSeconds(text) ?? text : text)
      }
    }
    let numeric = table.numericColumns
    let sides = zip(table.columns, numeric).map { column, isNumeric in
      table.endColumns.contains(column) ? Side.end : isNumeric ? .number : .beginning
    }
    var widths = heads.map(\.width)
    for row in rows {
      for column in row.indices { widths[column] = max(widths[column], row[column].width) }
    }
    if let width {
      let whole = widths.indices.map { column in
        rows.reduce(0) { widest, row in
          let cell = row[column]
          return numeric[column] || isShortMoment(cell.text) ? max(widest, cell.width) : widest
        }
      }
      fit(&widths, numeric: numeric, whole: whole, into: width)
    }

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
  /// A column is never cut below this, even where the table is then too wide.
  private static let narrowest = 8
  /// Text stays this wide as long as there is a heading over numbers that can be cut.
  private static let readable = 12

  /// Lowers the widest columns together until the table fits: text, then headings over numbers, then
  /// text again.
  /// - Parameter whole: how wide the cells of each column are that are not to be cut.
  private static func fit(
    _ widths: inout [Int], numeric: [Bool], whole: [Int], into width: Int
  ) {
    let room = width - gap * (widths.count - 1)
    for (isText, narrowest) in [(true, readable), (false, narrowest), (true, narrowest)] {
      let columns = widths.indices.filter { numeric[$0] != isText }
      let others = widths.indices.reduce(0) { numeric[$1] != isText ? $0 : $0 + widths[$1] }
      func lowered(_ column: Int, to cap: Int) -> Int {
        min(widths[column], max(cap, whole[column]))
      }
      var cap = columns.map { widths[$0] }.max() ?? 0
      while cap > narrowest, others + columns.reduce(0, { $0 + lowered($1, to: cap) }) > room {
        cap -= 1
      }
      for column in columns { widths[column] = lowered(column, to: cap) }
    }
  }

  /// `2026-03-01T08:30:15Z` as `2026-03-01 08:30Z`; nil for what is no such moment.
  private static func withoutSeconds(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[16] == UInt8(ascii: ":") else {
      return nil
    }
    let short = "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
    return isShortMoment(short) ? short : nil
  }

  private static func isShortMoment(_ text: String) -> Bool {
    let form = Array("0000-00-00 00:00Z".utf8)
    guard text.utf8.count == form.count else { return false }
    return zip(text.utf8, form).allSatisfy { byte, mark in
      mark == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == mark
    }
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
