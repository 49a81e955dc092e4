import GRDB
import GroundedTheory

/// Takes one event back within a write: retires what it added, adds again what it retired.
///
/// Each step is one statement a table, for half a million rows as for one. An event that added a row and
/// retired it at once left nothing, and such rows are passed over.
struct Undoing {
  let writing: Writing
  /// The event that is taken back.
  let event: Int
  let tables: [VersionedTable]
  let trail: EventTrail
  /// Rows that this write retired, by table.
  private(set) var retired: [String: Int] = [:]
  /// Rows that this write added, by table.
  private(set) var added: [String: Int] = [:]

  var db: Database { writing.db }

  init(_ writing: Writing, event: Int, trail: EventTrail) throws {
    self.writing = writing
    self.event = event
    self.trail = trail
    tables = try VersionedTable.all(in: writing.db)
  }

  /// - Throws: ``UndoRefusal/laterWork(event:verb:reasons:first:isFinal:)``; the write is then to be
  ///   abandoned.
  mutating func run() throws {
    try refuse(laterChanges())
    for table in tables { try retireAdded(table) }
    for table in tables { try addRetired(table) }
    try refuse(danglingReferences() + brokenCodebook() + movedWords())
  }

  /// What the event added, or the copy of it that a later undo put back.
  private mutating func retireAdded(_ table: VersionedTable) throws {
    let name = table.name
    try db.execute(
      sql: "UPDATE \(name) SET retired = ? WHERE added = ? AND retired IS NULL",
      arguments: [writing.event, event])
    var count = db.changesCount
    let copied = "FROM \(name) WHERE added = ? AND retired > added"
    if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 \(copied))", arguments: [event]) == true
    {
      try db.execute(
        sql: """
          UPDATE \(name) SET retired = ?
          WHERE retired IS NULL AND (\(table.keys())) IN (SELECT \(table.keys()) \(copied))
          """, arguments: [writing.event, event])
      count += db.changesCount
    }
    retired[name] = count
  }

  private mutating func addRetired(_ table: VersionedTable) throws {
    let (name, content) = (table.name, table.content.joined(separator: ", "))
    do {
      try db.execute(
        sql: """
          INSERT INTO \(name) (added, \(content))
          SELECT ?, \(content) FROM \(name) WHERE retired = ? AND added < retired ORDER BY version
          """, arguments: [writing.event, event])
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      try refuse(taken(in: table))
      throw error
    }
    added[name] = db.changesCount
  }

  /// Names the things of `rows` and the events behind them, and gives up, where there are any.
  private func refuse(_ obstacles: [UndoObstacle]) throws {
    guard !obstacles.isEmpty else { return }
    let events = Set(obstacles.compactMap(\.event)).subtracting([writing.event, event])
    throw UndoRefusal.laterWork(
      event: event, verb: trail[event]?.verb ?? "",
      reasons: obstacles.compactMap { obstacle in
        obstacle.reason.map { reason in
          reason + (obstacle.event.map { ", by \(trail.name($0))" } ?? "")
        }
      },
      first: events.sorted(by: >),
      isFinal: events.contains { trail[$0].map { EventTrail.isFinal($0.verb) } ?? false })
  }
}

/// A thing that stands in the way of an undo, and the event that put it there.
struct UndoObstacle {
  /// nil for one that is not told on its own, because enough of its kind are.
  let reason: String?
  let event: Int?
}
