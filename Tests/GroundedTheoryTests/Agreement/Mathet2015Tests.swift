import Testing

@testable import GroundedTheory

/// Y. Mathet, A. Widlöcher and J.-P. Métivier (2015), Computational Linguistics 41, 437–479: the fixtures that
/// DKPro Statistics made with pygamma-agreement, and that package's example of Alex, Paul and Suzan; best
/// alignments recomputed as an integer programme with SciPy.
@Suite("Mathet 2015") struct Mathet2015Tests {
  typealias Cut = (begin: Int, length: Int, code: Int32)

  static let simple: [[Cut]] = [
    [(1, 4, 0), (6, 4, 1), (11, 4, 0)], [(2, 4, 0), (7, 4, 1), (12, 4, 0)],
  ]
  static let unequal: [[Cut]] = [
    [(1, 4, 0), (6, 4, 1), (20, 4, 0), (30, 4, 1)], [(2, 4, 0), (31, 4, 1)],
  ]
  static let identical: [[Cut]] = [
    [(1, 4, 0), (10, 5, 1), (20, 5, 2)], [(1, 4, 0), (10, 5, 1), (20, 5, 2)],
  ]
  static let three: [[Cut]] = [
    [(1, 4, 0), (10, 4, 1)], [(2, 4, 0), (11, 4, 1)], [(1, 3, 0), (9, 5, 2)],
  ]
  static let larger: [[Cut]] = [
    every(ten: 1, length: 5, code: 0), every(ten: 2, length: 6, code: 1),
  ]

  private static func every(ten begin: Int, length: Int, code: Int) -> [Cut] {
    (0..<16).map { place -> Cut in (begin + 10 * place, length, Int32((place + code) % 3)) }
  }

  static let weighted: [[Cut]] = [
    [(1, 4, 0), (6, 4, 1), (11, 4, 2)], [(2, 5, 0), (8, 4, 1), (11, 4, 0)],
  ]
  static let alexPaulSuzan: [[Cut]] = [
    [(2, 7, 1), (11, 6, 2), (24, 6, 5), (32, 4, 6), (36, 8, 6), (44, 16, 7)],
    [(2, 7, 1), (11, 6, 3), (19, 6, 5), (32, 12, 6)],
    [(2, 7, 1), (11, 6, 4), (21, 6, 5), (32, 4, 6), (36, 4, 6), (40, 4, 6)],
  ]

