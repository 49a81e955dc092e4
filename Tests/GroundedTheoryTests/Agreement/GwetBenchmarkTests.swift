import Foundation
import GroundedTheory
import Testing

/// K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 6, as the vignette
/// "Benchmarking" of the R package irrCAC 1.0 (K. L. Gwet 2019) shows it on the AC1 of four raters, 0.77544
/// with the standard error 0.14295; the figures in five decimals.
@Suite("Gwet 2014, benchmarks") struct GwetBenchmarkTests {
  private func cumulative(
    _ scale: BenchmarkScale, _ value: Double = 0.77544, _ error: Double = 0.14295
  ) -> [Double] {
    Benchmark(value: value, standardError: error, on: scale).memberships
      .map { ($0.cumulative * 1e5).rounded() / 1e5 }
  }

  @Test func theFourRatersOfTheVignette() {
    #expect(cumulative(.landisKoch) == [0.39674, 0.88336, 0.99542, 0.99997, 1, 1])
    #expect(cumulative(.altman) == [0.39674, 0.88336, 0.99542, 0.99997, 1])
    #expect(cumulative(.fleiss) == [0.54414, 0.99542, 1])
    #expect(cumulative(.cicchettiSparrow) == [0.54414, 0.88336, 0.99542, 1])
  }

  /// Good by its value, moderate by its probability: the example 0.67 ± 0.15 of the Python package irrCAC.
  @Test func theValueAloneMisplacesTheWord() throws {
    #expect(cumulative(.altman, 0.67, 0.15) == [0.18168, 0.67511, 0.96356, 0.99912, 1])
    let benchmark = Benchmark(value: 0.67, standardError: 0.15, on: .altman)
    let claim = try #require(benchmark.claim)
    #expect(claim.band.name == "moderate")
    #expect(abs(claim.probability - (0.96356 - 0.67511)) < 2e-5)
    #expect(Benchmark(value: 0.85, standardError: 0.01, on: .krippendorff).claim?.band.low == 0.8)
    #expect(Benchmark(value: 0.81, standardError: 0.05, on: .krippendorff).claim?.band.low == 0.667)
    // 0.667 or above with a probability of 0.917 is not enough.
    #expect(Benchmark(value: 0.75, standardError: 0.06, on: .krippendorff).claim?.band.low == -1)
  }

  @Test func bandsFollowEachOtherFromOneDownToMinusOne() {
    for scale in BenchmarkScale.allCases {
      let bands = scale.bands
      #expect(bands.first?.high == 1 && bands.last?.low == -1)
      #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.low == $1.high })
    }
  }

  @Test(arguments: SeededGenerator.seeds) func probabilitiesAddUpToOne(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let value = 2 * generator.unit() - 1
      let error = 0.001 + generator.unit() / 2
      for scale in BenchmarkScale.allCases {
        let memberships = Benchmark(value: value, standardError: error, on: scale).memberships
        #expect(abs(memberships.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
        #expect(memberships.allSatisfy { $0.probability >= 0 && $0.cumulative <= 1 })
      }
    }
  }

  @Test func withoutAStandardErrorThereIsNoWord() {
    for (value, error) in [(0.7, nil), (nil, 0.1), (1.0, 0.0), (-9.0, 0.1)] as [(Double?, Double?)]
    {
      let benchmark = Benchmark(value: value, standardError: error, on: .landisKoch)
      #expect(benchmark.memberships.isEmpty && benchmark.claim == nil && !benchmark.note.isEmpty)
    }
  }

  @Test func tables() {
    let sure = AgreementFigure(
      coefficient: .gwetAC1, coders: ["甲", "乙"], estimate: Estimate(value: 0.67, units: 12),
      certainty: Certainty(
        standardError: 0.15, low: 0.34, high: 1, origin: CertaintyOrigin(.gwet2014)))
    let unsure = AgreementFigure(
      coefficient: .holsti, coders: ["甲", "乙"], estimate: Estimate(value: 0.67, units: 12))
    let figures = [("concept" as String?, "信任" as String?, sure), (nil, nil, unsure)]
      .map { level, code, figure in
        AgreementReport.Row(
          place: .init(level: level, code: code), universe: .coded, metric: .jaccard, figure: figure
        )
      }
    #expect(
      shown(.benchmarks(of: figures, scales: [.fleiss])) == """
        coefficient|metric|level|code|universe|coders|value|se|scale|band|from|to|probability|cumulative_probability|note
        gwet-ac1|jaccard|concept|信任|coded|甲,乙|0.670|0.150|fleiss|excellent|0.750|1.000|0.287|0.287|
        gwet-ac1|jaccard|concept|信任|coded|甲,乙|0.670|0.150|fleiss|fair to good|0.400|0.750|0.677|0.964|
        gwet-ac1|jaccard|concept|信任|coded|甲,乙|0.670|0.150|fleiss|poor|-1.000|0.400|0.036|1.000|
        holsti|jaccard|||coded|甲,乙|0.670||fleiss||||||no standard error, so no probability can be given, and no word should be
        """)
    #expect(
      shown(.benchmarkClaims(of: figures, scales: [.fleiss])) == """
        coefficient|metric|level|code|universe|coders|value|se|scale|band|cumulative_probability|note
        gwet-ac1|jaccard|concept|信任|coded|甲,乙|0.670|0.150|fleiss|fair to good|0.964|
        holsti|jaccard|||coded|甲,乙|0.670||fleiss|||no standard error, so no probability can be given, and no word should be
        """)
  }

  /// With three decimals.
  private func shown(_ table: ReportTable) -> String {
    let rows = table.rows.map { row in
      row.map { cell in
        if case .real(let number) = cell { return String(format: "%.3f", number) }
        return cell.plain
      }
    }
    return ([table.columns] + rows).map { $0.joined(separator: "|") }.joined(separator: "\n")
  }
}
