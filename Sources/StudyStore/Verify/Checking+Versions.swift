import GRDB
import GroundedTheory

/// The versions of things against the events, which is what makes earlier states and undo true.
extension Checking {
  /// Events are numbered without gaps, and what takes another back comes after it.
  mutating func checkEvents() throws {
    let trail = try Row.fetchAll(db, sql: "SELECT number, verb, undoes FROM event ORDER BY number")
    result.count(.events, trail.count)
    var verbs: [Int: String] = [:]
    for (index, row) in trail.enumerated() {
      let number: Int = try row.value(0)
      if number != index + 1, verbs[number &- 1] == nil {
        result.fail(.events, "event \(number)", "the one before it is missing")
      }
      verbs[number] = try row.value(1)
      guard let target: Int = try row.value(2) else { continue }
      if target >= number || verbs[target] == nil {
        result.fail(
          .events, "event \(number)", "it takes back event \(target), which is not before it")
      } else if let verb = verbs[target], EventTrail.isFinal(verb) {
        result.fail(
          .events, "event \(number)", "it takes back event \(target) (\(verb)), which cannot be")
      }
    }
    if trail.isEmpty { result.fail(.events, "the history", "it is empty") }
  }

  /// Each row was added and retired by events that exist, and the versions of a thing follow each other:
  /// none is added before the one before it was retired.
  mutating func checkVersions() throws {
    for table in try VersionedTable.all(in: db) {
      let name = table.name
      result.count(.versions, try count(name))
      try failVersions(
        of: table, "the event that added or retired it is missing",
        """
        SELECT version FROM \(name) WHERE added NOT IN (SELECT number FROM event)
          OR retired IS NOT NULL AND retired NOT IN (SELECT number FROM event)
        """)
      try failVersions(
        of: table, "it was retired before it was added",
        "SELECT version FROM \(name) WHERE retired < added")
      if table.content.contains("id") {
        try failVersions(
          of: table, "it is no version of the thing that it says it is",
          """
          SELECT r.version FROM \(name) r JOIN \(name) f ON f.version = r.first
          WHERE r.version <> r.first AND (f.first <> f.version OR f.id <> r.id)
          """)
      }
      let several =
        table.key == ["first"]
        ? "SELECT first FROM \(name) WHERE version <> first"
        : "SELECT \(table.keys()) FROM \(name) GROUP BY \(table.keys()) HAVING count(*) > 1"
      try failVersions(
        of: table, "it was live while another version of the same thing was",
        """
        SELECT version FROM (
          SELECT version, added, lag(version) OVER thing AS previous,
            lag(retired) OVER thing AS ended
          FROM \(name) WHERE (\(table.keys())) IN (\(several))
          WINDOW thing AS (PARTITION BY \(table.keys()) ORDER BY added, version))
        WHERE previous IS NOT NULL AND (ended IS NULL OR ended > added)
        """)
    }
  }

  private mutating func failVersions(
    of table: VersionedTable, _ what: String, _ sql: String
  ) throws {
    let versions = try Row.fetchCursor(db, sql: sql)
    while let row = try versions.next() {
      try result.fail(.versions, try db.name(ofRow: row.value(0), in: table.name), what)
    }
  }

  /// What an undo retired is what the event had added, and the other way about. The rows of an event are
  /// compared by how many they are and by the sum of their hashes: one sweep, nothing sorted.
  mutating func checkUndos() throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, undoes FROM event WHERE undoes IS NOT NULL ORDER BY number")
    let undos = try rows.map { (try $0.value(0) as Int64, try $0.value(1) as Int64) }
    result.count(.undo, undos.count)
    guard !undos.isEmpty else { return }
    let events = Set(undos.flatMap { [$0, $1] })
    for table in try VersionedTable.all(in: db) {
      let (added, retired) = try changes(of: table, by: events)
      for (undo, event) in undos
      where added[undo] != retired[event] || retired[undo] != added[event] {
        result.fail(
          .undo, "event \(undo)",
          "the rows of \"\(table.name)\" that it exchanged are not those of event \(event)")
      }
    }
  }

  /// The rows of an event, as good as written out.
  private struct Rows: Equatable {
    var count = 0
    var hashes = 0

    mutating func add(_ hash: Int) {
      count += 1
      hashes &+= hash
    }
  }

  /// What each event added and what it retired.
  private func changes(
    of table: VersionedTable, by events: Set<Int64>
  ) throws -> (added: [Int64: Rows], retired: [Int64: Rows]) {
    let rows = try RowScan(
      db,
      """
      SELECT added, retired, \(table.content.joined(separator: ", ")) FROM \(table.name)
      WHERE added IS NOT retired
      """)
    var (added, retired): ([Int64: Rows], [Int64: Rows]) = ([:], [:])
    while try rows.next() {
      let (adding, retiring) = (rows.number(0) ?? 0, rows.number(1) ?? 0)
      let (isAdded, isRetired) = (events.contains(adding), events.contains(retiring))
      guard isAdded || isRetired else { continue }
      let hash = rows.hash(of: 2..<Int32(table.content.count + 2))
      if isAdded { added[adding, default: Rows()].add(hash) }
      if isRetired { retired[retiring, default: Rows()].add(hash) }
    }
    return (added, retired)
  }
}
