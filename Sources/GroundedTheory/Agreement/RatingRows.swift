/// Gathers units into distinct rows of ratings: a table with open addressing, since a dictionary of arrays
/// takes fifty times as long for a million units.
struct RatingRows {
  /// The distinct rows so far, one after the other.
  private(set) var rows: [Int32] = []
  /// Ratings in a row.
  private let width: Int
  /// Numbers that a rating can be, the missing one included.
  private let radix: UInt64
  /// Positions of rows by hash; -1 for a free slot.
  private var slots: [Int32]
  private var counts: [Int] = []

  init(coders: Int, categories: Int) {
    width = coders
    radix = UInt64(categories) + 1
    slots = [Int32](repeating: -1, count: 64)
  }

  /// The position of a row among the distinct ones; a new one is added.
  mutating func position(of row: some RandomAccessCollection<Int32>) -> Int32 {
    row.withContiguousStorageIfAvailable { position(of: $0) }
      ?? Array(row).withUnsafeBufferPointer { position(of: $0) }
  }

  /// Counts units of a row that is known already.
  mutating func add(row: Int32, units: Int) { counts[Int(row)] += units }

  /// Counts one unit after the other.
  /// - Parameter matrix: unit by unit, as many ratings as there are coders.
  mutating func add(_ matrix: [Int32]) {
    guard width > 0 else { return }
    matrix.withUnsafeBufferPointer { all in
      for start in stride(from: 0, to: all.count - width + 1, by: width) {
        let row = position(of: UnsafeBufferPointer(rebasing: all[start..<(start + width)]))
        counts[Int(row)] += 1
      }
    }
  }

  /// What was counted since the last time, ready for a group; counting begins anew.
  mutating func takeCounts() -> [(row: Int32, units: Int)] {
    var taken: [(row: Int32, units: Int)] = []
    for row in counts.indices where counts[row] > 0 {
      taken.append((Int32(row), counts[row]))
      counts[row] = 0
    }
    return taken
  }

  private mutating func position(of row: UnsafeBufferPointer<Int32>) -> Int32 {
    let mask = slots.count - 1
    var slot = hash(row) & mask
    while slots[slot] >= 0 {
      let known = Int(slots[slot]) * width
      var at = 0
      while at < width, rows[known + at] == row[at] { at += 1 }
      if at == width { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let position = Int32(counts.count)
    slots[slot] = position
    rows.append(contentsOf: row)
    counts.append(0)
    if counts.count * 2 > slots.count { grow() }
    return position
  }

  /// The row as a number of mixed digits, scattered by multiplication (Knuth, The Art of Computer
  /// Programming 3, 6.4).
  private func hash(_ row: UnsafeBufferPointer<Int32>) -> Int {
    var key: UInt64 = 0
    for rating in row { key = key &* radix &+ UInt64(UInt32(bitPattern: rating &+ 1)) }
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    rows.withUnsafeBufferPointer { all in
      for position in counts.indices {
        let start = position * width
        var slot = hash(UnsafeBufferPointer(rebasing: all[start..<(start + width)])) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(position)
      }
    }
  }
}
