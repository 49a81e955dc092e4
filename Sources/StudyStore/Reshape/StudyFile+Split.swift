import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Moves some of the codings of a code to another one, which may be new; the code itself stays, with
  /// its memos and relations.
  ///
  /// The codings keep their ids. Where their coder has coded the same words with the other code already,
  /// one coding stays, with the memos and the relations of both.
  /// - Parameters:
  ///   - parent: what a new code goes under; without it, under the parent of the code that is split. A
  ///     new code is at the level of that one.
  ///   - codings: ids of codings of the code, as any chooser has found them.
  ///   - rehearsing: says what it would do, and does not.
  /// - Throws: ``/GroundedTheory/Violation/noCodingChosen(code:)``,
  ///   ``/GroundedTheory/Violation/codingOfOtherCode(_:code:)`` and the like.
  @discardableResult
  public func splitCode(
    _ reference: String, into target: String, codings: [Coding.ID], under parent: String? = nil,
    by coder: String? = nil, reason: String = "", rehearsing: Bool = false
  ) throws -> Reshaped {
    try reshape("code split", by: coder, reason: reason, rehearsing: rehearsing) { writing in
      let codebook = try writing.db.liveCodebook()
      let code = try codebook.code(named: reference)
      if codings.isEmpty { throw Violation.noCodingChosen(code: codebook.label(of: code)) }
      let target = try writing.target(
        target, level: code.level, under: parent, usual: code.parent.flatMap { codebook[$0] },
        in: codebook)
      if target.code.id == code.id { throw Violation.intoItself(codebook.label(of: code)) }
      let after = target.isNew ? try codebook.replacing([target.code]) : codebook
      if target.isNew { try writing.add(target.code) }
      return try writing.split(code, into: target, codings, in: after)
    }
  }

  /// The codings of a code that are chosen, for ``splitCode(_:into:codings:under:by:reason:rehearsing:)``.
  /// - Throws: ``/GroundedTheory/Violation`` for a choice that does not fit the study.
  public func codings(ofCode reference: String, _ choice: CodingChoice) throws -> [Coding] {
    let snapshot = try snapshot()
    return try snapshot.codings(
      of: try snapshot.codebook.code(named: reference), chosenBy: choice)
  }
}

extension Writing {
  fileprivate func split(
    _ code: Code, into target: Target, _ codings: [Coding.ID], in codebook: Codebook
  ) throws -> Reshaped {
    let (old, new) = (try first("code", code.id.uuid), try first("code", target.code.id.uuid))
    try choose(codings, of: old, code: codebook.label(of: code))
    let left = try relations(supportedBy: old, in: codebook)
    var repointing = try Repointing(self)
    try repointing.move(
      "coding", "code", from: old, to: new, where: "t.first IN (SELECT first FROM temp.chosen)")
    let rest = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM coding WHERE code = ? AND retired IS NULL", arguments: [old])
    let counts =
      Self.tally(repointing.moved, "moved") + Self.tally(repointing.joined, "joined with its twin")
    return Reshaped(
      code: target.code,
      summary: "Split \(codebook.label(of: code)): " + counts.joined(separator: ", ")
        + " to \(target.isNew ? "the new code " : "")\(codebook.label(of: target.code)),"
        + " \(rest ?? 0) left",
      findings: left, moved: repointing.moved, joined: repointing.joined)
  }

  /// Lists the codings that are to move.
  /// - Throws: ``/GroundedTheory/Violation/codingOfOtherCode(_:code:)``.
  private func choose(_ codings: [Coding.ID], of code: Int64, code label: String) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS wanted (id BLOB PRIMARY KEY) WITHOUT ROWID;
        CREATE TEMP TABLE IF NOT EXISTS chosen (first INTEGER PRIMARY KEY);
        DELETE FROM temp.wanted;
        DELETE FROM temp.chosen;
        """)
    let insert = try BulkInsert(db, "INSERT OR IGNORE INTO temp.wanted VALUES (?)")
    for id in codings {
      insert.bind(id.uuid, at: 1)
      try insert.insert()
    }
    try db.execute(
      sql: """
        INSERT INTO temp.chosen SELECT c.first FROM temp.wanted w
          JOIN coding f ON f.id = w.id AND f.version = f.first
          JOIN coding c ON c.first = f.first AND c.retired IS NULL WHERE c.code = ?
        """, arguments: [code])
    let other = try UUID.fetchOne(
      db,
      sql: """
        SELECT id FROM temp.wanted WHERE id NOT IN (SELECT c.id FROM temp.chosen
          JOIN coding c ON c.version = first) LIMIT 1
        """)
    if let other {
      throw Violation.codingOfOtherCode(
        Identifier<Coding>(other).description, code: label)
    }
  }

  /// Relations of the code that rest on codings which are about to leave it.
  private func relations(supportedBy code: Int64, in codebook: Codebook) throws -> [Finding] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT r.id, count(*) FROM support s JOIN relation r ON r.first = s.relation
        WHERE s.retired IS NULL AND r.retired IS NULL AND (r.fromCode = ?1 OR r.toCode = ?1)
          AND s.coding IN (SELECT first FROM temp.chosen) GROUP BY r.first
        """, arguments: [code])
    guard !rows.isEmpty else { return [] }
    let relations = try db.liveRelations()
    return try rows.compactMap { row in
      let (id, count): (UUID, Int) = (try row.value(0), try row.value(1))
      guard let relation = relations.first(where: { $0.id.uuid == id }) else { return nil }
      return Finding(
        what: "relation to be looked at",
        place: RelationDraft(relation, in: codebook, among: relations).description,
        why: "\(counted(count, "coding")) that support it are moved, and it is not")
    }
  }
}
