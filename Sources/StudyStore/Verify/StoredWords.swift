import Foundation
import GRDB
import GroundedTheory

/// The words of one stored text: whole, or in pages with a line break between two.
///
/// Spans that are asked for in order read each page once.
struct StoredWords {
  /// A stretch of the text that is stored in one piece.
  struct Page {
    let start: Int
    let end: Int
    fileprivate let key: Int64
  }

  let pages: [Page]
  private let db: Database
  /// Whether the words are stored in pages.
  let isPaged: Bool
  private var open: (key: Int64, words: PlainText)?

  /// - Parameter text: the key of the text.
  init(_ db: Database, text: Int64) throws {
    self.db = db
    let rows = try RowScan(
      db, "SELECT key, spanStart, spanEnd FROM page WHERE text = ? ORDER BY spanStart", text)
    var pages: [Page] = []
    while try rows.next() {
      guard let key = rows.number(0), let start = rows.number(1), let end = rows.number(2) else {
        throw DamagedContent(detail: "a page of a text has no place")
      }
      pages.append(Page(start: Int(start), end: Int(end), key: key))
    }
    isPaged = !pages.isEmpty
    if isPaged {
      self.pages = pages
    } else {
      let words = try Self.read(db, "SELECT words FROM text WHERE key = ?", text)
      self.pages = [Page(start: 0, end: words.scalarCount, key: text)]
      open = (text, words)
    }
  }

  /// The length in scalars that the pages reach.
  var scalarCount: Int { pages.last?.end ?? 0 }

  private static func read(_ db: Database, _ sql: String, _ key: Int64) throws -> PlainText {
    let rows = try RowScan(db, sql, key)
    guard try rows.next(), let bytes = rows.bytes(0) else {
      throw DamagedContent(detail: "the words of a source are missing")
    }
    let words = PlainText(validUTF8: [UInt8](bytes))
    rows.restart(key)
    return words
  }

  mutating func words(of page: Page) throws -> PlainText {
    if let open, open.key == page.key { return open.words }
    let words = try Self.read(db, "SELECT words FROM page WHERE key = ?", page.key)
    open = (page.key, words)
    return words
  }

  /// Whether `quote` is what stands at the span; false past the end.
  mutating func holds(_ quote: UnsafeRawBufferPointer, from start: Int, to end: Int) throws -> Bool
  {
    var place = start
    var rest = quote[...]
    for index in page(of: start)..<pages.count {
      let page = pages[index]
      if page.start > end { break }
      if place >= page.end { continue }
      // Between two pages there is at most the line break that joins them.
      if place < page.start {
        guard place == page.start &- 1, rest.first == UInt8(ascii: "\n") else { return false }
        rest = rest.dropFirst()
        place = page.start
      }
      if place == end { break }
      let words = try words(of: page)
      let stop = min(end, page.end)
      guard place < stop,
        let span = try? TextSpan(start: place &- page.start, end: stop &- page.start),
        let range = try? words.bytes(of: span), rest.count >= range.count
      else { return false }
      let isSame = words.utf8.withUnsafeBytes { utf8 in
        let stored = UnsafeRawBufferPointer(rebasing: utf8[range]).baseAddress
        let given = UnsafeRawBufferPointer(rebasing: rest).baseAddress
        guard let stored, let given else { return range.isEmpty }
        return memcmp(stored, given, range.count) == 0
      }
      guard isSame else { return false }
      rest = rest.dropFirst(range.count)
      place = stop
    }
    return place == end && rest.isEmpty
  }

  /// The last page that begins at or before a scalar.
  private func page(of scalar: Int) -> Int {
    var (low, high) = (0, pages.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pages[middle].start <= scalar { low = middle } else { high = middle }
    }
    return low
  }
}
