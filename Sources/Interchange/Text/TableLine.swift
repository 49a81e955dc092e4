/// A row of a table in a text as one line.
enum TableLine {
  /// The cells set apart by tabs; one that begins with a speaker's label begins a line, for two who
  /// speak in one row.
  static func line(of cells: [[UInt8]]) -> [UInt8] {
    guard var line = cells.first else { return [] }
    for cell in cells.dropFirst() {
      let opensTurn = LabelChoice.opensTurn(String(decoding: cell, as: UTF8.self))
      line.append(opensTurn ? 0x0A : 0x09)
      line += cell
    }
    return line
  }
}
