/// Where a sentence ends: the one rule for all that cuts texts into sentences or counts them.
///
/// It ends at a line's end and behind 。！？；…, their Western forms, and a full stop that a space or a
/// closing mark follows, so that 3.5 stays whole. An abbreviation such as "Dr. Li" is cut.
enum SentenceEnd {
  /// - Parameter next: the scalar after it; nil at the end.
  static func isAt(_ scalar: UInt32, before next: UInt32?) -> Bool {
    scalar == fullStop ? next.map(followsFullStop) ?? true : isMark(scalar)
  }

  static let fullStop: UInt32 = 0x2E

  /// Whether a scalar ends a sentence whatever follows.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Line feed ! ; ? … 。 ！ ； ？
    case 0x0A, 0x21, 0x3B, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1B, 0xFF1F: true
    default: false
    }
  }

  /// Whether a full stop before this scalar ends a sentence.
  static func followsFullStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Space, line feed, tab, " ' ) ’ ”, ideographic space
    case 0x20, 0x0A, 0x09, 0x22, 0x27, 0x29, 0x2019, 0x201D, 0x3000: true
    default: false
    }
  }
}
