import Foundation
import GRDB
import GroundedTheory

/// Which of their things is which of ours.
extension Merging {
  /// Fills `m_<table>`: `known` by its UUID, `joined` where two things are one, `gone` where ours went into
  /// another, `left` where a merge before this one did not take it, `new` with the row that it will have.
  func identify(_ table: MergeTable) throws {
    let name = table.name
    if name == "study" || name == "successor" { try pairWholeTable(table) }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO temp.m_\(name)
          SELECT t.first, o.first, 'known' FROM theirs.\(name) t
          JOIN main.\(name) o ON o.id = t.id AND o.version = o.first WHERE t.version = t.first
        """)
    try forgetVoid(table)
    if name != "study", name != "successor" { try followSuccessors(table) }
    try db.execute(
      sql: """
        INSERT INTO temp.m_\(name) SELECT t.first, NULL, 'left' FROM theirs.\(name) t
          WHERE t.retired IS NULL AND t.added IN (SELECT number FROM temp.known)
            AND NOT EXISTS (SELECT 1 FROM temp.m_\(name) m WHERE m.theirs = t.first)
        """)
    leftOut(table, db.changesCount)
    let start = next[name] ?? 1
    try db.execute(
      sql: """
        INSERT INTO temp.m_\(name)
          SELECT t.first, \(start - 1) + row_number() OVER (ORDER BY t.first), 'new'
          FROM theirs.\(name) t WHERE t.retired IS NULL
            AND NOT EXISTS (SELECT 1 FROM temp.m_\(name) m WHERE m.theirs = t.first)
        """)
    next[name] = start + Int64(db.changesCount)
    try layDownNew(table)
    if name != "study", name != "successor" { while try joinTwins(table) { try layDownNew(table) } }
    let new = try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.f_\(name)") ?? 0
    if new > 0 { count(table) { $0.new += new } }
  }

  func leftOut(_ table: MergeTable, _ number: Int) {
    guard number > 0 else { return }
    count(table) { $0.leftOut += number }
  }

  /// The study itself is one thing in either file, even where the two were made apart. What became of a
  /// thing that is live here is not taken: theirs went into ours, and ours goes on.
  private func pairWholeTable(_ table: MergeTable) throws {
    if table.name == "study" {
      try db.execute(
        sql: """
          INSERT INTO temp.m_study SELECT t.first, o.first, 'gone' FROM theirs.study t, main.study o
          WHERE t.version = t.first AND o.version = o.first AND t.id <> o.id
          """)
      return
    }
    for kind in tables where kind.hasID && kind.name != "successor" {
      for id in successions[kind.name]?.kept[.ours] ?? [] {
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO temp.g_successor
            SELECT first FROM main.successor WHERE id = ? AND kind = ? AND retired IS NULL
            """, arguments: [id, kind.name])
      }
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO temp.m_successor SELECT t.first, NULL, 'left'
          FROM theirs.successor t WHERE t.retired IS NULL AND t.kind = ?1 AND (
            coalesce((SELECT ours FROM temp.same WHERE theirs = t.successor), t.successor) = t.id
            OR t.id IN (SELECT o.id FROM main.\(kind.name) o WHERE o.retired IS NULL
                AND o.first NOT IN (SELECT first FROM temp.g_\(kind.name)))
            OR t.id IN (SELECT id FROM temp.f_\(kind.name)))
          """, arguments: [kind.name])
    }
  }

  /// A thing that only a merge brought which was taken back is new again, at its old row.
  private func forgetVoid(_ table: MergeTable) throws {
    guard let void = void[.ours], !void.isEmpty else { return }
    let list = void.map(String.init).joined(separator: ",")
    try db.execute(
      sql: """
        UPDATE temp.m_\(table.name) SET state = 'new' WHERE ours IN (
          SELECT first FROM main.\(table.name) GROUP BY first HAVING min(added IN (\(list))) = 1)
          AND EXISTS (SELECT 1 FROM theirs.\(table.name) t WHERE t.first = theirs AND t.retired IS NULL);
        """)
  }

  // MARK: Rows

  /// The row that stands for a thing; nil where there is none, or none that is live.
  func row(_ id: UUID, _ schema: String, _ table: String, live: Bool = false) throws
    -> Int64?
  {
    let first = try Int64.fetchOne(
      db, sql: "SELECT first FROM \(schema).\(table) WHERE id = ? AND version = first",
      arguments: [id])
    guard live, let first else { return first }
    return try Int64.fetchOne(
      db, sql: "SELECT first FROM \(schema).\(table) WHERE first = ? AND retired IS NULL",
      arguments: [first])
  }

  func isMapped(_ theirs: Int64, in table: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM temp.m_\(table) WHERE theirs = ?)",
      arguments: [theirs]) ?? false
  }

  func map(_ theirs: Int64, to ours: Int64, _ state: String, in table: String) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO temp.m_\(table) VALUES (?, ?, ?)",
      arguments: [theirs, ours, state])
  }

  func keepSame(_ theirs: UUID, _ ours: UUID) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO temp.same VALUES (?, ?)", arguments: [theirs, ours])
  }

  // MARK: Things made twice

  /// Makes a thing of theirs one with ours, and keeps that for the merges after this one.
  func join(
    _ theirs: Int64, _ theirID: UUID, with ours: Int64, _ ourID: UUID, in table: MergeTable
  ) throws {
    try map(theirs, to: ours, "joined", in: table.name)
    try keepSame(theirID, ourID)
    try keepSuccessor(of: theirID, ourID, in: table)
    count(table) { $0.joined += 1 }
  }

  func keepSuccessor(of id: UUID, _ successor: UUID, in table: MergeTable) throws {
    let version =
      try next["successor"]
      ?? (Int64.fetchOne(db, sql: "SELECT max(version) FROM main.successor") ?? 0) + 1
    if next["successor"] != nil { next["successor"] = version + 1 }
    let first = try row(id, "main", "successor")
    let known = try UUID.fetchOne(
      db, sql: "SELECT successor FROM main.successor WHERE first = ? AND retired IS NULL",
      arguments: [first])
    if known == successor { return }
    if let first { try writing.retire("successor", first) }
    try writing.insert(
      "successor", ["version", "first", "id", "added", "kind", "successor"],
      [version, first ?? version, id, event, table.name, successor])
  }

  /// Joins new things of theirs with ours of the same name, number aside.
  /// - Returns: whether one was joined on which others of the table depend.
  private func joinTwins(_ table: MergeTable) throws -> Bool {
    let name = table.name
    var joined = 0
    for key in table.names {
      let beside = table.sameBeside ?? []
      let columns =
        key.enumerated().map { "\($1) AS k\($0)" }.joined(separator: ", ")
        + beside.map { ", \($0) AS s_\($0)" }.joined()
      let isSame =
        key.indices.map { "w.k\($0) = l.k\($0)" } + beside.map { "w.s_\($0) IS l.s_\($0)" }
      // A thing that is known there as another one is another one.
      let isOther =
        "AND l.first NOT IN (SELECT ours FROM temp.m_\(name) WHERE state IN ('known', 'joined'))"
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT m.theirs, w.id, l.first, l.id FROM
            (SELECT first, id, \(columns) FROM temp.f_\(name)) w
            JOIN temp.m_\(name) m ON m.ours = w.first AND m.state = 'new'
            JOIN (SELECT first, id, \(columns) FROM main.\(name) WHERE retired IS NULL) l
              ON \(isSame.joined(separator: " AND ")) WHERE w.first <> l.first \(isOther)
          """)
      for row in rows {
        try join(row.value(0), row.value(1), with: row.value(2), row.value(3), in: table)
        joined += 1
      }
    }
    return joined > 0
  }

  /// Lays down what is new, references as ours. What refers to a thing that is not taken is not taken
  /// either, unless it can do without.
  private func layDownNew(_ table: MergeTable) throws {
    let name = table.name
    try db.execute(
      sql: """
        DELETE FROM temp.f_\(name);
        INSERT INTO temp.f_\(name) SELECT m.ours, t.id, 'theirs', \(table.translated(of: "t"))
        FROM temp.m_\(name) m JOIN theirs.\(name) t ON t.first = m.theirs
        WHERE m.state = 'new' AND t.retired IS NULL
        """)
    var lost = 0
    for column in table.targets.keys.sorted() where !table.isLoose(column) {
      repeat {
        try db.execute(
          sql: """
            UPDATE temp.m_\(name) SET ours = NULL, state = 'left' WHERE state = 'new'
              AND ours IN (SELECT first FROM temp.f_\(name) WHERE \(column) < 0)
            """)
        try db.execute(sql: "DELETE FROM temp.f_\(name) WHERE \(column) < 0")
        lost = db.changesCount
        leftOut(table, lost)
        if lost > 0, table.targets[column] == name {
          try db.execute(
            sql: """
              UPDATE temp.f_\(name) SET \(column) = -\(column) WHERE \(column) > 0
                AND \(column) NOT IN (SELECT first FROM temp.f_\(name))
                AND \(column) NOT IN (SELECT version FROM main.\(name))
              """)
        }
      } while lost > 0
    }
    for column in table.targets.keys where table.isLoose(column) {
      try db.execute(sql: "UPDATE temp.f_\(name) SET \(column) = NULL WHERE \(column) < 0")
    }
  }
}
