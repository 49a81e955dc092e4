import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// Writes a memo.
  /// - Throws: ``/GroundedTheory/Violation`` for words that are none, a thing that is not there, and a
  ///   comparison of fewer than two codes.
  @discardableResult
  public func addMemo(
    _ draft: MemoDraft, by coder: String? = nil, reason: String = ""
  ) throws -> Memo {
    try record("memo add", by: coder, reason: reason) { writing in
      try Memo.check(text: draft.text)
      let codebook = try writing.db.liveCodebook()
      let memo = Memo(
        id: writing.newID(), kind: draft.kind ?? draft.subject.usualKind, text: draft.text,
        subject: try writing.subject(draft.subject, in: codebook),
        compared: try writing.codes(draft.compared, in: codebook))
      try memo.checkComparison()
      try writing.add(memo)
      writing.summary = writing.describe(memo, comparing: codebook)
      return memo
    }
  }

  /// Gives a memo other words, another kind or other codes to compare; nil leaves each as it is. What it
  /// said before stays in the history. A revision that changes nothing makes no event.
  /// - Parameter id: its identifier, or enough of its beginning or end.
  @discardableResult
  public func editMemo(
    _ id: String, text: String? = nil, kind: Memo.Kind? = nil, compared: [String]? = nil,
    by coder: String? = nil, reason: String = ""
  ) throws -> (memo: Memo, isChanged: Bool) {
    func revised(_ memo: Memo, _ db: Database, _ codebook: Codebook) throws -> Memo {
      var memo = memo
      memo.text = text ?? memo.text
      memo.kind = kind ?? memo.kind
      if let compared { memo.compared = try Self.codes(compared, in: codebook) }
      try Memo.check(text: memo.text)
      try memo.checkComparison()
      return memo
    }
    let (known, new) = try read { db in
      let known = try db.liveMemo(withID: id)
      return (known, try revised(known, db, try db.liveCodebook()))
    }
    if known == new { return (known, false) }
    return try record("memo edit", by: coder, reason: reason) { writing in
      let codebook = try writing.db.liveCodebook()
      let memo = try revised(try writing.db.liveMemo(withID: id), writing.db, codebook)
      try writing.add(memo)
      writing.summary = writing.describe(memo, comparing: codebook)
      return (memo, true)
    }
  }

  /// Takes a memo back; the history keeps it.
  @discardableResult
  public func removeMemo(
    _ id: String, by coder: String? = nil, reason: String = ""
  ) throws -> Memo {
    try record("memo remove", by: coder, reason: reason) { writing in
      let memo = try writing.db.liveMemo(withID: id)
      try writing.retireMemos(on: try writing.first("memo", memo.id.uuid), by: "first")
      writing.summary = writing.describe(memo, comparing: try writing.db.liveCodebook())
      return memo
    }
  }

  fileprivate static func codes(_ references: [String], in codebook: Codebook) throws -> [Code.ID] {
    var codes: [Code.ID] = []
    for reference in references {
      let code = try codebook.code(named: reference).id
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}

extension Writing {
  /// Retires the live memos whose `column` names a thing, and what they compare.
  func retireMemos(on first: Int64, by column: String) throws {
    try db.cachedStatement(
      sql: """
        UPDATE compared SET retired = ?1 WHERE retired IS NULL
          AND memo IN (SELECT first FROM memo WHERE \(column) = ?2 AND retired IS NULL)
        """
    ).execute(arguments: [event, first])
    try retire("memo", first, by: column)
  }

  fileprivate func codes(_ references: [String], in codebook: Codebook) throws -> [Code.ID] {
    try StudyFile.codes(references, in: codebook)
  }

  fileprivate func subject(
    _ subject: MemoDraft.Subject, in codebook: Codebook
  ) throws -> Memo.Subject {
    switch subject {
    case .study: return .study
    case .code(let reference): return .code(try codebook.code(named: reference).id)
    case .coding(let id):
      let key = try coding(withID: id).key
      guard
        let uuid = try UUID.fetchOne(
          db, sql: "SELECT id FROM coding WHERE version = ?", arguments: [key])
      else { throw Violation.unknownCoding(id) }
      return .coding(.init(uuid))
    case .source(let reference):
      let key = try db.sourceRows(named: reference).first
      guard
        let uuid = try UUID.fetchOne(
          db, sql: "SELECT id FROM source WHERE version = ?", arguments: [key])
      else { throw Violation.unknownSource(reference, nearest: []) }
      return .source(.init(uuid))
    case .relation(let id):
      let matches = try db.liveRelations().filter { $0.id.isNamed(by: id) }
      if matches.count > 1 { throw Violation.ambiguousRelation(id, count: matches.count) }
      guard let relation = matches.first else { throw Violation.unknownRelation(id) }
      return .relation(relation.id)
    }
  }

  /// The kind, what is compared, and how the words begin.
  fileprivate func describe(_ memo: Memo, comparing codebook: Codebook) -> String {
    let names = memo.compared.compactMap { codebook[$0]?.name }
    return memo.kind.rawValue + (names.isEmpty ? "" : " (\(names.joined(separator: " / ")))")
      + ": \(excerpt(memo.text))"
  }
}
