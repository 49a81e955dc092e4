import Foundation
import GRDB
import GroundedTheory

/// What each copy knows of its things.
extension Merging {
  /// - Parameters:
  ///   - key: how many columns, from the first, tell one thing from another.
  ///   - lead: what is read for the key and the content instead, before things are told apart.
  ///   - sql: rows of the key, `added`, `retired` and the fields, of each thing in order.
  func histories(
    _ side: MergeSide, key: Int, _ sql: String, leading lead: (Content) -> Content = { $0 }
  ) throws -> [Content: ThingHistory<Content>] {
    var histories: [Content: ThingHistory<Content>] = [:]
    var ends: [Content: (ended: Int?, last: Int)] = [:]
    let (void, seen) = (void[side] ?? [], seen[side] ?? [])
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let values = Array(row.databaseValues)
      let thing = lead(Array(values[..<key]))
      let (added, retired): (Int, Int?) = (try row.value(key), try row.value(key + 1))
      let content = Array(values[(key + 2)...])
      var history =
        histories[thing]
        ?? ThingHistory(
          current: nil, versions: [], wasGone: false,
          changed: stamps[side]?[added] ?? Self.unknownStamp, isSeen: true)
      var (ended, last) = ends[thing] ?? (nil, 0)
      if !void.contains(added) {
        history.versions.append(content)
        if added != retired, let ended, added > ended { history.wasGone = true }
      }
      if retired == nil { history.current = content }
      if added != retired, let retired, !void.contains(retired) { ended = retired }
      if !void.contains(added), seen.contains(added), let stamp = stamps[side]?[added] {
        history.seen = .init(content: content, since: stamp)
      }
      for number in [added, retired ?? added] where added != retired && !void.contains(number) {
        if !seen.contains(number) { history.isSeen = false }
        guard number > last, let stamp = stamps[side]?[number] else { continue }
        last = number
        history.changed = stamp
      }
      histories[thing] = history
      ends[thing] = (ended, last)
    }
    return histories
  }

  private static let unknownStamp = MergeStamp(milliseconds: 0, event: "", coder: nil)
}
