/// Carries the numbers of turns from a text to its correction: they are cited in theses and kept for
/// life.
///
/// A turn goes on as the new one to which most of its words went, where these are at least half of
/// the words of the one or of the other; of two that were joined the greater lends its number, and of
/// one that was split the greater part keeps it. Other turns get numbers that were never used.
enum TurnNumbers {
  /// - Parameter last: the highest number that any revision of the source has used.
  /// - Returns: the new turns with their numbers, still in text order, and the numbers of the old
  ///   ones that are gone.
  static func carry(
    from old: [Turn], to new: [Turn], by diff: TextDiff, last: Int
  ) -> (turns: [Turn], gone: [Int]) {
    var numbers = [Int?](repeating: nil, count: new.count)
    var isUsed = [Bool](repeating: false, count: old.count)
    for pair in shares(old, new, diff) {
      guard numbers[pair.new] == nil, !isUsed[pair.old],
        pair.scalars * 2 >= min(old[pair.old].span.count, new[pair.new].span.count)
      else { continue }
      numbers[pair.new] = old[pair.old].number
      isUsed[pair.old] = true
    }
    var next = max(last, old.map(\.number).max() ?? 0)
    let turns = zip(new, numbers).map { turn, number in
      if number == nil { next += 1 }
      return turn.numbered(number ?? next)
    }
    return (turns, old.indices.filter { !isUsed[$0] }.map { old[$0].number }.sorted())
  }

  private struct Share {
    let old: Int
    let new: Int
    let scalars: Int
  }

  /// How many scalars went from which turn to which, the most first.
  private static func shares(_ old: [Turn], _ new: [Turn], _ diff: TextDiff) -> [Share] {
    var turnAt = [Int32](repeating: -1, count: diff.newCount)
    for (index, turn) in new.enumerated() {
      for place in turn.span.range.clamped(to: turnAt.indices) { turnAt[place] = Int32(index) }
    }
    var shares: [Share] = []
    for (index, turn) in old.enumerated() {
      var scalars: [Int32: Int] = [:]
      for run in diff.stretches(of: turn.span.range) {
        for place in run.new..<run.new + run.count where turnAt[place] >= 0 {
          scalars[turnAt[place], default: 0] += 1
        }
      }
      shares += scalars.map { Share(old: index, new: Int($0.key), scalars: $0.value) }
    }
    return shares.sorted { ($1.scalars, $0.old, $0.new) < ($0.scalars, $1.old, $1.new) }
  }
}

extension Turn {
  /// The same turn under another number.
  func numbered(_ number: Int) -> Turn {
    Turn(number: number, speaker: speaker, role: role, span: span, milliseconds: milliseconds)
  }
}
