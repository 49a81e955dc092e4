import GRDB
import GroundedTheory

extension StudyFile {
  /// Keeps a query under a name; a name that is kept already gets the new words. The query must fit the
  /// study as it is.
  /// - Returns: the query, and what the name stood for before; nil for a new name.
  /// - Throws: ``/GroundedTheory/Violation/unusableFilter(_:)``,
  ///   ``/GroundedTheory/Violation/unusableName(_:reason:)``.
  @discardableResult
  public func saveQuery(
    _ name: String, _ text: String, by coder: String? = nil, reason: String = ""
  ) throws -> (saved: SavedQuery, before: SavedQuery?) {
    try Codebook.checkName(name)
    let query = try Query(text)
    let known = try read { db in
      _ = try QueryProgram(query, in: try db.snapshot(quotes: false))
      return try db.liveQueries().first { $0.name == name }
    }
    if let known, known.text == text { return (known, known) }
    return try record("query save", by: coder, reason: reason) { writing in
      let before = try writing.db.liveQueries().first { $0.name == name }
      let saved = SavedQuery(id: before?.id ?? writing.newID(), name: name, text: text)
      try writing.add(saved)
      writing.summary = "\"\(name)\": \(text)"
      return (saved, before)
    }
  }

  /// Takes a query out of the study; the history keeps it.
  /// - Throws: ``/GroundedTheory/Violation/unknownQuery(_:nearest:)``.
  @discardableResult
  public func removeQuery(
    _ name: String, by coder: String? = nil, reason: String = ""
  ) throws -> SavedQuery {
    try record("query remove", by: coder, reason: reason) { writing in
      let query = try writing.db.query(named: name)
      try writing.retire("query", try writing.first("query", query.id.uuid))
      writing.summary = "\"\(name)\""
      return query
    }
  }
}
