import GRDB
import GroundedTheory

extension Database {
  func liveAssignments() throws -> [Assignment] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT a.id, s.id AS source, c.id AS coder, blind
        FROM assignment a JOIN source s ON s.version = a.source JOIN coder c ON c.version = a.coder
        WHERE a.retired IS NULL ORDER BY a.first
        """
    ).map { row in
      Assignment(
        id: .init(try row.value("id")), source: .init(try row.value("source")),
        coder: .init(try row.value("coder")), isBlind: try row.value("blind"))
    }
  }

  func liveDecisions() throws -> [Decision] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT d.id, c.id AS coding, verdict, r.id AS result, note
        FROM decision d JOIN coding c ON c.version = d.coding
          LEFT JOIN coding r ON r.version = d.result
        WHERE d.retired IS NULL ORDER BY d.first
        """
    ).map { row in
      Decision(
        id: .init(try row.value("id")), coding: .init(try row.value("coding")),
        verdict: try row.word("verdict") ?? .rejected, result: try row.identifier("result"),
        note: try row.value("note"))
    }
  }
}

extension Writing {
  func add(_ assignment: Assignment) throws {
    try add(
      "assignment", assignment.id.uuid,
      [
        "source": try first("source", assignment.source.uuid),
        "coder": try first("coder", assignment.coder.uuid), "blind": assignment.isBlind,
      ])
  }

  func add(_ decision: Decision) throws {
    try add(
      "decision", decision.id.uuid,
      [
        "coding": try first("coding", decision.coding.uuid), "verdict": decision.verdict.rawValue,
        "result": try decision.result.map { try first("coding", $0.uuid) }, "note": decision.note,
      ])
  }
}
