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
    let places = table.fields.map { _ in "?" }.joined(separator: ", ")
    for (row, there) in theirs {
      if row.contains(where: { (Int64.fromDatabaseValue($0) ?? 0) < 0 }) {
        if there.current != nil { leftOut(table, 1) }
        continue
      }
      var target: String?
      if let here = ours[row] {
        if here.compared(to: there) == .newer(.theirs) || here.compared(to: there) == .gone(.ours) {
          target = there.current == nil ? "g" : "f"
          count(table) { $0.theirsNewer += 1 }
        } else if here.current != there.current {
          count(table) { $0.oursNewer += 1 }
        }
      } else if there.current != nil {
        target = "f"
        count(table) { $0.new += 1 }
      }
      guard let target else { continue }
      try db.cachedStatement(sql: "INSERT INTO temp.\(target)_\(name) VALUES (\(places))")
        .execute(arguments: StatementArguments(row))
    }
  }
}
