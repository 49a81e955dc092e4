import Testing

@testable import GroundedTheory

/// B. Efron (1979), The Annals of Statistics 7, 1–26: the bootstrap. No published figure of agreement can be
/// rebuilt, since each rests on its own random numbers; so draws are held against what they must come to.
@Suite("Bootstrap") struct BootstrapTests {
  /// The share of units whose first rating is the first category: its bootstrap distribution is binomial.
  private struct ShareOfFirst: AgreementMeasure {
    let ratings: Ratings

    func estimate(_ counts: [Int]) -> Estimate {
      let units = counts.reduce(0, +)
      let first = counts.indices.reduce(0) { $0 + (ratings.row($1).first == 0 ? counts[$1] : 0) }
      guard units > 0 else { return .undefined(.noUnitRatedTwice) }
      return Estimate(value: Double(first) / Double(units), units: units)
    }
  }

  /// Undefined in every sample that holds the second row.
  private struct WithoutSecondRow: AgreementMeasure {
    func estimate(_ counts: [Int]) -> Estimate {
      counts[1] > 0
        ? .undefined(.oneCategoryUsed) : Estimate(value: Double(counts[0]), units: 1)
    }
  }

  /// Two coders and two categories.
  private func ratings(_ rows: [Int32], _ counts: [Int]) -> Ratings {
    Ratings(
      coders: ["A", "B"], categories: [.init(name: "x"), .init(name: "y")], ratings: rows,
      groups: [.init(name: "", counts: counts.enumerated().map { (Int32($0.offset), $0.element) })])
  }

  private func certainty(
    _ ratings: Ratings, samples: Int, _ resampling: Resampling? = nil, seed: UInt64 = 1
  ) throws -> Certainty {
    var options = AgreementOptions()
    (options.samples, options.resampling, options.seed) = (samples, resampling, seed)
    let measure = ShareOfFirst(ratings: ratings)
    let certainties = try Bootstrap.certainties(
      of: [measure], over: ratings, estimates: [measure.estimate(ratings.counts)], options: options)
    return try #require(certainties.first ?? nil)
  }

  /// 100 units in 4 rows are drawn unit by unit where rows are many, row by row where they are few; both
  /// must come to √(p (1 − p) / n).
  @Test(arguments: [1, 1000]) func theErrorOfAShareIsBinomial(times: Int) throws {
    let ratings = ratings([0, 0, 0, 1, 1, 0, 1, 1], [30, 10, 20, 40].map { $0 * times })
    let certainty = try certainty(ratings, samples: 4000)
    let error = (0.4 * 0.6 / Double(100 * times)).squareRoot()
    #expect(abs((certainty.standardError ?? 0) / error - 1) < 0.05)
    #expect(abs((certainty.low ?? 0) - (0.4 - 1.96 * error)) < 0.3 * error)
    #expect(abs((certainty.high ?? 0) - (0.4 + 1.96 * error)) < 0.3 * error)
    #expect(certainty.method == "bootstrap of 4000 samples of units, seed 1")
  }

  @Test func unitByUnitIsBinomialToo() throws {
    let ratings = Ratings.crossed([[3, 1], [2, 4]])
    let certainty = try certainty(ratings, samples: 4000)
    #expect(abs((certainty.standardError ?? 0) / (0.4 * 0.6 / 10).squareRoot() - 1) < 0.05)
  }

  /// Two sources, one all x, one all y: a sample of two has neither, one or both.
  @Test func sourcesAreDrawnWhole() throws {
    let ratings = Ratings(
      coders: ["A", "B"], categories: [.init(name: "x"), .init(name: "y")], ratings: [0, 0, 1, 1],
      groups: [
        .init(name: "one", counts: [(0, 500)]), .init(name: "two", counts: [(1, 500)]),
      ])
    let certainty = try certainty(ratings, samples: 4000, .sources)
    #expect(abs((certainty.standardError ?? 0) / (0.25 / 2).squareRoot() - 1) < 0.05)
    #expect(certainty.low == 0)
    #expect(certainty.high == 1)
    #expect(certainty.method == "bootstrap of 4000 samples of sources, seed 1")
  }

