import GRDB
import GroundedTheory

/// Puts one thing in place of another in everything that refers to it, or retires all that does.
///
/// What refers to what is read from the database, and each step is one statement a table, for half a
/// million codings as for one. Where a row would come to say what a live row says already (a coder's
/// coding of the same words, a relation of the same ends), the two are joined: the one that stood there
/// stays, or else the older one, and what refers to the other comes to it in turn.
struct Repointing {
  private let writing: Writing
  private let tables: [VersionedTable]
  private var rounds = 0
  /// Rows that refer to another thing now, by table.
  private(set) var moved: [String: Int] = [:]
  /// Rows that went because another says the same, by table.
  private(set) var joined: [String: Int] = [:]
  /// Rows that were retired with what they refer to, by table.
  private(set) var retired: [String: Int] = [:]
  /// The rounds in which things of a table were joined.
  private var joinedIn: [String: [Int]] = [:]

  private var db: Database { writing.db }

  /// Makes the tables that it keeps its lists in, empty.
  init(_ writing: Writing) throws {
    self.writing = writing
    tables = try VersionedTable.all(in: writing.db)
    try writing.db.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS replaced (
          round INTEGER NOT NULL, old INTEGER NOT NULL, new INTEGER, PRIMARY KEY (round, old)
        ) WITHOUT ROWID;
        CREATE TEMP TABLE IF NOT EXISTS moving (version INTEGER PRIMARY KEY, twin INTEGER);
        DELETE FROM temp.replaced;
        DELETE FROM temp.moving;
        """)
  }

  /// Lets everything that refers to the old things refer to the new ones; the old ones are to be
  /// retired already.
  mutating func replace(_ target: String, _ pairs: [(old: Int64, new: Int64)]) throws {
    let round = try begin(pairs.map { ($0.old, $0.new) })
    try settle([(target, round)])
  }

  /// Gives some rows of a table another thing in one column.
  /// - Parameter condition: SQL over `t`, the row, that chooses them.
  mutating func move(
    _ table: String, _ column: String, from old: Int64, to new: Int64, where condition: String
  ) throws {
    guard let table = tables.first(where: { $0.name == table }) else { return }
    let round = try begin([(old, new)])
    try choose(table, [column], round, where: condition)
    try settle(try exchange(table, [column], round).map { [(table.name, $0)] } ?? [])
  }

  /// Retires everything that refers to these things, and what refers to that.
  mutating func retireReferrers(of target: String, _ things: [Int64]) throws {
    var open = [(target, try begin(things.map { ($0, nil) }))]
    while let (target, round) = open.popLast() {
      for (table, columns) in referrers(of: target) {
        try choose(table, columns, round)
        let next = rounds + 1
        if table.content.contains("first") {
          try db.execute(
            sql: """
              INSERT INTO temp.replaced (round, old)
              SELECT ?, t.first FROM temp.moving m CROSS JOIN \(table.name) t ON t.version = m.version
              """, arguments: [next])
          if db.changesCount > 0 {
            rounds = next
            open.append((table.name, next))
          }
        }
        retired[table.name, default: 0] += try retireChosen(table)
      }
    }
  }

  /// Live rows that refer to one of these things, by table; those among the things themselves are left out.
  func referrers(to target: String, _ things: [Int64]) throws -> [String: Int] {
    let list = things.map(String.init).joined(separator: ", ")
    var counts: [String: Int] = [:]
    for (table, columns) in referrers(of: target) {
      let refers = columns.map { "\($0) IN (\(list))" }.joined(separator: " OR ")
      let others = table.name == target ? " AND first NOT IN (\(list))" : ""
      let sql = "SELECT count(*) FROM \(table.name) WHERE retired IS NULL AND (\(refers))\(others)"
      counts[table.name] = try Int.fetchOne(db, sql: sql)
    }
    return counts.filter { $0.value > 0 }
  }

  /// The things of a table that were joined to another one, by the rows that stand for them.
  func joins(in table: String) throws -> [(old: Int64, new: Int64)] {
    try (joinedIn[table] ?? []).flatMap { round in
      try Row.fetchAll(
        db, sql: "SELECT old, new FROM temp.replaced WHERE round = ? ORDER BY old",
        arguments: [round]
      ).map { (try $0.value(0), try $0.value(1)) }
    }
  }
}

extension Repointing {
  private func referrers(of target: String) -> [(VersionedTable, [String])] {
    tables.compactMap { table in
      let columns = table.references.filter { $0.target == target && $0.key == "first" }
      return columns.isEmpty ? nil : (table, columns.map(\.column))
    }
  }

  private mutating func begin(_ pairs: [(Int64, Int64?)]) throws -> Int {
    rounds += 1
    let insert = try db.makeStatement(sql: "INSERT INTO temp.replaced VALUES (?, ?, ?)")
    for (old, new) in pairs { try insert.execute(arguments: [rounds, old, new]) }
    return rounds
  }

  private mutating func settle(_ first: [(target: String, round: Int)]) throws {
    var open = first
    while let (target, round) = open.popLast() {
      for (table, columns) in referrers(of: target) {
        try choose(table, columns, round)
        if let next = try exchange(table, columns, round) { open.append((table.name, next)) }
      }
    }
  }

  /// Lists the live rows that refer to a thing of the round.
  private func choose(
    _ table: VersionedTable, _ columns: [String], _ round: Int, where condition: String = "1"
  ) throws {
    try db.execute(sql: "DELETE FROM temp.moving")
    let refers = columns.map {
      "t.\($0) IN (SELECT old FROM temp.replaced WHERE round = \(round))"
    }.joined(separator: " OR ")
    try db.execute(
      sql: """
        INSERT INTO temp.moving (version)
        SELECT version FROM \(table.name) t WHERE retired IS NULL AND (\(refers)) AND (\(condition))
        """)
  }

  /// Retires the rows that are listed and adds them again with the new things, but for those that
  /// would say what another one says.
  /// - Returns: the round of the things that were joined, where there are any.
  private mutating func exchange(
    _ table: VersionedTable, _ columns: [String], _ round: Int
  ) throws -> Int? {
    let rows = RewrittenRows(table, columns, round: round)
    for key in rows.affectedKeys { try db.execute(sql: rows.findingTwins(by: key)) }
    let chosen = try retireChosen(table)
    guard chosen > 0 else { return nil }
    try db.execute(sql: rows.addingAgain, arguments: [writing.event])
    writing.numbersMoved(in: table.name)
    let added = db.changesCount
    moved[table.name, default: 0] += added
    guard added < chosen else { return nil }
    joined[table.name, default: 0] += chosen - added
    guard table.content.contains("first") else { return nil }
    rounds += 1
    joinedIn[table.name, default: []].append(rounds)
    try db.execute(sql: rows.listingTwins, arguments: [rounds])
    return rounds
  }

  private func retireChosen(_ table: VersionedTable) throws -> Int {
    try db.execute(
      sql: """
        UPDATE \(table.name) SET retired = ? WHERE version IN (SELECT version FROM temp.moving)
        """, arguments: [writing.event])
    return db.changesCount
  }
}
