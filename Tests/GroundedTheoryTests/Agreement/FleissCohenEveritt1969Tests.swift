import GroundedTheory
import Testing

/// J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological Bulletin 72, 323–327.
@Suite("Fleiss, Cohen and Everitt 1969") struct FleissCohenEveritt1969Tests {
  /// Their table, shares of 200 units: κ .429, its variance .002885.
  @Test func theirTable() throws {
    let figure = try Ratings.crossed([[106, 10, 4], [22, 28, 10], [2, 12, 6]]).figure(.cohenKappa)
    #expect(isNear(figure.estimate.observed, 0.70))
    #expect(isNear(figure.estimate.expected, 0.475))
    #expect(isNear(figure.estimate.value, 0.429, 0.0005))
    #expect(isNear(figure.certainty?.standardError.map { $0 * $0 }, 0.002885, 0.0000005))
    #expect(figure.certainty?.method == "Fleiss–Cohen–Everitt 1969")
  }

  /// Carcinoma slides of J. R. Landis and G. G. Koch (1977) in A. Agresti (1992), Statistical Methods in
  /// Medical Research 1, 201–218: κ .493, standard error .057.
  @Test func carcinoma() throws {
    let figure = try Ratings.crossed([
      [22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10],
    ]).figure(.cohenKappa)
    #expect(isNear(figure.estimate.value, 0.493, 0.0005))
    #expect(isNear(figure.certainty?.standardError, 0.057, 0.0005))
  }

  /// Where one coder never used a category nothing can vary, and an interval of no width would claim to be sure;
  /// nor does the difference of nearly equal squares make an error.
  @Test(arguments: [
    [[8, 0], [2, 0]], [[13, 0], [7, 0]], [[52, 0], [11, 0]], [[5, 0], [0, 5]],
  ])
  func noIntervalWithoutSpread(_ table: [[Int]]) throws {
    let coefficients: [AgreementCoefficient] = [.cohenKappa, .percent, .gwetAC1, .holsti]
    let isPerfect = table[1][0] == 0
    let figures = try Ratings.crossed(table).figures(coefficients)
    for figure in figures where isPerfect || figure.coefficient == .cohenKappa {
      let certainty = try #require(figure.certainty)
      #expect(certainty.standardError == 0 && certainty.low == nil && certainty.high == nil)
      #expect(certainty.method.hasSuffix("no interval, since the standard error is 0"))
    }
    // Where they differ an interval stays, and does not leave what the coefficient can be.
    for figure in figures where !isPerfect && figure.coefficient != .cohenKappa {
      let low = try #require(figure.certainty?.low)
      #expect(low >= 0 || figure.coefficient == .gwetAC1)
    }
  }

  /// Two units make the widest of intervals; below the least value it is cut off.
  @Test func noImpossibleLowerEnd() throws {
    let ratings = Ratings.crossed([[1, 1], [0, 0]])
    let certainties = try [AgreementCoefficient.percent, .scottPi, .gwetAC1].map {
      try ratings.figure($0).certainty
    }
    #expect(certainties.map { $0?.low } == [0, -1, -1])
  }

  /// Answers of 91 couples (M. Hout and others 1987), in the manual of the R package vcdExtra: κ .1293 ± .06860,
  /// with linear weights .2374 ± .07832 and the interval from .08388 to .3909.
  @Test func weighted() throws {
    let table = Ratings.crossed([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]])
    let plain = try table.figure(.cohenKappa)
    #expect(isNear(plain.estimate.value, 0.1293, 0.00005))
    #expect(isNear(plain.certainty?.standardError, 0.06860, 0.000005))
    let linear = try table.figure(.weightedKappa, weights: .linear)
    #expect(isNear(linear.estimate.value, 0.2374, 0.00005))
    #expect(isNear(linear.certainty?.standardError, 0.07832, 0.000005))
    #expect(isNear(linear.certainty?.low, 0.08388, 0.000005))
    #expect(isNear(linear.certainty?.high, 0.3909, 0.00005))
  }
}
