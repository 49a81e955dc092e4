import GRDB
import GroundedTheory

/// The words of a stored text, whole or in pages, read as they are asked for.
final class TextParts {
  struct Page {
    let key: Int64
    /// In scalars of the text.
    let start: Int
    let end: Int
  }

  let text: Int64
  /// Empty for a text that lies in one piece.
  let pages: [Page]
  private let db: Database
  private var window: TextWindow?

  var isPaged: Bool { !pages.isEmpty }

  init(_ db: Database, ofText text: Int64) throws {
    self.db = db
    self.text = text
    pages = try Row.fetchAll(
      db, sql: "SELECT key, spanStart, spanEnd FROM page WHERE text = ? ORDER BY spanStart",
      arguments: [text]
    ).map { Page(key: try $0.value(0), start: try $0.value(1), end: try $0.value(2)) }
  }

  func words(of page: Page) throws -> [UInt8] {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT words FROM page WHERE key = ?"), arguments: [page.key])
    return try row?.withUnsafeData(atIndex: 0) { Array($0 ?? .init()) } ?? []
  }

  /// Every page, or the whole text where there are none.
  func forEach(_ body: ([UInt8]) throws -> Void) throws {
    if !isPaged { return try body(try db.words(ofText: text).utf8) }
    for page in pages { try body(try words(of: page)) }
  }

  /// The words at a span; quotes that are asked for in text order read each page once.
  func quote(at span: TextSpan) throws -> String {
    if window.map({ span.start < $0.range.lowerBound || span.end > $0.range.upperBound }) ?? true {
      window = try db.window(ofText: text, around: span.range)
    }
    guard let window, span.start >= window.start, span.end <= window.range.upperBound else {
      throw DamagedContent(detail: "a coding lies at \(span) of a shorter text")
    }
    return try window.text.quote(
      at: TextSpan(start: span.start - window.start, end: span.end - window.start))
  }
}
