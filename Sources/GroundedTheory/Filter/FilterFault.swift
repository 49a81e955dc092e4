/// What is wrong with a filter, and where in it.
public struct FilterFault: Hashable, Sendable, CustomStringConvertible {
  /// The filter as it was written.
  public let text: String
  /// Where the fault begins, in Unicode scalars from 0.
  public let position: Int
  /// What is wrong there and what to do, as a sentence.
  public let reason: String

  /// The sentence, then the filter with a mark under the place.
  public var description: String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return "\(reason)\n  \(line)\n  \(caret)"
  }

  /// Blanks as wide as what stands before the place on a terminal, and a caret.
  private var caret: String {
    var blanks = ""
    for scalar in text.unicodeScalars.prefix(position) {
      if scalar == "\t" {
        blanks += "\t"
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        blanks += Self.isWide(scalar.value) ? "\u{3000}" : " "
      }
    }
    return blanks + "^"
  }

  /// East Asian wide and full-width characters, after Unicode Standard Annex 11, by their blocks.
  private static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
