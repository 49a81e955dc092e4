import Foundation
import GRDB
import GroundedTheory

/// How what comes out is written: everything that goes or changes is retired first, names and numbers are
/// kept apart, and then the new versions come in.
extension Merging {
  /// Writes what is laid down, and empties it for what is mended after.
  func store() throws {
    for table in tables { try retire(table) }
    try dropLoops()
    for table in tables where table.hasID { try separate(table) }
    for table in tables { try table.hasID ? add(table) : addWholeRows(table) }
    for table in tables {
      for kind in ["f", "g"] {
        try db.execute(sql: "DELETE FROM temp.\(kind)_\(table.name)")
      }
    }
  }

  private func retire(_ table: MergeTable) throws {
    let name = table.name
    let going =
      table.hasID
      ? "first IN (SELECT first FROM temp.f_\(name) UNION SELECT first FROM temp.g_\(name))"
      : "(\(table.list)) IN (SELECT \(table.list) FROM temp.g_\(name))"
    try db.execute(
      sql: "UPDATE main.\(name) SET retired = ? WHERE retired IS NULL AND \(going)",
      arguments: [event])
  }

  private func add(_ table: MergeTable) throws {
    let (name, list) = (table.name, table.list)
    let columns = "(version, first, id, added, retired, \(list))"
    let start = { [self] in next[name] ?? 1 }
    try db.execute(
      sql: """
        INSERT INTO main.\(name) \(columns)
        SELECT first, first, id, ?, NULL, \(list) FROM temp.f_\(name) f
        WHERE NOT EXISTS (SELECT 1 FROM main.\(name) v WHERE v.version = f.first) ORDER BY first
        """, arguments: [event])
    try db.execute(
      sql: """
        INSERT INTO main.\(name) \(columns)
        SELECT ? - 1 + row_number() OVER (ORDER BY first), first, id, ?, NULL, \(list)
        FROM temp.f_\(name) f
        WHERE NOT EXISTS (SELECT 1 FROM main.\(name) v WHERE v.first = f.first AND v.retired IS NULL)
        ORDER BY first
        """, arguments: [start(), event])
    next[name] = start() + Int64(db.changesCount)
  }

  private func addWholeRows(_ table: MergeTable) throws {
    let (name, list) = (table.name, table.list)
    try db.execute(
      sql: """
        INSERT INTO main.\(name) (added, \(list))
        SELECT DISTINCT ?, \(list) FROM temp.f_\(name) f
        WHERE (\(list)) NOT IN (SELECT \(list) FROM main.\(name) WHERE retired IS NULL)
        """, arguments: [event])
  }

  // MARK: Names and numbers

  /// A thing that would have the name, number or place of another.
  private struct Clash {
    let first: Int64
    let id: UUID
    let isStored: Bool
    /// By what it came from first, so that both copies order alike.
    let order: [String]
  }

