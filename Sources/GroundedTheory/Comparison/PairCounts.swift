/// Counts pairs of small numbers: a table with open addressing, since a study may have tens of millions
/// of pairs of codings, and a dictionary takes four times as long.
struct PairCounts {
  private struct Slot {
    var key: UInt64 = 0
    var count = 0
    var sources: Int32 = 0
    var lastSource: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var used = 0

  /// Counts one pair, whichever of the two comes first.
  mutating func add(_ a: Int32, _ b: Int32, source: Int32) {
    let key = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    // 0 marks a free slot; no pair of two different numbers has this key.
    let place = position(of: key)
    if slots[place].key == 0 {
      used += 1
      slots[place].key = key
    }
    slots[place].count += 1
    if slots[place].lastSource != source {
      slots[place].lastSource = source
      slots[place].sources += 1
    }
    if used * 2 > slots.count { grow() }
  }

  /// Every pair once, in no order; `a` is the smaller number.
  var pairs: [(a: Int, b: Int, count: Int, sources: Int)] {
    slots.compactMap { slot in
      slot.key == 0
        ? nil : (Int(slot.key >> 32), Int(slot.key & 0xFFFF_FFFF), slot.count, Int(slot.sources))
    }
  }

  /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), then one slot after the other.
  private func position(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[position(of: slot.key)] = slot }
  }
}
