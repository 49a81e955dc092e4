/// Puts the lines of a text with tables together: a paragraph is a line, a row of a table too, its
/// cells set apart by tabs.
///
/// `level` says how many tables a paragraph lies in: 0 for none.
struct TableLines {
  /// How deep tables are told apart; deeper ones count as this deep.
  static let levelLimit = 32

  private struct Row {
    var cells: [String] = []
    /// The lines of the cell that is not closed yet.
    var cell: [String] = []
    var isEmpty: Bool { cells.isEmpty && cell.isEmpty }
  }

  private var lines: [String] = []
  private var rows: [Row] = []

  mutating func add(_ line: String, level: Int) {
    let level = open(level)
    if level == 0 { lines.append(line) } else { rows[level - 1].cell.append(line) }
  }

  /// Adds a line to the end of the open cell or text, if there is one, and closes the cell.
  mutating func endCell(_ line: String?, level: Int) {
    let level = open(max(1, level))
    if let line { rows[level - 1].cell.append(line) }
    rows[level - 1].cells.append(rows[level - 1].cell.joined(separator: "\n"))
    rows[level - 1].cell = []
  }

  mutating func endRow(level: Int) {
    let level = open(max(1, level))
    close(level - 1)
  }

  mutating func finish() -> [String] {
    _ = open(0)
    return lines
  }

  /// Closes the rows of deeper tables, which lie in the cell that is open at `level`.
  private mutating func open(_ level: Int) -> Int {
    let level = min(max(0, level), Self.levelLimit)
    while rows.count > level { close(rows.count - 1) }
    while rows.count < level { rows.append(Row()) }
    return level
  }

  private mutating func close(_ index: Int) {
    let row = rows.remove(at: index)
    guard !row.isEmpty else { return }
    let cells = row.cells + (row.cell.isEmpty ? [] : [row.cell.joined(separator: "\n")])
    let line = String(
      decoding: TableLine.line(of: cells.map { Array($0.utf8) }), as: UTF8.self)
    if index == 0 { lines.append(line) } else { rows[index - 1].cell.append(line) }
  }
}
