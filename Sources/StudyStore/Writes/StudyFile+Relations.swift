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
      writing.summary = counted(count, "relation")
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
      writing.summary = try writing.describe(relation)
      return relation
    }
  }

  /// Takes a relation back, with the memos on it and its support; what moderated it goes too.
  /// - Returns: what went, the relation itself first, each as `"甲" influences (+) "乙"`.
  @discardableResult
  public func removeRelation(
    _ id: String, by coder: String? = nil, reason: String = ""
  ) throws -> [String] {
    try record("relation remove", by: coder, reason: reason) { writing in
      let relations = try writing.db.liveRelations()
      let matches = relations.filter { $0.id.isNamed(by: id) }
      if matches.count > 1 { throw Violation.ambiguousRelation(id, count: matches.count) }
      guard let relation = matches.first else {
        throw Violation.unknownRelation(id)
      }
      let gone = [relation] + relations.filter { $0.to == .relation(relation.id) }
      let codebook = try writing.db.liveCodebook()
      let names = gone.map { RelationDraft($0, in: codebook, among: relations).description }
      for relation in gone {
        let key = try writing.first("relation", relation.id.uuid)
        try writing.retire("relation", key)
        try writing.retireMemos(on: key, by: "relation")
        try writing.retire("support", key, by: "relation")
      }
      writing.summary =
        names[0]
        + (names.count > 1 ? "; with it \(names.dropFirst().joined(separator: ", "))" : "")
      return names
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

extension Writing {
  /// Such as `"甲" influences (+) "乙"`.
  fileprivate func describe(_ relation: Relation) throws -> String {
    RelationDraft(relation, in: try db.liveCodebook(), among: try db.liveRelations()).description
  }
}
