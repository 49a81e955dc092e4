import CSearch

/// Cuts texts into words: the terms of a list first, the longest where several begin, and between them by
/// ICU, which has a dictionary of Chinese. Letters become small; numbers and signs are left out.
final class WordSegmenter {
  private let handle: OpaquePointer
  private let table: FoldTable
  private let terms: TermList
  private var text = UnitText()

  /// - Parameters:
  ///   - terms: words that stay whole, such as the names of codes.
  ///   - folds: whether script and width are folded too.
  init(terms: [String], folds: Bool) {
    guard let handle = zhagen_words_open() else {
      // It fails only where the library was built without its data.
      preconditionFailure("ICU has no rules for words")
    }
    self.handle = handle
    table = folds ? .shared : .letters
    self.terms = TermList(terms, table: table)
  }

  deinit { zhagen_words_close(handle) }

  /// Calls `body` with every word, in UTF-16, in order.
  func eachWord(in bytes: UnsafeRawBufferPointer, _ body: (UnsafeBufferPointer<UInt16>) -> Void) {
    text.take(bytes, folding: table)
    text.units.withUnsafeBufferPointer { units in
      var from = 0
      terms.eachPlace(in: units) { place in
        cut(UnsafeBufferPointer(rebasing: units[from..<place.lowerBound]), body)
        body(UnsafeBufferPointer(rebasing: units[place]))
        from = place.upperBound
      }
      cut(UnsafeBufferPointer(rebasing: units[from...]), body)
    }
  }

  private func cut(
    _ units: UnsafeBufferPointer<UInt16>, _ body: (UnsafeBufferPointer<UInt16>) -> Void
  ) {
    guard !units.isEmpty,
      zhagen_words_start(handle, units.baseAddress, Int32(clamping: units.count))
    else { return }
    var from: Int32 = 0
    var end: Int32 = 0
    var isWord = false
    while zhagen_words_next(handle, &end, &isWord) {
      let word = UnsafeBufferPointer(rebasing: units[Int(from)..<Int(end)])
      // ICU takes `5g` and `covid19` for numbers.
      if isWord || word.contains(where: { (0x61...0x7A).contains($0) }) { body(word) }
      from = end
    }
  }
}

/// Terms by their first unit, the longest first.
private struct TermList {
  private var terms: [UInt16: [[UInt16]]] = [:]
  /// Whether a term begins with a unit.
  private var begins = [Bool](repeating: false, count: 0x10000)

  init(_ words: [String], table: FoldTable) {
    var known: Set<[UInt16]> = []
    for word in words {
      var folded = String.UnicodeScalarView()
      folded.append(contentsOf: table.fold(text: word).compactMap(Unicode.Scalar.init))
      let units = Array(String(folded).utf16)
      guard let first = units.first, units.count > 1, known.insert(units).inserted else { continue }
      terms[first, default: []].append(units)
      begins[Int(first)] = true
    }
    for first in Array(terms.keys) { terms[first]?.sort { $0.count > $1.count } }
  }

  func eachPlace(in units: UnsafeBufferPointer<UInt16>, _ body: (Range<Int>) -> Void) {
    if terms.isEmpty { return }
    var at = 0
    while at < units.count {
      guard begins[Int(units[at])], let end = end(ofTermAt: at, in: units) else {
        at += 1
        continue
      }
      body(at..<end)
      at = end
    }
  }

  private func end(ofTermAt start: Int, in units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard !joins(units, at: start) else { return nil }
    return terms[units[start]]?.first { term in
      let end = start + term.count
      return end <= units.count && units[start..<end].elementsEqual(term) && !joins(units, at: end)
    }.map { start + $0.count }
  }

  /// Whether a word of letters goes on over a place: `war` is no word in `reward`.
  private func joins(_ units: UnsafeBufferPointer<UInt16>, at place: Int) -> Bool {
    guard place > 0, place < units.count else { return false }
    return [units[place - 1], units[place]].allSatisfy { unit in
      // Chinese and what is written like it begins above.
      unit < 0x2E80
        && Unicode.Scalar(unit).map {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        } == true
    }
  }
}
