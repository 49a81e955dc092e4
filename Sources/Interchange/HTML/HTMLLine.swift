/// One line of a page as it grows, its white space collapsed as CSS says (CSS Text 3, 4.1.1): a run
/// of spaces and line ends is one space, none at the line's start and end, and none for a line end
/// between two Chinese or Japanese characters.
struct HTMLLine {
  private var bytes: [UInt8] = []
  /// White space since the last word, and whether a line end was in it.
  private var space: (isThere: Bool, hasLineEnd: Bool) = (false, false)

  var isEmpty: Bool { bytes.isEmpty }

  /// What has been collected; the line is empty then.
  mutating func take() -> String {
    defer { reset() }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    space = (false, false)
  }

  /// Takes words; returns the lines that end in them, which preformatted text has.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, preformatted: Bool) -> [String] {
    var done: [String] = []
    for (at, byte) in text.enumerated() {
      switch byte {
      case 0x0A where preformatted: done.append(take())
      case 0x0D where preformatted: break
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        if preformatted {
          bytes.append(byte)
        } else {
          space.isThere = true
          if byte == 0x0A { space.hasLineEnd = true }
        }
      default:
        if space.isThere { closeSpace(before: text[at...]) }
        bytes.append(byte)
      }
    }
    return done
  }

  private mutating func closeSpace(before next: Slice<UnsafeBufferPointer<UInt8>>) {
    let isJoint =
      space.hasLineEnd && WideScalar.starts(next.prefix(4)) && WideScalar.ends(bytes.suffix(4))
    if !bytes.isEmpty, !isJoint { bytes.append(0x20) }
    space = (false, false)
  }
}

/// Tells characters that are written without spaces between them: Chinese, Japanese, full-width signs.
enum WideScalar {
  static func starts(_ utf8: some Collection<UInt8>) -> Bool {
    String(decoding: utf8, as: UTF8.self).unicodeScalars.first.map(isWide) ?? false
  }

  static func ends(_ utf8: some Collection<UInt8>) -> Bool {
    String(decoding: utf8, as: UTF8.self).unicodeScalars.last.map(isWide) ?? false
  }

  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Radicals, signs, kana, hanzi, compatibility and full-width forms, planes 2 and 3; not Hangul.
    case 0x2E80..<0x3130, 0x3190..<0xA4D0, 0xF900..<0xFB00, 0xFE30..<0xFE50, 0xFF01..<0xFF61,
      0xFFE0..<0xFFE7, 0x20000..<0x40000:
      true
    default: false
    }
  }
}
