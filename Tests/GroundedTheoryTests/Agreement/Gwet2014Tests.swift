import GroundedTheory
import Testing

/// K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, with the figures that he prints in the
/// vignettes of his R package irrCAC ("Calculating Chance-corrected Agreement Coefficients" and "Weighted
/// Chance-corrected Agreement Coefficients", 2019).
@Suite("Gwet 2014") struct Gwet2014Tests {
  struct Printed: Sendable {
    let coefficient: AgreementCoefficient
    var metric = RatingMetric.nominal
    var weights = RatingWeights.unweighted
    let value: Double
    let error: Double
    let low: Double
    let high: Double
  }

  /// Twelve units, four raters, of whom none rated all.
  static let fourRaters = Ratings.read(
    """
    1 1 . 1
    2 2 3 2
    3 3 3 3
    3 3 3 3
    2 2 2 2
    1 2 3 4
    4 4 4 4
    1 1 2 1
    2 2 2 2
    . 5 5 5
    . . 1 1
    . . 3 .
    """)

  @Test(arguments: [
    Printed(coefficient: .percent, value: 0.8181818, error: 0.12561, low: 0.542, high: 1),
    Printed(coefficient: .gwetAC1, value: 0.77544, error: 0.14295, low: 0.461, high: 1),
    Printed(coefficient: .fleissKappa, value: 0.76117, error: 0.15302, low: 0.424, high: 1),
    Printed(coefficient: .krippendorffAlpha, value: 0.74342, error: 0.14557, low: 0.419, high: 1),
    Printed(coefficient: .congerKappa, value: 0.76282, error: 0.14917, low: 0.435, high: 1),
    Printed(coefficient: .brennanPrediger, value: 0.77273, error: 0.14472, low: 0.454, high: 1),
    Printed(
      coefficient: .gwetAC2, weights: .quadratic, value: 0.914, error: 0.10396, low: 0.685, high: 1),
    Printed(
      coefficient: .krippendorffAlpha, metric: .interval, value: 0.84911, error: 0.12913,
      low: 0.561,
      high: 1),
  ])
  func missingRatings(_ printed: Printed) throws { try expect(printed, of: Self.fourRaters) }

  /// What the vignettes print beside them: agreement, and chance.
  @Test func parts() throws {
    for (coefficient, chance) in [
      (AgreementCoefficient.gwetAC1, 0.1903212), (.fleissKappa, 0.2387153),
      (.congerKappa, 0.2334252), (.brennanPrediger, 0.2),
    ] {
      let estimate = try Self.fourRaters.figure(coefficient).estimate
      #expect(isNear(estimate.observed, 0.8181818, 5e-8))
      #expect(isNear(estimate.expected, chance, 5e-8), "\(coefficient)")
      #expect(estimate.units == 11)
    }
    let weighted = try Self.fourRaters.figure(.gwetAC2, weights: .quadratic).estimate
    #expect(isNear(weighted.observed, 0.9753788, 5e-8))
    #expect(isNear(weighted.expected, 0.7137044, 5e-8))
  }

  /// Diagnoses of 100 pregnancies by two abstractors: ectopic, abnormal or normal intrauterine. From a table of
  /// two he divides the variance by n, from ratings as here by n − 1.
  @Test(arguments: [
    Printed(coefficient: .percent, value: 0.89, error: 0.03128898, low: 0.828, high: 0.952),
    Printed(coefficient: .gwetAC1, value: 0.8493305, error: 0.04321747, low: 0.764, high: 0.935),
    Printed(coefficient: .scottPi, value: 0.7962397, error: 0.05905473, low: 0.679, high: 0.913),
    Printed(coefficient: .congerKappa, value: 0.7964094, error: 0.05891072, low: 0.68, high: 0.913),
    Printed(
      coefficient: .brennanPrediger, value: 0.835, error: 0.04693346, low: 0.742, high: 0.928),
    Printed(
      coefficient: .krippendorffAlpha, value: 0.7972585, error: 0.05905473, low: 0.68, high: 0.914),
    Printed(
      coefficient: .gwetAC2, weights: .quadratic, value: 0.9402369, error: 0.01792019, low: 0.905,
      high: 0.976),
    Printed(
      coefficient: .krippendorffAlpha, metric: .interval, value: 0.8926487, error: 0.03539506,
      low: 0.822, high: 0.963),
  ])
  func twoRaters(_ printed: Printed) throws {
    let figure = try Ratings.crossed([[13, 0, 0], [0, 20, 7], [0, 4, 56]]).figure(
      printed.coefficient, metric: printed.metric, weights: printed.weights)
    #expect(isNear(figure.estimate.value, printed.value, 5e-8))
    let error = try #require(figure.certainty?.standardError)
    #expect(isNear(error * (99.0 / 100).squareRoot(), printed.error, 5e-9))
    #expect(isNear(figure.certainty?.low, printed.low, 0.0015))
    #expect(isNear(figure.certainty?.high, printed.high, 0.0015))
  }

  /// The first fifteen patients of Fleiss (1971).
  @Test(arguments: [
    Printed(coefficient: .gwetAC1, value: 0.4448007, error: 0.08418757, low: 0.264, high: 0.625),
    Printed(coefficient: .fleissKappa, value: 0.4139265, error: 0.08119291, low: 0.24, high: 0.588),
    Printed(
      coefficient: .brennanPrediger, value: 0.4388889, error: 0.08312142, low: 0.261, high: 0.617),
    Printed(
      coefficient: .gwetAC2, weights: .quadratic, value: 0.4837438, error: 0.1058227, low: 0.257,
      high: 0.711),
  ])
  func sixRaters(_ printed: Printed) throws {
    let fifteen = Fleiss1971Tests.patients.split(separator: "\n").prefix(15)
    try expect(printed, of: Ratings.read(fifteen.joined(separator: "\n")))
  }

  /// The weights of three categories that the second vignette prints, and those of chapter 3 that it does not:
  /// two units, one alike and one not, have an agreement of (1 + w) / 2.
  @Test(arguments: [
    (RatingWeights.unweighted, 0.0, 0), (.radical, 0.2928932, 0), (.linear, 0.5, 0),
    (.ordinal, 0.6666667, 0), (.quadratic, 0.75, 0), (.circular, 0, 0), (.bipolar, 0.6666667, 0),
    (.ratio, 1 - 4 / 9.0, 0),
  ])
  func weights(_ weights: RatingWeights, _ near: Double, _ far: Double) throws {
    for (pair, weight) in [("1 2", near), ("1 3", far), ("3 1", far)] {
      let ratings = Ratings.read("1 1\n\(pair)\n2 .\n3 .\n")
      let estimate = try ratings.figure(.gwetAC2, weights: weights).estimate
      #expect(isNear(estimate.observed, (1 + weight) / 2, 5e-8), "\(pair)")
    }
  }

  private func expect(_ printed: Printed, of ratings: Ratings) throws {
    let figure = try ratings.figure(
      printed.coefficient, metric: printed.metric, weights: printed.weights)
    #expect(isNear(figure.estimate.value, printed.value, 0.000005))
    #expect(isNear(figure.certainty?.standardError, printed.error, 0.000005))
    #expect(isNear(figure.certainty?.low, printed.low, 0.0005))
    #expect(isNear(figure.certainty?.high, printed.high, 0.0005))
    #expect(
      figure.certainty?.method == "Gwet 2014, linearised, t with n − 1 degrees of freedom")
  }
}
