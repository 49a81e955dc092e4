import Foundation
import GRDB
import GroundedTheory

/// Conflicts: what they are called, and who decides them.
extension Merging {
  /// Chooses a side; nil while nobody has, and the conflict stays open.
  func settle(
    _ table: MergeTable, _ id: UUID, field: String, name: String, ours: MergeConflict.State,
    theirs: MergeConflict.State
  ) throws -> MergeSide? {
    let key = MergeConflict.Key(
      kind: table.name, id: id.uuidString.lowercased(), field: field)
    let open = MergeConflict(key: key, name: name, ours: ours, theirs: theirs, decision: nil)
    let side = choices.decisions[key] ?? preferred(open)
    conflicts.append(
      MergeConflict(key: key, name: name, ours: ours, theirs: theirs, decision: side))
    return side
  }

  private func preferred(_ conflict: MergeConflict) -> MergeSide? {
    switch choices.prefer {
    case .ours?: return .ours
    case .theirs?: return .theirs
    case .newer?: return conflict.newer
    case nil: return nil
    }
  }

  /// One side's state of a part, in words; of the thing as a whole where the part is empty.
  func state(
    _ history: ThingHistory<Content>, _ table: MergeTable, _ part: [Int], _ side: MergeSide
  ) -> MergeConflict.State {
    let words = history.current.map { content in
      part.isEmpty ? "" : told(part.map { (table.fields[$0], content[$0]) }, table, side)
    }
    return MergeConflict.State(
      words: words.map { $0.isEmpty ? "there" : $0 }, changed: history.changed)
  }

  private func told(
    _ values: [(column: String, value: DatabaseValue)], _ table: MergeTable, _ side: MergeSide
  ) -> String {
    values.compactMap { column, value -> String? in
      if value.isNull || column == "ordinal" { return nil }
      guard let target = table.targets[column], let row = Int64.fromDatabaseValue(value) else {
        if column == "text", table.name == "source" { return "the text of \(side.rawValue)" }
        return String.fromDatabaseValue(value) ?? "\(value)"
      }
      return thingName(row, in: target)
    }.joined(separator: ", ")
  }

  /// What a thing is called, whether it is in the study already or comes in now.
  func thingName(_ first: Int64, in table: String) -> String {
    let version = try? Int64.fetchOne(
      db, sql: "SELECT max(version) FROM main.\(table) WHERE first = ?", arguments: [first])
    if let version, let name = try? db.name(ofRow: version, in: table) { return name }
    let new = try? Row.fetchOne(
      db, sql: "SELECT * FROM temp.f_\(table) WHERE first = ?", arguments: [first])
    let column = ["name", "quote", "text", "levelKey", "label"].first {
      new?.hasColumn($0) ?? false
    }
    let name = column.flatMap { new?[$0] as? String }
    return name.map { "the \(table) \"\(excerpt($0))\"" } ?? "a \(table)"
  }

  func name(of pair: Pair) throws -> String { thingName(pair.first, in: pair.table.name) }
}
