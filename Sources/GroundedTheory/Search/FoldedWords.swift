/// Words that are looked for scalar by scalar, with script, width and letter case folded.
struct FoldedWords {
  private let table = FoldTable.shared
  /// The words, folded, the longest first, with the number each was given.
  private let words: [(scalars: [UInt32], number: Int)]
  /// For every scalar whether a word begins with what it folds to.
  private let begins: [Bool]

  /// - Parameter words: each once, none empty.
  init(_ words: [String]) {
    let folded = words.map { FoldTable.shared.fold(text: $0) }
    self.words = folded.enumerated().map { (scalars: $0.element, number: $0.offset) }
      .sorted { $0.scalars.count > $1.scalars.count }
    let first = Set(folded.compactMap { $0.first })
    begins = FoldTable.shared.scalars.map { first.contains($0) }
  }

  /// Every place of every word, overlapping ones too, by their starts, the longer ones first.
  func hits(in text: UnsafeRawBufferPointer) -> [TextFinder.Hit] {
    var hits: [TextFinder.Hit] = []
    eachHit(in: text) { hit in
      hits.append(hit)
      return true
    }
    return hits
  }

  /// How many of the words stand in the text; counting ends at `limit`.
  func count(in text: UnsafeRawBufferPointer, upTo limit: Int) -> Int {
    var found: Set<Int> = []
    eachHit(in: text) { hit in
      found.insert(hit.word)
      return found.count < limit
    }
    return found.count
  }

  private func eachHit(in text: UnsafeRawBufferPointer, _ body: (TextFinder.Hit) -> Bool) {
    table.scalars.withUnsafeBufferPointer { table in
      begins.withUnsafeBufferPointer { begins in
        var at = 0
        while at < text.count {
          let (scalar, length) = text.scalar(at: at)
          if scalar < UInt32(begins.count), begins[Int(scalar)] {
            for word in words {
              guard let end = Self.end(of: word.scalars, in: text, at: at, table) else { continue }
              if !body(TextFinder.Hit(range: at..<end, word: word.number)) { return }
            }
          }
          at += length
        }
      }
    }
  }

  /// Where the word ends that begins here; nil where it does not.
  private static func end(
    of word: [UInt32], in text: UnsafeRawBufferPointer, at start: Int,
    _ table: UnsafeBufferPointer<UInt32>
  ) -> Int? {
    var at = start
    for wanted in word {
      guard at < text.count else { return nil }
      let (scalar, length) = text.scalar(at: at)
      let folded = scalar < UInt32(table.count) ? table[Int(scalar)] : scalar
      guard folded == wanted else { return nil }
      at += length
    }
    return at
  }
}

extension UnsafeRawBufferPointer {
  /// The scalar whose first byte stands at `offset`, and its length in bytes. Of bytes that are no
  /// UTF-8 each is taken for a scalar of its own, U+FFFD.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[offset])
    if first < 0x80 { return (first, 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first < 0xF5, offset + length <= count else { return (0xFFFD, 1) }
    let second = UInt32(self[offset + 1]) & 0x3F
    if length == 2 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(self[offset + 2]) & 0x3F
    if length == 3 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(self[offset + 3]) & 0x3F, 4)
  }
}
