import Foundation
import GRDB
import GroundedTheory

/// What does not fit together once both copies are in one: work on what the other took out, and codes that
/// lie in a circle.
extension Merging {
  private static let rounds = 60

  func mend() throws {
    for _ in 0..<Self.rounds {
      let isWhole = try mendReferences()
      if isWhole, try mendCodebook() { return try mendSuccessions() }
      try store()
    }
    throw MergeRefusal.broken(
      path, rules: try db.liveCodebook().faults.map { "the code \"\($0.code.name)\": \($0.rule)" })
  }

  /// What came back while copies were put together has no successor, and what this study never had is none.
  private func mendSuccessions() throws {
    for kind in tables where kind.hasID && kind.name != "successor" {
      let void = try Int64.fetchAll(
        db,
        sql: """
          SELECT s.first FROM main.successor s WHERE s.retired IS NULL AND s.kind = ?1 AND (
            EXISTS (SELECT 1 FROM main.\(kind.name) t WHERE t.id = s.id AND t.retired IS NULL)
            OR NOT EXISTS (SELECT 1 FROM main.\(kind.name) t WHERE t.id = s.successor))
          """, arguments: [kind.name])
      for first in void { try writing.retire("successor", first) }
    }
  }

  // MARK: References to what is gone

  /// - Returns: whether nothing was to be mended.
  private func mendReferences() throws -> Bool {
    var isWhole = true
    for table in tables {
      for reference in table.versioned.references {
        let (column, target) = (reference.column, reference.target)
        let lost = try Row.fetchAll(
          db,
          sql: """
            SELECT DISTINCT r.\(column) FROM main.\(table.name) r
            WHERE r.retired IS NULL AND r.\(column) IS NOT NULL AND NOT EXISTS
              (SELECT 1 FROM main.\(target) t
                WHERE t.\(reference.key) = r.\(column) AND t.retired IS NULL)
            ORDER BY 1
            """)
        if lost.isEmpty { continue }
        guard reference.key == "first", let end = tables.first(where: { $0.name == target }) else {
          throw MergeRefusal.broken(
            path,
            rules: try lost.map { "the \(target) \"\(try $0.value(0) as String)\" was taken out" })
        }
        isWhole = false
        for row in lost { try mend(table, column, to: try row.value(0), in: end) }
      }
      // What a table lays down for itself is not laid down twice.
      if !isWhole { return false }
    }
    return true
  }

  private func mend(
    _ table: MergeTable, _ column: String, to lost: Int64, in target: MergeTable
  ) throws {
    let own = try UUID.fetchOne(
      db, sql: "SELECT id FROM main.\(target.name) WHERE version = ?", arguments: [lost])
    guard let own else { throw DamagedContent(detail: "a row of \(target.name) is missing") }
    if let successor = try liveSuccessor(of: own, in: target) {
      return try redirect(table, column, from: lost, to: successor)
    }
    // What comes back is the last of those that it went into.
    let (first, id) = try lastHeir(of: own, in: target) ?? (lost, own)
    if try isLaidDown(first, in: target) { return }
    if try keepsAlive(first, id, in: target) {
      try bringBack(first, id, in: target)
      findings.append(
        Finding(
          what: "brought back", place: thingName(first, in: target.name),
          why: "one copy took it out, and the other went on working with it"))
    } else if table.isLoose(column) {
      try redirect(table, column, from: lost, to: nil)
    } else {
      try drop(table, column, lost, of: target)
    }
  }

