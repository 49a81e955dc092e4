import GRDB
import GroundedTheory

extension StudyFile {
  /// Opens a study as it was after an event; every read then answers as it would have then, and every
  /// write is refused. What `purge` and `pseudonymise` rewrote stays rewritten.
  /// - Throws: ``StudyError/unknownEvent(_:path:last:)``.
  public static func open(at path: String, asOf reference: EventReference) throws -> StudyFile {
    let file = try open(at: path)
    return try translating(path) {
      do { return try file.lookingBack(to: reference) } catch {
        try? file.close()
        throw error
      }
    }
  }

  /// Everything that has versions is copied, as it was, to temporary tables of the same names. SQLite looks
  /// for a name there first, so that no read needs to know of it; with the indexes of the study's own
  /// tables each is as fast as ever. (Views would do without a copy, but not with those indexes: they
  /// are on what is live now.) The copy is kept in memory: no words of a study belong in other files.
  private func lookingBack(to reference: EventReference) throws -> StudyFile {
    var event = 0
    try queue.inDatabase { db in
      try db.execute(
        sql: """
          PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON
          """)
      try db.inTransaction(.deferred) {
        let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM event") ?? 0
        guard let found = try db.number(of: reference) else {
          throw try db.unknown(reference, path: path, last: last)
        }
        event = found
        if event < last { try db.coverTables(asOf: event) }
        return .commit
      }
    }
    return past(asOf: event)
  }
}

extension Database {
  fileprivate func unknown(
    _ reference: EventReference, path: String, last: Int
  ) throws -> StudyError {
    let first = try Int64.fetchOne(self, sql: "SELECT milliseconds FROM event ORDER BY number") ?? 0
    switch reference {
    case .moment:
      return .notBegun(path: path, milliseconds: first)
    case .number(let number): return .unknownEvent("\(number)", path: path, last: last)
    case .id(let id): return .unknownEvent(id, path: path, last: last)
    }
  }

  fileprivate func coverTables(asOf event: Int) throws {
    for table in Schema.versioned.keys.sorted() {
      let columns = try self.columns(in: table).map(\.name)
      let then = columns.map {
        $0 == "retired" ? "CASE WHEN retired <= \(event) THEN retired END" : $0
      }
      try cover(
        table, with: "\(columns.joined(separator: ", "))",
        from: "SELECT \(then.joined(separator: ", ")) FROM main.\(table) WHERE added <= \(event)")
    }
    let columns = try self.columns(in: "event").map(\.name).joined(separator: ", ")
    try cover(
      "event", with: columns, from: "SELECT \(columns) FROM main.event WHERE number <= \(event)")
  }

  /// Makes the temporary table, fills it, and then indexes it, which is faster than the other way round.
  private func cover(_ table: String, with columns: String, from rows: String) throws {
    let schema = try Row.fetchAll(
      self,
      sql: """
        SELECT type, sql FROM main.sqlite_schema
        WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC
        """, arguments: [table])
    for row in schema {
      let (type, sql): (String, String) = (try row.value(0), try row.value(1))
      if type == "table" {
        try execute(
          sql: sql.replacing("CREATE TABLE ", with: "CREATE TEMP TABLE ", maxReplacements: 1))
        try execute(sql: "INSERT INTO temp.\(table) (\(columns)) \(rows)")
      } else {
        try execute(sql: sql.replacing(" INDEX ", with: " INDEX temp.", maxReplacements: 1))
      }
    }
  }
}
