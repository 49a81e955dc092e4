/// Bytes of text in one encoding that follow each other and are decoded together, since a character
/// may begin as `\'hh` and end as a plain letter; and the halves of a pair of `\u`.
struct RTFRun {
  /// The document's own encoding.
  var encoding = RTFCharset.western
  var defaultFont: Int?
  /// `\fcharset` of each font.
  var charsets: [Int: Int] = [:]
  private(set) var bad = 0
  private(set) var symbols = 0

  private var bytes: [UInt8] = []
  private var bytesEncoding = RTFCharset.western
  /// The first half of a pair that is not complete yet.
  private var high: UInt32?

  /// Takes a byte; what it returns, here as below, is text that is complete now.
  mutating func append(_ byte: UInt8, _ state: RTFState) -> String {
    guard charset(state) != RTFCharset.symbols || byte < 0x80 else {
      symbols += 1
      return ""
    }
    let wanted = encoding(of: state)
    let done = high != nil || wanted != bytesEncoding ? flush() : ""
    bytesEncoding = wanted
    if byte >= 0x20 || byte == 0x09 { bytes.append(byte) }
    return done
  }

  /// - Parameter value: a UTF-16 unit, which the format writes as a signed number; some programs
  ///   write a whole character.
  mutating func append(unicode value: Int, _ state: RTFState) -> String {
    let code = UInt32(value < 0 ? value & 0xFFFF : min(value, 0x10FFFF))
    if let high, (0xDC00..<0xE000).contains(code) {
      self.high = nil
      let pair = 0x10000 + (high - 0xD800) << 10 + (code - 0xDC00)
      return Unicode.Scalar(pair).map { String($0) } ?? "\u{FFFD}"
    }
    let done = flush()
    if (0xD800..<0xDC00).contains(code) {
      high = code
    } else if charset(state) == RTFCharset.symbols, (0xF000..<0xF100).contains(code) {
      symbols += 1
    } else if let scalar = Unicode.Scalar(code) {
      return code >= 0x20 || code == 9 ? done + String(scalar) : done
    } else {
      bad += 1
      return done + "\u{FFFD}"
    }
    return done
  }

  mutating func flush() -> String {
    if high != nil {
      high = nil
      bad += 1
      return "\u{FFFD}"
    }
    guard !bytes.isEmpty else { return "" }
    defer { bytes.removeAll(keepingCapacity: true) }
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    // Some programs write every font as Western and mean the document's code page.
    let isDisguised =
      bytesEncoding == RTFCharset.western && RTFCharset.isDouble(encoding)
      && RTFCharset.isPaired(bytes)
    return RTFCharset.decoded(bytes, from: isDisguised ? encoding : bytesEncoding, bad: &bad)
  }

  private func charset(_ state: RTFState) -> Int? {
    let font = state.isDouble ? state.doubleFont ?? state.font : state.font
    return (font ?? defaultFont).flatMap { charsets[$0] }
  }

  private func encoding(of state: RTFState) -> String {
    let own = charset(state).flatMap { RTFCharset.encoding(charset: $0) } ?? encoding
    return state.isDouble && !RTFCharset.isDouble(own) ? encoding : own
  }
}
