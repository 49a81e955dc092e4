import Foundation
import GRDB
import GroundedTheory

/// What became of the things of a kind that went into others, in both copies together.
struct Succession {
  /// By what is gone, what stands for it.
  private(set) var heirs: [UUID: UUID] = [:]
  /// Things that went into others in one copy, and stay all the same, because these came to them in turn.
  private(set) var kept: [MergeSide: Set<UUID>] = [:]

  /// One succession: where it stands, and since when.
  struct Step {
    let side: MergeSide
    let heir: UUID
    let since: MergeStamp
    /// Whether the copy ever had what is gone; else it only knows it as a thing of the other copy that is
    /// one with its own.
    let isOwn: Bool
  }

  init() {}

  /// Of two successions of one thing the later holds, and of a circle the earliest does not.
  init(_ steps: [UUID: [Step]]) {
    var latest = steps.compactMapValues { $0.max { $0.since < $1.since } }
    for start in latest.keys.sorted(by: { $0.uuidString < $1.uuidString }) {
      var (line, seen): ([UUID], Set<UUID>) = ([start], [start])
      while let last = line.last, let next = latest[last]?.heir {
        if !seen.insert(next).inserted {
          let circle = line.drop { $0 != next }
          let first = circle.min { a, b in
            guard let a = latest[a]?.since, let b = latest[b]?.since else { return false }
            return a < b
          }
          if let first, let step = latest.removeValue(forKey: first), step.isOwn {
            kept[step.side, default: []].insert(first)
          }
          break
        }
        line.append(next)
      }
    }
    heirs = latest.mapValues(\.heir)
  }

  /// The last in the line of a thing's heirs; nil for one that has none.
  func end(of id: UUID) -> UUID? {
    var last = id
    while let next = heirs[last] { last = next }
    return last == id ? nil : last
  }
}

extension Merging {
  /// What became of the things of a table. One that a copy took back, knowing of it, is none.
  func succession(in table: MergeTable) throws -> Succession {
    var steps: [UUID: [Succession.Step]] = [:]
    for (side, schema, other) in [(MergeSide.ours, "main", "theirs"), (.theirs, "theirs", "main")] {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, s.successor, s.added, EXISTS (SELECT 1 FROM \(other).successor o
              WHERE o.id = s.id) AND NOT EXISTS (SELECT 1 FROM \(other).successor o
              WHERE o.id = s.id AND o.retired IS NULL),
            EXISTS (SELECT 1 FROM \(schema).\(table.name) g
              WHERE g.id = s.id AND g.version = g.first)
          FROM \(schema).successor s WHERE s.retired IS NULL AND s.kind = ?
          """, arguments: [table.name])
      for row in rows {
        let (added, isTakenBack): (Int, Bool) = (try row.value(2), try row.value(3))
        guard let since = stamps[side]?[added] else { continue }
        if isTakenBack, seen[side]?.contains(added) == true { continue }
        steps[try row.value(0), default: []].append(
          .init(side: side, heir: try row.value(1), since: since, isOwn: try row.value(4)))
      }
    }
    return Succession(steps)
  }

  /// Finds where references to things lead that went into others, in whichever copy: those are no more.
  func followHeirs(in table: MergeTable) throws {
    guard let succession = successions[table.name] else { return }
    for id in succession.heirs.keys {
      guard let end = succession.end(of: id), let first = try row(id, "main", table.name),
        let heir = try ourRow(of: end, in: table), heir != first
      else { continue }
      let isLive = try ["main", "theirs"].contains {
        try row(end, $0, table.name, live: true) != nil
      }
      if isLive { followed[table.name, default: [:]][first] = heir }
    }
  }

  private func ourRow(of id: UUID, in table: MergeTable) throws -> Int64? {
    if let row = try row(id, "main", table.name) { return row }
    guard let row = try row(id, "theirs", table.name) else { return nil }
    return try Int64.fetchOne(
      db, sql: "SELECT ours FROM temp.m_\(table.name) WHERE theirs = ?", arguments: [row])
  }

  /// A thing's content, references led on to what the things that they name went into.
  func led(_ content: Content, in table: MergeTable) -> Content {
    zip(table.fields, content).map { column, value in
      guard let target = table.targets[column], let row = Int64.fromDatabaseValue(value),
        let heir = followed[target]?[row]
      else { return value }
      return heir.databaseValue
    }
  }

  func led(_ history: ThingHistory<Content>, in table: MergeTable) -> ThingHistory<Content> {
    guard table.targets.values.contains(where: { followed[$0] != nil }) else { return history }
    var history = history
    history.current = history.current.map { led($0, in: table) }
    history.versions = history.versions.map { led($0, in: table) }
    history.seen = history.seen.map { .init(content: led($0.content, in: table), since: $0.since) }
    return history
  }

  /// The least UUID of all that became one with a thing, which both copies order it by.
  func elders() throws -> [UUID: UUID] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, successor FROM main.successor UNION SELECT id, successor FROM theirs.successor
        UNION SELECT theirs, ours FROM temp.same
        """)
    var least: [UUID: UUID] = [:]
    func root(_ id: UUID) -> UUID {
      var id = id
      while let next = least[id] { id = next }
      return id
    }
    for row in rows {
      let (a, b) = (root(try row.value(0)), root(try row.value(1)))
      guard a != b else { continue }
      least[a.uuidString < b.uuidString ? b : a] = a.uuidString < b.uuidString ? a : b
    }
    return Dictionary(uniqueKeysWithValues: least.keys.map { ($0, root($0)) })
  }
}
