/// Tells UTF-16 without a byte order mark from other encodings by how plausible its characters are.
///
/// NUL bytes alone do not tell: Chinese has few, and 一 (U+4E00) puts one where ASCII does not. Read
/// in the wrong byte order, or where the bytes are GBK, the units fall on scripts, surrogates and
/// private characters that no transcript has.
enum UTF16Guess {
  static func encoding(of bytes: [UInt8]) -> String? {
    guard bytes.count >= 2, bytes.count % 2 == 0 else { return nil }
    let little = plausibility(bytes, low: 0, high: 1)
    let big = plausibility(bytes, low: 1, high: 0)
    guard max(little, big) >= 0.95, abs(little - big) > 0.05 else { return nil }
    return little > big ? "UTF-16LE" : "UTF-16BE"
  }

  /// The share of units that are ASCII, Latin, Chinese or Japanese text; the start is enough.
  private static func plausibility(_ bytes: [UInt8], low: Int, high: Int) -> Double {
    let end = min(bytes.count, 1 << 16)
    var plausible = 0
    for offset in stride(from: 0, to: end, by: 2) {
      let unit = UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + low])
      switch unit {
      case 0x09, 0x0A, 0x0D, 0x20..<0x7F, 0xA0..<0x180, 0x2010..<0x2040, 0x3000..<0x3100,
        0x4E00..<0xA000, 0xFF00..<0xFFF0:
        plausible += 1
      default: break
      }
    }
    return Double(plausible * 2) / Double(end)
  }
}
