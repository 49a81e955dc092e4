/// How many columns of a terminal a text takes: an East Asian wide character two, a combining mark
/// none.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    plainWidth(of: text) ?? text.reduce(0) { $0 + of($1) }
  }

  /// The width of a text of nothing but printable ASCII, Chinese characters and their punctuation,
  /// where no scalar can join another; nil for any other text.
  private static func plainWidth(of text: String) -> Int? {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F: width += 1
      case 0x4E00...0x9FFF, 0x3000...0x3029, 0xFF01...0xFF60: width += 2
      default: return nil
      }
    }
    return width
  }

  /// A character is as wide as its widest scalar, which is right for marks and joined emoji alike.
  static func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, of($1)) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    // VARIATION SELECTOR-16 is a mark: the emoji before it stays as narrow as terminals draw it.
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// East_Asian_Width W and F of Unicode 15 (UAX #11), neighbouring blocks joined; the most used
  /// come first.
  private static let wide: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x3000...0x303E, 0xFF01...0xFF60, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x1100...0x115F, 0x2E80...0x2FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
    0x1B000...0x1B2FF, 0x1F200...0x1F320, 0x20000...0x3FFFD,
  ]
}
