import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Gives a coder sources to code; a coder that the study does not have is made.
  /// - Parameters:
  ///   - copy: where to make a study of its own for the coder, with these sources only, their
  ///     participants, the codebook, and no coding, memo on a coding or history of anyone else; nil where
  ///     the coder works in this file. The copy's things keep their identifiers, so that a
  ///     merge knows them again.
  /// - Returns: the names of the sources that the coder did not have yet.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``, and ``StudyError/exists(path:)`` and
  ///   the like for the copy.
  @discardableResult
  public func assign(
    sources names: [String], to coder: String, copy: String? = nil, by hand: String? = nil,
    reason: String = ""
  ) throws -> [String] {
    guard let copy else { return try give(names, to: coder, blind: false, by: hand, reason).new }
    try Self.claim(copy)
    do {
      let (new, keys, event) = try give(names, to: coder, blind: true, by: hand, reason)
      do { try handOut(sources: keys, to: coder, at: copy) } catch {
        // Nobody works in a copy that could not be made.
        if let event { try undo(event, by: hand) }
        throw error
      }
      return new
    } catch {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: copy + suffix)
      }
      throw error
    }
  }

  /// - Returns: the names of the sources that are new to the coder, the rows of all, and the event.
  private func give(
    _ names: [String], to coder: String, blind isBlind: Bool, by hand: String?, _ reason: String
  ) throws -> (new: [String], keys: Set<Int64>, event: Int?) {
    let rows = try read { db in try names.map { try db.sourceRows(named: $0) } }
    let keys = Set(rows.map(\.first))
    let new = try assignments(missing: keys, to: coder, blind: isBlind)
    var event: Int?
    if !new.isEmpty {
      event = try record("assign", by: hand, reason: reason) { writing in
        let (id, isMade) = try writing.coder(named: coder)
        for source in try writing.db.liveSources(where: Self.list(new, of: "s.first")) {
          let key = try writing.first("source", source.id.uuid)
          let known = try UUID.fetchOne(
            writing.db,
            sql: """
              SELECT id FROM assignment WHERE source = ? AND retired IS NULL
                AND coder = (SELECT first FROM coder WHERE id = ?)
              """, arguments: [key, id.uuid])
          try writing.add(
            Assignment(
              id: known.map(Identifier.init) ?? writing.newID(), source: source.id, coder: id,
              isBlind: isBlind))
        }
        let all = try writing.db.liveSources(where: Self.list(new, of: "s.first")).map(\.name)
        writing.summary =
          "\"\(coder)\"\(isMade ? " (new)" : "") codes \(all.joined(separator: ", "))"
          + (isBlind ? ", in a copy without the codings of others" : "")
        return writing.event
      }
    }
    return (rows.filter { new.contains($0.first) }.map(\.name), keys, event)
  }

  /// Takes sources back from a coder; what was coded stays.
  /// - Returns: how many the coder had of them.
  @discardableResult
  public func unassign(
    sources names: [String], from coder: String, by hand: String? = nil, reason: String = ""
  ) throws -> Int {
    let rows = try read { db in try names.map { try db.sourceRows(named: $0) } }
    let keys = Set(rows.map(\.first))
    let condition =
      "retired IS NULL AND coder = \(try coderRow(named: coder)) AND \(Self.list(keys, of: "source"))"
    let count = try read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM assignment WHERE \(condition)") ?? 0
    }
    if count == 0 { return 0 }
    try record("unassign", by: hand, reason: reason) { writing in
      try writing.db.execute(
        sql: "UPDATE assignment SET retired = ? WHERE \(condition)", arguments: [writing.event])
      writing.summary =
        "\"\(coder)\" no longer codes \(Set(rows.map(\.name)).sorted().joined(separator: ", "))"
    }
    return count
  }

  /// Who is to code what, with how many codings each has made there.
  public func assignments() throws -> [(assignment: Assignment, codings: Int)] {
    try read { db in
      let counts = try Row.fetchAll(
        db,
        sql: """
          SELECT a.id, (SELECT count(*) FROM coding c WHERE c.source = a.source
            AND c.coder = a.coder AND c.retired IS NULL) AS codings
          FROM assignment a WHERE a.retired IS NULL
          """)
      let made = Dictionary(
        try counts.map { row in (try row.value("id") as UUID, try row.value("codings") as Int) },
        uniquingKeysWith: { first, _ in first })
      return try db.liveAssignments().map { ($0, made[$0.id.uuid] ?? 0) }
    }
  }

  /// The sources among `keys` that the coder does not have, or has otherwise.
  private func assignments(
    missing keys: Set<Int64>, to coder: String, blind: Bool
  ) throws -> Set<Int64> {
    try read { db in
      let known = try Int64.fetchSet(
        db,
        sql: """
          SELECT source FROM assignment a JOIN coder c ON c.first = a.coder
          WHERE a.retired IS NULL AND c.retired IS NULL AND c.name = ? AND blind = ?
          """, arguments: [coder, blind])
      return keys.subtracting(known)
    }
  }

  private func coderRow(named name: String) throws -> Int64 {
    try read { db in
      let row = try Int64.fetchOne(
        db, sql: "SELECT first FROM coder WHERE name = ? AND retired IS NULL", arguments: [name])
      if let row { return row }
      throw Violation.unknownCoder(
        name, nearest: Nearest.names(to: name, among: try db.liveCoders().map(\.name)))
    }
  }

  static func list(_ keys: Set<Int64>, of column: String) -> String {
    "\(column) IN (\(keys.sorted().map(String.init).joined(separator: ", ")))"
  }
}

extension Writing {
  /// The coder of this name; made where there is none.
  func coder(named name: String) throws -> (id: Coder.ID, isMade: Bool) {
    if let known = try db.liveCoders().first(where: { $0.name == name }) {
      return (known.id, false)
    }
    try Codebook.checkName(name)
    let new = Coder(id: newID(), name: name)
    try add(new)
    return (new.id, true)
  }
}
