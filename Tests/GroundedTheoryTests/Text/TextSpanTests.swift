import GroundedTheory
import Testing

@Suite struct TextSpanTests {
  @Test func aSpanReadsWhatItWrites() throws {
    let span = try TextSpan(start: 12, end: 40)
    #expect(span.description == "12..40")
    #expect(try TextSpan(parsing: "12..40") == span)
    #expect(span.count == 28)
  }

  @Test(arguments: ["", "12", "12..", "..40", "12...40", "12..40..50", "a..b", "12-40", " 1..2"])
  func whatIsNotASpanIsRefused(text: String) {
    #expect(throws: Violation.unreadableSpan(text)) { try TextSpan(parsing: text) }
  }

  @Test func anEmptyOrReversedSpanIsRefused() {
    #expect(throws: Violation.emptySpan(start: 5, end: 5)) { try TextSpan(parsing: "5..5") }
    #expect(throws: Violation.emptySpan(start: 9, end: 5)) { try TextSpan(parsing: "9..5") }
    #expect(throws: Violation.emptySpan(start: -1, end: 5)) { try TextSpan(parsing: "-1..5") }
  }

  @Test func spansThatOnlyTouchDoNotOverlap() throws {
    let (left, right) = (try TextSpan(start: 0, end: 4), try TextSpan(start: 4, end: 6))
    #expect(!left.overlaps(right) && !right.overlaps(left))
    #expect(try TextSpan(start: 3, end: 5).overlaps(left))
    #expect(try left.contains(TextSpan(start: 0, end: 4)))
    #expect(try !left.contains(TextSpan(start: 0, end: 5)))
  }
}
