import GRDB
import GroundedTheory

extension StudyFile {
  /// Brings a code to a higher level: the next, or the one given. Codings, memos and relations stay. At
  /// a level that it had before, it has its old number again.
  /// - Parameters:
  ///   - parent: what it goes under; see ``/GroundedTheory/LevelChange`` for what it is without it.
  ///   - below: what becomes of the codes below it.
  /// - Throws: ``/GroundedTheory/Violation`` where a rule of the ladder would break.
  @discardableResult
  public func promoteCode(
    _ reference: String, to level: String? = nil, under parent: String? = nil,
    below: LevelChange.Below = .stays, by coder: String? = nil, reason: String = ""
  ) throws -> Reshaped {
    try changeLevel(reference, up: true, level, parent, below, by: coder, reason: reason)
  }

  /// As ``promoteCode(_:to:under:below:by:reason:)``, to a lower level.
  @discardableResult
  public func demoteCode(
    _ reference: String, to level: String? = nil, under parent: String? = nil,
    below: LevelChange.Below = .stays, by coder: String? = nil, reason: String = ""
  ) throws -> Reshaped {
    try changeLevel(reference, up: false, level, parent, below, by: coder, reason: reason)
  }

  private func changeLevel(
    _ reference: String, up: Bool, _ level: String?, _ parent: String?, _ below: LevelChange.Below,
    by coder: String?, reason: String
  ) throws -> Reshaped {
    let verb = up ? "code promote" : "code demote"
    return try reshape(verb, by: coder, reason: reason, rehearsing: false) { writing in
      let codebook = try writing.db.liveCodebook()
      let code = try codebook.code(named: reference)
      let target = try codebook.level(level, above: up, of: code)
      let change = try LevelChange(
        of: code, to: target, under: try parent.map(codebook.code(named:)), below: below,
        in: codebook)
      _ = try codebook.replacing(change.revised)
      var revised = change.revised
      for (index, code) in change.revised.enumerated() {
        if codebook[code.id]?.level != code.level {
          revised[index].ordinal = try writing.ordinal(of: code, in: codebook)
        }
        try writing.add(revised[index])
      }
      let after = try codebook.replacing(revised)
      let now = after[code.id] ?? code
      let place = now.parent.flatMap { after[$0] }
      return Reshaped(
        code: now,
        summary: "\(up ? "Promoted" : "Demoted") \(codebook.label(of: code)) (\(code.level)) to"
          + " \(after.number(of: now)) (\(now.level))"
          + (place.map { ", under \(after.label(of: $0))" } ?? "")
          + below.description(of: revised.count - 1),
        findings: [], moved: ["code": revised.count])
    }
  }
}

extension LevelChange.Below {
  fileprivate func description(of count: Int) -> String {
    guard count > 0 else { return "" }
    switch self {
    case .stays: return ""
    case .shifts: return "; \(counted(count, "code")) below it shifted along"
    case .goes(let parent): return "; \(counted(count, "code")) below it moved to \"\(parent)\""
    }
  }
}

extension Codebook {
  /// The level that is asked for, or the next one.
  fileprivate func level(_ reference: String?, above up: Bool, of code: Code) throws -> Level {
    let wanted = try reference.map(ladder.require)
    let refusal = Violation.noSuchStep(
      code: label(of: code), level: code.level, to: wanted?.key, up: up)
    guard let rank = ladder.rank(code.level) else { throw refusal }
    let next = wanted.map { ladder.rank($0.key) ?? rank } ?? rank + (up ? 1 : -1)
    guard next != rank, (next > rank) == up, ladder.levels.indices.contains(next) else {
      throw refusal
    }
    return ladder.levels[next]
  }
}

extension Writing {
  /// The number of a code at its level: the one that it had there before, or else the next.
  fileprivate func ordinal(of code: Code, in codebook: Codebook) throws -> Int {
    let before = try Int.fetchOne(
      db,
      sql: """
        SELECT ordinal FROM code WHERE first = ? AND level = ? ORDER BY version DESC LIMIT 1
        """, arguments: [try first("code", code.id.uuid), code.level])
    let isTaken = codebook.codes.contains {
      $0.level == code.level && $0.ordinal == before && $0.id != code.id
    }
    return try before.flatMap { isTaken ? nil : $0 } ?? nextOrdinal(at: code.level)
  }
}
