/// Measures and wraps text without any font: a Chinese character is one em, a Latin letter about
/// half of one, rather too much than too little. So the figure is the same on every machine.
struct FigureText {
  let size: Double

  func width(of text: some StringProtocol) -> Double {
    size * text.reduce(0) { $0 + Self.em($1) }
  }

  private static func em(_ character: Character) -> Double {
    if let ascii = character.asciiValue {
      switch UInt8(ascii) {
      case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "j"), UInt8(ascii: "."),
        UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "|"), UInt8(ascii: " "):
        return 0.33
      case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"),
        UInt8(ascii: "@"), UInt8(ascii: "%"):
        return 0.98
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return 0.74
      default: return 0.6
      }
    }
    let columns = DisplayWidth.of(character)
    guard columns == 1, let scalar = character.unicodeScalars.first else {
      return Double(columns) / 2
    }
    // Chinese fonts draw Greek letters, dashes and ellipses as wide as their own characters, but not this.
    return scalar.value < 0x370 || character == "−" ? 0.72 : 1
  }

  /// Lines of at most `limit`: Latin text breaks between words, Chinese anywhere but before a
  /// closing mark; a word longer than a line is cut. The lines of a paragraph are made even.
  func wrap(_ text: String, to limit: Double) -> [String] {
    let whole = width(of: text)
    guard whole > limit else { return [text] }
    let count = (whole / limit).rounded(.up)
    let pieces = pieces(of: text, atMost: limit)
    let even = fill(pieces, to: min(limit, whole / count + size * 0.99))
    let full = fill(pieces, to: limit)
    return even.count <= full.count ? even : full
  }

  /// The text if it is no wider than `limit`, else its beginning and an ellipsis.
  func cut(_ text: String, to limit: Double) -> String {
    guard width(of: text) > limit else { return text }
    let ellipsis = "…"
    var room = limit - width(of: ellipsis)
    let kept = text.prefix { character in
      room -= width(of: String(character))
      return room >= 0
    }
    return Self.trimmed(String(kept)) + ellipsis
  }

  private func fill(_ pieces: [String], to limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      let candidate = line + piece
      if width(of: Self.trimmed(candidate)) <= limit || line.isEmpty {
        line = candidate
      } else {
        lines.append(Self.trimmed(line))
        line = String(piece.drop { $0 == " " })
      }
    }
    let rest = Self.trimmed(line)
    return rest.isEmpty && !lines.isEmpty ? lines : lines + [rest]
  }

  /// What may not be broken: a Latin word with the space after it, a Chinese character with the
  /// closing marks after it.
  private func pieces(of text: String, atMost limit: Double) -> [String] {
    var pieces: [String] = []
    var isOpen = false
    for character in text {
      let isWide = DisplayWidth.of(character) == 2 && !Self.closing.contains(character)
      let joins = !isWide && (isOpen || Self.closing.contains(character))
      if joins, let last = pieces.last, width(of: last + String(character)) <= limit {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      isOpen = !isWide && character != " "
    }
    return pieces
  }

  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "’", "】", "」", " ",
  ]

  private static func trimmed(_ text: String) -> String {
    var slice = text[...]
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
