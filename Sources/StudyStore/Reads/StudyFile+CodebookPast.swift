import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// The codebook with all that it was, and the events that changed it: one sweep over the codes, however
  /// many events there are.
  public func codebookPast() throws -> CodebookPast {
    try read { db in
      CodebookPast(
        codebook: try db.liveCodebook(), versions: try db.codeVersions(),
        successions: try db.codeSuccessions(), events: try db.codeEvents())
    }
  }
}

extension Database {
  fileprivate func codeVersions() throws -> [CodeVersion] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT c.id, c.name, c.level, p.id AS parent, c.ordinal, c.added, c.retired
        FROM code c LEFT JOIN code p ON p.version = c.parent
        WHERE c.added IS NOT c.retired ORDER BY c.version
        """)
    return try rows.map { row in
      CodeVersion(
        code: .init(try row.value(0)), name: try row.value(1), level: try row.value(2),
        parent: try row.identifier("parent"), ordinal: try row.value(4), added: try row.value(5),
        retired: try row.value(6))
    }
  }

  fileprivate func codeSuccessions() throws -> [CodeSuccession] {
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT id, successor, added, retired FROM successor
        WHERE kind = 'code' AND added IS NOT retired ORDER BY version
        """)
    return try rows.map { row in
      CodeSuccession(
        code: .init(try row.value(0)), successor: .init(try row.value(1)),
        added: try row.value(2), retired: try row.value(3))
    }
  }

  fileprivate func codeEvents() throws -> [Event] {
    let undoneBy = try EventTrail(self).undoneBy
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT id, number, milliseconds, coder, verb, summary, reason, undoes FROM event
        WHERE number IN (SELECT added FROM code UNION SELECT retired FROM code) ORDER BY number
        """)
    return try rows.map { row in
      let number: Int = try row.value(1)
      let milliseconds: Int64 = try row.value(2)
      return Event(
        id: .init(try row.value(0)), number: number,
        time: Date(timeIntervalSince1970: Double(milliseconds) / 1000),
        coder: try row.value(3), verb: try row.value(4), summary: try row.value(5),
        reason: try row.value(6), findings: [], undoes: try row.value(7),
        undoneBy: undoneBy[number])
    }
  }
}
