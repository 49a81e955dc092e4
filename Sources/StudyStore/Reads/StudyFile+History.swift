import Foundation
import GRDB
import GroundedTheory

/// Which events of the history are asked for.
public struct EventFilter: Sendable {
  /// A code by name, path or number, or by a name that it had once; what was merged into
  /// it counts as its own.
  public var code: String?
  /// Who did it, as the command was told.
  public var coder: String?
  /// The verb, or a word of it.
  public var verb: String?
  /// The first moment and the last one.
  public var since: Date?, until: Date?

  /// Takes every event that nothing given here excludes.
  public init(
    code: String? = nil, coder: String? = nil, verb: String? = nil, since: Date? = nil,
    until: Date? = nil
  ) {
    self.code = code
    self.coder = coder
    self.verb = verb
    self.since = since
    self.until = until
  }

  fileprivate func takes(_ event: Event) -> Bool {
    if let coder, event.coder != coder { return false }
    if let verb, event.verb != verb, !event.verb.split(separator: " ").contains(verb[...]) {
      return false
    }
    if let since, event.time < since { return false }
    if let until, event.time > until { return false }
    return true
  }
}

extension StudyFile {
  /// The part of the audit trail that is asked for, the newest event last.
  /// - Throws: ``/GroundedTheory/Violation/unknownCode(_:nearest:)`` where the study never had the code.
  public func history(_ filter: EventFilter = EventFilter()) throws -> [Event] {
    let decoder = JSONDecoder()
    return try read { db in
      let numbers = try filter.code.map { try db.events(ofCode: $0) }
      let undoneBy = try EventTrail(db).undoneBy
      return try Row.fetchAll(db, sql: "SELECT * FROM event ORDER BY number").map { row in
        let number: Int = try row.value("number")
        return Event(
          id: .init(try row.value("id")), number: number,
          time: Date(
            timeIntervalSince1970: Double(try row.value("milliseconds") as Int64) / 1000),
          coder: try row.value("coder"), verb: try row.value("verb"),
          summary: try row.value("summary"), reason: try row.value("reason"),
          findings: try row.json("findings", decoder), undoes: try row.value("undoes"),
          undoneBy: undoneBy[number], merged: try row.value("merged"))
      }.filter { filter.takes($0) && numbers?.contains($0.number) ?? true }
    }
  }
}

extension Database {
  /// The events that added or retired a version of a code, or of anything that refers to it.
  fileprivate func events(ofCode reference: String) throws -> Set<Int> {
    let list = try rows(ofCode: reference).map(String.init).joined(separator: ", ")
    var events: Set<Int> = []
    for table in try VersionedTable.all(in: self) {
      var columns = table.references.filter { $0.target == "code" }.map(\.column)
      if table.name == "code" { columns.append("first") }
      for column in columns {
        events.formUnion(
          try Int.fetchAll(
            self,
            sql: """
              SELECT added FROM \(table.name) WHERE \(column) IN (\(list))
              UNION SELECT retired FROM \(table.name)
                WHERE \(column) IN (\(list)) AND retired IS NOT NULL
              """))
      }
    }
    return events
  }

  /// The codes that are or were called so, by name, number, alias or path, with those that were merged into
  /// them: the question is mostly why one of these is gone.
  private func rows(ofCode reference: String) throws -> [Int64] {
    var codes = try Int64.fetchAll(
      self,
      sql: """
        SELECT first FROM code c WHERE name = ?1
          OR EXISTS (SELECT 1 FROM level l WHERE l.levelKey = c.level AND l.prefix || c.ordinal = ?1)
        """, arguments: [reference])
    if codes.isEmpty {
      codes = try Int64.fetchAll(
        self,
        sql: """
          SELECT first FROM code c
          WHERE EXISTS (SELECT 1 FROM json_each(c.aliases) WHERE value = ?)
          """, arguments: [reference])
    }
    if codes.isEmpty {
      do {
        let code = try liveCodebook().code(named: reference)
        codes = try Int64.fetchAll(
          self, sql: "SELECT first FROM code WHERE id = ?", arguments: [code.id.uuid])
      } catch Violation.unknownCode {
        let names = try String.fetchAll(self, sql: "SELECT DISTINCT name FROM code")
        throw Violation.unknownCode(
          reference, nearest: Nearest.names(to: reference, among: names))
      }
    }
    let list = Set(codes).map(String.init).joined(separator: ", ")
    return try Int64.fetchAll(
      self,
      sql: """
        WITH RECURSIVE merged (id) AS (
          SELECT id FROM code WHERE first IN (\(list))
          UNION SELECT s.id FROM successor s JOIN merged m ON s.successor = m.id
            WHERE s.kind = 'code')
        SELECT DISTINCT c.first FROM code c JOIN merged m ON m.id = c.id
        """)
  }
}
