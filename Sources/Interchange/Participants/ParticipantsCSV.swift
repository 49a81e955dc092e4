import GroundedTheory

/// Reads participants from a table, CSV or a workbook (.xlsx): one row each, one column an attribute.
///
/// The name stands in `participant` (or `name`, `id`, `编号`, `受访者`), the source that the
/// participant speaks in, where there is one, in `source` (or `doc`, `资料`).
public enum ParticipantsCSV {
  /// The participants, in the order of the table.
  /// - Parameter encoding: the file's, under any name that iconv knows; found out unless given.
  /// - Throws: ``FormatError``; all bad rows come together in ``FormatError/badRows(_:_:)``.
  public static func read(
    _ bytes: [UInt8], fileName: String = "participants.csv", encoding: String? = nil,
    findings: (Finding) -> Void = { _ in }
  ) throws -> [Placed<ParticipantDraft>] {
    var reader = try TableFile.open(bytes, fileName: fileName, encoding: encoding)
    let name = try reader.requiredColumn("participant", "name", "id", "编号", "受访者")
    let source = reader.column("source", "doc", "资料")
    let attributes = reader.header.indices.filter {
      $0 != name && $0 != source && !reader.header[$0].isEmpty
    }
    var participants: [Placed<ParticipantDraft>] = []
    var rows: [String: Int] = [:]
    var problems: [RowProblem] = []
    while let row = try reader.next() {
      do {
        let row = try row.get()
        guard let label = row.value(name)?.trimmed, !label.isEmpty else {
          throw row.problem("the participant has no name")
        }
        if let first = rows.updateValue(row.number, forKey: label) {
          throw row.problem("the participant \"\(label)\" stands in row \(first) already")
        }
        let draft = ParticipantDraft(
          name: label, source: row.value(source)?.trimmed,
          attributes: attributes.compactMap { column in
            row.value(column).map { Attribute(name: reader.header[column], value: $0) }
          })
        participants.append(Placed(row: row.number, value: draft))
      } catch let problem as RowProblem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(fileName, problems) }
    reader.findings.forEach(findings)
    return participants
  }
}
