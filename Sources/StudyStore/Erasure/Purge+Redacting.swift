import GRDB
import GroundedTheory

/// The participant, and what is left of the words elsewhere.
extension Purge {
  func eraseParticipant() throws {
    try db.execute(sql: "DELETE FROM speaker WHERE participant = ?", arguments: [participant])
    try db.execute(
      sql: "UPDATE source SET participant = NULL WHERE participant = ?", arguments: [participant])
    try db.execute(sql: "DELETE FROM participant WHERE first = ?", arguments: [participant])
  }

  /// Takes words of the participant out of what others wrote about them.
  mutating func redact() throws {
    let mark = StudyFile.erasedMark
    let words = words
    for text in FreeText.all where !(text.table == "code" && text.column == "name") {
      done.redacted += try text.rewrite(db) { words.redacted($0, mark: mark) }
    }
    // Names of codes must stay apart from each other.
    let names = try Row.fetchAll(db, sql: "SELECT version, name, ordinal FROM code")
    for row in names {
      guard let new = words.redacted(try row.value(1), mark: mark) else { continue }
      try db.execute(
        sql: "UPDATE code SET name = ? WHERE version = ?",
        arguments: ["\(new) \(try row.value(2) as Int)", try row.value(0) as Int64])
      done.redacted += 1
    }
    try redactEvents(quotes + quotes.map { excerpt($0) }, of: Set(events).sorted())
    try redactEvents([name] + done.sources, of: nil)
  }

  /// Takes short words, which may stand anywhere, out of the events that tell of them.
  private mutating func redactEvents(_ short: [String], of events: [Int]?) throws {
    let words = Substitution(
      Set(short).filter { $0.unicodeScalars.count > 1 }.map { ($0, StudyFile.erasedMark) },
      keepsWords: true)
    let list = events.map { $0.map(String.init).joined(separator: ", ") }
    for text in FreeText.all where text.table == "event" {
      done.redacted += try text.rewrite(db, where: list.map { "number IN (\($0))" } ?? "1") {
        words.rewrite(Array($0.utf8)).map { String(decoding: $0.utf8, as: UTF8.self) }
      }
    }
  }
}
