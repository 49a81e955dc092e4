import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Gives a level another name, another prefix for the numbers of its codes, or both. The numbers
  /// themselves stay. A revision that changes nothing makes no event.
  /// - Parameter reference: the level, by key or name.
  /// - Throws: ``/GroundedTheory/Violation`` for an unknown level, a name or prefix that cannot be used
  ///   or that another level has.
  @discardableResult
  public func setLevel(
    _ reference: String, name: String? = nil, prefix: String? = nil, by coder: String? = nil,
    reason: String = ""
  ) throws -> (level: Level, isChanged: Bool) {
    let ladder = try codebook().ladder
    let (new, level) = try ladder.setting(reference, name: name, prefix: prefix)
    if new == ladder { return (level, false) }
    return try record("level set", by: coder, reason: reason) { writing in
      let ladder = try writing.db.liveLadder()
      let old = try ladder.require(reference)
      let (_, level) = try ladder.setting(reference, name: name, prefix: prefix)
      let row = try Row.fetchOne(
        writing.db,
        sql: "SELECT id, position, beside FROM level WHERE levelKey = ? AND retired IS NULL",
        arguments: [level.key])
      guard let row else { throw ladder.unknown(reference) }
      try writing.add(
        "level", try row.value("id"),
        [
          "position": try row.value("position") as Int, "beside": try row.value("beside") as Bool,
          "levelKey": level.key, "name": level.name, "prefix": level.prefix,
        ])
      let changes = [
        old.name == level.name ? nil : "\"\(old.name)\" → \"\(level.name)\"",
        old.prefix == level.prefix ? nil : "\(old.prefix)1 → \(level.prefix)1",
      ].compactMap(\.self)
      writing.summary = "\(level.key): \(changes.joined(separator: ", "))"
      return (level, true)
    }
  }
}
