import GroundedTheory

/// Reads what was decided on the conflicts of a merge: the table that lists them (CSV, TSV or a workbook),
/// with `ours` or `theirs` in the column `decision`. Empty decisions leave a conflict open.
public enum DecisionsCSV {
  /// The sides, by the conflict.
  /// - Throws: ``FormatError``; all bad rows come together in ``FormatError/badRows(_:_:)``.
  public static func read(
    _ bytes: [UInt8], fileName: String, findings: (Finding) -> Void = { _ in }
  ) throws -> [MergeConflict.Key: MergeSide] {
    var reader = try TableFile.open(bytes, fileName: fileName)
    let kind = try reader.requiredColumn("kind")
    let id = try reader.requiredColumn("id")
    let field = try reader.requiredColumn("field")
    let decision = try reader.requiredColumn("decision")
    var decisions: [MergeConflict.Key: MergeSide] = [:]
    var problems: [RowProblem] = []
    while let row = try reader.next() {
      do {
        let row = try row.get()
        let written = row.value(decision)?.trimmed.lowercased() ?? ""
        if written.isEmpty { continue }
        guard let side = MergeSide(rawValue: written) else {
          throw RowProblem(
            row: row.number,
            reason: "the decision \"\(excerpt(written))\" is neither ours nor theirs")
        }
        let key = MergeConflict.Key(
          kind: row.value(kind)?.trimmed ?? "", id: row.value(id)?.trimmed.lowercased() ?? "",
          field: row.value(field)?.trimmed ?? "")
        decisions[key] = side
      } catch let problem as RowProblem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(fileName, problems) }
    reader.findings.forEach(findings)
    return decisions
  }
}
