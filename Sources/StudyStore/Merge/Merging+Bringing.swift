import Foundation
import GRDB
import GroundedTheory

/// Things that one copy took out, and that come back because the other went on working with them.
extension Merging {
  /// Lays a thing down as it was last, in whichever copy that was later.
  func bringBack(_ first: Int64, _ id: UUID, in table: MergeTable) throws {
    let own = try last(
      .ours, of: first,
      """
      SELECT o.added, o.retired, \(table.list(of: "o")) FROM main.\(table.name) o
      WHERE o.first = ? AND o.added < \(event) ORDER BY o.version DESC
      """)
    let ours = try own.map {
      Seen(content: loosened(try shared($0.content, in: table), table), since: $0.since)
    }.flatMap { isWhole($0.content, table) ? $0 : nil }
    let theirs = try last(
      .theirs, of: first,
      """
      SELECT t.added, t.retired, \(table.translated(of: "t")) FROM theirs.\(table.name) t
      WHERE t.first = (SELECT theirs FROM temp.m_\(table.name)
        WHERE ours = ? AND state IN ('known', 'joined')) ORDER BY t.version DESC
      """
    ).map { Seen(content: loosened(led($0.content, in: table), table), since: $0.since) }
    var side = MergeSide.ours
    if let theirs, isWhole(theirs.content, table) {
      if let ours {
        side = ours.since < theirs.since ? .theirs : .ours
        // A quote stands in the text that is taken.
        if let source = table.fields.firstIndex(of: "source"), table.name == "coding",
          let revised = Int64.fromDatabaseValue(ours.content[source]).flatMap({ revised[$0] })
        {
          side = revised.now
        }
      } else {
        side = .theirs
      }
    }
    guard let content = (side == .ours ? ours ?? own : theirs)?.content else {
      throw DamagedContent(detail: "a row of \(table.name) is missing")
    }
    let values: [any DatabaseValueConvertible] = [first, id, side.rawValue]
    let places = table.fields.map { _ in ", ?" }.joined()
    try db.execute(
      sql: "INSERT OR IGNORE INTO temp.f_\(table.name) VALUES (?, ?, ?\(places))",
      arguments: StatementArguments(values + content))
  }

  /// Our content as the other copy reads it, so that it brings back the same: what it names, has gone, and was
  /// never there, is unknown there and negative here.
  private func shared(_ content: Content, in table: MergeTable) throws -> Content {
    try zip(table.fields, content).map { column, value in
      guard let name = table.targets[column], let first = Int64.fromDatabaseValue(value),
        let target = tables.first(where: { $0.name == name }),
        let id = try UUID.fetchOne(
          db,
          sql: """
            SELECT id FROM main.\(name) WHERE version = ?1 AND version NOT IN (
              SELECT ours FROM temp.m_\(name) WHERE state IN ('known', 'joined'))
            """, arguments: [first]),
        try liveSuccessor(of: id, in: target) == nil
      else { return value }
      return (-first).databaseValue
    }
  }

  private typealias Seen = ThingHistory<Content>.Seen

  private func last(_ side: MergeSide, of first: Int64, _ sql: String) throws -> Seen? {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [first])
    while let row = try rows.next() {
      let (added, retired): (Int, Int?) = (try row.value(0), try row.value(1))
      if added == retired || void[side]?.contains(added) == true { continue }
      guard let since = stamps[side]?[added] else { continue }
      return Seen(content: Array(row.databaseValues.dropFirst(2)), since: since)
    }
    return nil
  }
}
