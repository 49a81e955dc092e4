import GRDB
import GroundedTheory

/// Which events are in force, and which take back which.
///
/// An event that no event in force takes back is in force. So an undo that was itself undone counts for
/// nothing, and what it had taken back counts again.
struct EventTrail {
  struct Entry: Sendable {
    let number: Int
    let verb: String
    let summary: String
    /// The event that this one takes back.
    let undoes: Int?
    /// The merge that it came in with; it changed nothing here then.
    let merged: Int?
  }

  private let entries: [Entry]
  private let positions: [Int: Int]
  /// By number, the event in force that takes it back.
  let undoneBy: [Int: Int]

  /// - Parameter entries: in the order of their numbers.
  init(_ entries: [Entry]) {
    self.entries = entries
    positions = Dictionary(
      entries.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    var undoneBy: [Int: Int] = [:]
    // What takes an event back comes after it, so from the end every answer is known when asked for.
    for entry in entries.reversed() where undoneBy[entry.number] == nil {
      if let target = entry.undoes, target < entry.number { undoneBy[target] = entry.number }
    }
    self.undoneBy = undoneBy
  }

  /// - Parameter event: an event that is still open; it and what comes after it are left out.
  /// - Parameter schema: the attached database that it is read from; nil for the study itself, as of
  ///   the event that it is read as of.
  init(_ db: Database, before event: Int = .max, in schema: String? = nil) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT number, verb, summary, undoes, merged FROM \(schema.map { $0 + "." } ?? "")event WHERE number < ?
        ORDER BY number
        """, arguments: [event])
    self.init(
      try rows.map {
        Entry(
          number: try $0.value(0), verb: try $0.value(1), summary: try $0.value(2),
          undoes: try $0.value(3), merged: try $0.value(4))
      })
  }

  subscript(number: Int) -> Entry? { positions[number].map { entries[$0] } }

  /// The highest number.
  var last: Int? { entries.last?.number }

  func isInForce(_ number: Int) -> Bool { undoneBy[number] == nil }

  /// What was written in the first place, where `entry` is an undo or the undo of one; and whether what
  /// it says holds after `entry`.
  func origin(of entry: Entry) -> (entry: Entry, holds: Bool) {
    var (origin, holds) = (entry, true)
    while let target = origin.undoes, target < origin.number, let next = self[target] {
      (origin, holds) = (next, !holds)
    }
    return (origin, holds)
  }

  /// The last write that is in force: what `undo` takes back when it is not told.
  var lastWrite: Entry? {
    entries.last { $0.undoes == nil && $0.merged == nil && isInForce($0.number) }
  }

  /// The last undo in force, where nothing else was written since: what `redo` takes back.
  var lastUndo: Entry? {
    entries.reversed().prefix { $0.undoes != nil && $0.merged == nil }
      .first { isInForce($0.number) && !origin(of: $0).holds }
  }

  /// Whether `later` is work that still counts for someone who looks from `event`: what was taken back
  /// since does not, nor does the undo that took it back.
  func counts(_ later: Int, since event: Int) -> Bool {
    guard isInForce(later) else { return false }
    return (self[later]?.undoes ?? 0) <= event
  }

  /// Writes that erase or lay down what no event keeps.
  private static let final: Set<Substring> = ["init", "purge", "pseudonymise", "upgrade"]

  static func isFinal(_ verb: String) -> Bool {
    verb.split(separator: " ").first.map(final.contains) ?? false
  }

  /// Such as `event 12 (code rename)`; an undo says of what.
  func name(_ number: Int) -> String {
    guard let entry = self[number] else { return "event \(number)" }
    return "event \(number) (\(entry.verb)\(entry.undoes.map { " of event \($0)" } ?? ""))"
  }
}
