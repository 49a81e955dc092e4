/// A generator of reproducible randomness (SplitMix64: G. L. Steele, D. Lea and C. H. Flood 2014, Fast
/// splittable pseudorandom number generators, OOPSLA): the same seed gives the same figures on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Every seed will do, 0 too.
  public init(seed: UInt64) { state = seed }

  /// The generator of one sample among many, so that samples can be drawn in any order, or side by side.
  public init(seed: UInt64, sample: Int) {
    var seeds = SeededGenerator(seed: seed)
    state = seeds.next() ^ (UInt64(truncatingIfNeeded: sample) &* 0xD6E8_FEB8_6659_FD93)
    state = next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 up to but not `bound`, each as likely as the other to within 2⁻³² of it (the upper
  /// half of a product: D. Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29, 3).
  @inline(__always)
  public mutating func index(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
