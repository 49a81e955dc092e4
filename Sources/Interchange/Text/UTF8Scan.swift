/// One look over bytes that may be UTF-8: whether they are, and what else a decoder must know.
struct UTF8Scan {
  /// The first byte that is not part of well-formed UTF-8.
  private(set) var firstInvalid: Int?
  private(set) var firstNUL: Int?
  private(set) var hasCarriageReturn = false
  /// Control characters that text does not use.
  private(set) var controls = 0
  private(set) var firstControl: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    var at = start
    let end = bytes.count
    while at < end {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte < 0x20 || byte == 0x7F { note(byte, at) }
        at += 1
        continue
      }
      if at + 4 <= end, Self.isUsualHanzi(bytes, at) {
        at += 3
        continue
      }
      let length = Self.length(bytes, at, end)
      guard length > 0 else {
        firstInvalid = at
        return
      }
      at += length
    }
  }

  /// Whether a scalar of three bytes stands at `at`, four being there, told at one look: any
  /// but those whose first byte does not go with every second one (U+0800–0FFF, U+D000–DFFF).
  @inline(__always)
  private static func isUsualHanzi(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    let four = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt32.self)
    let word = UInt32(littleEndian: four)
    return word & 0xC0_C0F0 == 0x80_80E0 && word & 0xFF != 0xE0 && word & 0xFF != 0xED
  }

  /// Binary data shows as control characters, more of them than any text has.
  func looksBinary(count: Int) -> Bool { firstNUL != nil || controls > 2 + count / 100 }

  /// Whether nine of ten characters beyond ASCII are well-formed UTF-8, as they are where a good
  /// file has been damaged, and never are in another encoding.
  static func isMostlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var good = 0
    var bad = 0
    var at = 0
    while at < bytes.count {
      let length = bytes[at] < 0x80 ? 1 : length(bytes, at, bytes.count)
      if length > 1 { good += 1 }
      if length == 0 { bad += 1 }
      at += max(1, length)
    }
    return good > 9 * bad
  }

  private mutating func note(_ byte: UInt8, _ at: Int) {
    switch byte {
    case 0x0D: hasCarriageReturn = true
    case 0x09, 0x0A, 0x0B, 0x0C: break
    default:
      if byte == 0, firstNUL == nil { firstNUL = at }
      if firstControl == nil { firstControl = at }
      controls += 1
    }
  }

  /// The bytes that the scalar at `at` takes, 0 where there is none; no overlong form, no surrogate.
  @inline(__always)
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    let lead = bytes[at]
    func follows(_ offset: Int) -> Bool { bytes[at + offset] & 0xC0 == 0x80 }
    if lead >= 0xE0, lead < 0xF0 {
      guard at + 2 < end, follows(1), follows(2) else { return 0 }
      let second = bytes[at + 1]
      return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) ? 0 : 3
    }
    if lead >= 0xC2, lead < 0xE0 { return at + 1 < end && follows(1) ? 2 : 0 }
    guard lead >= 0xF0, lead < 0xF5, at + 3 < end, follows(1), follows(2), follows(3) else {
      return 0
    }
    let second = bytes[at + 1]
    return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90) ? 0 : 4
  }
}
