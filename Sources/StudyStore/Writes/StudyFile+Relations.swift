import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Adds relations in one event, all or none.
  /// - Throws: ``StudyError/badRows(what:problems:)`` with every relation that names an unknown code,
  ///   cites a coding that is not there, or exists already.
  @discardableResult
  public func addRelations(
    _ drafts: [RelationDraft], by coder: String? = nil, reason: String = ""
  ) throws -> Int {
    try record("relation import", by: coder, reason: reason) { writing in
      let count = try writing.addRelations(drafts)
      writing.summary = "\(count) relations"
      return count
    }
  }

  /// Adds one relation.
  @discardableResult
  public func addRelation(
    _ draft: RelationDraft, by coder: String? = nil, reason: String = ""
  ) throws -> Relation {
    try record("relation add", by: coder, reason: reason) { writing in
      let adder = try RelationAdder(writing)
      let relation = try adder.add(draft)
      writing.summary = "\"\(draft.from)\" \(draft.kind.rawValue) (\(draft.sign.rawValue))"
      return relation
    }
  }

  /// Takes a relation back, with the memos on it and its support; what moderated it goes too.
  public func removeRelation(
    _ id: String, by coder: String? = nil, reason: String = ""
  ) throws {
    try record("relation remove", by: coder, reason: reason) { writing in
      let wanted = id.lowercased()
      let matches = try writing.db.liveRelations().filter {
        wanted.count >= 4
          && ($0.id.description.hasPrefix(wanted) || $0.id.description.hasSuffix(wanted))
      }
      guard matches.count == 1, let relation = matches.first else {
        throw Violation.unknownRelation(id)
      }
      let key = try writing.first("relation", relation.id.uuid)
      let gone =
        try [key]
        + Int64.fetchAll(
          writing.db,
          sql: "SELECT first FROM relation WHERE toRelation = ? AND retired IS NULL",
          arguments: [key])
      for key in gone {
        try writing.retire("relation", key)
        try writing.retire("memo", key, by: "relation")
        try writing.retire("support", key, by: "relation")
      }
      writing.summary = id
    }
  }
}

extension Writing {
  func addRelations(_ drafts: [RelationDraft]) throws -> Int {
    guard !drafts.isEmpty else { return 0 }
    let adder = try RelationAdder(self)
    var problems: [RowProblem] = []
    for draft in drafts {
      do { _ = try adder.add(draft) } catch let violation as Violation {
        problems.append(RowProblem(row: draft.row, reason: violation.description))
      }
    }
    guard problems.isEmpty else { throw StudyError.badRows(what: "Relations", problems: problems) }
    return drafts.count
  }
}
