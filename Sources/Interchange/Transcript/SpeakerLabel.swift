/// A label that could name a speaker.
struct SpeakerLabel: Hashable {
  /// Full-width letters and digits folded to the usual ones.
  let name: String
  /// Wholly in brackets, such as （旁白）: it tells of something and speaks nothing.
  let isNarration: Bool

  /// Longer ones are sentences.
  static let scalarLimit = 20
  /// Three words in Latin letters are a name, more are a sentence.
  private static let wordLimit = 3

  /// - Parameters:
  ///   - raw: what stands before the colon at the start of a line.
  ///   - next: the byte after the colon, 0 at the end.
  /// - Returns: nil where `raw` cannot be a label.
  init?(_ raw: String, before next: UInt8) {
    guard let name = Self.name(raw, before: next) else { return nil }
    self.name = name
    isNarration = Self.isBracketed(name)
  }

  /// The name in `raw`, nil where that cannot be one.
  private static func name(_ raw: String, before next: UInt8) -> String? {
    let name = String(String.UnicodeScalarView(raw.trimmed.unicodeScalars.map(folded)))
    let scalars = name.unicodeScalars
    guard !name.isEmpty, scalars.count <= scalarLimit, next != UInt8(ascii: "/"),
      scalars.contains(where: \.properties.isAlphabetic),
      !scalars.contains(where: isSentencePunctuation),
      name.split(separator: " ").count <= wordLimit
    else { return nil }
    // 上午10：30 and 第3章:12 are a time and a reference.
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
    if isDigit, let last = scalars.last, last.properties.numericType != nil,
      SpeakerRole.role(of: name) == nil, !SpeakerRole.isCode(name)
    {
      return nil
    }
    return name
  }

  /// The usual form of a full-width letter, digit or sign.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    default: scalar
    }
  }

  private static func isSentencePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    "。，？！、；“”‘’《》「」『』…—,?!;\"<>|=#*/\\\t".unicodeScalars.contains(scalar)
  }

  private static func isBracketed(_ name: String) -> Bool {
    let pairs: [(Character, Character)] = [("(", ")"), ("[", "]"), ("【", "】"), ("{", "}")]
    return pairs.contains { name.first == $0.0 && name.last == $0.1 }
  }
}
