import Foundation
import GRDB
import GroundedTheory

/// Rows that are what they say, such as the support of a relation: they are there or not.
extension Merging {
  func chooseWholeRows(_ table: MergeTable) throws {
    let name = table.name
    let width = table.fields.count
    let ours = try histories(
      .ours, key: width,
      """
      SELECT \(table.list), added, retired FROM main.\(name)
      ORDER BY added, version
      """
    ) { led($0, in: table) }
    let list = table.translated(of: "t")
    let theirs = try histories(
      .theirs, key: width,
      "SELECT \(list), t.added, t.retired FROM theirs.\(name) t ORDER BY t.added, t.version"
    ) { led($0, in: table) }
    var (coming, going): (Set<Content>, Set<Content>) = ([], [])
    for (row, there) in theirs {
      if row.contains(where: { (Int64.fromDatabaseValue($0) ?? 0) < 0 }) {
        if there.current != nil { leftOut(table, 1) }
        continue
      }
      if let here = ours[row] {
        if here.compared(to: there) == .newer(.theirs) || here.compared(to: there) == .gone(.ours) {
          if there.current == nil { going.insert(row) } else { coming.insert(row) }
          count(table) { $0.theirsNewer += 1 }
        } else if here.current != there.current {
          count(table) { $0.oursNewer += 1 }
        }
      } else if there.current != nil {
        coming.insert(row)
        count(table) { $0.new += 1 }
      }
    }
    try layDown(coming, in: "f_\(name)")
    if going.isEmpty { return }
    // Rows go as they stand here, whatever the things that they name went into.
    let live = try Row.fetchAll(
      db, sql: "SELECT \(table.list) FROM main.\(name) WHERE retired IS NULL")
    let rows = live.map { Array($0.databaseValues) }
    try layDown(Set(rows.filter { going.contains(led($0, in: table)) }), in: "g_\(name)")
  }

  private func layDown(_ rows: Set<Content>, in list: String) throws {
    for row in rows {
      let places = row.map { _ in "?" }.joined(separator: ", ")
      try db.cachedStatement(sql: "INSERT INTO temp.\(list) VALUES (\(places))")
        .execute(arguments: StatementArguments(row))
    }
  }
}
