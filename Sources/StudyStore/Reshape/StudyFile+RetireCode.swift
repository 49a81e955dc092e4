import GRDB
import GroundedTheory

extension StudyFile {
  /// Takes a code out of the codebook; the history keeps it.
  /// - Parameters:
  ///   - withCodings: retires its codings, memos, relations and rules with it, instead of refusing.
  ///   - withChildren: retires all codes below it too.
  ///   - rehearsing: says what it would do, and does not.
  /// - Throws: ``/GroundedTheory/Violation/codeInUse(code:uses:hasChildren:)`` where live things refer to
  ///   it that may not be retired with it.
  @discardableResult
  public func retireCode(
    _ reference: String, withCodings: Bool = false, withChildren: Bool = false,
    by coder: String? = nil, reason: String = "", rehearsing: Bool = false
  ) throws -> Reshaped {
    try reshape("code retire", by: coder, reason: reason, rehearsing: rehearsing) { writing in
      let codebook = try writing.db.liveCodebook()
      let code = try codebook.code(named: reference)
      let below = codebook.subtree(of: code).subtracting([code.id])
      let gone = withChildren ? [code.id] + below.sorted() : [code.id]
      let keys = try gone.map { try writing.first("code", $0.uuid) }
      var repointing = try Repointing(writing)
      let uses = try repointing.referrers(to: "code", keys)
      if !uses.isEmpty && !withCodings || uses["code"] != nil {
        throw Violation.codeInUse(
          code: codebook.label(of: code), uses: Writing.uses(uses), hasChildren: !below.isEmpty)
      }
      let supported = try writing.db.liveRelations().filter { !$0.support.isEmpty }
      for key in keys { try writing.retire("code", key) }
      try repointing.retireReferrers(of: "code", keys)
      let counts =
        (gone.count > 1 ? ["\(counted(gone.count - 1, "code")) below it"] : [])
        + Writing.tally(repointing.retired, "")
      return Reshaped(
        code: code,
        summary: "Retired \(codebook.label(of: code)) (\(code.level))"
          + (counts.isEmpty ? "" : ", with it " + counts.joined(separator: ", ")),
        findings: try writing.unsupported(supported, in: codebook), retired: repointing.retired)
    }
  }
}

extension Writing {
  /// Such as `14 codings` and `2 codes below it`.
  fileprivate static func uses(_ counts: [String: Int]) -> [String] {
    tally(counts.filter { $0.key != "code" }, "")
      + (counts["code"].map { ["\(counted($0, "code")) below it"] } ?? [])
  }

  /// Those of the relations that still live and lost their last coding, as findings.
  func unsupported(_ supported: [Relation], in codebook: Codebook) throws -> [Finding] {
    let relations = try db.liveRelations()
    let bare = Set(relations.filter(\.support.isEmpty).map(\.id))
    return supported.filter { bare.contains($0.id) }.map {
      Finding(
        what: "without support",
        place: RelationDraft($0, in: codebook, among: relations).description,
        why: "this was its last coding")
    }
  }
}
