import GroundedTheory
import Testing

/// Where a coefficient is undefined, words say why; it is never NaN, 0 or 1.
@Suite("Agreement: undefined") struct UndefinedAgreementTests {
  @Test func oneCategoryAlone() throws {
    let ratings = Ratings.read("a a\na a\na a\n")
    for coefficient in AgreementCoefficient.allCases where !coefficient.isUnitizing {
      let estimate = try ratings.figure(coefficient).estimate
      switch coefficient {
      case .percent, .holsti, .compositeReliability: #expect(estimate.value == 1)
      default:
        #expect(estimate.value == nil, "\(coefficient)")
        #expect(estimate.observed != nil, "\(coefficient)")
        #expect(!estimate.note.isEmpty, "\(coefficient)")
      }
    }
  }

  /// 0.1 is no binary fraction: sums of it leave a rest that is no disagreement.
  @Test(arguments: RatingMetric.allCases) func oneNumberAlone(_ metric: RatingMetric) throws {
    let figure = try Ratings.read("0.1 0.1\n0.1 0.1\n0.1 0.1\n", sets: metric.isOfSets)
      .figure(.krippendorffAlpha, metric: metric)
    #expect(figure.estimate.value == nil && !figure.estimate.note.isEmpty, "\(figure)")
  }

  @Test func setsHaveNoOrder() throws {
    let ratings = Ratings.read("x x|z\ny y\nx|z x|z\n", sets: true)
    for figure in [
      try ratings.figure(.krippendorffAlpha, metric: .ordinal),
      try ratings.figure(.weightedKappa, weights: .linear),
      try ratings.figure(.gwetAC2, weights: .ordinal),
    ] {
      #expect(figure.estimate.value == nil && figure.estimate.note.contains("no order"))
    }
  }

  @Test(arguments: ["a .\n. b\n", ". .\n", "a .\n"]) func noUnitRatedTwice(_ text: String) throws {
    let ratings = Ratings.read(text)
    for coefficient in AgreementCoefficient.allCases where !coefficient.isUnitizing {
      let figure = try ratings.figure(coefficient)
      #expect(figure.estimate.value == nil, "\(coefficient)")
      #expect(figure.estimate.note.contains("unit"), "\(coefficient): \(figure.estimate.note)")
      #expect(figure.certainty == nil)
    }
  }

  @Test func oneCoderOrNone() throws {
    for ratings in [
      Ratings.read("a\nb\n"), Ratings(coders: [], categories: [], matrix: []),
    ] {
      for coefficient in AgreementCoefficient.allCases where !coefficient.isUnitizing {
        let figure = try ratings.figure(coefficient)
        #expect(figure.estimate.note == "agreement needs two coders or more")
      }
    }
  }

  @Test func ratingsThatAreNoNumbers() throws {
    let words = Ratings.read("good bad\ngood good\n")
    let notes = try [RatingMetric.interval, .ratio].map {
      try words.figure(.krippendorffAlpha, metric: $0).estimate.note
    }
    #expect(
      notes == [
        "the interval metric needs numbers, and the rating \"bad\" is none",
        "the ratio metric needs numbers, and the rating \"bad\" is none",
      ])
    let below = Ratings.read("-1 2\n2 2\n")
    #expect(
      try below.figure(.krippendorffAlpha, metric: .ratio).estimate.note
        == "the ratio metric needs numbers from 0 up, and \"-1\" is below")
    #expect(
      try below.figure(.gwetAC2, weights: .ratio).estimate.note
        == "ratio weights need numbers from 0 up, and \"-1\" is below")
    #expect(try below.figure(.krippendorffAlpha, metric: .interval).estimate.value != nil)
  }

  /// A mean over pairs says which it is without.
  @Test func pairsThatNeverMet() throws {
    let figures = try Ratings.read("a a .\na b .\nb b a\nb b b\n. . a\nb a a\n").selecting(
      coders: [0, 1, 2]
    ).figures([.cohenKappa], options: .unsampled)
    #expect(figures.last?.estimate.note == "")
    let apart = try Ratings.read("a a .\na b .\nb b .\nb b .\n. . a\n. . b\n").figures([.cohenKappa]
    )
    #expect(apart.last?.estimate.value == apart.first?.estimate.value)
    #expect(apart.last?.estimate.note == "without 2 of 3 pairs, of which it is undefined")
  }
}
