import Foundation
import GroundedTheory
import Testing

/// A. Chao (1987), Biometrics 43, 783–791: Chao2, as others compute it from published samples.
@Suite struct Chao1987Tests {
  /// Trees in 50 plots on Barro Colorado Island (R. Condit et al. 2002, Science 295, 666–669), `specpool(BCI)` of the
  /// R package vegan: 225 species, chao 236.3732, chao.se 6.54361, jack1 245.58. From the last follows Q1 = 21,
  /// and from the first Q2 = 19.
  @Test func treesOfBarroColorado() throws {
    let frequencies = Self.frequencies(once: 21, twice: 19, more: 185)
    let estimate = RichnessEstimate(.sources, frequencies: frequencies, units: 50)
    #expect(estimate.observed == 225 && estimate.once == 21 && estimate.twice == 19)
    let jackknife: Double = 225 + 21 * 49 / 50.0
    #expect(isNear(jackknife, 245.58))
    #expect(isNear(estimate.value, 236.3732, 5e-5))
    #expect(isNear(estimate.standardError, 6.54361, 5e-6))
  }

  /// Ants of Barva Transect (J. T. Longino and R. K. Colwell 2011, Ecosphere 2, 3), `iNEXT(ant)` of the R package
  /// iNEXT: samples, incidences, species, Q1, Q2, sample coverage (A. Chao and L. Jost 2012) and Chao2.
  @Test(arguments: [
    (599, 5976, 227, 49, 23, 0.9918134, 279.108514),
    (230, 2943, 241, 71, 34, 0.9759754, 314.810038),
    (150, 1730, 122, 28, 16, 0.9839382, 146.336667), (200, 1170, 56, 13, 4, 0.9889231, 77.019375),
    (200, 271, 14, 1, 2, 0.9963827, 14.248750),
  ])
  func antsOfBarva(
    samples: Int, incidences: Int, species: Int, once: Int, twice: Int, coverage: Double,
    chao: Double
  ) throws {
    let rest = species - once - twice
    let left = incidences - once - 2 * twice
    let frequencies =
      Self.frequencies(once: once, twice: twice, more: rest - 1) + [left - 3 * (rest - 1)]
    let estimate = RichnessEstimate(.sources, frequencies: frequencies, units: samples)
    #expect(isNear(estimate.value, chao, 5e-7))
    #expect(isNear(estimate.coverage, coverage, 5e-8))
  }

  /// Without a code seen twice: S + A Q1 (Q1 − 1) / 2. Ten sources, 5 codes, of which 3 stand in one:
  /// 5 + 0.9 · 3, variance 0.9 · 3 + 0.81 · (3 · 25 / 4 − 81 / (4 · 7.7)) = 15.757…
  @Test func withoutDuplicates() throws {
    let estimate = RichnessEstimate(.sources, frequencies: [1, 1, 1, 4, 9], units: 10)
    #expect(isNear(estimate.value, 7.7, 1e-12))
    let variance: Double = 2.7 + 0.81 * (18.75 - 81 / 30.8)
    let coverage: Double = 1 - 3.0 / 16 * 18 / 20
    #expect(isNear(estimate.standardError, variance.squareRoot(), 1e-12))
    #expect(isNear(estimate.coverage, coverage, 1e-12))
  }

  @Test func nothingMissing() {
    let complete = RichnessEstimate(.sources, frequencies: [2, 3, 5, 5], units: 5)
    #expect(complete.value == 4 && complete.low == 4 && complete.coverage == 1)
    // Σ e⁻ⁿ − Σ e⁻²ⁿ − (Σ n e⁻ⁿ)² / 5 and 1 − Σ e⁻ⁿ / 4, by hand; the R package SpadeR has the same formulas.
    #expect(isNear(complete.standardError, 0.3608311391723477, 1e-12))
    #expect(isNear(complete.high, 4.953137122992263, 1e-12))
    // A single one seen once and none twice: Q1 (Q1 − 1) is 0.
    #expect(RichnessEstimate(.sources, frequencies: [1, 3], units: 3).value == 2)
    let none = RichnessEstimate(.sources, frequencies: [0, 0], units: 3)
    #expect(none.value == nil && none.low == nil && none.coverage == nil && none.observed == 0)
    #expect(RichnessEstimate(.sources, frequencies: [1], units: 1).coverage == nil)
  }

  /// Whatever comes in: the estimate lies in its interval, which begins no lower than what was seen.
  @Test(arguments: 0..<200)
  func interval(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = 1 + generator.index(below: 12)
    let frequencies = (0..<generator.index(below: 20)).map { _ in
      generator.index(below: 1 + min(units, 1 + generator.index(below: units)))
    }
    let estimate = RichnessEstimate(.sources, frequencies: frequencies, units: units)
    guard let value = estimate.value else {
      #expect(estimate.observed == 0)
      return
    }
    let (low, high) = (try #require(estimate.low), try #require(estimate.high))
    #expect(value.isFinite && low.isFinite && high.isFinite)
    let observed = Double(estimate.observed)
    #expect(observed <= low)
    #expect(low <= value)
    #expect(value <= high)
    let error = try #require(estimate.standardError)
    #expect(error >= 0)
    #expect((0...1).contains(estimate.coverage ?? 0))
  }

  private static func frequencies(once: Int, twice: Int, more: Int) -> [Int] {
    [Int](repeating: 1, count: once) + [Int](repeating: 2, count: twice)
      + [Int](repeating: 3, count: more)
  }
}

/// A. Chao (1984), Scandinavian Journal of Statistics 11, 265–270: Chao1 with the log-normal interval of Chao (1987).
@Suite struct Chao1984Tests {
  /// Spiders in girdled and logged plots (A. M. Ellison et al. 2010), `ChaoRichness(spider)` of the R package iNEXT:
  /// individuals, species, f1, f2; estimate, standard error and interval; sample coverage.
  @Test(arguments: [
    (168, 26, 12, 4, [43.893, 14.306, 30.511, 96.971, 0.9289]),
    (252, 37, 14, 4, [61.403, 18.532, 43.502, 128.583, 0.9446]),
  ])
  func spiders(
    individuals: Int, species: Int, once: Int, twice: Int, expected: [Double]
  ) throws {
    var frequencies =
      [Int](repeating: 1, count: once) + [Int](repeating: 2, count: twice)
      + [Int](repeating: 3, count: species - once - twice)
    frequencies[species - 1] += individuals - frequencies.reduce(0, +)
    let estimate = RichnessEstimate(.codings, frequencies: frequencies, units: individuals)
    let found = [
      estimate.value, estimate.standardError, estimate.low, estimate.high, estimate.coverage,
    ]
    for (value, expected) in zip(found, expected) {
      let tolerance = expected < 1 ? 5e-5 : 5e-4
      #expect(isNear(value, expected, tolerance))
    }
  }

  /// Chao1 goes by codings, Chao2 by sources.
  @Test func codingsAndSources() {
    let cells = [(0, 0, 3), (1, 0, 1), (1, 1, 1), (2, 2, 2), (2, 3, 1)].map {
      CodeIncidence.Cell(source: $0.0, code: $0.1, codings: $0.2)
    }
    let table = CodeIncidence(sources: 3, codes: 4, cells: cells)
    #expect(
      table.chao1 == RichnessEstimate(.codings, frequencies: [4, 1, 2, 1], units: 8))
    #expect(
      table.chao2 == RichnessEstimate(.sources, frequencies: [2, 1, 1, 1], units: 3))
    #expect(table.chao1.once == 2 && table.chao1.twice == 1 && table.chao2.once == 3)
  }
}
