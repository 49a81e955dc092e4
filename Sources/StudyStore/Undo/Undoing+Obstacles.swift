import GRDB
import GroundedTheory

/// What later work an event carries.
extension Undoing {
  /// As many things as a message names of one event.
  private static var shown: Int { 3 }

  /// Things that the event touched and that an event after it changed, where that change still counts.
  func laterChanges() throws -> [UndoObstacle] {
    try tables.flatMap { table in
      let (name, keys) = (table.name, table.keys())
      let touched = """
        (\(keys)) IN (SELECT \(keys) FROM \(name)
          WHERE (added = ?1 OR retired = ?1) AND added IS NOT retired)
        """
      let events = try Int.fetchAll(
        db,
        sql: """
          SELECT added FROM \(name) WHERE added > ?1 AND \(touched)
          UNION SELECT retired FROM \(name) WHERE retired > ?1 AND \(touched)
          """, arguments: [event])
      let counting = events.filter { trail.counts($0, since: event) }
      let rest = counting.dropFirst(Self.shown).map { UndoObstacle(reason: nil, event: $0) }
      return try counting.prefix(Self.shown).flatMap { later in
        let versions = try Int64.fetchAll(
          db,
          sql: """
            SELECT min(version) FROM \(name) WHERE (added = ?2 OR retired = ?2) AND \(touched)
            GROUP BY \(keys)
            """, arguments: [event, later])
        return try obstacles(versions, in: table) { _ in ("was changed again", later) }
      } + rest
    }
  }

  /// Live rows left with a reference to nothing that is live, after the rows were exchanged.
  func danglingReferences() throws -> [UndoObstacle] {
    try tables.flatMap { table in
      try table.references.flatMap { reference -> [UndoObstacle] in
        let (column, target) = (reference.column, reference.target)
        if added[table.name] ?? 0 == 0 && retired[target] ?? 0 == 0 { return [] }
        let versions = try Int64.fetchAll(
          db,
          sql: """
            SELECT version FROM \(table.name) r WHERE retired IS NULL AND \(column) IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM \(target) t
                WHERE t.\(reference.key) = r.\(column) AND t.retired IS NULL)
              AND (added = ?1
                OR \(column) IN (SELECT \(reference.key) FROM \(target) WHERE retired = ?1))
            """, arguments: [writing.event])
        return try obstacles(versions, in: table) { version in
          let row = try Row.fetchOne(
            db,
            sql: """
              SELECT r.added, max(t.version), max(t.retired) FROM \(table.name) r
                JOIN \(target) t ON t.\(reference.key) = r.\(column) WHERE r.version = ?
              """, arguments: [version])
          guard let row, let missing: Int64 = try row.value(1) else { return ("is lost", nil) }
          let thing = try db.name(ofRow: missing, in: target)
          let isBack = try row.value(0) == writing.event
          return isBack
            ? ("belongs to \(thing), which was taken back", try row.value(2))
            : ("depends on \(thing)", try row.value(0))
        }
      }
    }
  }

  /// Live rows that have the name, number or place that a row of the event would take again.
  func taken(in table: VersionedTable) throws -> [UndoObstacle] {
    try table.uniqueKeys.flatMap { expressions -> [UndoObstacle] in
      let columns = expressions.enumerated().map { "\($1) AS k\($0)" }.joined(separator: ", ")
      let isSame = expressions.indices.map { "w.k\($0) = l.k\($0)" }.joined(separator: " AND ")
      let versions = try Int64.fetchAll(
        db,
        sql: """
          SELECT l.version FROM
            (SELECT \(columns) FROM \(table.name) WHERE retired = ? AND added < retired) w
            JOIN (SELECT version, \(columns) FROM \(table.name) WHERE retired IS NULL) l
              ON \(isSame)
          """, arguments: [event])
      return try obstacles(versions, in: table) { version in
        (
          "has taken the place of what would come back",
          try Int.fetchOne(
            db, sql: "SELECT added FROM \(table.name) WHERE version = ?", arguments: [version])
        )
      }
    }
  }

  /// Levels that would number their codes alike.
  private func clashingLevels() throws -> [UndoObstacle] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT b.levelKey, b.prefix, o.added FROM level b JOIN level o ON o.prefix = b.prefix
        WHERE b.added = ?1 AND b.retired IS NULL AND o.retired IS NULL AND o.first <> b.first
        """, arguments: [writing.event]
    ).map { row in
      UndoObstacle(
        reason: "the level \"\(try row.value(0) as String)\" would number its codes with"
          + " \"\(try row.value(1) as String)\", as another does", event: try row.value(2))
    }
  }

  /// Codes that would break a rule of the codebook.
  func brokenCodebook() throws -> [UndoObstacle] {
    guard added["code"] ?? 0 > 0 || retired["level"] ?? 0 > 0 || added["level"] ?? 0 > 0
    else { return [] }
    let clashing = try clashingLevels()
    if !clashing.isEmpty { return clashing }
    return try db.liveCodebook().faults.map { code, rule in
      let later = try Int.fetchOne(
        db,
        sql: """
          SELECT max(added) FROM code WHERE retired IS NULL AND added <> ?2 AND (id = ?1
            OR first = (SELECT parent FROM code WHERE id = ?1 AND retired IS NULL))
          """, arguments: [code.id.uuid, writing.event])
      return UndoObstacle(reason: "the code \"\(code.name)\": \(rule)", event: later)
    }
  }

  /// Codings whose words would not stand at their place any more, because the text of their source is
  /// another one than it was.
  func movedWords() throws -> [UndoObstacle] {
    let sources = try Int64.fetchAll(
      db,
      sql: """
        SELECT first FROM source WHERE retired = ?1 OR added = ?1
        UNION SELECT source FROM coding WHERE added = ?1
        """, arguments: [writing.event])
    let moved = try sources.filter { source in
      // What would come back was live until just before the event.
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM source s JOIN source l ON l.first = s.first
            WHERE s.first = ?1 AND l.retired IS NULL AND s.text <> l.text
              AND s.added < s.retired AND (s.retired = ?3 OR s.added < ?2 AND s.retired >= ?2))
          """, arguments: [source, event, writing.event]) ?? false
    }
    guard !moved.isEmpty, let table = tables.first(where: { $0.name == "coding" }) else {
      return []
    }
    var check = QuoteCheck(db)
    try check.gather(sources: Set(moved), onlyLive: true)
    var lost: [Int64] = []
    try check.run { lost.append($0.version) }
    return try obstacles(lost, in: table) { version in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT c.added, max(s.added) FROM coding c
            JOIN source s ON s.first = c.source AND s.added <> ?2 WHERE c.version = ?1
          """, arguments: [version, writing.event])
      let added: Int? = try row?.value(0)
      return added == writing.event
        ? ("would not stand in the corrected text", try row?.value(1))
        : ("stands in the corrected text", added)
    }
  }

  /// The first few rows by name; how many more there are is said in one line.
  private func obstacles(
    _ versions: [Int64], in table: VersionedTable,
    _ tell: (Int64) throws -> (String, Int?)
  ) throws -> [UndoObstacle] {
    var obstacles = try versions.prefix(Self.shown).map { version in
      let (what, event) = try tell(version)
      return UndoObstacle(
        reason: "\(try db.name(ofRow: version, in: table.name)) \(what)", event: event)
    }
    let rest = versions.count - obstacles.count
    if rest > 0 { obstacles.append(UndoObstacle(reason: "… and \(rest) more", event: nil)) }
    return obstacles
  }
}
