import GRDB
import GroundedTheory

/// Relations and places that mean nothing once two codes are one.
extension Merging {
  /// Takes out, of what is laid down, relations from a code to itself, with what rests on them; and no code
  /// lies under itself.
  func dropLoops() throws {
    try db.execute(sql: "UPDATE temp.f_code SET parent = NULL WHERE parent = first")
    let loops = try loops()
    for loop in loops { try drop(loop) }
  }

  /// A relation that goes: one whose ends became one, or one that moderates such a relation.
  private struct Loop {
    let first: Int64
    /// The code that keeps its memos.
    let code: Int64
    let kind: String
    /// Whether it was never here.
    let isNew: Bool
    let isModerator: Bool
  }

  private func loops() throws -> [Loop] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE
          r AS (SELECT first, fromCode, toCode, toRelation, kind FROM temp.f_relation UNION ALL
            SELECT first, fromCode, toCode, toRelation, kind FROM main.relation WHERE retired IS NULL),
          gone (first, fromCode, kind, depth) AS (
            SELECT first, fromCode, kind, 0 FROM temp.f_relation
            WHERE fromCode = toCode OR first = toRelation
            UNION SELECT r.first, r.fromCode, r.kind, 1 FROM gone g JOIN r ON r.toRelation = g.first)
        SELECT first, fromCode, kind, max(depth),
          NOT EXISTS (SELECT 1 FROM main.relation v WHERE v.version = gone.first)
        FROM gone GROUP BY first ORDER BY 4, 1
        """)
    return try rows.map { row in
      Loop(
        first: try row.value(0), code: try row.value(1), kind: try row.value(2),
        isNew: try row.value(4), isModerator: try row.value(3))
    }
  }

  /// Takes a relation out with its support; its memos stay with its code, as where codes are merged in one
  /// study.
  private func drop(_ loop: Loop) throws {
    try take("relation", "first", loop.first)
    let evidence = try take("support", "relation", loop.first)
    let memos = try moveMemos(of: loop)
    for table in tables where loop.isNew {
      let number = table.name == "relation" ? 1 : table.name == "support" ? evidence : 0
      leftOut(table, number)
      if number > 0 { count(table) { $0.new = max(0, $0.new - number) } }
    }
    var why =
      loop.isModerator
      ? "the relation that it moderates is left out" : "the codes at its ends are one code now"
    if evidence > 0 { why += "; \(counted(evidence, "quote")) supported it" }
    if memos > 0 { why += "; \(counted(memos, "memo")) on it stayed with the code" }
    findings.append(
      Finding(
        what: "relation \"\(loop.kind)\" left out", place: thingName(loop.code, in: "code"),
        why: why))
  }

  /// Takes rows out, laid down or stored.
  /// - Returns: how many they were.
  @discardableResult
  private func take(_ table: String, _ column: String, _ relation: Int64) throws -> Int {
    try db.execute(sql: "DELETE FROM temp.f_\(table) WHERE \(column) = ?", arguments: [relation])
    let laidDown = db.changesCount
    try db.execute(
      sql: "UPDATE main.\(table) SET retired = ? WHERE \(column) = ? AND retired IS NULL",
      arguments: [event, relation])
    return laidDown + db.changesCount
  }

  private func moveMemos(of loop: Loop) throws -> Int {
    guard let table = tables.first(where: { $0.name == "memo" }) else { return 0 }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO temp.f_memo (first, id, origin, \(table.list))
        SELECT first, id, 'ours', \(table.list) FROM main.memo
        WHERE relation = ? AND retired IS NULL
        """, arguments: [loop.first])
    try db.execute(
      sql: "UPDATE main.memo SET retired = ? WHERE relation = ? AND retired IS NULL",
      arguments: [event, loop.first])
    try db.execute(
      sql: "UPDATE temp.f_memo SET code = ?, relation = NULL WHERE relation = ?",
      arguments: [loop.code, loop.first])
    return db.changesCount
  }
}
