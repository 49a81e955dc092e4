/// A stretch of text in the UTF-16 that ICU works on, with the way back to its bytes. Its room is used
/// again for the next stretch.
struct UnitText {
  private(set) var units: [UInt16] = []

  /// Takes the next stretch of text.
  /// - Parameter table: what stands for each scalar; nil leaves all as they are.
  mutating func take(_ text: UnsafeRawBufferPointer, folding table: FoldTable?) {
    units.removeAll(keepingCapacity: true)
    units.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      let (scalar, length) = text.scalar(at: at)
      let value = table?.fold(scalar) ?? scalar
      if value < 0x10000 {
        units.append(UInt16(value))
      } else {
        units.append(UInt16(truncatingIfNeeded: 0xD7C0 + (value >> 10)))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 | value & 0x3FF))
      }
      at += length
    }
  }

  /// The ranges of bytes of ranges of units, which rise; in one sweep.
  func bytes(
    of ranges: [Range<Int>], in text: UnsafeRawBufferPointer, folding table: FoldTable?
  ) -> [Range<Int>] {
    var (byte, unit) = (0, 0)
    func advance(to target: Int) -> Int {
      while unit < target, byte < text.count {
        let (scalar, length) = text.scalar(at: byte)
        unit += (table?.fold(scalar) ?? scalar) < 0x10000 ? 1 : 2
        byte += length
      }
      return byte
    }
    return ranges.map { range in
      let start = advance(to: range.lowerBound)
      return start..<advance(to: range.upperBound)
    }
  }
}
