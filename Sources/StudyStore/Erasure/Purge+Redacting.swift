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

  /// What stands for a thing that is gone is gone with it.
  func eraseSuccessors() throws {
    for kind in try String.fetchAll(db, sql: "SELECT DISTINCT kind FROM successor")
    where Schema.versioned[kind] != nil {
      try db.execute(
        sql: "DELETE FROM successor WHERE kind = ? AND successor NOT IN (SELECT id FROM \(kind))",
        arguments: [kind])
    }
  }

  /// Takes words of the participant out of what others wrote about them.
  mutating func redact() throws {
    let mark = StudyFile.erasedMark
    let words = words
    try eraseRules()
    for text in FreeText.all where text.column != "name" {
      done.redacted += try text.rewrite(db) { words.redacted($0, mark: mark) }
    }
    for table in FreeText.all.filter({ $0.column == "name" }).map(\.table) {
      try redactNames(of: table)
    }
    try redactEvents(quotes + quotes.map { excerpt($0) }, of: Set(events))
    try redact([name] + done.sources, in: FreeText.all.filter { Self.naming.contains($0.table) })
  }

  /// A rule that looks for such words would look for the mark, or for anything, without them.
  private mutating func eraseRules() throws {
    var rules: Set<Int64> = []
    for row in try Row.fetchAll(db, sql: "SELECT first, words || pattern FROM rule")
    where words.redacted(try row.value(1), mark: "") != nil { rules.insert(try row.value(0)) }
    for rule in rules.sorted() {
      try db.execute(sql: "DELETE FROM rule WHERE first = ?", arguments: [rule])
    }
    done.redacted += rules.count
  }

  /// Names must stay apart from each other.
  private mutating func redactNames(of table: String) throws {
    for row in try Row.fetchAll(db, sql: "SELECT version, name, first FROM \(table)") {
      guard let new = words.redacted(try row.value(1), mark: StudyFile.erasedMark) else { continue }
      try db.execute(
        sql: "UPDATE \(table) SET name = ? WHERE version = ?",
        arguments: ["\(new) \(try row.value(2) as Int64)", try row.value(0) as Int64])
      done.redacted += 1
    }
  }

  /// Where participants and sources are called by name: the history, and conditions.
  private static let naming: Set<String> = ["event", "rule", "query"]

  /// Takes short words, which may stand anywhere, out of the events that tell of them.
  private mutating func redactEvents(_ short: [String], of events: Set<Int>) throws {
    let list = events.sorted().map(String.init).joined(separator: ", ")
    // What was done in another copy is told by events of its own, which came in with a merge.
    try redact(
      short, in: FreeText.all.filter { $0.table == "event" },
      where: "number IN (\(list)) OR merged IN (\(list))")
  }

  private mutating func redact(
    _ short: [String], in texts: [FreeText], where condition: String = "1"
  ) throws {
    let words = Substitution(
      Set(short).filter { $0.unicodeScalars.count > 1 }.map { ($0, StudyFile.erasedMark) },
      keepsWords: true)
    for text in texts where text.column != "name" {
      done.redacted += try text.rewrite(db, where: condition) {
        words.rewrite(Array($0.utf8)).map { String(decoding: $0.utf8, as: UTF8.self) }
      }
    }
  }
}