  @Test func dissimilarities() {
    let plain = [
      [0.0625, 3.25, 7.5625], [2.0, 0.0625, 3.25], [5.0625, 2.0, 0.0625],
    ]
    #expect(Self.table(Self.simple, GammaDissimilarity()) == plain)
    let weighted = [
      [0.333333, 11.1875, 18.75], [3.814815, 0.75, 6.6875], [12.703704, 3.6875, 2.0],
    ]
    let table = Self.table(Self.weighted, GammaDissimilarity(position: 3, category: 2))
    for (row, expected) in zip(table, weighted) {
      for (value, expected) in zip(row, expected) { #expect(abs(value - expected) < 1e-6) }
    }
    let ends = Self.table(Self.three.suffix(2), GammaDissimilarity())
    #expect(abs(ends[0][0] - 0.183673) < 1e-6)
  }

  @Test func observedDisorders() throws {
    let cases: [([[Cut]], GammaDissimilarity, Double)] = [
      (Self.simple, .init(), 0.0625), (Self.unequal, .init(), 0.708333),
      (Self.identical, .init(), 0),
      (Self.three, .init(), 0.408756), (Self.larger, .init(), 1.07438),
      (Self.weighted, .init(position: 3, category: 2), 1.027778),
      (Self.alexPaulSuzan, .init(), 0.653542),
    ]
    for (coders, dissimilarity, disorder) in cases {
      let texts = try SharedTexts(.cut(length: 200, coders))
      let gamma = Gamma(texts, seed: 1, dissimilarity: dissimilarity)
      #expect(abs(gamma.observed - disorder) < 1e-6)
    }
  }

  /// Expected disorders of 600 samples of pygamma-agreement's ShuffleContinuumSampler, good to 3 %; its continuum
  /// begins at 0, one scalar before the first stretch.
  @Test func expectedDisorders() throws {
    for (coders, disorder) in [
      (Self.simple, 0.7628), (Self.unequal, 1.4466), (Self.larger, 0.9333),
    ] {
      let estimate = try Unitization.cut(length: 200, coders).estimate(.gamma)
      #expect(abs((estimate.expected ?? 0) / disorder - 1) < 0.05)
    }
  }

  @Test func figureSaysWhatItRestsOn() throws {
    let cut = Unitization.cut(length: 60, Self.alexPaulSuzan)
    let figure = try #require(try cut.figures([.gamma]).first)
    #expect(figure.estimate.units == 16)
    #expect(abs((figure.estimate.observed ?? 0) - 0.653542) < 1e-6)
    let value = try #require(figure.estimate.value)
    let certainty = try #require(figure.certainty)
    let (low, high) = (try #require(certainty.low), try #require(certainty.high))
    #expect(low < value && value < high)
    // 2 % of the expected disorder either way.
    #expect((1 - low) / (1 - value) < 1.03 && (1 - value) / (1 - high) < 1.03)
    #expect(
      certainty.method.contains("random samples, seed 1; standard error and interval say only"))
    #expect(try cut.figures([.gamma]) == [figure])
  }

  /// All ways to put stretches together, for two to four coders.
  @Test(arguments: SeededGenerator.seeds) func alignmentAgainstAllThereAre(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for coders in [2, 2, 3, 3, 4] {
      let units = (0..<coders).map { _ in
        (0..<generator.index(below: 7 - coders)).map { _ in
          let start = Double(generator.index(below: 30))
          return GammaUnit(
            start: start, end: start + 1 + Double(generator.index(below: 12)),
            category: Int32(generator.index(below: 2)))
        }
      }
      let best = GammaAlignment.best(units, .init())
      #expect(best.isProven)
      #expect(abs(best.cost - AllAlignments(units).least()) < 1e-9)
    }
  }

  /// Where there are too many groups or steps, what was found may be unproven, and its bound holds.
  @Test(arguments: [0, 20, 100]) func crowded(_ effort: Int) {
    let units = (0..<4).map { coder -> [GammaUnit] in
      (0..<5).map { place -> GammaUnit in
        let start = 3 * place
        let category = Int32((place * 7 + coder * 3) % 4)
        return GammaUnit(
          start: Double(start + coder % 3), end: Double(start + 25 + coder), category: category)
      }
    }
    let best = GammaAlignment.best(units, .init())
    #expect(best.isProven)
    let found = GammaAlignment.best(units, .init(), effort: effort)
    #expect(found.bound <= best.cost + 1e-9 && best.cost <= found.cost + 1e-9)
    #expect(found.cost <= 20)
    if effort == 0 { #expect(!found.isProven && found.bound > 0) }
  }

  /// What chance makes of a text does not depend on how long it is; where the effort does not suffice, γ is not
  /// given, but where it lies.
  @Test func longTextsAsShortOnes() throws {
    func figure(_ stretches: Int, effort: Int? = nil) throws -> Estimate {
      let coders = (0..<3).map { coder in
        var generator = SeededGenerator(seed: 5, sample: coder)
        return (0..<stretches).map { place -> Cut in
          // The same 12 again and again.
          if place % 12 == 0 { generator = SeededGenerator(seed: 5, sample: coder) }
          let begin = 10 * place + generator.index(below: 8)
          return (begin, 6 + generator.index(below: 10), Int32(generator.index(below: 3)))
        }
      }
      let texts = try SharedTexts(.cut(length: 10 * stretches + 100, coders))
      return Gamma(texts, seed: 1, effort: effort).figure([]).estimate
    }
    let (short, long) = (try figure(12), try figure(24))
    let expected = try #require(short.expected)
    let value = try #require(long.value)
    #expect(abs(try #require(long.expected) / expected - 1) < 0.1)
    #expect(long.note.isEmpty)
    let exhausted = try figure(24, effort: 150)
    #expect(exhausted.value == nil && exhausted.expected == nil)
    let note = exhausted.note
    #expect(note.contains("random samples are the best found, not proven the best"))
    let range = note.split(separator: " ").drop { $0 != "between" }.prefix(4)
      .compactMap { Double($0.filter { $0 != ";" }) }
    #expect(range.count == 2 && range[0] <= value && value <= range[1])
  }

  /// Neither the disorder nor what chance makes of it knows where on the continuum the stretches lie.
  @Test(arguments: SeededGenerator.seeds) func movedAlong(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let coders = (0..<3).map { _ in
      (0...generator.index(below: 5)).map { _ in
        GammaUnit(
          start: Double(generator.index(below: 40)), end: Double(41 + generator.index(below: 20)),
          category: Int32(generator.index(below: 3)))
      }
    }
    let moved = coders.map { own in
      own.map { GammaUnit(start: $0.start + 1000, end: $0.end + 1000, category: $0.category) }
    }
    let (here, there) = (try #require(GammaShuffle(coders)), try #require(GammaShuffle(moved)))
    for sample in 0..<10 {
      var (one, other) = (
        SeededGenerator(seed: seed, sample: sample), SeededGenerator(seed: seed, sample: sample)
      )
      let costs = [here.sample(using: &one), there.sample(using: &other)]
        .map { GammaAlignment.best($0, .init()).cost }
      #expect(abs(costs[0] - costs[1]) < 1e-9)
    }
  }

  private static func table(
    _ coders: some Collection<[Cut]>, _ dissimilarity: GammaDissimilarity
  ) -> [[Double]] {
    let units = coders.map { $0.map(Self.unit) }
    return units[0].map { one in units[1].map { dissimilarity(one, $0) } }
  }

  private static func unit(_ cut: Cut) -> GammaUnit {
    GammaUnit(start: Double(cut.begin), end: Double(cut.begin + cut.length), category: cut.code)
  }
}

/// Every partition of stretches into groups with at most one of each coder, one stretch after the other.
private struct AllAlignments {
  private let units: [(coder: Int, unit: GammaUnit)]
  private let coders: Int

  init(_ coders: [[GammaUnit]]) {
    units = coders.enumerated().flatMap { coder, own in own.map { (coder, $0) } }
    self.coders = coders.count
  }

  func least() -> Double { least(0, []) }

  private func least(_ next: Int, _ groups: [[Int]]) -> Double {
    guard next < units.count else { return groups.reduce(0) { $0 + cost($1) } }
    var best = least(next + 1, groups + [[next]])
    for group in groups.indices
    where !groups[group].contains(where: { units[$0].coder == units[next].coder }) {
      var groups = groups
      groups[group].append(next)
      best = min(best, least(next + 1, groups))
    }
    return best
  }

  private func cost(_ group: [Int]) -> Double {
    var sum = 0.0
    for first in 0..<coders {
      for second in (first + 1)..<max(first + 1, coders) {
        let one = group.first { units[$0].coder == first }
        let other = group.first { units[$0].coder == second }
        guard let one, let other else {
          sum += 1
          continue
        }
        let (a, b) = (units[one].unit, units[other].unit)
        let apart =
          (abs(a.start - b.start) + abs(a.end - b.end)) / (a.end - a.start + b.end - b.start)
        sum += apart * apart + (a.category == b.category ? 0 : 1)
      }
    }
    return sum / Double(coders * (coders - 1) / 2)
  }
}
