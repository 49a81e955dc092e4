import GRDB
import GroundedTheory

/// What an undo or a redo did.
public struct Undone: Hashable, Sendable {
  /// The event that was written by it.
  public let event: Int
  /// The write that was taken back or brought back.
  public let write: Int
  /// What that write was, such as `code rename`.
  public let verb: String
  /// What it had done, in a line.
  public let summary: String
  /// Whether the write holds again (redo) or no more (undo).
  public let isRedo: Bool
  /// How many rows were retired, and how many were added again.
  public let retired: Int, added: Int
}

extension StudyFile {
  /// Takes an event back: a new event retires what it added and adds again what it had retired. Nothing
  /// is lost, and undoing the undo brings it back.
  /// - Parameter event: its number; nil for the last write that was not undone.
  /// - Throws: ``UndoRefusal`` where later work depends on it, or where it keeps nothing to go back to.
  @discardableResult
  public func undo(
    _ event: Int? = nil, by coder: String? = nil, reason: String = ""
  ) throws -> Undone {
    try takeBack(by: coder, reason: reason) { trail in
      if let event {
        guard let entry = trail[event] else {
          throw UndoRefusal.unknownEvent(event, last: trail.last ?? 0)
        }
        if let merge = entry.merged { throw UndoRefusal.merged(event, by: merge) }
        if let by = trail.undoneBy[event] { throw UndoRefusal.undoneAlready(event, by: by) }
        return entry
      }
      guard let last = trail.lastWrite, last.verb != "init" else {
        throw UndoRefusal.nothingToUndo
      }
      return last
    }
  }

  /// Brings back what the last undo took back, as long as nothing else was written since; after several
  /// undos, one after the other.
  /// - Throws: ``UndoRefusal/nothingToRedo``.
  @discardableResult
  public func redo(by coder: String? = nil, reason: String = "") throws -> Undone {
    try takeBack(by: coder, reason: reason) { trail in
      guard let last = trail.lastUndo else { throw UndoRefusal.nothingToRedo }
      return last
    }
  }

  private func takeBack(
    by coder: String?, reason: String, _ choose: (EventTrail) throws -> EventTrail.Entry
  ) throws -> Undone {
    // What this write is called depends on what it takes back. Another program may write in between:
    // then the choice is made again, of the same kind, or refused.
    let isRedo = try read { db in
      let trail = try EventTrail(db)
      return !trail.origin(of: try choose(trail)).holds
    }
    return try record(isRedo ? "redo" : "undo", by: coder, reason: reason) { writing in
      let trail = try EventTrail(writing.db, before: writing.event)
      let entry = try choose(trail)
      if EventTrail.isFinal(entry.verb) {
        throw UndoRefusal.final(entry.number, verb: entry.verb)
      }
      let (origin, holds) = trail.origin(of: entry)
      guard holds != isRedo else { throw UndoRefusal.undoneAlready(entry.number, by: entry.number) }
      try writing.takesBack(entry.number)
      var undoing = try Undoing(writing, event: entry.number, trail: trail)
      try undoing.run()
      writing.summary = "event \(origin.number), \(origin.verb): \(origin.summary)"
      return Undone(
        event: writing.event, write: origin.number, verb: origin.verb, summary: origin.summary,
        isRedo: isRedo, retired: undoing.retired.values.reduce(0, +),
        added: undoing.added.values.reduce(0, +))
    }
  }
}

extension Writing {
  /// Says in the open event which one it takes back.
  fileprivate func takesBack(_ target: Int) throws {
    try db.execute(
      sql: "UPDATE event SET undoes = ? WHERE number = ?", arguments: [target, event])
  }
}
