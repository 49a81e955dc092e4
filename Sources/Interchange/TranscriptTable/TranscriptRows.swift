import GroundedTheory

/// Walks the rows of a transcript table.
struct TranscriptRows {
  let columns: TableColumns
  /// The column of the words.
  let words: Int
  /// Some row has a time.
  private(set) var hasTimes = false
  /// How the times were taken, where the table does not say.
  private(set) var unitFinding: Finding?

  private var list = CueList(countedIn: "row")
  private var hasClocks = false
  private var hasDecimals = false

  init(columns: TableColumns, words: Int) {
    self.columns = columns
    self.words = words
  }

  /// - Throws: ``FormatError/malformedTable(_:row:reason:)``.
  mutating func read(_ reader: CSVReader, _ fileName: String) throws -> CueList {
    var reader = reader
    while let next = try reader.next() {
      switch next {
      case .success(let row): read(row)
      case .failure(let problem): list.problems.ragged.note(problem.row)
      }
    }
    settleUnit(fileName)
    return list
  }

  private mutating func read(_ row: CSVRow) {
    let from = time(row.value(columns.from))
    var to = time(row.value(columns.to))?.from
    if let span = from?.to { to = to ?? span }
    let isGiven = row.value(columns.from).map { !$0.trimmed.isEmpty } ?? false
    if isGiven, from == nil { list.problems.unreadable.note(row.number) }
    if from != nil { hasTimes = true }
    list.append(
      (row.value(words) ?? "").utf8, speaker: row.value(columns.speaker) ?? "", from: from?.from,
      to: from == nil ? nil : to, at: row.number)
  }

  private mutating func time(_ cell: String?) -> (from: Int, to: Int?)? {
    guard let cell, let span = Clock.span(cell) else { return nil }
    if cell.contains(":") || cell.contains("：") { hasClocks = true }
    if cell.contains(".") || cell.contains(",") { hasDecimals = true }
    return span
  }

  /// Bare numbers have been read as seconds so far.
  private mutating func settleUnit(_ fileName: String) {
    guard !hasClocks, hasTimes else { return }
    if columns.unit == .milliseconds {
      divide()
    } else if columns.unit == nil, !hasDecimals {
      let asMilliseconds = average > 300_000
      if asMilliseconds { divide() }
      unitFinding = Finding(
        what: "times taken for \(asMilliseconds ? "milliseconds" : "seconds")",
        place: "\"\(fileName)\"",
        why: "they are whole numbers and their heading names no unit; where that is wrong, write"
          + " the unit into it, such as \"start (ms)\" or \"start (s)\"")
    }
  }

  /// How long a row lasts.
  private var average: Int {
    let times = list.cues.compactMap(\.milliseconds)
    guard let first = times.first, let last = times.last else { return 0 }
    return max(0, last.upperBound - first.lowerBound) / times.count
  }

  private mutating func divide() {
    for place in list.cues.indices {
      guard let times = list.cues[place].milliseconds else { continue }
      list.cues[place].milliseconds = (times.lowerBound / 1000)..<(times.upperBound / 1000)
    }
  }
}
