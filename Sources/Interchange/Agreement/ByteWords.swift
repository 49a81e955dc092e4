/// Numbers distinct words of UTF-8 in the order in which they come, without a `String` for each time one
/// occurs.
struct ByteWords {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Positions of words by hash, with open addressing; -1 for a free slot.
  private var slots = [Int32](repeating: -1, count: 256)
  /// Positions of words of one byte, such as digits, which need no hash; -1 where there is none yet.
  private var singles = [Int32](repeating: -1, count: 256)

  var count: Int { ends.count }

  /// The words as text, by position.
  var texts: [String] {
    ends.indices.map { String(decoding: bytes[start(of: $0)..<ends[$0]], as: UTF8.self) }
  }

  /// The position of a word; that of a new one is ``count`` before the call.
  @inline(__always)
  mutating func position(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard word.count == 1 else { return hashed(word) }
    let single = singles[Int(word[0])]
    if single >= 0 { return single }
    let position = append(word)
    singles[Int(word[0])] = position
    return position
  }

  private mutating func hashed(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let mask = slots.count - 1
    var slot = Self.hash(word) & mask
    while slots[slot] >= 0 {
      if isWord(Int(slots[slot]), word) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let position = append(word)
    slots[slot] = position
    if ends.count * 2 > slots.count { grow() }
    return position
  }

  private mutating func append(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    return Int32(ends.count - 1)
  }

  private func start(of position: Int) -> Int { position == 0 ? 0 : ends[position - 1] }

  private func isWord(_ position: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = start(of: position)
    guard ends[position] - start == word.count else { return false }
    for at in word.indices where bytes[start + at] != word[at] { return false }
    return true
  }

  /// FNV-1a (G. Fowler, L. C. Noll and K.-P. Vo), its upper half.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    bytes.withUnsafeBufferPointer { all in
      for position in ends.indices {
        let word = UnsafeBufferPointer(rebasing: all[start(of: position)..<ends[position]])
        guard word.count != 1 else { continue }
        var slot = Self.hash(word) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(position)
      }
    }
  }
}
