/// Goes once through UTF-8, forwards, and tells which scalar begins at a byte, or at which byte a scalar
/// begins. Up to 32 bytes are counted at a time: a text of 50 kB takes a few microseconds.
package struct ScalarSweep {
  private let bytes: UnsafeRawBufferPointer
  /// Where the sweep is, and how many scalars begin before.
  private var byte = 0
  private var scalar = 0

  /// - Parameter bytes: must stay as long as the sweep.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// How many scalars begin before a byte, which must not lie before one asked for earlier.
  package mutating func scalar(ofByte target: Int) -> Int {
    let end = min(target, bytes.count)
    while end - byte >= 32 {
      scalar += 32 - continuations(4)
      byte += 32
    }
    while end - byte >= 8 {
      scalar += 8 - continuations(1)
      byte += 8
    }
    while byte < end {
      if begins { scalar += 1 }
      byte += 1
    }
    return scalar
  }

  /// The byte at which a scalar begins, which must not lie before one asked for earlier; the end of the
  /// bytes for one that is not there.
  package mutating func byte(ofScalar target: Int) -> Int {
    while bytes.count - byte >= 32 {
      let count = 32 - continuations(4)
      guard scalar + count <= target else { break }
      scalar += count
      byte += 32
    }
    while bytes.count - byte >= 8 {
      let count = 8 - continuations(1)
      guard scalar + count <= target else { break }
      scalar += count
      byte += 8
    }
    while byte < bytes.count {
      if begins {
        if scalar >= target { break }
        scalar += 1
      }
      byte += 1
    }
    return byte
  }

  private var begins: Bool { bytes[byte] & 0xC0 != 0x80 }

  /// How many of the bytes of the next words, eight bytes each and at most four of them, go on with a
  /// scalar: those of the form 10xxxxxx. Each byte of `sum` counts its own column.
  @inline(__always)
  private func continuations(_ words: Int) -> Int {
    var sum: UInt64 = 0
    for index in 0..<words {
      let word = bytes.loadUnaligned(fromByteOffset: byte + index * 8, as: UInt64.self)
      sum += (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
    }
    return Int((sum &* 0x0101_0101_0101_0101) >> 56)
  }
}
