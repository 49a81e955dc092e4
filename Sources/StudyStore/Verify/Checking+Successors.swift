import Foundation
import GRDB
import GroundedTheory

extension Checking {
  /// What is gone has a successor that the study has or had, and no chain of them runs in a circle.
  mutating func checkSuccessors() throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT version, id, kind, successor FROM successor WHERE retired IS NULL")
    result.count(.references, rows.count)
    var heirs: [UUID: UUID] = [:]
    for row in rows { heirs[try row.value(1)] = try row.value(3) as UUID }
    for row in rows {
      let (id, kind, heir): (UUID, String, UUID) = try (row.value(1), row.value(2), row.value(3))
      let place = "the successor of \(kind) \(id.uuidString.lowercased())"
      guard Schema.versioned[kind] != nil,
        try db.columns(in: kind).contains(where: { $0.name == "id" })
      else {
        result.fail(.references, place, "\"\(kind)\" is no kind of thing")
        continue
      }
      if try has(kind, heir) == false {
        result.fail(.references, place, "the \(kind) that stands for it is not in the study")
      }
      if try has(kind, id, where: "AND retired IS NULL") {
        result.fail(.references, place, "it is live itself")
      }
      var (next, steps) = (heirs[heir], 0)
      while let further = next, further != id, steps <= heirs.count {
        (next, steps) = (heirs[further], steps + 1)
      }
      if next == id { result.fail(.references, place, "it comes back to itself") }
    }
  }

  private func has(_ kind: String, _ id: UUID, where condition: String = "") throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM \(kind) WHERE first =
          (SELECT first FROM \(kind) WHERE id = ?1 AND version = first) \(condition))
        """, arguments: [id]) ?? false
  }
}
