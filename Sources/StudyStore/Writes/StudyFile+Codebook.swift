import Foundation
import GRDB
import GroundedTheory

/// What a codebook import did.
public struct CodebookImport: Sendable {
  /// Codes that the study did not have.
  public var added = 0
  /// Known codes of which the file says something new.
  public var redefined = 0
  /// Known codes that the file leaves as they are.
  public var unchanged = 0
  /// Relations that were added.
  public var relations = 0
}

extension StudyFile {
  /// Takes in a codebook in one event: new codes are added, a known code gets the file's definition
  /// where the file has one, nothing is removed. Then its relations are added.
  /// - Throws: ``StudyError/badRows(what:problems:)`` naming every entry that breaks a rule, and
  ///   ``/GroundedTheory/Violation/unusableLadder(_:)`` where the file has another ladder.
  @discardableResult
  public func importCodebook(
    _ draft: CodebookDraft, from file: String? = nil, by coder: String? = nil,
    reason: String = "", findings: [Finding] = []
  ) throws -> CodebookImport {
    try record("codebook import", by: coder, reason: reason) { writing in
      writing.findings = findings
      if let ladder = draft.ladder { try writing.adopt(ladder) }
      var result = try writing.addCodes(draft.entries, file: file)
      result.relations = try writing.addRelations(draft.relations)
      writing.summary =
        "\(counted(result.added, "code")) added, \(result.redefined) redefined,"
        + " \(result.unchanged) unchanged"
        + (result.relations > 0 ? ", \(counted(result.relations, "relation"))" : "")
      return result
    }
  }
}

extension Writing {
  /// Levels beside the ladder are taken over; the ladder itself must be the same.
  fileprivate func adopt(_ ladder: Ladder) throws {
    let own = try db.liveLadder()
    guard own.levels.map(\.key) == ladder.levels.map(\.key) else {
      throw Violation.unusableLadder(
        "the codebook's is \(ladder.levels.map(\.key).joined(separator: ",")), the study's is"
          + " \(own.levels.map(\.key).joined(separator: ","))")
    }
    let new = ladder.beside.filter { own.level($0.key) == nil }
    _ = try Ladder(own.levels, beside: own.beside + new)
    for (position, level) in new.enumerated() {
      try add(level, position: own.beside.count + position, beside: true)
    }
  }

  fileprivate func addCodes(
    _ entries: [CodebookDraft.Entry], file: String?
  ) throws -> CodebookImport {
    let codebook = try db.liveCodebook()
    var known = Dictionary(
      codebook.codes.map { (codebook.path(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    var ordinals: [String: Int] = [:]
    var seen: Set<String> = []
    var problems: [RowProblem] = []
    var result = CodebookImport()
    for var entry in entries {
      let path = entry.path.joined(separator: "/")
      do {
        entry.level = try codebook.ladder.require(entry.level).key
        try Codebook.checkName(entry.name)
        guard seen.insert(path).inserted else {
          throw Violation.duplicateCode(entry.name, parent: entry.path.dropLast().last)
        }
        if let code = known[path], code.level == entry.level {
          try redefine(code, entry, &result)
          continue
        }
        let parent = try parent(of: entry, among: known)
        try codebook.checkPlace(
          name: entry.name, level: entry.level, under: parent)
        let ordinal = try ordinals[entry.level] ?? nextOrdinal(at: entry.level)
        var code = Code(
          id: newID(), name: entry.name, level: entry.level, parent: parent?.id, ordinal: ordinal)
        try code.take(entry)
        try add(code)
        ordinals[entry.level] = ordinal + 1
        known[path] = code
        result.added += 1
      } catch let violation as Violation {
        problems.append(RowProblem(row: entry.row, reason: violation.description))
      }
    }
    guard problems.isEmpty else { throw StudyError.badRows(in: file, of: "Codebook", problems) }
    return result
  }

  private func redefine(
    _ code: Code, _ entry: CodebookDraft.Entry, _ result: inout CodebookImport
  ) throws {
    var revised = code
    try revised.take(entry)
    if revised == code {
      result.unchanged += 1
    } else {
      try add(revised)
      result.redefined += 1
    }
  }

  private func parent(
    of entry: CodebookDraft.Entry, among known: [String: Code]
  ) throws -> Code? {
    guard entry.path.count > 1 else { return nil }
    let path = entry.path.dropLast().joined(separator: "/")
    guard let parent = known[path] else {
      throw Violation.missingParent(code: entry.name, parent: path)
    }
    return parent
  }
}
