import GroundedTheory
import Testing

/// K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), Quality & Quantity 50, 2347–2364, and
/// K. Krippendorff (2019), Content Analysis, 4th edition, 12.6: his example, and the definition rebuilt scalar
/// by scalar.
@Suite("Krippendorff 2016") struct Krippendorff2016Tests {
  /// Figure 12.11, page 340 of 2019: Alex, Paul and Suzan on a continuum of 60, with places as distributed with
  /// pygamma-agreement. Published, as the R package quallmer quotes them: u-α .510, |u-α .413, cu-α .724; code by
  /// code 1 for 1, 5 and 6, 0 for 2, 3 and 4, on 44 % of the words of 5 and none of those of 7.
  @Test func alexPaulAndSuzan() throws {
    let cut = Unitization.cut(
      length: 60, categories: (0...7).map(String.init), Mathet2015Tests.alexPaulSuzan)
    #expect(isNear(try cut.estimate(.uAlpha).value, 0.510, 5e-4))
    #expect(isNear(try cut.estimate(.binaryUAlpha).value, 0.413, 5e-4))
    #expect(isNear(try cut.estimate(.cuAlpha).value, 0.724, 5e-4))
    for (code, value) in [(1, 1.0), (2, 0), (3, 0), (4, 0), (5, 1), (6, 1)] {
      #expect(isNear(try cut.estimate(.kuAlpha, category: code).value, value, 1e-12), "\(code)")
    }
    #expect(
      try cut.estimate(.kuAlpha, category: 5).note == "rests on 44.4 % of the words of this code")
    let alone = try cut.estimate(.kuAlpha, category: 7)
    #expect(alone.value == nil)
    #expect(alone.note == "no other coder cut out any of the words of this code")
  }

  /// By hand: 10 scalars; the first coder gives a to 0–4, the second a to 0–2 and b to 2–6.
  @Test func byHand() throws {
    let cut = Unitization.cut(
      length: 10, categories: ["a", "b"], [[(0, 4, 0)], [(0, 2, 0), (2, 4, 1)]])
    // ℓ: gap 10, a 6, b 4; alike 2 · 2 of a and 4 · 2 of gap; a stretch with itself 16 + 4 + 16, gaps 6 + 4.
    let whole = try cut.estimate(.uAlpha)
    #expect(abs((whole.observed ?? 0) - 8.0 / 20) < 1e-12)
    #expect(abs((whole.expected ?? 0) - (400.0 - 100 - 36 - 16) / (400 - 46)) < 1e-12)
    let binary = try cut.estimate(.binaryUAlpha)
    #expect(abs((binary.observed ?? 0) - 4.0 / 20) < 1e-12)
    #expect(abs((binary.expected ?? 0) - 200.0 / 354) < 1e-12)
    // ℓ*: a 4 + 2 − … the first's 4, the second's 2 of a and 2 of b; they meet themselves on 16, 4 and 4.
    let codes = try cut.estimate(.cuAlpha)
    #expect(abs((codes.observed ?? 0) - 4.0 / 8) < 1e-12)
    #expect(abs((codes.expected ?? 0) - (64.0 - 36 - 4) / (64 - 24)) < 1e-12)
    #expect(codes.note == "rests on 40.0 % of the text")
    // a: 1 − (6 · 8 − 20)/6 · (6 − 4)/(6 · 2)
    let a = try cut.estimate(.kuAlpha, category: 0)
    #expect(abs((a.value ?? 9) - (1 - 28.0 / 6 * 2 / 12)) < 1e-12)
  }

  @Test(arguments: SeededGenerator.seeds) func scalarByScalar(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for coders in 2...4 {
      let cut = Unitization.random(
        coders: coders, texts: 1 + generator.index(below: 3), codes: 3, most: 5,
        overlapping: coders % 2 == 0, using: &generator)
      let scalars = ScalarCoincidences(cut)
      for coefficient in [AgreementCoefficient.uAlpha, .binaryUAlpha, .cuAlpha] {
        expect(try cut.estimate(coefficient), scalars.value(coefficient))
      }
      for code in 0..<3 {
        expect(try cut.estimate(.kuAlpha, category: code), scalars.value(ofCode: Int32(code)))
      }
    }
  }

  private func expect(_ estimate: Estimate, _ value: Double?) {
    if let value {
      #expect(abs((estimate.value ?? 9) - value) < 1e-9 * max(1, abs(value)))
    } else {
      #expect(estimate.value == nil && !estimate.note.isEmpty)
    }
  }
}

/// Every scalar of every coder in turn: what it was given, and which stretch it is part of.
private struct ScalarCoincidences {
  private typealias Scalar = (codes: Set<Int32>, stretch: Int)

