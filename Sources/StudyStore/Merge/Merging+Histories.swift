import Foundation
import GRDB
import GroundedTheory

/// What each copy knows of its things, and how ours follow what became of things there.
extension Merging {
  /// - Parameters:
  ///   - key: how many columns, from the first, tell one thing from another.
  ///   - sql: rows of the key, `added`, `retired` and the fields, by key and in order.
  func histories(
    _ side: MergeSide, key: Int, _ sql: String
  ) throws -> [Content: ThingHistory<Content>] {
    var histories: [Content: ThingHistory<Content>] = [:]
    var reading: (key: Content, history: ThingHistory<Content>, ended: Int?, last: Int)?
    func close() {
      if let reading { histories[reading.key] = reading.history }
    }
    let (void, seen) = (void[side] ?? [], seen[side] ?? [])
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let values = Array(row.databaseValues)
      let thing = Array(values[..<key])
      let (added, retired): (Int, Int?) = (try row.value(key), try row.value(key + 1))
      let content = Array(values[(key + 2)...])
      if reading?.key != thing {
        close()
        reading = (
          thing,
          ThingHistory(
            current: nil, versions: [], wasGone: false,
            changed: stamps[side]?[added] ?? Self.unknownStamp, isSeen: true), nil, 0
        )
      }
      if !void.contains(added) {
        // A merge that brings a thing back takes it out and lays it down again as it was.
        let isAsBefore = reading?.history.versions.last == content
        reading?.history.versions.append(content)
        if added != retired, let ended = reading?.ended, added > ended || isAsBefore {
          reading?.history.wasGone = true
        }
      }
      if retired == nil { reading?.history.current = content }
      if added != retired, let retired, !void.contains(retired) { reading?.ended = retired }
      if !void.contains(added), seen.contains(added), let stamp = stamps[side]?[added] {
        reading?.history.seen = .init(content: content, since: stamp)
      }
      for number in [added, retired ?? added] where added != retired && !void.contains(number) {
        if !seen.contains(number) { reading?.history.isSeen = false }
        guard number > reading?.last ?? 0, let stamp = stamps[side]?[number] else { continue }
        reading?.last = number
        reading?.history.changed = stamp
      }
    }
    close()
    return histories
  }

  private static let unknownStamp = MergeStamp(milliseconds: 0, event: "", coder: nil)

  /// Finds what of ours goes because it went into another thing there.
  func followTheirs(in table: MergeTable) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE line (start, id) AS (
          SELECT id, successor FROM theirs.successor WHERE retired IS NULL AND kind = ?1
          UNION SELECT l.start, s.successor FROM line l
            JOIN theirs.successor s ON s.id = l.id AND s.retired IS NULL AND s.kind = ?1)
        SELECT o.first, m.ours FROM line l
          JOIN main.\(table.name) o ON o.id = l.start AND o.version = o.first
          JOIN theirs.\(table.name) t ON t.id = l.id AND t.retired IS NULL
          JOIN temp.m_\(table.name) m ON m.theirs = t.first
        WHERE m.ours IS NOT NULL AND o.first IN (SELECT first FROM temp.g_\(table.name))
        """, arguments: [table.name])
    for row in rows { followed[table.name, default: [:]][try row.value(0)] = try row.value(1) }
  }

  /// Our history of a thing, its references led on to what they went into there, as theirs are to what
  /// they went into here.
  func followed(
    _ history: ThingHistory<Content>, in table: MergeTable
  ) -> ThingHistory<Content> {
    let columns = table.fields.indices.filter { column in
      table.targets[table.fields[column]].map { followed[$0] != nil } ?? false
    }
    if columns.isEmpty { return history }
    func lead(_ content: Content) -> Content {
      var content = content
      for column in columns {
        guard let target = table.targets[table.fields[column]],
          let row = Int64.fromDatabaseValue(content[column]), let new = followed[target]?[row]
        else { continue }
        content[column] = new.databaseValue
      }
      return content
    }
    var history = history
    history.current = history.current.map(lead)
    history.versions = history.versions.map(lead)
    history.seen = history.seen.map { .init(content: lead($0.content), since: $0.since) }
    return history
  }
}
