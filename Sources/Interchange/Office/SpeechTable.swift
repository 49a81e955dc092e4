/// A table of a document in which each row is a stretch of speech, as NVivo writes it: a heading
/// row names a column of words and one of speakers or times.
struct SpeechTable {
  struct Row {
    let speaker: String
    let words: [UInt8]
    let from: Int?
    let to: Int?
    /// Something stands where the time should, and it is none.
    let isUnreadable: Bool
  }

  /// What stands before the table since the last one.
  let before: TextLines
  let rows: [Row]

  /// - Returns: nil where the first row does not say that the table is one.
  init?(_ rows: [[[UInt8]]], after before: TextLines, columns: [TranscriptColumn: String]) {
    guard rows.count > 1, let first = rows.first else { return nil }
    let header = first.map { String(decoding: $0, as: UTF8.self).trimmed }
    guard let columns = try? TableColumns(header, fileName: "", mapped: columns),
      let words = columns.text, columns.speaker != nil || columns.from != nil
    else { return nil }
    self.before = before
    self.rows = rows.dropFirst().map { row in
      func cell(_ place: Int?) -> [UInt8] {
        guard let place, row.indices.contains(place) else { return [] }
        return row[place]
      }
      func span(_ place: Int?) -> (from: Int, to: Int?)? {
        Clock.span(String(decoding: cell(place), as: UTF8.self))
      }
      let from = span(columns.from)
      return Row(
        speaker: Self.name(String(decoding: cell(columns.speaker), as: UTF8.self)),
        words: cell(words), from: from?.from,
        to: from.flatMap { span(columns.to)?.from ?? $0.to },
        isUnreadable: from == nil && !BlankText.isBlank(cell(columns.from)))
    }
  }

  /// Adds the rows of a table to a text: one of speech to `tables`, with the lines before it; any other
  /// one, and every table inside another, as lines.
  static func add(
    _ rows: [[[UInt8]]], isNested: Bool, columns: [TranscriptColumn: String],
    to lines: inout TextLines, or tables: inout [SpeechTable]
  ) {
    if !isNested, let table = SpeechTable(rows, after: lines, columns: columns) {
      tables.append(table)
      lines = TextLines()
    } else {
      for row in rows { lines.add(TableLine.line(of: row)) }
    }
  }

  /// A name is one line, and a colon after it belongs to the layout.
  private static func name(_ cell: String) -> String {
    let name = cell.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    return name.hasSuffix(":") || name.hasSuffix("：") ? String(name.dropLast()).trimmed : name
  }
}
