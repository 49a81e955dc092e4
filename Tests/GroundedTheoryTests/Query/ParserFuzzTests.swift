import GroundedTheory
import TestSupport
import Testing

/// Queries and filters put together from tokens without sense, and torn in any place: each is read or
/// refused with a place inside it, and what was read prints as something that reads the same.
@Suite struct ParserFuzzTests {
  private static let tokens = [
    "参与", "role", "A12", "code", "memo", "where", "and", "or", "not", "且", "或", "非", "in", "is",
    "empty",
    "near", "邻近", "overlapping", "inside", "around", "before", "after", "same", "words", "turn",
    "source", "within", "相距", "2", "5字", "99999999999999999999", "-1", "sentences", "by", "coder",
    "同编码员", "(", ")", "（", "）", ",", "、", "=", "＝", "!=", "!", "≠", "<", "<=", "≥", "~", "～", "'",
    "\"", "“", "”", "‘", "’", "「", "」", "＂", "＇", "''", "“居民 参与”", "\u{200B}", "\u{200F}",
    "\u{202E}", "\u{FEFF}", "\u{301}", "\u{0}", "\u{3000}", "\n", "\r\n", "\t", "𠮷", "👨‍👩‍👧", "%", "\\",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...14, using: &random)
    let parts = (0..<count).map { _ in tokens.randomElement(using: &random) ?? "" }
    return parts.joined(separator: random.chance(1, in: 4) ? "" : " ")
  }

  @Test(arguments: SeededGenerator.seeds)
  func everyTextIsReadOrRefusedInItself(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var study = SeededGenerator(seed: 2)
    let codings = try RandomCodings(&study)
    var (read, refused) = (0, 0)
    for _ in 0..<2000 {
      let text = Self.text(&random)
      do {
        let query = try Query(text)
        #expect(
          try Query(query.description).description == query.description, "\(text.debugDescription)")
        read += 1
        _ = try codings.matches(query)
      } catch Violation.unusableFilter(let fault) {
        refused += 1
        try #require(
          (0...text.unicodeScalars.count).contains(fault.position) && fault.text == text
            && fault.description.contains("^"), "seed \(seed): \(text.debugDescription)")
      }
      do {
        let filter = try Filter(text)
        #expect(try Filter(filter.description).description == filter.description)
      } catch Violation.unusableFilter(let fault) {
        try #require(
          (0...text.unicodeScalars.count).contains(fault.position), "\(text.debugDescription)")
      }
    }
    #expect(read > 20 && refused > 100, "seed \(seed): \(read) read, \(refused) refused")
  }
}
