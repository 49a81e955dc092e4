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
  private var firsts: [Thing: Int64] = [:]
  private var versions: [String: Int64] = [:]
  private var textInsertion: BulkInsert?
  private var turnInsertion: BulkInsert?

  /// What stands for another thing bears that one's identifier, in another table.
  private struct Thing: Hashable {
    let table: String
    let id: UUID
  }

  init(_ db: Database, verb: String, coder: String?, reason: String) throws {
    self.db = db
    event = Int(try Self.next(after: Int64.fetchOne(db, sql: "SELECT max(number) FROM event")))
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

  /// The row that stands for a thing in references: its first version. nil for a new thing.
  func find(_ table: String, _ id: UUID) throws -> Int64? {
    let thing = Thing(table: table, id: id)
    if let known = firsts[thing] { return known }
    let found = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT first FROM \(table) WHERE id = ? AND version = first"),
      arguments: [id])
    firsts[thing] = found
    return found
  }

  /// As ``find(_:_:)``, for a thing that must be there.
  func first(_ table: String, _ id: UUID) throws -> Int64 {
    guard let first = try find(table, id) else {
      throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "no \(table) \(id)")
    }
    return first
  }

  /// Adds a version of a thing; the live one before it is retired.
  func add(
    _ table: String, _ id: UUID, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>
  ) throws {
    let version = try nextVersion(table)
    let first = try find(table, id)
    if let first { try retire(table, first) }
    firsts[Thing(table: table, id: id)] = first ?? version
    try insert(
      table, ["version", "first", "id", "added"] + values.map(\.key),
      [version, first ?? version, id, event] + values.map(\.value))
  }

  /// Adds a row as it is.
  func insert(
    _ table: String, _ columns: [String], _ values: [(any DatabaseValueConvertible)?]
  ) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  /// The statement that stores texts, made once a write.
  func textInsert() throws -> BulkInsert {
    if let textInsertion { return textInsertion }
    let made = try BulkInsert(
      db,
      """
      INSERT INTO text (sha256, textSha256, encoding, scalars, turns, speakers, words, original)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    textInsertion = made
    return made
  }

  /// The statement that stores turns, made once a write.
  func turnInsert() throws -> BulkInsert {
    if let turnInsertion { return turnInsertion }
    let made = try BulkInsert(
      db,
      """
      INSERT INTO turn
        (text, number, speaker, role, spanStart, spanEnd, fromMilliseconds, toMilliseconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    turnInsertion = made
    return made
  }

  /// The number of the next row of a table.
  func nextVersion(_ table: String) throws -> Int64 {
    let last =
      try versions[table] ?? Int64.fetchOne(db, sql: "SELECT max(version) FROM \(table)") ?? 0
    let next = try Self.next(after: last)
    versions[table] = next
    return next
  }

  /// Says that rows were added without being numbered here.
  func numbersMoved(in table: String) { versions[table] = nil }

  /// The number after the last one. No study holds a million million rows, but a damaged file can
  /// say so.
  static func next(after last: Int64?) throws -> Int64 {
    let last = last ?? 0
    guard (0..<1_000_000_000_000).contains(last) else {
      throw DamagedContent(detail: "a running number reads \(last)")
    }
    return last + 1
  }

  /// Retires the live version of a thing, or all live rows that refer to one by `column`.
  func retire(_ table: String, _ first: Int64, by column: String = "first") throws {
    try db.cachedStatement(
      sql: "UPDATE \(table) SET retired = ? WHERE \(column) = ? AND retired IS NULL"
    ).execute(arguments: [event, first])
  }
}
