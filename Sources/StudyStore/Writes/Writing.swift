import Foundation
import GRDB
import GroundedTheory

/// One write under way: its event, and the only ways to add and retire versions.
final class Writing {
  let db: Database
  /// The number of the event that this write is.
  let event: Int
  var summary = ""
  var findings: [Finding] = []
  private var ids = UUIDSequence()
  private var keys: [UUID: Int64] = [:]

  init(_ db: Database, verb: String, coder: String?, reason: String) throws {
    self.db = db
    event = (try Int.fetchOne(db, sql: "SELECT max(number) FROM event") ?? 0) + 1
    try db.execute(
      sql: """
        INSERT INTO event (number, id, milliseconds, coder, verb, summary, reason, findings)
        VALUES (?, ?, ?, ?, ?, '', ?, '[]')
        """,
      arguments: [
        event, ids.next(), Int64(Date().timeIntervalSince1970 * 1000), coder, verb, reason,
      ])
  }

  /// Completes the event with what the write turned out to do.
  func finish() throws {
    let findings = String(decoding: try JSONEncoder().encode(findings), as: UTF8.self)
    try db.execute(
      sql: "UPDATE event SET summary = ?, findings = ? WHERE number = ?",
      arguments: [summary, findings, event])
  }

  /// A new identifier, rising within this write.
  func newID<Entity>() -> Identifier<Entity> { Identifier(ids.next()) }

  /// Names a new thing; its versions refer to it by the key returned.
  func name(_ id: UUID, _ kind: String) throws -> Int64 {
    try db.cachedStatement(sql: "INSERT INTO entity (id, kind) VALUES (?, ?)")
      .execute(arguments: [id, kind])
    return db.lastInsertedRowID
  }

  /// The key of something that exists, or a new one.
  func key(_ id: UUID, _ kind: String) throws -> Int64 {
    if let known = keys[id] { return known }
    let found = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT key FROM entity WHERE id = ?"), arguments: [id])
    let key = try found ?? name(id, kind)
    keys[id] = key
    return key
  }

  func key(_ id: Code.ID) throws -> Int64 { try key(id.uuid, "code") }
  func key(_ id: Coding.ID) throws -> Int64 { try key(id.uuid, "coding") }
  func key(_ id: SourceDocument.ID) throws -> Int64 { try key(id.uuid, "source") }
  func key(_ id: Relation.ID) throws -> Int64 { try key(id.uuid, "relation") }

  /// Retires the live version of a thing.
  func retire(_ table: String, _ key: Int64) throws {
    try retire(table, where: "entity", is: key)
  }

  /// Retires the live versions of a table that refer to a thing.
  func retire(_ table: String, where column: String, is key: Int64) throws {
    try db.execute(
      sql: "UPDATE \(table) SET retired = ? WHERE \(column) = ? AND retired IS NULL",
      arguments: [event, key])
  }
}
