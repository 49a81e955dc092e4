/// What is left of a quote at the place to which its words went.
///
/// It counts as the quote, corrected, where the words that survived are at least half of what it was
/// and at least half of what it is. Stretches of a single scalar do not count: one 的 is found anywhere.
struct SurvivingPart {
  /// Where it stands in the new text.
  let span: TextSpan
  /// Whether nothing but the old words stands there.
  let isWhole: Bool

  /// - Returns: nil where too little is left.
  init?(of old: TextSpan, by diff: TextDiff, in new: [UInt32]) {
    let stretches = diff.stretches(of: old.range).filter { $0.count > 1 }
    guard let heaviest = stretches.indices.max(by: { stretches[$0].count < stretches[$1].count })
    else { return nil }
    // Only what still follows in the old order and near by; the rest has gone elsewhere.
    var chain = [stretches[heaviest]]
    for next in stretches[(heaviest + 1)...] {
      guard let last = chain.last else { break }
      let gap = next.new - (last.new + last.count)
      if gap >= 0, gap <= old.count { chain.append(next) }
    }
    for next in stretches[..<heaviest].reversed() {
      guard let first = chain.first else { break }
      let gap = first.new - (next.new + next.count)
      if gap >= 0, gap <= old.count { chain.insert(next, at: 0) }
    }
    guard let first = chain.first, let last = chain.last else { return nil }
    let survivors = chain.reduce(0) { $0 + $1.count }
    let start = Self.start(of: old, before: first, diff, new)
    let end = Self.end(of: old, after: last, diff, new)
    let trimmed = Self.trimmed(start..<end, new)
    guard survivors * 2 >= old.count, survivors * 2 >= trimmed.count else { return nil }
    span = TextSpan(unchecked: trimmed)
    isWhole = survivors >= trimmed.count
  }

  /// Words that replaced the first words of the quote, and of the quote alone, belong to it.
  private static func start(
    of old: TextSpan, before first: SharedRun, _ diff: TextDiff, _ new: [UInt32]
  ) -> Int {
    let gone = first.old - old.start
    guard gone > 0 else { return first.new }
    let before = old.start == 0 ? -1 : diff.place(of: old.start - 1)
    guard let before, before < first.new else { return first.new }
    return isReplacement(before + 1..<first.new, of: gone, new) ? before + 1 : first.new
  }

  private static func end(
    of old: TextSpan, after last: SharedRun, _ diff: TextDiff, _ new: [UInt32]
  ) -> Int {
    let end = last.new + last.count
    let gone = old.end - (last.old + last.count)
    guard gone > 0, let after = diff.place(of: old.end), after >= end else { return end }
    return isReplacement(end..<after, of: gone, new) ? after : end
  }

  private static func isReplacement(_ words: Range<Int>, of gone: Int, _ new: [UInt32]) -> Bool {
    words.count <= 2 * gone && !new[words].contains(0x0A)
  }

  /// Without spaces at the ends, which cutting words out leaves behind.
  private static func trimmed(_ span: Range<Int>, _ new: [UInt32]) -> Range<Int> {
    var (start, end) = (span.lowerBound, span.upperBound)
    while start < end - 1, isSpace(new[start]) { start += 1 }
    while end > start + 1, isSpace(new[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || (0x09...0x0D).contains(scalar)
  }
}
