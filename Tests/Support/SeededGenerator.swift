import Foundation
import GroundedTheory

/// What property tests draw. A test takes its seed from ``seeds`` as an argument, so that a failure names it.
extension SeededGenerator {
  /// The seeds that a property is tried with. They are fixed, so that a run says of a change what it
  /// said before it; `ZHAGEN_SEEDS=20` in the environment adds so many that are new in every run.
  public static var seeds: [UInt64] {
    let new = ProcessInfo.processInfo.environment["ZHAGEN_SEEDS"].flatMap { Int($0) } ?? 0
    return [1, 2, 3, 4, 5] + (0..<max(0, new)).map { _ in UInt64.random(in: 0...UInt64.max) }
  }

  public mutating func chance(_ one: Int, in many: Int) -> Bool {
    Int.random(in: 0..<many, using: &self) < one
  }

  /// Text of hanzi, astral characters, joined emoji, combining marks, line ends and plain letters.
  public mutating func text(pieces: ClosedRange<Int>) -> String {
    (0..<Int.random(in: pieces, using: &self))
      .map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
  }

  private static let pieces = [
    "网", "格", "员", "社区", "。", "，", "\n", "a", "b", " ", "𠮷", "𝄞", "👨‍👩‍👧", "🇨🇳", "e\u{301}", "é",
    "\u{301}", "ﬁ", "Å", "\u{FEFF}", "\t", "ß", "가", "\u{1112}\u{1161}",
  ]
}
