import GroundedTheory
import Testing

/// What holds of every coefficient of given units, whatever the ratings.
@Suite("Agreement: properties") struct AgreementPropertyTests {
  static let coefficients = AgreementCoefficient.allCases.filter { !$0.isUnitizing }
  /// Those with chance taken out.
  static let corrected = coefficients.filter {
    ![.percent, .holsti, .compositeReliability].contains($0)
  }

  @Test(arguments: SeededGenerator.seeds) func symmetricInCoders(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ratings = Ratings.random(
      units: 60, coders: 3, categories: 4, missing: 6, using: &generator)
    let order = [0, 1, 2].shuffled(using: &generator)
    let other = ratings.with(units: ratings.units.map { unit in order.map { unit[$0] } })
    try expectSame(ratings, other, "coders in the order \(order)")
  }

  @Test(arguments: SeededGenerator.seeds) func doesNotAskWhatCategoriesAreCalled(
    _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let ratings = Ratings.random(
      units: 60, coders: 3, categories: 4, missing: 6, using: &generator)
    let names = [0, 1, 2, 3].shuffled(using: &generator).map(Int32.init)
    let other = ratings.with(
      units: ratings.units.map { unit in unit.map { $0 < 0 ? $0 : names[Int($0)] } })
    try expectSame(ratings, other, "categories as \(names)")
  }

  @Test(arguments: SeededGenerator.seeds) func inRange(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      let ratings = Ratings.random(
        units: Int.random(in: 1...12, using: &generator), coders: 3, categories: 3, missing: 3,
        using: &generator)
      for figure in try ratings.figures(Self.coefficients, options: .unsampled) {
        let value = figure.estimate.value
        #expect(value != nil || !figure.estimate.note.isEmpty, "\(figure.coefficient)")
        if Self.corrected.contains(figure.coefficient) {
          #expect(value ?? 0 <= 1 && value?.isNaN != true, "\(figure.coefficient)")
        } else {
          #expect((0...1).contains(value ?? 0), "\(figure.coefficient)")
        }
        #expect(figure.certainty?.standardError.map { $0.isFinite && $0 >= 0 } ?? true)
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds) func oneForIdenticalCoders(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let one = Ratings.random(units: 50, coders: 1, categories: 7, missing: 9, using: &generator)
    let all = one.with(
      coders: ["A", "B", "C"], units: one.units.map { Array(repeating: $0[0], count: 3) })
    for metric in [RatingMetric.nominal, .ordinal, .interval, .ratio] {
      #expect(try all.figure(.krippendorffAlpha, metric: metric).estimate.value == 1)
    }
    for weights in RatingWeights.allCases {
      #expect(try all.figure(.weightedKappa, weights: weights).estimate.value == 1)
      #expect(try all.figure(.gwetAC2, weights: weights).estimate.value == 1)
    }
    for figure in try all.figures(Self.coefficients, options: .unsampled) {
      #expect(figure.estimate.value == 1, "\(figure.coefficient)")
    }
    let set = Ratings.randomSets(units: 30, coders: 1, codes: 5, using: &generator)
    let sets = set.with(coders: ["A", "B"], units: set.units.map { [$0[0], $0[0]] })
    #expect(try sets.figure(.kupperHafner).estimate.value == 1)
    #expect(try sets.figure(.krippendorffAlpha, metric: .jaccard).estimate.value == 1)
    #expect(try sets.figure(.krippendorffAlpha, metric: .masi).estimate.value == 1)
  }

  /// α does not mind units with one rating or none, nor a coder who rated nothing.
  @Test(arguments: SeededGenerator.seeds) func whatAlphaLeavesOut(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ratings = Ratings.random(
      units: 40, coders: 3, categories: 4, missing: 5, using: &generator)
    let none = Ratings.missing
    let more = ratings.with(
      coders: ["A", "B", "C", "D"],
      units: ratings.units.map { $0 + [none] } + [
        [none, 1, none, none], [none, none, none, none],
      ])
    for metric in [RatingMetric.nominal, .ordinal, .interval, .ratio] {
      let (one, other) = (
        try ratings.figure(.krippendorffAlpha, metric: metric),
        try more.figure(.krippendorffAlpha, metric: metric)
      )
      #expect(isNear(other.estimate.value, one.estimate.value ?? 9, 1e-12))
      #expect(isNear(other.certainty?.standardError, one.certainty?.standardError ?? 9, 1e-12))
      #expect(other.estimate.units == one.estimate.units)
    }
  }

  @Test func nearNothingForRandomRatings() throws {
    var generator = SeededGenerator(seed: 20)
    let ratings = Ratings.random(units: 20_000, coders: 3, categories: 4, using: &generator)
    var options = AgreementOptions.unsampled
    options.weights = .linear
    for metric in [RatingMetric.nominal, .ordinal, .interval, .ratio] {
      options.metric = metric
      for figure in try ratings.figures(Self.corrected, options: options) {
        #expect(isNear(figure.estimate.value, 0, 0.05), "\(figure.coefficient)")
      }
    }
    #expect(isNear(try ratings.figure(.percent).estimate.value, 0.25, 0.01))
    let sets = Ratings.randomSets(units: 20_000, coders: 2, codes: 4, using: &generator)
    for metric in [RatingMetric.jaccard, .masi] {
      let estimate = try sets.figure(.krippendorffAlpha, metric: metric).estimate
      #expect(isNear(estimate.value, 0, 0.05))
    }
    #expect(isNear(try sets.figure(.kupperHafner).estimate.value, 0, 0.05))
  }

  /// Of the same figures, in whatever order pairs come, the nominal ones are the same.
  private func expectSame(_ one: Ratings, _ other: Ratings, _ what: String) throws {
    var options = AgreementOptions.unsampled
    options.weights = .unweighted
    func figures(_ ratings: Ratings, _ coefficient: AgreementCoefficient) throws -> [[Double]] {
      try ratings.figures([coefficient], options: options).map {
        [$0.estimate.value ?? 9, $0.certainty?.standardError ?? 9]
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    for coefficient in Self.coefficients {
      let pairs = try zip(figures(one, coefficient), figures(other, coefficient))
      for (left, right) in pairs {
        #expect(zip(left, right).allSatisfy { abs($0 - $1) < 1e-9 }, "\(coefficient): \(what)")
      }
    }
  }
}
