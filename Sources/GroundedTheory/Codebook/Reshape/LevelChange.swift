/// What becomes of the codebook when a code comes to another level of the ladder.
///
/// The code stays under its parent where that is still above it, else it goes under the next one above
/// that is.
public struct LevelChange: Sendable {
  /// What becomes of the codes below it.
  public enum Below: Sendable {
    /// They stay as they are, which is refused where they would not be below it any more.
    case stays
    /// They come as many levels up or down as the code itself.
    case shifts
    /// Those right below it go under this code, by name, path or number, with all below them.
    case goes(under: String)
  }

  /// The code at its new level, then those below it that change; their numbers are still those of the
  /// levels that they had.
  public let revised: [Code]

  /// - Parameters:
  ///   - parent: what the code goes under; nil for what is said above.
  /// - Throws: ``Violation`` where a rule of the ladder would break.
  public init(
    of code: Code, to level: Level, under parent: Code?, below: Below, in codebook: Codebook
  ) throws {
    let ladder = codebook.ladder
    guard let old = ladder.rank(code.level), let new = ladder.rank(level.key) else {
      throw Violation.noSuchStep(
        code: codebook.label(of: code), level: code.level, to: level.key, up: true)
    }
    var changed = code
    changed.level = level.key
    changed.parent =
      (parent
      ?? codebook.lineage(of: code).last { ancestor in
        ancestor.id != code.id && (ladder.rank(ancestor.level) ?? -1) > new
      })?.id
    revised = try [changed] + Self.below(code, below, by: new - old, new: level, in: codebook)
  }

  private static func below(
    _ code: Code, _ below: Below, by steps: Int, new level: Level, in codebook: Codebook
  ) throws -> [Code] {
    let ladder = codebook.ladder
    let children = codebook.children(of: code.id)
    switch below {
    case .stays:
      let rank = ladder.rank(level.key) ?? 0
      let above = children.filter { (ladder.rank($0.level) ?? 0) >= rank }
      if above.isEmpty { return [] }
      throw Violation.childrenNotBelow(
        code: codebook.label(of: code), level: level.key,
        children: above.map { "\(codebook.label(of: $0)) (\($0.level))" })
    case .shifts:
      let all = codebook.subtree(of: code).subtracting([code.id])
      var lost: [Code] = []
      let shifted = codebook.codes.filter { all.contains($0.id) }.map { child in
        var child = child
        let rank = (ladder.rank(child.level) ?? 0) + steps
        if ladder.levels.indices.contains(rank) {
          child.level = ladder.levels[rank].key
        } else {
          lost.append(child)
        }
        return child
      }
      if lost.isEmpty { return shifted }
      throw Violation.shiftedOffLadder(
        code: codebook.label(of: code), children: lost.map(codebook.label(of:)))
    case .goes(let reference):
      let parent = try codebook.code(named: reference)
      return children.map { child in
        var child = child
        child.parent = parent.id
        return child
      }
    }
  }
}
