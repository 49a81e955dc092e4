/// A generator of reproducible randomness (SplitMix64), for property tests.
///
/// A test takes its seed from ``seeds`` as an argument, so that a failure names the seed.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// The seeds that a property is tried with: fixed ones, and one that is new in every run.
  public static var seeds: [UInt64] { [1, 2, 3, 4, 5, UInt64.random(in: 0...UInt64.max)] }
}

extension SeededGenerator {
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
