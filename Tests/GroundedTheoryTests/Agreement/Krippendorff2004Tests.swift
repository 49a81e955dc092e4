import GroundedTheory
import Testing

/// K. Krippendorff (2004), Content Analysis, 2nd edition, pages 251–256; the further one as in the tests of
/// DKPro Statistics.
@Suite("Krippendorff 2004") struct Krippendorff2004Tests {
  /// Page 254, on scalars 150 to 450: c and k are the codes.
  static let page254 = Unitization.cut(
    length: 300, categories: ["c", "k"],
    [
      [(75, 70, 0), (220, 30, 0), (30, 60, 1), (150, 50, 1)],
      [(70, 80, 0), (205, 20, 0), (250, 20, 0), (30, 60, 1), (150, 50, 1)],
    ])

  @Test func pageTwoHundredFiftyFour() throws {
    let c = try Self.page254.estimate(.alphaU, category: 0)
    #expect(abs((c.observed ?? 0) - 0.014444) < 1e-6)
    #expect(abs((c.expected ?? 0) - 0.053222) < 1e-6)
    #expect(abs((c.value ?? 0) - 0.728599) < 1e-6)
    #expect(c.units == 5)
    let k = try Self.page254.estimate(.alphaU, category: 1)
    #expect(k.observed == 0)
    #expect(abs((k.expected ?? 0) - 0.048979) < 1e-6)
    #expect(k.value == 1)
    // Printed 0.8591, from rounded parts.
    let both = try Self.page254.estimate(.alphaU)
    #expect(abs((both.value ?? 0) - 0.858665) < 1e-6)
    #expect(both.units == 9)
  }

  @Test func differences() throws {
    let pairs: [([(Int, Int, Int32)], [(Int, Int, Int32)], Double)] = [
      ([(225, 70, 0)], [(220, 80, 0)], 50),
      ([(370, 30, 0)], [(355, 20, 0)], 850),
      ([], [(400, 20, 0)], 400),
    ]
    for (one, other, difference) in pairs {
      let estimate = try Unitization.cut(length: 500, [one, other]).estimate(.alphaU)
      #expect(abs((estimate.observed ?? 0) * 500 * 500 - difference) < 1e-9)
    }
  }

  @Test func threeShortStretchesInALongOne() throws {
    let estimate = try Unitization.cut(
      length: 10, [[(1, 8, 0)], [(2, 1, 0), (4, 1, 0), (6, 1, 0)]]
    ).estimate(.alphaU)
    #expect(abs((estimate.observed ?? 0) - 0.91) < 1e-12)
    #expect(abs((estimate.expected ?? 0) - 0.535185) < 1e-6)
    #expect(abs((estimate.value ?? 0) + 0.700346) < 1e-6)
  }

  /// Every pair of sections of every text, with a border of texts as a cut; nothing published has several texts.
  @Test(arguments: SeededGenerator.seeds) func againstAllPairs(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let cut = Unitization.random(
      coders: 2 + generator.index(below: 3), texts: 1 + generator.index(below: 4), codes: 3,
      most: 4, overlapping: false, using: &generator)
    var (observed, expected) = (0.0, 0.0)
    for code in Int32(0)..<3 {
      let (differing, chance) = Self.allPairs(cut, code: code)
      let own = try cut.estimate(.alphaU, category: Int(code))
      #expect(abs((own.observed ?? 0) - differing) < 1e-9)
      #expect(abs((own.expected ?? 0) - chance) < 1e-9)
      observed += differing
      expected += chance
    }
    let all = try cut.estimate(.alphaU)
    if expected > 0 {
      #expect(abs((all.value ?? 9) - (1 - observed / expected)) < 1e-9)
    } else {
      #expect(all.value == nil && !all.note.isEmpty)
    }
  }

  private typealias Section = (coder: Int, text: Int, begin: Int, length: Int, filled: Bool)

  private static func allPairs(_ cut: Unitization, code: Int32) -> (Double, Double) {
    var sections: [Section] = []
    for (text, continuum) in cut.continua.enumerated() {
      for (coder, stretches) in continuum.stretches.enumerated() {
        var last = 0
        for stretch in stretches ?? [] where stretch.category == code {
          if stretch.start > last {
            sections.append((coder, text, last, stretch.start - last, false))
          }
          sections.append((coder, text, stretch.start, stretch.end - stretch.start, true))
          last = stretch.end
        }
        if last < continuum.length {
          sections.append((coder, text, last, continuum.length - last, false))
        }
      }
    }
    let m = Double(cut.coders.count)
    let total = Double(cut.continua.reduce(0) { $0 + $1.length })
    var differing = 0.0
    var chance = 0.0
    for one in sections {
      for other in sections where one.coder != other.coder && one.text == other.text {
        differing += difference(one, other)
      }
    }
    let filled = sections.filter(\.filled)
    for one in filled {
      let l = Double(one.length)
      chance += (Double(filled.count) - 1) / 3 * (2 * l * l * l - 3 * l * l + l)
      for gap in sections where !gap.filled && gap.length >= one.length {
        chance += l * l * Double(gap.length - one.length + 1)
      }
    }
    guard !filled.isEmpty else { return (0, 0) }
    let within = filled.reduce(0.0) { $0 + Double($1.length * ($1.length - 1)) }
    return (
      differing / (m * (m - 1) * total * total),
      2 / total * chance / (m * total * (m * total - 1) - within)
    )
  }

  private static func difference(_ one: Section, _ other: Section) -> Double {
    let (begin, end) = (
      one.begin - other.begin, one.begin + one.length - other.begin - other.length
    )
    switch (one.filled, other.filled) {
    case (true, true) where -one.length < begin && begin < other.length:
      return Double(begin * begin + end * end)
    case (true, false) where begin >= 0 && end <= 0: return Double(one.length * one.length)
    case (false, true) where begin <= 0 && end >= 0: return Double(other.length * other.length)
    default: return 0
    }
  }
}