  @Test func aSeedGivesTheSameFiguresAndAnotherOthers() throws {
    let ratings = Ratings.crossed([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    let first = try certainty(ratings, samples: 200, seed: 5)
    #expect(try certainty(ratings, samples: 200, seed: 5) == first)
    #expect(try certainty(ratings, samples: 200, seed: 6).standardError != first.standardError)
  }

  /// The same, sample by sample and in one thread.
  @Test func oneAfterTheOtherGivesTheSame() throws {
    let ratings = Ratings.crossed([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    let measure = ShareOfFirst(ratings: ratings)
    let draw = SampleDraw(ratings, .units)
    var counts = [Int](repeating: 0, count: ratings.rowCount)
    let values = (0..<100).map { sample in
      var generator = SeededGenerator(seed: 9, sample: sample)
      draw.draw(using: &generator, into: &counts)
      #expect(counts.reduce(0, +) == 100)
      return measure.estimate(counts).value ?? -1
    }.sorted()
    let certainty = try certainty(ratings, samples: 100, seed: 9)
    #expect(certainty.standardError == Sample.standardDeviation(values))
    #expect(certainty.low == Sample.quantile(0.025, of: values))
    #expect(certainty.high == Sample.quantile(0.975, of: values))
  }

  @Test func undefinedSamplesAreCountedAndTooManyOfThemLeaveNoInterval() throws {
    func certainty(second: Int) throws -> Certainty? {
      let ratings = ratings([0, 0, 1, 1], [40, second])
      var options = AgreementOptions()
      options.samples = 1000
      return try Bootstrap.certainties(
        of: [WithoutSecondRow()], over: ratings, estimates: [Estimate(value: 1, units: 1)],
        options: options)[0]
    }
    // (40/41)^41 = 0.37 of the samples lack the second row.
    let few = try #require(try certainty(second: 1))
    #expect(few.low == nil && few.standardError == nil)
    #expect(few.method.hasPrefix("bootstrap of 1000 samples of units, seed 1: no interval, since"))
    let all = try #require(try certainty(second: 0))
    #expect(all.standardError == 0 && all.low == nil && all.high == nil)
    #expect(
      all.method
        == "bootstrap of 1000 samples of units, seed 1: no interval, since the standard error is 0")
  }

  @Test func oneSourceGivesNoInterval() throws {
    let certainty = try certainty(.crossed([[3, 1], [2, 4]]), samples: 100, .sources)
    #expect(certainty.low == nil)
    #expect(
      certainty.method
        == "bootstrap of 100 samples of sources, seed 1: no interval, since there is only 1 source to draw from"
    )
  }

  @Test func figuresAskForItOrFallBackOnIt() throws {
    let ratings = Ratings.crossed([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    var options = AgreementOptions()
    #expect(
      try ratings.figures([.cohenKappa], options: options)[0].certainty?.method
        == "Fleiss–Cohen–Everitt 1969")
    options.samples = 500
    let drawn = try #require(try ratings.figures([.cohenKappa], options: options)[0].certainty)
    #expect(drawn.method == "bootstrap of 500 samples of units, seed 1")
    #expect(abs((drawn.standardError ?? 0) - 0.0566) < 0.008)
    options.samples = 1
    #expect(throws: Violation.tooFewSamples) { try ratings.figures([.holsti], options: options) }
    options.samples = Bootstrap.limit + 1
    #expect(throws: Violation.tooManySamples(Bootstrap.limit + 1, limit: Bootstrap.limit)) {
      try ratings.figures([.cohenKappa], options: options)
    }
  }

  /// By one less than there are: of these the sum of squares is 32 and the mean 5.
  @Test func spreadOfASample() {
    #expect(Sample.standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]) == (32 / 7.0).squareRoot())
    #expect(Sample.standardDeviation([3]) == nil)
  }

  /// Type 7 of Hyndman and Fan (1996); values as NumPy and R give them.
  @Test func quantilesLieBetweenNeighbours() {
    #expect(Sample.quantile(0.25, of: [1, 2, 3, 4]) == 1.75)
    #expect(Sample.quantile(0.975, of: [10, 20]) == 19.75)
    #expect(Sample.quantile(0, of: [10, 20]) == 10)
    #expect(Sample.quantile(1, of: [10, 20]) == 20)
    #expect(Sample.quantile(0.5, of: [3]) == 3)
    #expect(Sample.quantile(0.5, of: []) == nil)
  }
}
