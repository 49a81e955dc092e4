/// Counts the words of texts, in all and in groups of them.
public final class WordCounter {
  private let segmenter: WordSegmenter
  private let groups: Int
  private var table = WordTable()
  /// By word: how often, in how many sources, and the source that had it last.
  private var counts: [(count: Int, sources: Int, last: Int)] = []
  /// By word and group: how often.
  private var inGroups: [Int] = []

  /// - Parameters:
  ///   - terms: words that are never cut, such as the names of codes.
  ///   - folds: whether traditional and simplified characters, full and half width, count as one.
  ///   - groups: how many groups the texts are in.
  public init(terms: [String] = [], folds: Bool = false, groups: Int = 0) {
    segmenter = WordSegmenter(terms: terms, folds: folds)
    self.groups = groups
  }

  /// Counts the words of a text.
  /// - Parameters:
  ///   - text: well-formed UTF-8.
  ///   - source: a number of the source; the texts of one source come together.
  ///   - group: the group, counted from 0; nil for none.
  public func add(_ text: UnsafeRawBufferPointer, source: Int, group: Int? = nil) {
    segmenter.eachWord(in: text) { units in
      let word = table.number(of: units)
      if word == counts.count {
        counts.append((0, 0, -1))
        inGroups.append(contentsOf: repeatElement(0, count: groups))
      }
      counts[word].count += 1
      if counts[word].last != source {
        counts[word].sources += 1
        counts[word].last = source
      }
      if let group { inGroups[word * groups + group] += 1 }
    }
  }

  /// The words counted, the most frequent first; of equally frequent ones those in more sources, then
  /// by their scalars.
  /// - Parameters:
  ///   - minLength: the least length in scalars.
  ///   - stopWords: words to be left out, in any script, width and case.
  ///   - top: no more than this many; nil for all.
  public func words(
    minLength: Int = 1, without stopWords: [String] = [], top: Int? = nil
  ) -> [CountedWord] {
    let stops = Set(stopWords.map { FoldTable.shared.fold(text: $0) })
    var words = counts.indices.compactMap { word -> CountedWord? in
      let text = table.text(of: word)
      let folded = FoldTable.shared.fold(text: text)
      guard folded.count >= minLength, !stops.contains(folded) else { return nil }
      return CountedWord(
        word: text, count: counts[word].count, sources: counts[word].sources,
        inGroups: Array(inGroups[word * groups..<(word + 1) * groups]))
    }
    words.sort { a, b in
      (b.count, b.sources) != (a.count, a.sources)
        ? (b.count, b.sources) < (a.count, a.sources)
        : a.word.unicodeScalars.lexicographicallyPrecedes(b.word.unicodeScalars)
    }
    return top.map { Array(words.prefix($0)) } ?? words
  }
}

/// A word and how often it was said.
public struct CountedWord: Hashable, Sendable {
  /// The word, with small letters; a folded one in simplified characters and half width.
  public let word: String
  /// How often, and in how many sources.
  public let count, sources: Int
  /// How often in each group.
  public let inGroups: [Int]
}

/// Gives every word a number, counted from 0. A hash table with open addressing: a word met again costs
/// no memory and no `String`.
private struct WordTable {
  private var letters: [UInt16] = []
  private var ends: [Int] = []
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  mutating func number(of units: UnsafeBufferPointer<UInt16>) -> Int {
    var slot = Self.hash(units) & (slots.count - 1)
    while slots[slot] >= 0 {
      let word = Int(slots[slot])
      if letters[range(of: word)].elementsEqual(units) { return word }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(ends.count)
    letters.append(contentsOf: units)
    ends.append(letters.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  func text(of word: Int) -> String { String(decoding: letters[range(of: word)], as: UTF16.self) }

  private func range(of word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for word in ends.indices {
      var slot = letters[range(of: word)].withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(word)
    }
  }

  /// FNV-1a over units, the high bits folded down.
  private static func hash(_ units: UnsafeBufferPointer<UInt16>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for unit in units { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
