import GroundedTheory

/// Reads a codebook from a table: `path,level,name,definition`.
///
/// The path is `main/initial/concept`; level 1 is the top of the ladder, or the level's key stands
/// there. The long category tree that `report tree` writes is read too, and what `code list` writes.
/// `provenance`, `aliases`, `properties`, `colour` and `in_vivo` are optional, other columns are passed
/// over.
public enum CodebookCSV {
  /// The codes of the table, parents first, for a study with this ladder.
  /// - Parameters:
  ///   - ladder: the ladder of the study that the codebook is for.
  ///   - encoding: the file's, under any name that iconv knows; found out unless given.
  /// - Throws: ``FormatError``; all bad rows come together in ``FormatError/badRows(_:_:)``.
  public static func read(
    _ bytes: [UInt8], fileName: String, ladder: Ladder, encoding: String? = nil,
    findings: (Finding) -> Void = { _ in }
  ) throws -> CodebookDraft {
    var reader = try CSVReader(bytes, fileName: fileName, encoding: encoding)
    reader.findings.forEach(findings)
    let columns = try Columns(reader, ladder)
    var entries: [CodebookDraft.Entry] = []
    var rows: [[String]: Int] = [:]
    var problems: [RowProblem] = []
    while let row = try reader.next() {
      do {
        let entry = try columns.entry(try row.get())
        if let first = rows[entry.path] {
          throw RowProblem(
            row: entry.row,
            reason:
              "the path \"\(entry.path.joined(separator: "/"))\" stands in row \(first) already")
        }
        rows[entry.path] = entry.row
        entries.append(entry)
      } catch let problem as RowProblem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw FormatError.badRows(fileName, problems) }
    return CodebookDraft(entries: parentsFirst(entries))
  }

  /// By depth, and as the file has them within one depth.
  private static func parentsFirst(
    _ entries: [CodebookDraft.Entry]
  ) -> [CodebookDraft.Entry] {
    let depths = Dictionary(grouping: entries, by: \.path.count)
    return depths.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

private struct Columns {
  let path: Int
  let level: Int
  let name: Int?
  let definition: Int?
  let provenance: Int?
  let aliases: Int?
  let properties: Int?
  let colour: Int?
  let inVivo: Int?
  let ladder: Ladder

  init(_ reader: CSVReader, _ ladder: Ladder) throws {
    path = try reader.requiredColumn("path")
    level = try reader.requiredColumn("level")
    name = reader.column("name")
    definition = reader.column("definition")
    provenance = reader.column("provenance")
    aliases = reader.column("aliases")
    properties = reader.column("properties")
    colour = reader.column("colour")
    inVivo = reader.column("in_vivo")
    self.ladder = ladder
  }

  func entry(_ row: CSVRow) throws -> CodebookDraft.Entry {
    guard let text = row.value(path) else { throw row.problem("the path is missing") }
    let path = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for part in path {
      do {
        try Codebook.checkName(part)
      } catch {
        throw row.problem("\(error)")
      }
    }
    if let name = row.value(name), name != path.last {
      throw row.problem("the name \"\(name)\" is not the last part of the path \"\(text)\"")
    }
    return CodebookDraft.Entry(
      path: path, level: try levelKey(row), definition: row.value(definition) ?? "",
      provenance: try provenance(row), aliases: ListText.parts(row.value(aliases) ?? ""),
      properties: ListText.properties(row.value(properties) ?? ""), colour: try colour(row),
      isInVivo: try inVivo(row), row: row.number)
  }

  private func colour(_ row: CSVRow) throws -> Colour? {
    guard let text = row.value(colour)?.trimmed, !text.isEmpty else { return nil }
    do { return try Colour(reading: text) } catch { throw row.problem("\(error)") }
  }

  private func inVivo(_ row: CSVRow) throws -> Bool? {
    guard let text = row.value(inVivo)?.trimmed, !text.isEmpty else { return nil }
    switch text.lowercased() {
    case "true", "yes", "1", "是": return true
    case "false", "no", "0", "否": return false
    default: throw row.problem("in_vivo must be true or false, not \"\(text)\"")
    }
  }

  private func levelKey(_ row: CSVRow) throws -> String {
    guard let text = row.value(level)?.trimmed, !text.isEmpty else {
      throw row.problem("the level is missing")
    }
    if ladder.level(text) != nil { return text }
    guard let number = Int(text) else {
      throw row.problem("\(ladder.unknown(text))")
    }
    guard number >= 1, number <= ladder.levels.count else {
      throw row.problem(
        "there is no level \(number); the ladder has \(ladder.levels.count), and 1 is the top,"
          + " \"\(ladder.topDown[0].key)\"")
    }
    return ladder.topDown[number - 1].key
  }

  private func provenance(_ row: CSVRow) throws -> Code.Provenance? {
    guard let text = row.value(provenance) else { return nil }
    guard let known = Code.Provenance(rawValue: text) else {
      throw row.problem("provenance must be published or reconstructed, not \"\(text)\"")
    }
    return known
  }
}
