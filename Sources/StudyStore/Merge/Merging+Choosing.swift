import Foundation
import GRDB
import GroundedTheory

/// What comes out of things that both copies have.
extension Merging {
  /// Compares the things of a table that both have and that differ, and lays down what comes out.
  func choose(_ table: MergeTable) throws {
    if !table.hasID { return try chooseWholeRows(table) }
    let name = table.name
    let differs = table.fields.map {
      "o.\($0) IS NOT \(table.translated($0, of: "t"))"
    }.joined(separator: " OR ")
    let (mine, their) = (
      "(SELECT id FROM main.\(name) WHERE version = m.ours)",
      "(SELECT id FROM theirs.\(name) WHERE version = m.theirs)"
    )
    func heir(_ schema: String, of id: String) -> String {
      """
      (SELECT s.successor FROM \(schema).successor f JOIN \(schema).successor s
        ON s.first = f.first AND s.retired IS NULL WHERE f.id = \(id) AND f.version = f.first)
      """
    }
    // One that went into another thing there is not taken out; one of two that both made and joined is.
    let isTwin = """
      \(heir("theirs", of: their)) IS NULL
      AND (\(heir("main", of: their)) = \(mine) OR \(heir("theirs", of: mine)) = \(their))
      """
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.pair;
        CREATE TEMP TABLE pair (ours INTEGER PRIMARY KEY, theirs INTEGER);
        INSERT OR IGNORE INTO temp.pair SELECT m.ours, m.theirs FROM temp.m_\(name) m
          LEFT JOIN theirs.\(name) t ON t.first = m.theirs AND t.retired IS NULL
          LEFT JOIN main.\(name) o ON o.first = m.ours AND o.retired IS NULL
          WHERE m.state IN ('known', 'joined') AND CASE
            WHEN o.version IS NULL THEN t.version IS NOT NULL
            WHEN t.version IS NULL THEN m.state = 'known' OR \(isTwin) ELSE \(differs) END
          ORDER BY m.state = 'known' DESC, m.theirs
        """)
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM temp.pair)") == true else {
      return
    }
    let ours = try histories(
      .ours, key: 1,
      """
      SELECT o.first, o.added, o.retired, \(table.list(of: "o")) FROM main.\(name) o
      CROSS JOIN temp.pair p ON p.ours = o.first ORDER BY o.first, o.added, o.version
      """
    ).mapValues { led($0, in: table) }
    let theirs = try histories(
      .theirs, key: 1,
      """
      SELECT p.ours, t.added, t.retired, \(table.translated(of: "t")) FROM theirs.\(name) t
      CROSS JOIN temp.pair p ON p.theirs = t.first ORDER BY p.ours, t.added, t.version
      """
    ).mapValues { led($0, in: table) }
    let ids = try Row.fetchAll(
      db,
      sql: """
        SELECT p.ours, f.id FROM temp.pair p JOIN main.\(name) f ON f.version = p.ours ORDER BY f.id
        """)
    for row in ids {
      let first: Int64 = try row.value(0)
      guard let here = ours[[first.databaseValue]], var there = theirs[[first.databaseValue]] else {
        continue
      }
      there.current = there.current.map { loosened($0, table) }
      there.versions = there.versions.map { loosened($0, table) }
      there.seen = there.seen.map {
        .init(content: loosened($0.content, table), since: $0.since)
      }
      if let content = there.current, !isWhole(content, table) {
        count(table) { $0.leftOut += 1 }
        continue
      }
      try choose(Pair(table: table, first: first, id: try row.value(1), ours: here, theirs: there))
    }
  }

  /// Content that does without what is not taken, where it can.
  func loosened(_ content: Content, _ table: MergeTable) -> Content {
    zip(table.fields, content).map { column, value in
      table.isLoose(column) && (Int64.fromDatabaseValue(value) ?? 0) < 0 ? .null : value
    }
  }

  /// Whether all that it refers to is here or comes in.
  func isWhole(_ content: Content, _ table: MergeTable) -> Bool {
    zip(table.fields, content).allSatisfy { column, value in
      table.targets[column] == nil || (Int64.fromDatabaseValue(value) ?? 0) >= 0
    }
  }

  /// A thing with what both copies know of it.
  struct Pair {
    let table: MergeTable
    let first: Int64
    let id: UUID
    let ours: ThingHistory<Content>
    let theirs: ThingHistory<Content>
  }

  private func choose(_ pair: Pair) throws {
    let table = pair.table
    let kept = successions[table.name]?.kept ?? [:]
    if kept[.theirs]?.contains(pair.id) == true, pair.ours.current != nil { return }
    if kept[.ours]?.contains(pair.id) == true, let theirs = pair.theirs.current {
      count(table) { $0.theirsNewer += 1 }
      return try layDown(theirs, of: pair, origin: .theirs)
    }
    if followed[table.name]?[pair.first] != nil {
      if pair.ours.current != nil { count(table) { $0.theirsNewer += 1 } }
      return try layDown(nil, of: pair, origin: .theirs)
    }
    switch pair.ours.compared(to: pair.theirs) {
    case .same: return
    case .newer(.ours):
      count(table) { $0.oursNewer += 1 }
      if table.name == "source" { keepRevision(pair, now: .ours) }
      if table.name == "code" { keepPlaces(pair, taken: .ours) }
    case .newer(.theirs):
      count(table) { $0.theirsNewer += 1 }
      if table.name == "source" { keepRevision(pair, now: .theirs) }
      if table.name == "code" { keepPlaces(pair, taken: .theirs) }
      try layDown(pair.theirs.current, of: pair, origin: .theirs)
    case .gone:
      count(table) { $0.both += 1 }
      let chosen = try settle(
        table, pair.id, field: "", name: try name(of: pair),
        ours: state(pair.ours, table, [], .ours), theirs: state(pair.theirs, table, [], .theirs))
      let kept = chosen == .theirs ? pair.theirs.current : pair.ours.current
      try layDown(kept, of: pair, origin: chosen ?? .ours)
    case .both(let base): try join(pair, base: base)
    }
  }

  // MARK: Changed in both

  private func join(_ pair: Pair, base: Content?) throws {
    guard var mine = pair.ours.current, var other = pair.theirs.current else { return }
    let table = pair.table
    count(table) { $0.both += 1 }
    level(&mine, &other, base: base, in: table)
    let threeWay = ThreeWay<DatabaseValue>(
      parts: table.parts,
      isEmpty: { $0.isNull || $0 == "".databaseValue || $0 == "[]".databaseValue },
      join: { _, base, ours, theirs in
        guard let ours = String.fromDatabaseValue(ours), ours.first == "[",
          let theirs = String.fromDatabaseValue(theirs)
        else { return nil }
        return MergedList.join(base: base.flatMap(String.fromDatabaseValue), ours, theirs)?
          .databaseValue
      })
    var sides: [[Int]: MergeSide] = [:]
    let merged = try threeWay.merged(mine, other, base: base) { part in
      let side = try side(of: part, pair)
      sides[part] = side ?? .ours
      return side
    }
    if table.name == "source", let text = table.fields.firstIndex(of: "text") {
      keepRevision(pair, now: merged[text] == mine[text] ? .ours : .theirs)
    }
    if table.name == "code", let place = table.parts.first {
      keepPlaces(pair, taken: place.allSatisfy { merged[$0] == mine[$0] } ? .ours : .theirs)
    }
    let place = table.name == "coding" ? table.parts.first ?? [] : []
    let origin: MergeSide = place.allSatisfy { merged[$0] == mine[$0] } ? .ours : .theirs
    try layDown(merged, of: pair, origin: origin)
  }

  /// Two numbers for one thing in one place say nothing: both take the lower one.
  private func level(
    _ ours: inout Content, _ theirs: inout Content, base: Content?, in table: MergeTable
  ) {
    guard let column = table.number.flatMap(table.fields.firstIndex),
      let part = table.parts.first(where: { $0.contains(column) }), ours[column] != theirs[column],
      part.allSatisfy({ $0 == column || ours[$0] == theirs[$0] }),
      base.map({ ours[column] != $0[column] && theirs[column] != $0[column] }) ?? true
    else { return }
    let numbers = [ours, theirs].compactMap { Int64.fromDatabaseValue($0[column]) }
    ours[column] = (numbers.min() ?? 1).databaseValue
    theirs[column] = ours[column]
  }

  private func side(of part: [Int], _ pair: Pair) throws -> MergeSide? {
    let table = pair.table
    let columns = part.map { table.fields[$0] }
    // Where the text was corrected, the places of its codings go with the text that is taken.
    if table.name == "coding", columns.contains("quote"),
      let source = table.fields.firstIndex(of: "source"),
      let first = pair.ours.current.flatMap({ Int64.fromDatabaseValue($0[source]) }),
      let text = revised[first]
    {
      return text.now
    }
    return try settle(
      table, pair.id, field: columns.joined(separator: "+"), name: try name(of: pair),
      ours: state(pair.ours, table, part, .ours), theirs: state(pair.theirs, table, part, .theirs))
  }

  private func keepRevision(_ pair: Pair, now: MergeSide) {
    guard let column = pair.table.fields.firstIndex(of: "text"),
      let ours = pair.ours.current.flatMap({ Int64.fromDatabaseValue($0[column]) }),
      let theirs = pair.theirs.current.flatMap({ Int64.fromDatabaseValue($0[column]) }),
      ours != theirs, let own = try? theirKey(of: theirs)
    else { return }
    revised[pair.first] = RevisedText(ours: ours, theirs: own, now: now)
  }

  private func theirKey(of text: Int64) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT theirs FROM temp.m_text WHERE ours = ?", arguments: [text])
  }

  private func keepPlaces(_ pair: Pair, taken: MergeSide) {
    guard let part = pair.table.parts.first, let mine = pair.ours.current,
      let other = pair.theirs.current, part.contains(where: { mine[$0] != other[$0] })
    else { return }
    let (here, there) = (
      state(pair.ours, pair.table, part, .ours), state(pair.theirs, pair.table, part, .theirs)
    )
    otherPlaces[pair.first] = OtherPlace(
      values: part.map { taken == .ours ? other[$0] : mine[$0] }, side: taken.other,
      taken: taken == .ours ? pair.ours.changed : pair.theirs.changed, here: here, there: there)
  }

  /// Lays down what a thing is to be, or that it goes.
  private func layDown(_ content: Content?, of pair: Pair, origin: MergeSide) throws {
    let table = pair.table
    let places = table.fields.map { _ in ", ?" }.joined()
    guard let content else {
      if pair.ours.current != nil {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO temp.g_\(table.name) VALUES (?)")
          .execute(arguments: [pair.first])
      }
      return
    }
    if content == pair.ours.current { return }
    let values: [any DatabaseValueConvertible] = [pair.first, pair.id, origin.rawValue]
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO temp.f_\(table.name) VALUES (?, ?, ?\(places))"
    ).execute(arguments: StatementArguments(values + content))
  }
}
