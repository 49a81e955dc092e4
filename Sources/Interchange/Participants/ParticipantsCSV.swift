import GroundedTheory

/// Reads participants from a table, CSV or a workbook (.xlsx): one column an attribute, one row or
/// several for each.
///
/// The name stands in `participant` (or `name`, `id`, `编号`, `受访者`), the sources that the
/// participant speaks in, where there are any, in `source` (or `doc`, `资料`, `访谈`), and the labels
/// under which, where others speak there too, in `speaker` (or `发言人`, `说话人`). Several of them
/// are set apart by `|`: as many labels as sources, an empty one for a source as a whole, or one label
/// for all.
public enum ParticipantsCSV {
  /// The participants, row by row, in the order of the table.
  /// - Parameter encoding: the file's, under any name that iconv knows; found out unless given.
  /// - Throws: ``FormatError``; all bad rows come together in ``FormatError/badRows(_:_:)``.
  public static func read(
    _ bytes: [UInt8], fileName: String = "participants.csv", encoding: String? = nil,
    findings: (Finding) -> Void = { _ in }
  ) throws -> [Placed<ParticipantDraft>] {
    var reader = try TableFile.open(bytes, fileName: fileName, encoding: encoding)
    let columns = ParticipantColumns(
      name: try reader.requiredColumn("participant", "name", "id", "编号", "受访者"),
      source: reader.column("source", "doc", "资料", "访谈"),
      speaker: reader.column("speaker", "发言人", "说话人"), header: reader.header)
    var participants: [Placed<ParticipantDraft>] = []
    var problems: [RowProblem] = []
    while let row = try reader.next() {
      do {
        let row = try row.get()
        participants.append(
          Placed(row: row.number, value: try columns.draft(row: row.number, row.value)))
      } catch let problem as RowProblem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(fileName, problems) }
    reader.findings.forEach(findings)
    return participants
  }
}

/// Which column of a table holds what of a participant.
struct ParticipantColumns {
  let name: Int
  let source: Int?
  let speaker: Int?
  let header: [String]

  /// The participant of a row.
  /// - Parameter value: the text in the column of this index; nil where it is empty.
  func draft(row: Int, _ value: (Int?) -> String?) throws -> ParticipantDraft {
    func trimmed(_ column: Int?) -> String? {
      value(column).map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let label = trimmed(name) else {
      throw RowProblem(row: row, reason: "the participant has no name")
    }
    let own = [name, source, speaker]
    let attributes = header.indices.compactMap { column -> Attribute? in
      guard !own.contains(column), !header[column].isEmpty else { return nil }
      return trimmed(column).map { Attribute(name: header[column], value: $0) }
    }
    return ParticipantDraft(
      name: label,
      appearances: try appearances(row: row, sources: trimmed(source), speakers: trimmed(speaker)),
      attributes: attributes)
  }

  private func appearances(row: Int, sources: String?, speakers: String?) throws -> [Appearance] {
    func parts(_ cell: String?) -> [String] {
      cell?.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed } ?? []
    }
    let (names, labels) = (parts(sources), parts(speakers))
    if names.isEmpty, !labels.isEmpty {
      throw RowProblem(row: row, reason: "a speaker is named and no source in which it speaks")
    }
    guard labels.count < 2 || labels.count == names.count else {
      throw RowProblem(
        row: row,
        reason: "\(names.count) sources and \(labels.count) speakers; between | must stand as many"
          + " speakers as sources, or one speaker for all")
    }
    return try names.indices.map { index in
      guard !names[index].isEmpty else {
        throw RowProblem(row: row, reason: "a source between | has no name")
      }
      let label = labels.count > 1 ? labels[index] : labels.first ?? ""
      return Appearance(source: names[index], speaker: label.isEmpty ? nil : label)
    }
  }
}
