import GRDB
import GroundedTheory

/// The history replayed: at no event was anything wrong with what was live then. What is live now is what
/// the events lead to, since a row is live until the event that retired it; so `--as-of` and undo are
/// true wherever this holds.
extension Checking {
  /// The events between which something was live, in order, those that touch made one.
  private typealias Lives = [Range<Int64>]

  mutating func checkReplay() throws {
    for table in try VersionedTable.all(in: db) {
      try checkLives(of: table)
      for keys in table.uniqueKeys { try checkTwins(of: keys, in: table) }
    }
    try checkMergedEvents()
    try checkSuccessors()
  }

  /// Rows were written in the order of their events, and what a row refers to was live as long as it was.
  private mutating func checkLives(of table: VersionedTable) throws {
    let targets = try table.references.map { try lives(of: $0, from: table) }
    let columns = ["version", "added", "retired"] + table.references.map(\.column)
    let rows = try RowScan(
      db, "SELECT \(columns.joined(separator: ", ")) FROM \(table.name) ORDER BY version")
    var last: Int64 = 0
    while try rows.next() {
      result.count(.replay, 1)
      guard let version = rows.number(0), let added = rows.number(1) else { continue }
      if added < last {
        try result.fail(
          .replay, try db.name(ofRow: version, in: table.name),
          "it is of event \(added), yet was written after rows of event \(last)")
      }
      last = max(last, added)
      let until = rows.number(2) ?? .max
      guard added < until else { continue }
      for (index, reference) in table.references.enumerated() {
        let column = Int32(index + 3)
        guard !rows.isNull(column) else { continue }
        let known = targets[index][rows.hash(of: column..<(column + 1))] ?? []
        if let gap = Self.gap(in: added..<until, of: known) {
          try result.fail(
            .replay, try db.name(ofRow: version, in: table.name),
            "after event \(gap) its \(reference.column) was no live \(reference.target)")
        }
      }
    }
  }

  /// When the things were live that a table refers to, by the hash of what it calls them.
  private func lives(
    of reference: VersionedTable.Reference, from table: VersionedTable
  ) throws -> [Int: Lives] {
    let references = "(SELECT 1 FROM \(table.name) WHERE \(reference.column) IS NOT NULL LIMIT 1)"
    guard try count(references) > 0 else { return [:] }
    // Of codings, by far the most, few are referred to; everything else is few, or all referred to.
    let isPart =
      reference.target == "coding"
      ? " AND \(reference.key) IN (SELECT \(reference.column) FROM \(table.name))" : ""
    let rows = try RowScan(
      db,
      """
      SELECT \(reference.key), added, retired FROM \(reference.target)
      WHERE added IS NOT retired\(isPart) ORDER BY \(reference.key), added
      """)
    var lives: [Int: Lives] = [:]
    while try rows.next() {
      guard let added = rows.number(1) else { continue }
      let until = rows.number(2) ?? .max
      guard added < until else { continue }
      let thing = rows.hash(of: 0..<1)
      var known = lives[thing] ?? []
      if let last = known.last, last.upperBound == added {
        known[known.count - 1] = last.lowerBound..<until
      } else {
        known.append(added..<until)
      }
      lives[thing] = known
    }
    return lives
  }

  /// The first event in a life that none of the others holds.
  private static func gap(in life: Range<Int64>, of lives: Lives) -> Int64? {
    guard let cover = lives.last(where: { $0.lowerBound <= life.lowerBound }),
      cover.contains(life.lowerBound)
    else { return life.lowerBound }
    return cover.upperBound < life.upperBound ? cover.upperBound : nil
  }

  /// No two rows had a name, number or place at one time that only one may have. Of those that are live
  /// now the index keeps watch, so only keys that a retired row has are looked at.
  private mutating func checkTwins(of keys: [String], in table: VersionedTable) throws {
    let (name, columns) = (table.name, keys.joined(separator: ", "))
    guard try count("(SELECT 1 FROM \(name) WHERE retired > added LIMIT 1)") > 0 else { return }
    let twins = try Row.fetchCursor(
      db,
      sql: """
        SELECT version, added FROM (
          SELECT version, added, max(ifnull(retired, 1 << 62)) OVER
            (PARTITION BY \(columns) ORDER BY added, version
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended
          FROM \(name) WHERE added IS NOT retired AND (\(columns)) IN
            (SELECT \(columns) FROM \(name) WHERE retired > added))
        WHERE ended > added
        """)
    while let row = try twins.next() {
      try result.fail(
        .replay, try db.name(ofRow: row.value(0), in: name),
        "after event \(try row.value(1) as Int) another had the same \(columns)")
    }
  }

  /// What a merge brought belongs to the merge; the events that it brought only tell of the other copy.
  private mutating func checkMergedEvents() throws {
    let merged = try Row.fetchAll(
      db,
      sql: """
        SELECT e.number, m.verb FROM event e LEFT JOIN event m ON m.number = e.merged
        WHERE e.merged IS NOT NULL
        """)
    for row in merged where try row.value(1) as String? != "merge" {
      try result.fail(
        .events, "event \(try row.value(0) as Int)", "the merge that brought it is missing")
    }
    guard !merged.isEmpty else { return }
    for table in Schema.versioned.keys.sorted() {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT version FROM \(table) WHERE added IN (SELECT number FROM event WHERE merged IS NOT NULL)
            OR retired IN (SELECT number FROM event WHERE merged IS NOT NULL)
          """)
      while let row = try rows.next() {
        try result.fail(
          .versions, try db.name(ofRow: row.value(0), in: table),
          "an event of another copy is said to have written it")
      }
    }
  }
}
