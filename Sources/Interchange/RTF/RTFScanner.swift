/// Cuts rich text into its tokens, as the Rich Text Format Specification 1.9.1 defines them.
struct RTFScanner {
  enum Token: Equatable {
    case open, close
    /// A control word such as `\uc1`, without its backslash.
    case word(String, Int?)
    /// A control symbol such as `\~`.
    case symbol(UInt8)
    /// A byte of text, as it stands or as `\'hh`.
    case byte(UInt8)
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token; nil at the end. The bytes after `\bin` are passed over.
  mutating func next() -> Token? {
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "{"): return .open
      case UInt8(ascii: "}"): return .close
      case UInt8(ascii: "\\"): if let token = control() { return token }
      case 0x0A, 0x0D, 0: break
      default: return .byte(byte)
      }
    }
    return nil
  }

  private mutating func control() -> Token? {
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    if Self.isLetter(byte) { return word() }
    at += 1
    switch byte {
    case UInt8(ascii: "'"): return hexadecimal()
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): return .byte(byte)
    case 0x0A, 0x0D: return .word("par", nil)
    case 0x09: return .word("tab", nil)
    default: return .symbol(byte)
    }
  }

  private mutating func hexadecimal() -> Token? {
    guard at + 1 < bytes.count, let high = Self.digit(bytes[at]),
      let low = Self.digit(bytes[at + 1])
    else { return nil }
    at += 2
    return .byte(high << 4 | low)
  }

  private mutating func word() -> Token? {
    let start = at
    while at < bytes.count, Self.isLetter(bytes[at]) { at += 1 }
    // The longest words of the specification have some twenty letters.
    let name = String(decoding: bytes[start..<min(at, start + 32)], as: UTF8.self)
    let value = number()
    if at < bytes.count, bytes[at] == 0x20 { at += 1 }
    if name == "bin" {
      at += min(max(0, value ?? 0), bytes.count - at)
      return nil
    }
    return .word(name, value)
  }

  private mutating func number() -> Int? {
    var place = at
    let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var value: Int?
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      value = min((value ?? 0) * 10 + Int(bytes[place] - 0x30), Int(Int32.max))
      place += 1
    }
    guard let value else { return nil }
    at = place
    return isNegative ? -value : value
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
