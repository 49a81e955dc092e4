import GRDB
import GroundedTheory

extension StudyFile {
  /// The names of the columns that a record set keeps beside the words; nil for any other source.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``.
  public func recordColumns(ofSource name: String) throws -> [String]? {
    try read { db in try db.recordColumns(ofText: db.sourceRows(named: name).text) }
  }

  /// Walks over the records of a set in the order of the table; no more than a page is in memory.
  /// - Parameter body: takes a record; false ends the walk.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``, and what `body` throws.
  public func eachRecord(
    ofSource name: String, _ body: (RecordEntry) throws -> Bool
  ) throws {
    try read { db in
      var walk = try RecordWalk(db, text: db.sourceRows(named: name).text)
      while let entry = try walk.next() { if try !body(entry) { return } }
    }
  }

  /// The record of this id: one entry, or one for each question that it answers.
  /// - Throws: ``/GroundedTheory/Violation/unknownRecord(_:source:)``.
  public func record(_ id: String, ofSource name: String) throws -> [RecordEntry] {
    try read { db in
      let (_, text, name) = try db.sourceRows(named: name)
      let rows = try db.recordRows(id, ofText: text, source: name)
      return try rows.map { turn, attributes in
        let window = try db.window(ofText: text, around: turn.span.range)
        let words = try TextSpan(
          start: turn.span.start - window.start, end: turn.span.end - window.start)
        return RecordEntry(
          turn: turn, id: id, attributes: attributes, text: try window.text.quote(at: words))
      }
    }
  }

  /// Walks over the words of a source in pieces of whole characters.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``, and what `body` throws.
  public func eachPage(ofSource name: String, _ body: (String) throws -> Void) throws {
    try read { db in
      let pages = try PageCursor(db, ofText: db.sourceRows(named: name).text)
      while try pages.next() { try body(String(decoding: pages.bytes, as: UTF8.self)) }
    }
  }
}

extension Database {
  /// The turns of a record with its attributes.
  func recordRows(
    _ id: String, ofText text: Int64, source: String
  ) throws -> [(turn: Turn, attributes: [String])] {
    let rows = try Row.fetchAll(
      cachedStatement(
        // Left to itself SQLite walks over all turns, whose numbers come in order already.
        sql: """
          SELECT number, attributes FROM turn INDEXED BY turn_record
          WHERE text = ? AND record = ? ORDER BY number
          """),
      arguments: [text, id])
    guard !rows.isEmpty else { throw Violation.unknownRecord(id, source: source) }
    return try rows.flatMap { row -> [(turn: Turn, attributes: [String])] in
      let number: Int = try row.value(0)
      let json: String? = try row.value(1)
      let values = try json.map { try Array($0.utf8).withUnsafeBytes(AttributeCells.texts) } ?? []
      return try turns(ofText: text, numbers: number...number).map { ($0, values) }
    }
  }
}

/// Reads turns and pages side by side; both lie in text order.
private struct RecordWalk {
  private let turns: BulkQuery
  private let pages: PageCursor
  /// Where the walk is: the scalar, and its first byte in the page.
  private var scalar = 0
  private var byte = 0

  init(_ db: Database, text: Int64) throws {
    turns = try BulkQuery(
      db,
      """
      SELECT number, spanStart, spanEnd, speaker, role, fromMilliseconds, toMilliseconds, record,
        attributes
      FROM turn WHERE text = ? ORDER BY number
      """)
    turns.start(text)
    pages = try PageCursor(db, ofText: text)
  }

  mutating func next() throws -> RecordEntry? {
    guard try turns.next() else { return nil }
    let span = try turns.span(1, 2)
    while span.start >= pages.range.upperBound {
      guard try pages.next() else { throw DamagedContent(detail: "a turn has no page") }
      scalar = pages.range.lowerBound
      byte = 0
    }
    try advance(to: span.start)
    let start = byte
    try advance(to: span.end)
    let words = UnsafeRawBufferPointer(rebasing: pages.bytes[start..<byte])
    let times = turns.isNull(5) ? nil : turns.integer(5)..<max(turns.integer(5), turns.integer(6))
    return RecordEntry(
      turn: Turn(
        number: turns.integer(0), speaker: turns.text(3), role: Turn.Role(rawValue: turns.text(4)),
        span: span, milliseconds: times),
      id: turns.text(7), attributes: try AttributeCells.texts(turns.bytes(8)),
      text: String(decoding: words, as: UTF8.self))
  }

  private mutating func advance(to target: Int) throws {
    let bytes = pages.bytes
    while scalar < target, byte < bytes.count {
      switch bytes[byte] {
      case ..<0x80: byte += 1
      case ..<0xE0: byte += 2
      case ..<0xF0: byte += 3
      default: byte += 4
      }
      scalar += 1
    }
    guard scalar == target, byte <= bytes.count else {
      throw DamagedContent(detail: "a turn does not lie in its page")
    }
  }
}
