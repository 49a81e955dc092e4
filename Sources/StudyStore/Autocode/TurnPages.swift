import GRDB
import GroundedTheory

/// A turn as it lies in the page at hand.
struct PagedTurn {
  let number: Int
  let span: TextSpan
  /// Where its words lie in the page.
  let bytes: Range<Int>
}

/// Walks over the turns of a text page by page, of a million records too; only a page is in memory.
final class TurnPages {
  private let turns: BulkQuery
  private let pages: PageCursor
  private var isOpen: Bool
  private let isWhole: Bool
  /// The words of the page, good until the next step.
  var bytes: UnsafeRawBufferPointer { pages.bytes }

  init(_ db: Database, ofText text: Int64) throws {
    let isPaged = try db.recordColumns(ofText: text) != nil
    turns = try BulkQuery(
      db,
      """
      SELECT number, spanStart, spanEnd, speaker, role, attributes FROM turn WHERE text = ?
      ORDER BY \(isPaged ? "number" : "spanStart")
      """)
    turns.start(text)
    isOpen = try turns.next()
    isWhole = !isOpen
    pages = try PageCursor(db, ofText: text)
  }

  /// The turns of the next page that are wanted; nil behind the last page.
  /// - Parameters:
  ///   - mayMatter: whether a page is to be looked at.
  ///   - isWanted: is asked for each turn with its speaker, its role and the JSON of its record's values.
  func next(
    mayMatter: (UnsafeRawBufferPointer) -> Bool,
    isWanted: (_ speaker: String, _ role: String, _ values: UnsafeRawBufferPointer) throws -> Bool
  ) throws -> [PagedTurn]? {
    guard try pages.next() else { return nil }
    let matters = mayMatter(bytes)
    if isWhole { return try wholePage(matters, isWanted) }
    var found: [PagedTurn] = []
    var (scalar, byte) = (pages.range.lowerBound, 0)
    while isOpen, turns.integer(1) < pages.range.upperBound {
      if matters, try isWanted(turns.text(3), turns.text(4), turns.bytes(5)) {
        let span = try turns.span(1, 2)
        try advance(&scalar, &byte, to: span.start)
        let start = byte
        try advance(&scalar, &byte, to: span.end)
        found.append(PagedTurn(number: turns.integer(0), span: span, bytes: start..<byte))
      }
      isOpen = try turns.next()
    }
    return found
  }

  /// A text without turns is one.
  private func wholePage(
    _ matters: Bool,
    _ isWanted: (String, String, UnsafeRawBufferPointer) throws -> Bool
  ) throws -> [PagedTurn] {
    let span = try? TextSpan(start: pages.range.lowerBound, end: pages.range.upperBound)
    guard matters, let span, try isWanted("", "", .init(start: nil, count: 0)) else { return [] }
    return [PagedTurn(number: 0, span: span, bytes: 0..<bytes.count)]
  }

  private func advance(_ scalar: inout Int, _ byte: inout Int, to target: Int) throws {
    let bytes = self.bytes
    while scalar < target, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    guard scalar == target else {
      throw DamagedContent(detail: "a turn does not lie in its page")
    }
  }
}
