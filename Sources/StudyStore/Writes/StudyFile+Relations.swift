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
      writing.summary = "\(draft)"
      return relation
    }
  }

  /// Takes a relation back, with the memos on it and its support; what moderated it goes too.
  public func removeRelation(
    _ id: String, by coder: String? = nil, reason: String = ""
  ) throws {
    try record("relation remove", by: coder, reason: reason) { writing in
      let matches = try writing.db.liveRelations().filter { $0.id.isNamed(by: id) }
      if matches.count > 1 { throw Violation.ambiguousRelation(id, count: matches.count) }
      guard let relation = matches.first else {
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
      writing.summary = try writing.describe(relation)
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
    let codebook = try db.liveCodebook()
    func name(_ id: Code.ID) -> String { codebook[id]?.name ?? id.description }
    var target = RelationDraft.Target.code("")
    switch relation.to {
    case .code(let id): target = .code(name(id))
    case .relation(let id):
      let moderated = try db.liveRelations().first { $0.id == id }
      if let moderated, case .code(let end) = moderated.to {
        target = .relation(from: name(moderated.from), to: name(end), kind: moderated.kind)
      }
    }
    let draft = RelationDraft(
      from: name(relation.from), to: target, kind: relation.kind, sign: relation.sign)
    return draft.description
  }
}
