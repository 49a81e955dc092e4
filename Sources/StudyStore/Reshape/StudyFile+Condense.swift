import GRDB
import GroundedTheory

extension StudyFile {
  /// Puts several codes under one category, which is made where there is none of that name, and keeps
  /// why as a memo on it.
  /// - Parameters:
  ///   - level: the level of the category, by key or name; without it, the next above the codes for a
  ///     new one, any above them for one that exists.
  ///   - parent: what a new category goes under; without it, under the parent that the codes share, or
  ///     the first above it that is high enough.
  ///   - kind: the kind of the memo.
  ///   - reason: why; kept by the history too.
  ///   - rehearsing: says what it would do, and does not.
  /// - Returns: nil where all of the codes lie there already; nothing is written then.
  /// - Throws: ``/GroundedTheory/Violation`` for codes that are not below the category, and without a reason.
  @discardableResult
  public func condense(
    _ references: [String], into category: String, level: String? = nil,
    under parent: String? = nil, memo kind: Memo.Kind = .code, by coder: String? = nil,
    reason: String, rehearsing: Bool = false
  ) throws -> Reshaped? {
    if reason.allSatisfy(\.isWhitespace) { throw Violation.missingReason(verb: "condense") }
    return try reshapeIfNeeded("condense", by: coder, reason: reason, rehearsing: rehearsing) {
      writing in
      let codebook = try writing.db.liveCodebook()
      let codes = try codebook.codes(named: references)
      let place = try CondensePlace(codes, level: level, in: codebook)
      let target = try writing.target(
        category, level: place.level, under: parent,
        usual: place.holder(above: codebook.sharedParent(of: codes), in: codebook),
        in: codebook, where: place.isEligible)
      return try writing.condense(codes, into: target, kind, reason, in: codebook)
    }
  }
}

extension Writing {
  fileprivate func condense(
    _ codes: [Code], into target: Target, _ kind: Memo.Kind, _ reason: String, in codebook: Codebook
  ) throws -> Reshaped {
    let moving = codes.filter { $0.parent != target.code.id }
    if moving.isEmpty { throw NothingToChange() }
    let revised = moving.map { code in
      var code = code
      code.parent = target.code.id
      return code
    }
    let after = try codebook.replacing((target.isNew ? [target.code] : []) + revised)
    // The category may bear the name of a code that goes under it.
    for code in revised { try retire("code", try first("code", code.id.uuid)) }
    if target.isNew { try add(target.code) }
    for code in revised { try add(code) }
    try add(Memo(id: newID(), kind: kind, text: reason, subject: .code(target.code.id)))
    let parent = target.code.parent.flatMap { after[$0] }
    return Reshaped(
      code: target.code,
      summary: "Condensed \(codebook.labels(of: moving)) into "
        + (target.isNew ? "the new code " : "") + "\(after.label(of: target.code))"
        + " (\(target.code.level))"
        + (parent.map { " under \(after.label(of: $0))" } ?? "")
        + ", which has \(counted(after.children(of: target.code.id).count, "code")) below it now",
      findings: [], moved: ["code": moving.count])
  }
}

/// At which level a category for some codes can be.
private struct CondensePlace {
  /// The key of the level that a new one gets.
  let level: String
  private let ladder: Ladder
  private let lowest: Int
  private let isFixed: Bool

  init(_ codes: [Code], level: String?, in codebook: Codebook) throws {
    let ladder = codebook.ladder
    var highest = -1
    for code in codes {
      guard let rank = ladder.rank(code.level) else {
        throw Violation.cannotCondense(
          code: codebook.label(of: code),
          why: "the level \"\(code.level)\" stands beside the ladder")
      }
      if rank == ladder.levels.count - 1 {
        throw Violation.cannotCondense(
          code: codebook.label(of: code), why: "no level is above its own, \"\(code.level)\"")
      }
      highest = max(highest, rank)
    }
    let wanted = try level.map(ladder.require)
    if let wanted, let code = codes.first(where: { ladder.rank($0.level) == highest }),
      ladder.rank(wanted.key) ?? -1 <= highest
    {
      throw Violation.cannotCondense(
        code: codebook.label(of: code),
        why: "the level \"\(wanted.key)\" is not above its own, \"\(code.level)\"")
    }
    let lowest = wanted.flatMap { ladder.rank($0.key) } ?? highest + 1
    self.ladder = ladder
    self.lowest = lowest
    isFixed = wanted != nil
    self.level = ladder.levels[min(lowest, ladder.levels.count - 1)].key
  }

  /// The first code from `parent` upwards that a new category can go under.
  func holder(above parent: Code?, in codebook: Codebook) -> Code? {
    var code = parent
    while let found = code, (ladder.rank(found.level) ?? -1) <= lowest {
      code = found.parent.flatMap { codebook[$0] }
    }
    return code
  }

  /// Whether a code can be the category.
  func isEligible(_ code: Code) -> Bool {
    ladder.rank(code.level).map { isFixed ? $0 == lowest : $0 >= lowest } ?? false
  }
}
