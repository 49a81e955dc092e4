/// A label that could name a speaker.
struct SpeakerLabel: Hashable {
  /// Full-width letters and digits folded to the usual ones.
  let name: String
  /// Wholly in brackets, such as （旁白）: it tells of something and speaks nothing.
  let isNarration: Bool

  /// Longer ones are sentences, whatever else speaks for them.
  static let scalarLimit = 60
  /// What a name seldom exceeds; more must be borne out by what else is known (``isLong``).
  private static let usual = (scalars: 20, words: 3)
  private static let wordLimit = 6

  /// - Parameters:
  ///   - raw: what stands before the colon at the start of a line.
  ///   - rest: what follows the colon on that line.
  /// - Returns: nil where `raw` cannot be a label.
  init?(_ raw: String, before rest: some Collection<UInt8>) {
    guard let name = Self.name(raw, before: rest) else { return nil }
    self.name = name
    isNarration = Self.isBracketed(name)
  }

  /// A name that stands before a time instead of a colon, perhaps in brackets, perhaps with a date
  /// between them, as in `王 2024-05-01 10:00:05`.
  /// - Returns: nil where `raw` cannot be a name.
  init?(timed raw: String) {
    var text = Self.withoutDate(MarkdownLabel.unmarked(raw.trimmed))
    if Self.isBracketed(Self.folded(text)) { text = String(text.dropFirst().dropLast()).trimmed }
    guard let name = Self.name(text, before: EmptyCollection()), !name.contains(":") else {
      return nil
    }
    self.name = name
    isNarration = false
    if hasManyWords, !isCapitalised, !SpeakerRole.beginsWithRole(name) { return nil }
  }

  private static func withoutDate(_ text: String) -> String {
    // Most names end in no digit, nor in 日.
    guard let end = text.utf8.last, (0x30...0x39).contains(end) || end == 0xA5,
      let space = text.lastIndex(where: \.isWhitespace)
    else { return text }
    let last = text[text.index(after: space)...]
    let numbers = last.split { !$0.isNumber }
    guard numbers.count == 3, numbers[0].count == 4, last.first?.isNumber == true,
      last.allSatisfy({ $0.isNumber || "-/.年月日".contains($0) })
    else { return text }
    return String(text[..<space]).trimmed
  }

  /// Longer than most names, without counting what stands in brackets at the end.
  var isLong: Bool { name.unicodeScalars.count > Self.usual.scalars || hasManyWords }

  var hasManyWords: Bool {
    SpeakerRole.bare(name).split(separator: " ").count > Self.usual.words
  }

  /// Whether every word is written with a capital, as in `Grid Worker Number One`.
  var isCapitalised: Bool {
    name.split(separator: " ").allSatisfy {
      guard let first = $0.first(where: { $0.isLetter || $0.isNumber }) else { return false }
      return first.isUppercase || first.isNumber
    }
  }

  /// The name in `raw`, nil where that cannot be one.
  private static func name(_ raw: String, before rest: some Collection<UInt8>) -> String? {
    let name = folded(raw.trimmed)
    let scalars = name.unicodeScalars
    guard !name.isEmpty, scalars.count <= scalarLimit, rest.first != UInt8(ascii: "/"),
      scalars.contains(where: \.properties.isAlphabetic), !holdsSentence(SpeakerRole.bare(name)),
      SpeakerRole.bare(name).split(separator: " ").count <= wordLimit,
      !endsInTime(name, before: rest)
    else { return nil }
    // 上午10：30 and 第3章:12 are a time and a reference.
    let isDigit = rest.first.map(isDigit) ?? false
    if isDigit, let last = scalars.last, last.properties.numericType != nil,
      SpeakerRole.role(of: name) == nil, !SpeakerRole.isCode(name)
    {
      return nil
    }
    return name
  }

  /// Whether the colon is the one of a time after a name, as in `Interviewer  00:01`.
  static func endsInTime(_ name: String, before rest: some Collection<UInt8>) -> Bool {
    let hours = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard (1...2).contains(hours), let before = name.dropLast(hours).last,
      " ([".contains(before), rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(isDigit)
    else { return false }
    guard let next = rest.dropFirst(2).first else { return true }
    // One figure, a colon and two more may be a number that begins the words.
    let ends = ":)].\r" + (hours == 2 ? " \t-" : "")
    return ends.utf8.contains(next)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The usual forms of full-width letters, digits and signs.
  static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          case 0x3000, 0xA0: " "
          default: scalar
          }
        }))
  }

  /// Whether `name` has signs that no name has; the apostrophe of `O’Brien` is none.
  private static func holdsSentence(_ name: Substring) -> Bool {
    let scalars = Array(name.unicodeScalars)
    return scalars.indices.contains { place in
      guard sentenceSigns.contains(scalars[place]) else { return false }
      let isApostrophe =
        scalars[place] == "’" && place > 0 && place + 1 < scalars.count
        && scalars[place - 1].properties.isAlphabetic
        && scalars[place + 1].properties.isAlphabetic
      return !isApostrophe
    }
  }

  private static let sentenceSigns = Set("。，？！、；“”‘’《》「」『』…—,?!;\"<>|=#*/\\\t".unicodeScalars)

  private static func isBracketed(_ name: String) -> Bool {
    let pairs: [(Character, Character)] = [("(", ")"), ("[", "]"), ("【", "】"), ("{", "}")]
    return pairs.contains { name.first == $0.0 && name.last == $0.1 }
  }
}