  private func isLaidDown(_ first: Int64, in table: MergeTable) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM temp.f_\(table.name) WHERE first = ?)",
      arguments: [first]) ?? false
  }

  /// Follows what became of a thing to one that is live.
  func liveSuccessor(of id: UUID, in table: MergeTable) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        WITH RECURSIVE line (id) AS (SELECT ?1 UNION SELECT s.successor FROM line l
          JOIN main.successor s ON s.id = l.id AND s.retired IS NULL AND s.kind = ?2)
        SELECT t.first FROM line l JOIN main.\(table.name) t ON t.id = l.id
        WHERE t.retired IS NULL LIMIT 1
        """, arguments: [id, table.name])
  }

  /// The last that a thing went into, of those that both copies ever had: one that only one of them had can
  /// come back there alone, and then each copy would bring back another.
  private func lastHeir(of id: UUID, in table: MergeTable) throws -> (Int64, UUID)? {
    let row = try Row.fetchOne(
      db,
      sql: """
        WITH RECURSIVE line (id, depth) AS (SELECT ?1, 0 UNION ALL SELECT s.successor, depth + 1
          FROM line l JOIN main.successor s ON s.id = l.id AND s.retired IS NULL AND s.kind = ?2
          WHERE depth < 1000)
        SELECT t.first, t.id FROM line l JOIN main.\(table.name) t ON t.id = l.id
        WHERE t.version = t.first AND depth > 0 AND t.first IN (
          SELECT ours FROM temp.m_\(table.name) WHERE state IN ('known', 'joined'))
        ORDER BY depth DESC LIMIT 1
        """, arguments: [id, table.name])
    return try row.map { (try $0.value(0), try $0.value(1)) }
  }

  /// Lays down live rows that refer to `first` with another reference.
  private func redirect(
    _ table: MergeTable, _ column: String, from first: Int64, to new: Int64?
  ) throws {
    let list = table.fields.map { $0 == column ? "?1 AS \($0)" : $0 }.joined(separator: ", ")
    let rows = "FROM main.\(table.name) WHERE \(column) = ?2 AND retired IS NULL"
    if table.hasID {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO temp.f_\(table.name) (first, id, origin, \(table.list))
          SELECT first, id, 'ours', \(list) \(rows)
          """, arguments: [new, first])
    } else {
      try db.execute(
        sql: "INSERT INTO temp.f_\(table.name) SELECT \(list) \(rows)", arguments: [new, first])
      try db.execute(
        sql: """
          INSERT INTO temp.g_\(table.name) SELECT \(table.list) FROM main.\(table.name)
          WHERE \(column) = ? AND retired IS NULL
          """, arguments: [first])
    }
  }

  /// Takes out the live rows that refer to `first`.
  private func drop(
    _ table: MergeTable, _ column: String, _ first: Int64, of target: MergeTable
  ) throws {
    let columns = table.hasID ? "first" : table.list
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO temp.g_\(table.name) SELECT \(columns) FROM main.\(table.name)
        WHERE \(column) = ? AND retired IS NULL
        """, arguments: [first])
    let number = db.changesCount
    leftOut(table, number)
    findings.append(
      Finding(
        what: "\(counted(number, table.name)) left out", place: thingName(first, in: target.name),
        why: "it was taken out, and they depend on it"))
  }

  /// Whether a thing that one copy took out, and on which the other worked, stays.
  private func keepsAlive(_ first: Int64, _ id: UUID, in table: MergeTable) throws -> Bool {
    let goneHere =
      try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM main.\(table.name)
            WHERE first = ?1 AND added < ?2 AND (retired IS NULL OR retired = ?2))
          """, arguments: [first, event]) ?? false
    let key = MergeConflict.Key(kind: table.name, id: id.uuidString.lowercased(), field: "")
    let decided: MergeSide?
    if let known = conflicts.first(where: { $0.key == key }) {
      decided = known.decision
    } else {
      let gone = MergeConflict.State(
        words: nil, changed: try stamp(of: first, in: table, here: goneHere))
      let used = MergeConflict.State(words: "in use", changed: nil)
      decided = try settle(
        table, id, field: "", name: thingName(first, in: table.name),
        ours: goneHere ? gone : used, theirs: goneHere ? used : gone)
    }
    // Work is never lost by the later date alone.
    if choices.prefer == .newer, choices.decisions[key] == nil { return true }
    return decided.map { ($0 == .ours) != goneHere } ?? true
  }

  /// When the thing was taken out.
  private func stamp(of first: Int64, in table: MergeTable, here: Bool) throws -> MergeStamp? {
    let number =
      here
      ? try Int.fetchOne(
        db, sql: "SELECT max(retired) FROM main.\(table.name) WHERE first = ? AND retired < ?",
        arguments: [first, event])
      : try Int.fetchOne(
        db,
        sql: """
          SELECT max(t.retired) FROM theirs.\(table.name) t
          WHERE t.first = (SELECT theirs FROM temp.m_\(table.name) WHERE ours = ?)
          """, arguments: [first])
    return number.flatMap { stamps[here ? .ours : .theirs]?[$0] }
  }

  // MARK: The codebook

  /// - Returns: whether its rules hold.
  private func mendCodebook() throws -> Bool {
    let faults: [(code: Code, rule: Violation)]
    do { faults = try db.liveCodebook().faults } catch let damage as DamagedContent {
      throw MergeRefusal.broken(path, rules: [damage.detail])
    }
    if faults.isEmpty { return true }
    guard let table = tables.first(where: { $0.name == "code" }), let part = table.parts.first
    else {
      return false
    }
    var rows: [Int64: UUID] = [:]
    for fault in faults {
      rows[try writing.first("code", fault.code.id.uuid)] = fault.code.id.uuid
    }
    let movable = rows.keys.filter { otherPlaces[$0] != nil }.sorted {
      (otherPlaces[$0]?.taken.milliseconds ?? 0, rows[$0]?.uuidString ?? "")
        < (otherPlaces[$1]?.taken.milliseconds ?? 0, rows[$1]?.uuidString ?? "")
    }
    // Of moves that do not go together the earliest is not made, unless a side was preferred.
    let wanted: MergeSide? =
      choices.prefer == .newer ? nil : choices.prefer == .theirs ? .theirs : .ours
    let chosen = movable.first { wanted == nil || otherPlaces[$0]?.side == wanted } ?? movable.first
    if let first = chosen, let place = otherPlaces.removeValue(forKey: first), let id = rows[first]
    {
      _ = try settle(
        table, id, field: "place", name: thingName(first, in: "code"), ours: place.here,
        theirs: place.there)
      let values = Dictionary(
        zip(part.map { table.fields[$0] }, place.values), uniquingKeysWith: { first, _ in first })
      try layDownCode(first, values, in: table)
      return false
    }
    guard let code = faults.map(\.code).min(by: { $0.id < $1.id }), code.parent != nil else {
      throw MergeRefusal.broken(
        path, rules: faults.map { "the code \"\($0.code.name)\": \($0.rule)" })
    }
    try layDownCode(
      try writing.first("code", code.id.uuid), ["parent": .null], in: table)
    findings.append(
      Finding(
        what: "moved to the top", place: "the code \"\(code.name)\"",
        why: "it cannot lie where both copies together would put it; `zhagen code move` places it"))
    return false
  }

  private func layDownCode(
    _ first: Int64, _ values: [String: DatabaseValue], in table: MergeTable
  ) throws {
    let list = table.fields.map { values[$0] == nil ? $0 : "? AS \($0)" }.joined(separator: ", ")
    let arguments = table.fields.compactMap { values[$0] }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO temp.f_code (first, id, origin, \(table.list))
        SELECT first, id, 'ours', \(list) FROM main.code WHERE first = ? AND retired IS NULL
        """, arguments: StatementArguments(arguments + [first.databaseValue]))
  }
}
