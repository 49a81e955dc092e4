import Foundation
import GroundedTheory

/// Things that went into others, or are one with others since a merge before.
extension Merging {
  /// Maps what of theirs went into another thing here or is one with it, and takes along what is here and
  /// went into another thing there.
  func followSuccessors(_ table: MergeTable) throws {
    guard let succession = successions[table.name] else { return }
    for id in succession.heirs.keys.sorted(by: { $0.uuidString < $1.uuidString }) {
      guard let last = succession.end(of: id) else { continue }
      if let heir = try row(last, "main", table.name) {
        try follow(id, to: last, heir, in: table, succession)
      } else if let heir = try row(last, "theirs", table.name) {
        try follow(id, toTheir: last, heir, in: table, succession)
      }
    }
  }

  /// To a thing that is or was here.
  private func follow(
    _ id: UUID, to last: UUID, _ heir: Int64, in table: MergeTable, _ succession: Succession
  ) throws {
    let name = table.name
    let isLive = try row(last, "main", name, live: true) != nil
    let mine = try row(id, "main", name)
    let isMineLive = try row(id, "main", name, live: true) != nil
    guard let theirs = try row(id, "theirs", name) else {
      // What both made, and there went into another thing, goes into that here too.
      if isMineLive, isLive, let mine { try retire(mine, id, into: last, in: table) }
      return
    }
    if isMineLive { return }
    if !isLive {
      guard mine == nil, try isTwin(id, of: last, in: "theirs", succession) else { return }
    }
    try map(theirs, to: heir, mine == nil ? "joined" : "gone", in: name)
    if mine == nil { try keepSame(id, last) }
  }

  /// To a thing that only they have.
  private func follow(
    _ id: UUID, toTheir last: UUID, _ heir: Int64, in table: MergeTable, _ succession: Succession
  ) throws {
    let name = table.name
    guard let mine = try row(id, "main", name), try row(id, "theirs", name) == nil,
      try !isMapped(heir, in: name)
    else { return }
    let areLive =
      try row(id, "main", name, live: true) != nil && row(last, "theirs", name, live: true) != nil
    guard try areLive || isTwin(id, of: last, in: "main", succession) else { return }
    try join(heir, last, with: mine, id, in: table)
  }

  private func retire(_ first: Int64, _ id: UUID, into heir: UUID, in table: MergeTable) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO temp.g_\(table.name) VALUES (?)", arguments: [first])
    try keepSuccessor(of: id, heir, in: table)
    count(table) { $0.theirsNewer += 1 }
  }

  /// Whether a thing that one copy made is one with a thing of the other since a merge, and did not go into
  /// it: the copy that has it knows of no successor. What is taken out then is taken out of both.
  private func isTwin(
    _ id: UUID, of other: UUID, in schema: String, _ succession: Succession
  ) throws -> Bool {
    try succession.heirs[id] == other && row(id, schema, "successor", live: true) == nil
  }
}
