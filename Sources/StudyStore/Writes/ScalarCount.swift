/// Counts the Unicode scalars of well-formed UTF-8, eight bytes at a time.
enum ScalarCount {
  static func of(_ utf8: UnsafeRawBufferPointer) -> Int {
    var followers = 0
    var at = 0
    while at + 8 <= utf8.count {
      let word = utf8.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // The highest bit of a byte that follows a first one is set and the next is not.
      let marks = (word & ~(word << 1)) & 0x8080_8080_8080_8080
      followers += Int(((marks >> 7) &* 0x0101_0101_0101_0101) >> 56)
      at += 8
    }
    while at < utf8.count {
      if utf8[at] & 0xC0 == 0x80 { followers += 1 }
      at += 1
    }
    return utf8.count - followers
  }
}
