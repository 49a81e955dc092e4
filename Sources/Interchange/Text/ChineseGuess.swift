/// Tells GB 18030 from Big5, whose bytes are lawful in each other for the most part, by how common the
/// characters are that they make.
struct ChineseGuess {
  /// An encoding, and the share of common characters in what it makes of the bytes, 0 to 1.
  struct Reading {
    let encoding: String
    let plausibility: Double
    /// How the text begins.
    let beginning: String
  }

  /// Those in which the bytes are lawful, the likelier first.
  let readings: [Reading]

  /// Where fewer are common, the text is hardly Chinese.
  static let doubtful = 0.4

  /// More of a text than this tells nothing new.
  private static let sampleLimit = 1 << 15

  init(_ bytes: [UInt8]) {
    let sample = Self.sample(bytes)
    // Hong Kong's characters are an extension; what is plain Big5 is called so.
    let big5 = Self.reading(sample, "BIG5") ?? Self.reading(sample, "BIG5-HKSCS")
    readings = [Self.reading(sample, "GB18030"), big5].compactMap { $0 }
      .sorted { $0.plausibility > $1.plausibility }
  }

  /// The first bytes beyond ASCII, from the line that they stand in, cut where no character can be cut.
  private static func sample(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return bytes }
    let start = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let from = first - start > sampleLimit ? first : start
    guard bytes.count - from > sampleLimit else { return Array(bytes[from...]) }
    let sample = bytes[from..<from + sampleLimit]
    // No byte below 0x30 is ever the second of a character.
    guard let last = sample.lastIndex(where: { $0 < 0x30 }) else { return Array(sample) }
    return Array(sample[...last])
  }

  private static func reading(_ sample: [UInt8], _ encoding: String) -> Reading? {
    // A sample of one endless line may end within a character.
    for cut in 0..<4 where cut == 0 || (sample.count >= sampleLimit && cut < sample.count) {
      let part = Array(sample.dropLast(cut))
      guard let utf8 = try? Iconv.utf8(part, from: encoding, fileName: "") else { continue }
      let text = String(decoding: utf8, as: UTF8.self)
      return Reading(
        encoding: encoding, plausibility: plausibility(text),
        beginning: String(text.trimmingPrefix(while: \.isWhitespace).prefix(60)))
    }
    return nil
  }

  /// The share of common characters among those beyond ASCII; characters that Chinese text does not
  /// have count against it.
  static func plausibility(_ text: String) -> Double {
    var score = 0
    var count = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      count += 1
      if CommonHanzi.holds(scalar) {
        score += 1
      } else if isForeign(scalar.value) {
        score -= 1
      }
    }
    return count == 0 ? 0 : Double(score) / Double(count)
  }

  /// Controls, box drawing, Cyrillic, bopomofo, kana, compatibility forms, private characters, rare
  /// ideographs: what bytes read in the wrong encoding fall on.
  private static func isForeign(_ value: UInt32) -> Bool {
    switch value {
    case 0x80..<0xA0, 0x370..<0x2000, 0x2500..<0x25A0, 0x2E80..<0x3000, 0x3040..<0x4E00,
      0xA000..<0xFF00, 0xFFE0..<0x1_F000, 0x1_FB00...0x10_FFFF:
      true
    default: false
    }
  }
}
