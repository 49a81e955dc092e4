import ArgumentParser
import GroundedTheory
import StudyStore

/// Shows what a correction would do, asks, and makes it.
struct RevisionReport {
  let consent: ConsentOption
  let output: OutputOption
  let audit: AuditOption
  /// What the history calls it.
  let verb: String

  /// - Returns: whether the study has the new text now; it had it already where nothing differs.
  func settle(_ prepared: PreparedRevision, in study: StudyFile) throws -> Bool {
    let revision = prepared.revision
    if revision.isIdentical {
      Terminal.note("\"\(revision.source)\" has the same text already; nothing was changed.")
      return true
    }
    try output.write(table(prepared))
    Terminal.note(revision.findings.filter { !$0.what.hasPrefix("coding ") })
    Terminal.note("\(revision.source): \(revision.summary)")
    let change = "This replaces the text of \"\(revision.source)\" (\(revision.summary))."
    guard try consent.isGiven(for: change) else { return false }
    try study.revise(prepared, verb: verb, by: audit.by, reason: audit.reason)
    Terminal.note("Replaced the text of \"\(revision.source)\"; the earlier text is kept.")
    return true
  }

  /// On a terminal the codings that stay as they are need no row.
  private func table(_ prepared: PreparedRevision) -> ReportTable {
    guard output.format == .table else { return prepared.table }
    return prepared.table.filtering("verdict", isNot: Reanchored.Verdict.kept.rawValue)
      .selecting(["id", "verdict", "code", "coder", "turn", "old_quote", "quote", "places"])
      .shorteningIDs()
  }
}
