import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Merges codes of one level into one, which may be among them, another code, or new.
  ///
  /// Their codings keep their ids; where one coder coded the same words with two of them, one coding
  /// stays, with the memos and the relations of both. What lies below them, relations, memos and rules
  /// come to the code that stays, and so do their names, as aliases. See ``/GroundedTheory/CodeMerge``.
  /// - Parameters:
  ///   - parent: what a new code goes under; without it, under the parent that the merged ones share.
  ///   - rehearsing: says what it would do, and does not.
  /// - Throws: ``/GroundedTheory/Violation`` for codes of several levels, for codes of one name at two
  ///   levels below them, and where nothing is left to be merged.
  @discardableResult
  public func mergeCodes(
    _ references: [String], into target: String, under parent: String? = nil,
    by coder: String? = nil, reason: String = "", rehearsing: Bool = false
  ) throws -> Reshaped {
    try reshape("code merge", by: coder, reason: reason, rehearsing: rehearsing) { writing in
      let codebook = try writing.db.liveCodebook()
      let named = try codebook.codes(named: references)
      guard let first = named.first else { throw Violation.unknownCode("", nearest: []) }
      let target = try writing.target(
        target, level: first.level, under: parent, usual: codebook.sharedParent(of: named),
        in: codebook)
      let codes = named.filter { $0.id != target.code.id }
      if codes.isEmpty { throw Violation.intoItself(codebook.label(of: target.code)) }
      let merge = try CodeMerge(codes, into: target.code, in: codebook)
      return try CodeMerger(writing, codebook).run(merge, codes, into: target)
    }
  }
}

extension Codebook {
  /// The codes that the references name, each once.
  func codes(named references: [String]) throws -> [Code] {
    var seen: Set<Code.ID> = []
    return try references.map(code(named:)).filter { seen.insert($0.id).inserted }
  }
}

/// Writes a merge down.
private struct CodeMerger {
  private let writing: Writing
  private let codebook: Codebook
  private let relations: [Relation]

  init(_ writing: Writing, _ codebook: Codebook) throws {
    self.writing = writing
    self.codebook = codebook
    relations = try writing.db.liveRelations()
  }

  func run(_ merge: CodeMerge, _ codes: [Code], into target: Writing.Target) throws -> Reshaped {
    let gone = Set(merge.successions.map(\.code.id))
    let after = try codebook.replacing(merge.revised, without: gone)
    for code in gone { try writing.retire("code", try writing.first("code", code.uuid)) }
    for code in merge.revised where codebook[code.id] != code { try writing.add(code) }
    // After these: a memo may come to a code that is new.
    var findings = try retireCircular(merge)
    for note in merge.notes {
      try writing.add(
        Memo(id: writing.newID(), kind: .code, text: note.text, subject: .code(note.code)))
    }
    var repointing = try Repointing(writing)
    try repointing.replace(
      "code",
      merge.successions.map {
        (
          try writing.first("code", $0.code.id.uuid),
          try writing.first("code", $0.successor.uuid)
        )
      })
    for succession in merge.successions {
      try writing.add(
        "successor", succession.code.id.uuid,
        ["kind": "code", "successor": succession.successor.uuid])
    }
    findings += try joinedRelations(repointing) + joinedCodes(merge, codes, in: after)
    let result = after[target.code.id] ?? target.code
    var moved = repointing.moved
    moved["code"] = merge.moved
    let counts =
      Writing.tally(moved, "moved") + Writing.tally(repointing.joined, "joined with its twin")
      + (merge.notes.isEmpty ? [] : ["\(counted(merge.notes.count, "definition")) kept as a memo"])
    return Reshaped(
      code: result,
      summary: "Merged \(codebook.labels(of: codes)) into "
        + (target.isNew ? "the new code " : "") + after.label(of: result)
        + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")),
      findings: findings, moved: moved, joined: repointing.joined)
  }

  /// Retires relations that would go from a code to itself, and what moderates them; their memos stay
  /// with the code.
  private func retireCircular(_ merge: CodeMerge) throws -> [Finding] {
    let circular = relations.filter { relation in
      guard case .code(let end) = relation.to else { return false }
      return merge.successor(of: relation.from) == merge.successor(of: end)
    }
    guard !circular.isEmpty else { return [] }
    let ends = Set(circular.map { Relation.Target.relation($0.id) })
    let gone = circular + relations.filter { ends.contains($0.to) }
    let heirs = Dictionary(
      gone.map { (Memo.Subject.relation($0.id), merge.successor(of: $0.from)) },
      uniquingKeysWith: { first, _ in first })
    for var memo in try writing.db.liveMemos() {
      guard let heir = heirs[memo.subject] else { continue }
      memo.subject = .code(heir)
      try writing.add(memo)
    }
    return try gone.map { relation in
      let key = try writing.first("relation", relation.id.uuid)
      try writing.retire("relation", key)
      try writing.retire("support", key, by: "relation")
      return Finding(
        what: "relation retired",
        place: RelationDraft(relation, in: codebook, among: relations).description,
        why: ends.contains(.relation(relation.id))
          ? "both its ends are one code now" : "the relation that it moderates is gone")
    }
  }

  private func joinedRelations(_ repointing: Repointing) throws -> [Finding] {
    let joins = try repointing.joins(in: "relation")
    guard !joins.isEmpty else { return [] }
    var byKey: [Int64: Relation] = [:]
    for relation in relations {
      byKey[try writing.first("relation", relation.id.uuid)] = relation
    }
    return joins.compactMap { old, new in
      guard let old = byKey[old], let new = byKey[new] else { return nil }
      let description = RelationDraft(old, in: codebook, among: relations).description
      let other = RelationDraft(new, in: codebook, among: relations).description
      return Finding(
        what: "relation joined", place: description,
        why: "it says what \(other) says now, which has its support and its memos"
          + (old.note.isEmpty || old.note == new.note ? "" : "; its note was: \(old.note)"))
    }
  }

  private func joinedCodes(
    _ merge: CodeMerge, _ codes: [Code], in after: Codebook
  ) -> [Finding] {
    let asked = Set(codes.map(\.id))
    return merge.successions.filter { !asked.contains($0.code.id) }.map { succession in
      Finding(
        what: "code merged too", place: codebook.label(of: succession.code),
        why: "\(after[succession.successor].map(after.label(of:)) ?? "another code") under the same"
          + " parent has its name")
    }
  }
}
