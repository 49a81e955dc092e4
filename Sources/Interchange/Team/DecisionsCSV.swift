import GroundedTheory

/// Reads decisions on disagreements from a table as `adjudicate list` prints it, with the column
/// `verdict` filled in: accepted or rejected (or 采纳, 不采纳, 是, 否, yes, no). `decided_code` names what
/// the words of a rejected coding are coded with instead; rows without a verdict are left open.
public enum DecisionsCSV {
  /// The decisions, those of one passage together.
  /// - Throws: ``FormatError``; all bad rows come together in ``FormatError/badRows(_:_:)``.
  public static func read(
    _ bytes: [UInt8], fileName: String = "decisions.csv", encoding: String? = nil,
    findings: (Finding) -> Void = { _ in }
  ) throws -> [Adjudication] {
    var reader = try TableFile.open(bytes, fileName: fileName, encoding: encoding)
    let id = try reader.requiredColumn("id", "标识")
    let verdict = try reader.requiredColumn("verdict", "裁定")
    let code = reader.column("decided_code", "裁定编码")
    let note = reader.column("note", "说明")
    let passage = reader.column("passage", "段落")
    var groups: [[String]: Adjudication] = [:]
    var order: [[String]] = []
    var problems: [RowProblem] = []
    while let row = try reader.next() {
      do {
        let row = try row.get()
        guard let word = row.value(verdict)?.trimmed, !word.isEmpty else { continue }
        guard let isAccepted = verdicts[word.lowercased()] else {
          throw RowProblem(
            row: row.number, reason: "\"\(word)\" is no verdict; write accepted or rejected")
        }
        guard let coding = row.value(id).flatMap({ Coding.ID($0.trimmed) }) else {
          throw RowProblem(row: row.number, reason: "it does not hold the whole id of a coding")
        }
        let instead = row.value(code)?.trimmed ?? ""
        let key = [row.value(passage) ?? "", isAccepted ? "" : instead, row.value(note) ?? ""]
        if groups[key] == nil { order.append(key) }
        var group = groups[key] ?? Adjudication(note: key[2].trimmed)
        if isAccepted { group.accepted.append(coding) } else { group.rejected.append(coding) }
        if !isAccepted, !instead.isEmpty { group.code = instead }
        groups[key] = group
      } catch let problem as RowProblem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(fileName, problems) }
    reader.findings.forEach(findings)
    return order.compactMap { groups[$0] }
  }

  private static let verdicts: [String: Bool] = [
    "accepted": true, "accept": true, "yes": true, "y": true, "1": true, "采纳": true, "是": true,
    "rejected": false, "reject": false, "no": false, "n": false, "0": false, "不采纳": false,
    "否": false,
  ]
}
