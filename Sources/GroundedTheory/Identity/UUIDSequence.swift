import Foundation

/// Makes version 7 UUIDs (RFC 9562, section 5.7) that rise strictly within one sequence, so that
/// an index over them grows at its end.
///
/// The twelve bits after the version hold a counter that starts at random in each millisecond;
/// when it runs over, the sequence borrows the next millisecond. The other bits come from a generator
/// (SplitMix64: Steele, Lea and Flood 2014) that each sequence seeds from the system: they must be
/// unlike, not secret, and half a million calls to the system would cost more than the rows.
public struct UUIDSequence: Sendable {
  private var millisecond: UInt64 = 0
  private var counter: UInt64 = 0
  private var state = UInt64.random(in: .min ... .max)

  /// A new sequence, seeded from the system.
  public init() {}

  /// An identifier for the time `now`, higher than all that this sequence gave before.
  public mutating func next(at now: Date = Date()) -> UUID {
    let current = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    if current > millisecond {
      millisecond = current
      counter = nextBits() & 0x3FF
    } else {
      counter += 1
      if counter > 0xFFF {
        millisecond += 1
        counter = 0
      }
    }
    let high = (millisecond << 16) | 0x7000 | counter
    let low = (nextBits() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
    return Self.uuid(high: high, low: low)
  }

  private mutating func nextBits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  private static func uuid(high: UInt64, low: UInt64) -> UUID {
    func byte(_ word: UInt64, _ index: UInt64) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> (56 - 8 * index))
    }
    return UUID(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
        byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
        byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
        byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
      ))
  }
}
