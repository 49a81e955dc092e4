import GRDB
import GroundedTheory

extension StudyFile {
  /// Puts codes, with all below them, under another one; nil makes them roots.
  /// - Returns: nil where all of them are there already; nothing is written then.
  /// - Throws: ``/GroundedTheory/Violation`` for the first of them that cannot go there; none is moved then.
  @discardableResult
  public func moveCodes(
    _ references: [String], to parent: String?, by coder: String? = nil, reason: String = ""
  ) throws -> Reshaped? {
    try reshapeIfNeeded("code move", by: coder, reason: reason) { writing in
      let codebook = try writing.db.liveCodebook()
      let target = try parent.map(codebook.code(named:))
      let moving = try codebook.codes(named: references).filter { $0.parent != target?.id }
      guard let first = moving.first else { throw NothingToChange() }
      let revised = moving.map { code in
        var code = code
        code.parent = target?.id
        return code
      }
      let after = try codebook.replacing(revised)
      for code in revised { try writing.add(code) }
      return Reshaped(
        code: after[first.id] ?? first,
        summary: "Moved \(codebook.labels(of: moving)) "
          + (target.map { "under \(codebook.label(of: $0))" } ?? "to the top"),
        findings: [], moved: ["code": moving.count])
    }
  }
}
