/// Undoes the escapes of a JSON string.
enum JSONEscapes {
  /// What is wrong with an escape, after the name of the value that holds it.
  enum Fault: String, Error {
    case unknown = "holds a \\ that means nothing in JSON"
    case loneSurrogate = "holds half a character (a surrogate such as \\ud800 without its pair)"
  }

  static func unescaped(_ raw: UnsafeBufferPointer<UInt8>) throws(Fault) -> String {
    var clean: [UInt8] = []
    clean.reserveCapacity(raw.count)
    var at = 0
    while at < raw.count {
      let byte = raw[at]
      at += 1
      guard byte == UInt8(ascii: "\\") else {
        clean.append(byte)
        continue
      }
      guard at < raw.count else { throw .unknown }
      let letter = raw[at]
      at += 1
      if letter == UInt8(ascii: "u") {
        clean.append(contentsOf: String(Character(try scalar(raw, &at))).utf8)
      } else {
        guard let byte = plain(letter) else { throw .unknown }
        clean.append(byte)
      }
    }
    return String(decoding: clean, as: UTF8.self)
  }

  private static func plain(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private static func scalar(
    _ raw: UnsafeBufferPointer<UInt8>, _ at: inout Int
  ) throws(Fault) -> Unicode.Scalar {
    guard let first = unit(raw, &at) else { throw .unknown }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, at + 1 < raw.count, raw[at] == UInt8(ascii: "\\"),
      raw[at + 1] == UInt8(ascii: "u")
    else { throw .loneSurrogate }
    at += 2
    guard let second = unit(raw, &at) else { throw .unknown }
    guard second >= 0xDC00, second < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .loneSurrogate }
    return scalar
  }

  private static func unit(_ raw: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32? {
    guard at + 4 <= raw.count else { return nil }
    var value: UInt32 = 0
    for byte in raw[at..<at + 4] {
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        return nil
      }
      value = value << 4 | UInt32(digit)
    }
    at += 4
    return value
  }
}
