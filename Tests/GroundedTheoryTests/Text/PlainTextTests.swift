import Testing
import TestSupport

@testable import GroundedTheory

@Suite struct PlainTextTests {
  /// The oracle is the standard library's own view of scalars.
  @Test(arguments: SeededGenerator.seeds)
  func offsetsAndQuotesAgreeWithUnicodeScalars(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let string = random.text(pieces: 0...400)
      let text = PlainText(string)
      let scalars = Array(string.unicodeScalars)
      #expect(text.scalarCount == scalars.count)
      #expect(text.string.unicodeScalars.elementsEqual(scalars))
      var byte = 0
      for (offset, scalar) in scalars.enumerated() {
        try #require(text.byteOffset(ofScalar: offset) == byte)
        try #require(text.scalarOffset(ofByte: byte) == offset)
        byte += String(scalar).utf8.count
      }
      #expect(text.byteOffset(ofScalar: scalars.count) == byte)
      #expect(text.scalarOffset(ofByte: byte) == scalars.count)
      for _ in 0..<20 where !scalars.isEmpty {
        let start = Int.random(in: 0..<scalars.count, using: &random)
        let end = Int.random(in: (start + 1)...scalars.count, using: &random)
        let quote = try text.quote(at: TextSpan(start: start, end: end))
        try #require(quote.unicodeScalars.elementsEqual(scalars[start..<end]))
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func occurrencesAgreeWithASlowSearch(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let string = random.text(pieces: 1...120)
      let scalars = Array(string.unicodeScalars)
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = min(scalars.count, start + Int.random(in: 1...3, using: &random))
      let needle = Array(scalars[start..<end])
      let area = try TextSpan(
        start: start / 2, end: Int.random(in: end...scalars.count, using: &random))
      let slow = try (0...(scalars.count - needle.count))
        .filter { scalars[$0..<($0 + needle.count)].elementsEqual(needle) }
        .map { try TextSpan(start: $0, end: $0 + needle.count) }
      var quote = String.UnicodeScalarView()
      quote.append(contentsOf: needle)
      let text = PlainText(string)
      #expect(text.occurrences(of: String(quote)) == slow)
      #expect(
        text.occurrences(of: String(quote), within: area) == slow.filter { area.contains($0) })
    }
  }

  @Test func occurrencesMayOverlap() throws {
    let first = try MarkedText("⟦哈哈⟧哈哈")
    let second = try MarkedText("哈⟦哈哈⟧哈")
    let third = try MarkedText("哈哈⟦哈哈⟧")
    #expect(first.text.occurrences(of: "哈哈") == first.spans + second.spans + third.spans)
  }

  @Test func anEmptyQuoteOrAnAreaOutsideIsFoundNowhere() throws {
    let text = PlainText("网格员")
    #expect(text.occurrences(of: "").isEmpty)
    #expect(text.occurrences(of: "网格员们").isEmpty)
    #expect(text.occurrences(of: "网", within: try TextSpan(start: 0, end: 4)).isEmpty)
    #expect(PlainText("").occurrences(of: "网").isEmpty)
  }

  @Test func holdsComparesScalarsAndNotWhatLooksAlike() throws {
    let marked = try MarkedText("他说⟦caf\u{E9}⟧。")
    let span = try #require(marked.spans.first)
    #expect(try marked.text.holds("caf\u{E9}", at: span))
    #expect(try !marked.text.holds("cafe\u{301}", at: span))
    #expect(try !marked.text.holds("caf", at: span))
    #expect(PlainText("\u{E9}") != PlainText("e\u{301}"))
  }

  @Test func aSpanPastTheEndIsRefused() throws {
    let text = PlainText("𠮷野家")
    #expect(try text.quote(at: TextSpan(start: 0, end: 3)) == "𠮷野家")
    let outside = try TextSpan(start: 2, end: 4)
    #expect(throws: Violation.spanOutsideText(outside, length: 3)) { try text.quote(at: outside) }
    #expect(throws: Violation.spanOutsideText(outside, length: 3)) {
      try text.holds("家", at: outside)
    }
  }
}
