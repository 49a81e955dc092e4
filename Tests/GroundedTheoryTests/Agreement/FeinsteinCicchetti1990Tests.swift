import GroundedTheory
import Testing

/// A. R. Feinstein and D. V. Cicchetti (1990), High agreement but low kappa: I. The problems of two paradoxes,
/// Journal of Clinical Epidemiology 43, 543–549: both paradoxes, with κ as printed in two decimals.
@Suite("Feinstein and Cicchetti 1990") struct FeinsteinCicchetti1990Tests {
  private func margins(_ table: [[Int]]) throws -> KappaMargins {
    try #require(KappaMargins(Ratings.crossed(table)))
  }

  @Test func theFirstParadox() throws {
    let balanced = try margins([[40, 9], [6, 45]])
    #expect(abs(balanced.observed - 0.85) < 1e-12)
    #expect(abs((balanced.kappa ?? 0) - 0.70) < 0.005)
    #expect(balanced.note == nil && balanced.chineseNote == nil)
    let skewed = try margins([[80, 10], [5, 5]])
    #expect(abs(skewed.observed - 0.85) < 1e-12)
    #expect(abs(skewed.expected - 0.78) < 1e-12)
    #expect(abs((skewed.kappa ?? 0) - 0.32) < 0.005)
    #expect(abs((skewed.prevalence ?? 0) - 0.75) < 1e-12)
    #expect(abs(skewed.bias - 0.05) < 1e-12)
    #expect(abs((skewed.adjustedKappa ?? 0) - 0.70) < 1e-12)
    #expect(
      skewed.note
        == "Percent agreement is 0.85 but κ only 0.32: “1” takes up 88 % of the ratings, so that chance alone"
        + " would agree on 78 % of the units. With these totals κ can be at most 0.77; were all categories"
        + " used equally often, it would be 0.70 (PABAK). Report percent agreement and AC1 beside κ."
    )
    #expect(
      skewed.chineseNote
        == "一致率为 0.85，而 κ 仅为 0.32：“1”占全部评定的 88 %，仅凭偶然就会有 78 % 的单位一致。"
        + "在这样的边际分布下，κ 最大只能达到 0.77；若各类别使用次数相等，则为 0.70（PABAK）。宜将一致率和 AC1 与 κ 一并报告。")
  }

  /// The bounds from which a note is given are ours: agreement of 0.8 or more, κ below 0.6.
  @Test func whereANoteIsDue() throws {
    let (noted, high, low) = (
      try margins([[75, 8], [7, 10]]), try margins([[50, 10], [10, 50]]),
      try margins([[74, 11], [10, 5]])
    )
    #expect(noted.observed == 0.85 && abs((noted.kappa ?? 0) - 0.4806) < 5e-5)
    #expect(noted.isParadox && noted.note != nil)
    #expect((high.kappa ?? 0) > 0.6 && !high.isParadox)
    #expect(low.observed == 0.79 && (low.kappa ?? 1) < 0.6 && !low.isParadox)
  }

  @Test func theSecondParadox() throws {
    let symmetric = try margins([[45, 15], [25, 15]])
    let asymmetric = try margins([[25, 35], [5, 35]])
    #expect(abs(symmetric.observed - 0.60) < 1e-12 && abs(asymmetric.observed - 0.60) < 1e-12)
    #expect(abs((symmetric.kappa ?? 0) - 0.13) < 0.005)
    #expect(abs((asymmetric.kappa ?? 0) - 0.26) < 0.005)
    #expect(abs(symmetric.bias - 0.10) < 1e-12 && abs(asymmetric.bias - 0.30) < 1e-12)
  }

  /// κ = (PABAK − PI² + BI²) / (1 − PI² + BI²): T. Byrt, J. Bishop and J. B. Carlin (1993), Bias, prevalence
  /// and kappa, Journal of Clinical Epidemiology 46, 423–429.
  @Test(arguments: SeededGenerator.seeds) func byrtBishopAndCarlin(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let table = (0..<2).map { _ in (0..<2).map { _ in 1 + generator.index(below: 60) } }
      let margins = try margins(table)
      let (prevalence, bias) = (margins.prevalence ?? 0, margins.bias)
      let square = prevalence * prevalence - bias * bias
      let expected = ((margins.adjustedKappa ?? 0) - square) / (1 - square)
      #expect(abs((margins.kappa ?? 0) - expected) < 1e-12)
      #expect((margins.greatestKappa ?? 0) >= (margins.kappa ?? 1) - 1e-12)
    }
  }

  /// J. Cohen (1960), Educational and Psychological Measurement 20, 37–46: the greatest κ of the tables of
  /// pages 37 and 45, printed as 0.85 and 0.831.
  @Test func theGreatestKappaOfCohen1960() throws {
    let page37 = try margins([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    #expect(abs((page37.greatestKappa ?? 0) - 0.846154) < 1e-6)
    let page45 = try margins([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    #expect(abs((page45.greatestKappa ?? 0) - 0.830508) < 1e-6)
    #expect(abs((page45.adjustedKappa ?? 0) - 0.55) < 1e-12)
    let identical = try margins([[30, 0], [0, 70]])
    #expect(abs((identical.greatestKappa ?? 0) - 1) < 1e-12 && identical.bias == 0)
  }

  @Test func whatIsUndefinedIsNil() throws {
    let one = try margins([[9, 0], [0, 0]])
    #expect(one.kappa == nil && one.greatestKappa == nil && one.note == nil)
    #expect(try margins([[4, 1, 0], [0, 3, 1], [1, 0, 2]]).prevalence == nil)
    #expect(KappaMargins(Ratings.crossed([[0, 0], [0, 0]])) == nil)
    #expect(
      KappaMargins(Ratings(coders: ["A"], categories: [.init(name: "x")], matrix: [0, 0])) == nil)
  }
}