  /// Keeps apart what must be unique: of two things the one with the later UUID gives way, so that both
  /// copies come to the same.
  private func separate(_ table: MergeTable) throws {
    if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM temp.f_\(table.name))") != true {
      return
    }
    for key in table.names {
      while case let groups = try clashes(table, key), !groups.isEmpty {
        for group in groups { try giveWay(group, in: table) }
      }
    }
    guard let number = table.number, table.name != "level" else { return }
    let key = [table.numbered, number].compactMap { $0 }
    for group in try clashes(table, key) {
      for clash in group.dropFirst() { try renumber(clash, number, in: table) }
    }
  }

  /// Things that would have the same key, group by group, the earliest UUID first.
  private func clashes(_ table: MergeTable, _ key: [String]) throws -> [[Clash]] {
    let columns = key.enumerated().map { "\($1) AS k\($0)" }.joined(separator: ", ")
    let names = key.indices.map { "k\($0)" }.joined(separator: ", ")
    let same = key.indices.map { "w.k\($0) = l.k\($0)" }.joined(separator: " AND ")
    let some = key.indices.map { "k\($0) IS NOT NULL" }.joined(separator: " AND ")
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH w AS (SELECT first, id, \(columns) FROM temp.f_\(table.name)),
          l AS (SELECT first, id, \(columns) FROM main.\(table.name) WHERE retired IS NULL),
          twice AS (SELECT \(names) FROM w WHERE \(some) GROUP BY \(names) HAVING count(*) > 1)
        SELECT l.first, l.id, 1, \(key.indices.map { "l.k\($0)" }.joined(separator: ", "))
          FROM w JOIN l ON \(same)
        UNION SELECT w.first, w.id, 0, \(key.indices.map { "w.k\($0)" }.joined(separator: ", "))
          FROM w JOIN l ON \(same)
        UNION SELECT first, id, 0, \(names) FROM w WHERE (\(names)) IN (SELECT \(names) FROM twice)
        """)
    if rows.isEmpty { return [] }
    let elders = try elders()
    var groups: [Content: [Clash]] = [:]
    for row in rows {
      let id: UUID = try row.value(1)
      let clash = Clash(
        first: try row.value(0), id: id, isStored: try row.value(2),
        order: [(elders[id] ?? id).uuidString, id.uuidString])
      groups[Array(row.databaseValues.dropFirst(3)), default: []].append(clash)
    }
    let sorted = groups.values.map { group in
      group.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }
    return sorted.sorted { a, b in
      (a.first?.order ?? []).lexicographicallyPrecedes(b.first?.order ?? [])
    }
  }

  private func giveWay(_ group: [Clash], in table: MergeTable) throws {
    guard let kept = group.first else { return }
    for clash in group.dropFirst() {
      if table.isRenamable {
        try rename(clash, in: table)
      } else {
        // Two rows that say the same of the same things are one.
        try takeUp(clash, in: table)
        try db.execute(
          sql: "DELETE FROM temp.f_\(table.name) WHERE first = ?", arguments: [clash.first])
        try keepSuccessor(of: clash.id, kept.id, in: table)
        try point(from: clash.first, to: kept.first, of: table)
        count(table) {
          $0.joined += 1
          if !clash.isStored { $0.new = max(0, $0.new - 1) }
        }
      }
    }
  }

  /// Lets what is laid down refer to another thing.
  private func point(from old: Int64, to new: Int64, of target: MergeTable) throws {
    for table in tables {
      for (column, name) in table.targets where name == target.name {
        try db.execute(
          sql: "UPDATE temp.f_\(table.name) SET \(column) = ? WHERE \(column) = ?",
          arguments: [new, old])
      }
    }
  }

  /// Retires a stored thing and lays it down to be changed.
  private func takeUp(_ clash: Clash, in table: MergeTable) throws {
    guard clash.isStored else { return }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO temp.f_\(table.name) (first, id, origin, \(table.list))
        SELECT first, id, 'ours', \(table.list) FROM main.\(table.name)
        WHERE first = ? AND retired IS NULL
        """, arguments: [clash.first])
    try db.execute(
      sql: "UPDATE main.\(table.name) SET retired = ? WHERE first = ? AND retired IS NULL",
      arguments: [event, clash.first])
  }

  private func rename(_ clash: Clash, in table: MergeTable) throws {
    try takeUp(clash, in: table)
    let name =
      try String.fetchOne(
        db, sql: "SELECT name FROM temp.f_\(table.name) WHERE first = ?", arguments: [clash.first])
      ?? ""
    let names = Set(
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM temp.f_\(table.name) UNION
          SELECT name FROM main.\(table.name) WHERE retired IS NULL
          """))
    guard
      let free = (2...10_000).lazy.map({ "\(name) (\($0))" }).first(where: { !names.contains($0) })
    else { throw MergeRefusal.broken(path, rules: ["too many things are called \"\(name)\""]) }
    try db.execute(
      sql: "UPDATE temp.f_\(table.name) SET name = ? WHERE first = ?",
      arguments: [free, clash.first])
    findings.append(
      Finding(
        what: "renamed \"\(free)\"", place: "the \(table.name) \"\(name)\"",
        why: "both copies have one of that name, and they are not the same"))
  }

  private func renumber(_ clash: Clash, _ column: String, in table: MergeTable) throws {
    try takeUp(clash, in: table)
    // Numbers are never given twice, in neither copy.
    let scope = table.numbered.map { scope in
      "WHERE \(scope) = (SELECT \(scope) FROM temp.f_\(table.name) WHERE first = ?1)"
    }
    let new =
      try Int64.fetchOne(
        db,
        sql: """
          SELECT 1 + max(\(column)) FROM (SELECT \(column) FROM main.\(table.name) \(scope ?? "")
            UNION ALL SELECT \(column) FROM theirs.\(table.name) \(scope ?? "")
            UNION ALL SELECT \(column) FROM temp.f_\(table.name) \(scope ?? ""))
          WHERE ?1 IS NOT NULL
          """, arguments: [clash.first]) ?? 1
    let place = thingName(clash.first, in: table.name)
    try db.execute(
      sql: "UPDATE temp.f_\(table.name) SET \(column) = ? WHERE first = ?",
      arguments: [new, clash.first])
    findings.append(
      Finding(
        what: "numbered \(new)", place: place,
        why:
          "both copies gave its number to a thing of theirs; the one that was made later gives way")
    )
  }
}
