import Foundation
import GRDB
import GroundedTheory

/// Turns drafts into stored relations: resolves their ends and the codings they cite.
final class RelationAdder {
  private let writing: Writing
  private let codebook: Codebook
  private var relations: [Relation]

  init(_ writing: Writing) throws {
    self.writing = writing
    codebook = try writing.db.liveCodebook()
    relations = try writing.db.liveRelations()
  }

  func add(_ draft: RelationDraft) throws -> Relation {
    let from = try codebook.code(named: draft.from)
    var cited: Set<Coding.ID> = []
    let support = try draft.evidence.flatMap(codings(for:)).filter { cited.insert($0).inserted }
    let relation = Relation(
      id: writing.newID(), from: from.id, to: try target(of: draft, from: from), kind: draft.kind,
      sign: draft.sign, note: draft.note, provenance: draft.provenance, support: support)
    try writing.add(relation)
    relations.append(relation)
    return relation
  }

  private func target(of draft: RelationDraft, from: Code) throws -> Relation.Target {
    let target: Relation.Target
    let name: String
    switch draft.to {
    case .code(let reference):
      let code = try codebook.code(named: reference)
      if code.id == from.id { throw Violation.relationToItself(from.name) }
      target = .code(code.id)
      name = code.name
    case .relation(let start, let end, let kind):
      let ends = (try codebook.code(named: start), try codebook.code(named: end))
      let moderated = relations.first {
        $0.from == ends.0.id && $0.to == .code(ends.1.id) && $0.kind == kind
      }
      guard let moderated else {
        throw Violation.noSuchRelation(from: ends.0.name, to: ends.1.name, kind: kind)
      }
      target = .relation(moderated.id)
      name = "\(ends.0.name) → \(ends.1.name)"
    }
    if relations.contains(where: { $0.from == from.id && $0.to == target && $0.kind == draft.kind })
    {
      throw Violation.duplicateRelation(from: from.name, to: name, kind: draft.kind)
    }
    return target
  }

  /// The codings of one code, or of what lies below it, in one turn.
  private func codings(for reference: EvidenceReference) throws -> [Coding.ID] {
    let (source, text, _) = try writing.db.sourceRows(named: reference.source)
    let turns = try writing.db.turns(ofText: text, numbers: reference.turn...reference.turn)
    guard let turn = turns.first else {
      let count = try Int.fetchOne(
        writing.db, sql: "SELECT turns FROM text WHERE key = ?", arguments: [text])
      throw Violation.unknownTurn(reference.turn, source: reference.source, count: count ?? 0)
    }
    let code = try codebook.code(named: reference.code)
    let rows = try Row.fetchAll(
      writing.db,
      sql: """
        SELECT c.id, k.id FROM coding c JOIN code k ON k.version = c.code
        WHERE source = ? AND spanStart < ? AND spanEnd > ? AND c.retired IS NULL
        ORDER BY spanStart, c.version
        """, arguments: [source, turn.span.end, turn.span.start])
    let found = try rows.filter { row in
      let used = codebook[.init(try row.value(1))]
      return used.map { codebook.lineage(of: $0).contains { $0.id == code.id } } ?? false
    }
    guard !found.isEmpty else { throw Violation.noEvidence(reference) }
    return try found.map { .init(try $0.value(0)) }
  }
}
