import Foundation
import GRDB
import GroundedTheory

/// A study for one coder: what is needed to code some sources, and nothing that others did.
extension StudyFile {
  /// - Parameter path: an empty file that was claimed for it.
  func handOut(sources keys: Set<Int64>, to coder: String, at path: String) throws {
    try Self.translating(path) {
      let queue = try DatabaseQueue(path: path, configuration: Self.copyConfiguration())
      try queue.inDatabase { try $0.execute(sql: Self.layout) }
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "ATTACH DATABASE ? AS origin", arguments: [self.path])
        try db.inTransaction {
          try Schema.advance(db, from: 0)
          try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
          try CoderCopy(db, sources: keys, coder: coder).fill()
          return .commit
        }
        try db.execute(sql: "DETACH DATABASE origin")
        try db.checkpoint(.truncate)
      }
      try queue.close()
    }
  }

  /// Rows refer to rows that come after them; all are looked at before the commit.
  private static func copyConfiguration() -> Configuration {
    var configuration = configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }
}

/// Fills an empty study with a part of the live state of another, each thing with one version.
private struct CoderCopy {
  let db: Database
  let sources: String
  let coder: String

  init(_ db: Database, sources: Set<Int64>, coder: String) {
    self.db = db
    self.sources = "(\(sources.sorted().map(String.init).joined(separator: ", ")))"
    self.coder = coder
  }

  func fill() throws {
    try addEvent()
    for table in try VersionedTable.all(in: db) { try copy(table) }
    try copyTexts()
    if let broken = try db.foreignKeyViolations().next() {
      throw DamagedContent(detail: "a row of \"\(broken.originTable)\" refers to nothing")
    }
  }

  private func addEvent() throws {
    var ids = UUIDSequence()
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM origin.source WHERE retired IS NULL AND first IN \(sources)
        ORDER BY number
        """)
    try db.execute(
      sql: """
        INSERT INTO event (number, id, milliseconds, coder, verb, summary, reason, findings)
        VALUES (1, ?, ?, NULL, 'init', ?, '', '[]')
        """,
      arguments: [
        ids.next(), Int64(Date().timeIntervalSince1970 * 1000),
        "a copy for \"\(coder)\" to code \(names.joined(separator: ", "))",
      ])
  }

  /// Of each live thing, its one version takes the place of the first, which references name.
  private func copy(_ table: VersionedTable) throws {
    let isThing = table.content.contains("first")
    let own = isThing ? ["version", "first", "added"] : ["version", "added"]
    let values = isThing ? ["first", "first", "1"] : ["version", "1"]
    let rest = table.content.filter { $0 != "first" }
    let columns = (own + rest).joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO main.\(table.name) (\(columns))
        SELECT \((values + rest).joined(separator: ", ")) FROM origin.\(table.name)
        WHERE retired IS NULL AND \(condition(for: table.name)) ORDER BY version
        """)
  }

  /// SQL for the rows of a table that belong in the copy. Tables come by name, so that `coding` is there
  /// before `memo` and `support`.
  private func condition(for table: String) -> String {
    let coder = "(SELECT first FROM origin.coder WHERE retired IS NULL AND name = \(quoted))"
    return switch table {
    case "source": "first IN \(sources)"
    case "speaker", "assignment":
      "source IN \(sources)" + (table == "assignment" ? " AND coder = \(coder)" : "")
    case "coding": "source IN \(sources) AND coder = \(coder)"
    // Nobody is named there who speaks in none of these sources.
    case "participant":
      """
      first IN (
        SELECT participant FROM origin.source WHERE retired IS NULL AND first IN \(sources)
        UNION SELECT participant FROM origin.speaker WHERE retired IS NULL AND source IN \(sources))
      """
    case "decision", "successor": "0"
    case "memo":
      "(source IS NULL OR source IN \(sources))"
        + " AND (coding IS NULL OR coding IN (SELECT first FROM main.coding))"
    case "support": "coding IN (SELECT first FROM main.coding)"
    case "compared":
      "memo IN (SELECT first FROM origin.memo WHERE retired IS NULL AND \(memoIsKept))"
    default: "1"
    }
  }

  private var memoIsKept: String { condition(for: "memo") }

  private var quoted: String { "'" + coder.replacing("'", with: "''") + "'" }

  private func copyTexts() throws {
    let texts = "(SELECT text FROM main.source)"
    for (table, key) in [("text", "key"), ("turn", "text"), ("page", "text")] {
      let columns = try db.columns(in: table).map(\.name).map {
        // What erased words is an event that the copy does not have.
        table == "text" && $0 == "erased" ? "CASE WHEN erased IS NOT NULL THEN 1 END" : $0
      }
      let names = try db.columns(in: table).map(\.name).joined(separator: ", ")
      try db.execute(
        sql: """
          INSERT INTO main.\(table) (\(names)) SELECT \(columns.joined(separator: ", "))
          FROM origin.\(table) WHERE \(key) IN \(texts)
          """)
    }
  }
}
