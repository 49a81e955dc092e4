import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// The state that this file shows, ready to be compared with another.
  /// - Parameter namingEvents: whether the last event of each thing is wanted: not where the other
  ///   state is that of another file, whose events have other numbers.
  public func side(namingEvents: Bool) throws -> StudyDifference.Side {
    let snapshot = try snapshot()
    return try read { db in
      var side = StudyDifference.Side(snapshot: snapshot)
      let texts = try Row.fetchCursor(
        db,
        sql: """
          SELECT s.id, t.textSha256 FROM source s JOIN text t ON t.key = s.text
          WHERE s.retired IS NULL
          """)
      while let row = try texts.next() { side.texts[.init(try row.value(0))] = try row.value(1) }
      let successors = try Row.fetchCursor(
        db, sql: "SELECT id, successor FROM successor WHERE retired IS NULL AND kind = 'code'")
      while let row = try successors.next() {
        let (code, successor): (UUID, UUID) = (try row.value(0), try row.value(1))
        side.successors[Code.ID(code)] = Code.ID(successor)
      }
      if namingEvents { side.events = try db.lastEvents() }
      return side
    }
  }
}

extension Database {
  /// The last event that added or retired a version of each thing, or of what belongs to it.
  fileprivate func lastEvents() throws -> [UUID: Int] {
    let last = "max(max(t.added, ifnull(t.retired, 0)))"
    var events: [UUID: Int] = [:]
    func take(_ sql: String) throws {
      let rows = try Row.fetchCursor(self, sql: sql)
      while let row = try rows.next() {
        let (id, event): (UUID, Int) = (try row.value(0), try row.value(1))
        // A successor bears the identifier of what it stands for.
        events[id] = max(event, events[id] ?? 0)
      }
    }
    for table in try VersionedTable.all(in: self) where table.content.contains("id") {
      try take("SELECT id, \(last) FROM \(table.name) t GROUP BY first")
    }
    for (part, whole) in [("support", "relation"), ("compared", "memo")] {
      try take(
        """
        SELECT w.id, \(last) FROM \(part) t JOIN \(whole) w ON w.version = t.\(whole) GROUP BY w.id
        """)
    }
    return events
  }
}
