import Foundation
import GRDB
import GroundedTheory

/// Which events of the history are asked for.
public struct EventFilter: Sendable {
  /// A code by name, path or number, or by a name that it had once.
  public var code: String?
  /// Who did it, as the command was told.
  public var coder: String?
  /// The verb, or its first word.
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
    if let verb, event.verb != verb, !event.verb.hasPrefix(verb + " ") { return false }
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
    var codes = try Int64.fetchAll(
      self, sql: "SELECT DISTINCT first FROM code WHERE name = ?", arguments: [reference])
    if codes.isEmpty {
      let code = try liveCodebook().code(named: reference)
      codes = try Int64.fetchAll(
        self, sql: "SELECT first FROM code WHERE id = ?", arguments: [code.id.uuid])
    }
    let list = Set(codes).map(String.init).joined(separator: ", ")
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
}
