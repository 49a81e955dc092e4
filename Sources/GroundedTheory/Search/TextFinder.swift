/// Looks for a ``TextPattern`` in texts, one after the other. It keeps room to work in, so one finder
/// belongs to one thread.
public final class TextFinder {
  /// A place where a word of the pattern stands.
  struct Hit {
    let range: Range<Int>
    /// Which word, counted from 0.
    let word: Int
  }

  private enum Search {
    case plain(PlainWords)
    case folded(FoldedWords)
    case regex(RegularExpression)
  }

  private let search: Search
  /// How many words must stand together; 1 where any will do.
  private let needed: Int

  /// Makes a pattern ready.
  /// - Throws: ``Violation/unusablePattern(_:)``.
  public init(_ pattern: TextPattern) throws {
    switch pattern.kind {
    case .words(let words, let everyOne):
      // A word that is given twice is asked for once.
      let distinct = words.enumerated().filter { !words[..<$0.offset].contains($0.element) }
        .map(\.element)
      needed = everyOne ? distinct.count : 1
      search =
        pattern.folds
        ? .folded(FoldedWords(distinct)) : .plain(PlainWords(distinct))
    case .regex(let regex):
      needed = 1
      search = .regex(
        try RegularExpression(
          pattern.folds ? FoldTable.shared.fold(pattern: regex) : regex, ignoresCase: pattern.folds,
          folds: pattern.folds, written: regex))
    }
  }

  /// The places of the pattern in a stretch of text, as ranges of bytes: in order, none in another;
  /// of two that overlap the one that begins first, or else the longer.
  /// - Parameter text: well-formed UTF-8.
  /// - Throws: ``Violation/patternTooSlow(_:)``.
  public func matches(in text: UnsafeRawBufferPointer) throws -> [Range<Int>] {
    try matches(in: text, units: [0..<text.count])
  }

  /// As ``matches(in:)`` for a text of which only some stretches count, such as turns: a match lies in
  /// one of them, and words that are wanted together must stand in the same.
  /// - Parameter units: ranges of bytes, in order, none overlapping another.
  /// - Throws: ``Violation/patternTooSlow(_:)``.
  public func matches(
    in text: UnsafeRawBufferPointer, units: [Range<Int>]
  ) throws -> [Range<Int>] {
    let hits: [Hit]
    switch search {
    case .regex(let regex):
      return try units.flatMap { unit in
        let clipped = unit.clamped(to: 0..<text.count)
        return try regex.matches(in: UnsafeRawBufferPointer(rebasing: text[clipped]))
          .map { clipped.lowerBound + $0.lowerBound..<clipped.lowerBound + $0.upperBound }
      }
    case .plain(let words): hits = words.hits(in: text)
    case .folded(let words): hits = words.hits(in: text)
    }
    return choose(hits, units)
  }

  /// Whether the pattern may stand in a text: false only where it surely does not. It costs little
  /// beside reading the turns of the text.
  public func mayOccur(in text: UnsafeRawBufferPointer) -> Bool {
    switch search {
    case .regex: !text.isEmpty
    case .plain(let words): words.count(in: text, upTo: needed) >= needed
    case .folded(let words): words.count(in: text, upTo: needed) >= needed
    }
  }

  /// - Parameter hits: by their starts, the longer ones first.
  private func choose(_ hits: [Hit], _ units: [Range<Int>]) -> [Range<Int>] {
    var chosen: [Range<Int>] = []
    var next = 0
    for unit in units where next < hits.count {
      while next < hits.count, hits[next].range.lowerBound < unit.lowerBound { next += 1 }
      var inside: [Range<Int>] = []
      var words: Set<Int> = []
      while next < hits.count, hits[next].range.lowerBound < unit.upperBound {
        let hit = hits[next]
        next += 1
        guard hit.range.upperBound <= unit.upperBound else { continue }
        if needed > 1 { words.insert(hit.word) }
        if hit.range.lowerBound >= inside.last?.upperBound ?? 0 { inside.append(hit.range) }
      }
      if needed == 1 || words.count == needed { chosen += inside }
    }
    return chosen
  }
}