  private let coders: Int
  /// The scalars of all texts, for each coder.
  private var scalars: [[Scalar]]

  init(_ cut: Unitization) {
    coders = cut.coders.count
    scalars = (0..<coders).map { coder in
      var stretch = 0
      return cut.continua.flatMap { text -> [Scalar] in
        // Overlapping stretches of one code first become one; then every border cuts.
        let own = Self.merged(text.stretches[coder] ?? [])
        stretch += 1
        return (0..<text.length).map { place in
          if own.contains(where: { $0.start == place || $0.end == place }) { stretch += 1 }
          return (
            Set(own.filter { $0.start <= place && place < $0.end }.map(\.category)), stretch
          )
        }
      }
    }
  }

  private static func merged(_ stretches: [Unitization.Stretch]) -> [Unitization.Stretch] {
    var merged = stretches
    while let (one, other) = overlap(merged) {
      merged[one].start = min(merged[one].start, merged[other].start)
      merged[one].end = max(merged[one].end, merged[other].end)
      merged.remove(at: other)
    }
    return merged
  }

  private static func overlap(_ stretches: [Unitization.Stretch]) -> (Int, Int)? {
    for one in stretches.indices {
      for other in stretches.indices.dropFirst(one + 1)
      where stretches[one].category == stretches[other].category
        && stretches[one].start < stretches[other].end
        && stretches[other].start < stretches[one].end
      {
        return (one, other)
      }
    }
    return nil
  }

  func value(_ coefficient: AgreementCoefficient) -> Double? {
    switch coefficient {
    case .cuAlpha: alpha(amongCoded: true) { $0 }
    case .binaryUAlpha: alpha(amongCoded: false) { $0.isEmpty ? [] : [1] }
    default: alpha(amongCoded: false) { $0 }
    }
  }

  private func alpha(amongCoded: Bool, _ value: (Set<Int32>) -> Set<Int32>) -> Double? {
    let (length, alike, margins, own) = sums(amongCoded, value)
    let expected = length * length - margins.values.reduce(0) { $0 + $1 * $1 }
    guard expected > 1e-6, length * length - own > 1e-6 else { return nil }
    return 1 - (length - alike) / (length * expected / (length * length - own))
  }

  func value(ofCode code: Int32) -> Double? {
    let (length, _, margins, _) = sums(true) { $0.contains(code) ? [1] : [0] }
    let mine = margins[[1]] ?? 0
    guard mine > 0, length - mine > 1e-9 else { return nil }
    var both = 0.0
    for (one, other) in pairs() where scalars[one.0][one.1].codes.contains(code) {
      if scalars[other.0][other.1].codes.contains(code) { both += 1 / Double(coders - 1) }
    }
    let (_, _, _, own) = sums(true) { $0.contains(code) ? $0 : nil }
    let chance = (mine * length - own) / mine
    guard chance > 1e-9 else { return nil }
    return 1 - chance * (mine - both) / (mine * (length - mine))
  }

  /// All scalars of one coder with the same scalar of another.
  private func pairs() -> [((Int, Int), (Int, Int))] {
    var pairs: [((Int, Int), (Int, Int))] = []
    for one in 0..<coders {
      for other in 0..<coders where other != one {
        for place in scalars[one].indices { pairs.append(((one, place), (other, place))) }
      }
    }
    return pairs
  }

  /// - Parameter value: nil for what is left out of all sums but still of a pair.
  private func sums(
    _ amongCoded: Bool, _ value: (Set<Int32>) -> Set<Int32>?
  ) -> (length: Double, alike: Double, margins: [Set<Int32>: Double], own: Double) {
    var (length, alike, own) = (0.0, 0.0, 0.0)
    var margins: [Set<Int32>: Double] = [:]
    var meeting: [[Int]: Double] = [:]
    for (one, other) in pairs() {
      let (mine, theirs) = (scalars[one.0][one.1], scalars[other.0][other.1])
      if amongCoded, mine.codes.isEmpty || theirs.codes.isEmpty { continue }
      guard let given = value(mine.codes) else { continue }
      length += 1 / Double(coders - 1)
      margins[given, default: 0] += 1 / Double(coders - 1)
      if given == value(theirs.codes) { alike += 1 / Double(coders - 1) }
      meeting[[one.0, mine.stretch, other.0, mine.codes.isEmpty ? one.1 : -1], default: 0] += 1
    }
    // A stretch with itself; of a gap each scalar by itself. What meets no gap meets each coder on all of it.
    own = meeting.values.reduce(0) { $0 + $1 * $1 } / Double(coders - 1)
    return (length, alike, margins, own)
  }
}
