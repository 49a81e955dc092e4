import GroundedTheory
import Testing

/// W. A. Scott (1955), Public Opinion Quarterly 19, 321–325, beside κ and the coefficient of uniform chance; as
/// printed, some cut off after the third place.
@Suite("Scott 1955") struct Scott1955Tests {
  /// R. Artstein and M. Poesio (2008), Computational Linguistics 34, 555–596: pages 558 and 568.
  @Test func artsteinAndPoesio() throws {
    let first = Ratings.crossed([[20, 10], [20, 50]])
    try expect(first, .scottPi, 0.341, observed: 0.7, expected: 0.545)
    try expect(first, .cohenKappa, 0.348, observed: 0.7, expected: 0.54)
    try expect(first, .brennanPrediger, 0.4, observed: 0.7, expected: 0.5)
    let second = Ratings.crossed([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
    try expect(second, .scottPi, 0.7995, observed: 0.88, expected: 0.4014)
    try expect(second, .cohenKappa, 0.8013, observed: 0.88, expected: 0.396)
    try expect(second, .brennanPrediger, 0.82, observed: 0.88, expected: 0.333)
    try expect(second, .krippendorffAlpha, 0.800, observed: 0.12, expected: 0.601)
  }

  /// R. Zwick (1988), Psychological Bulletin 103, 374–378: page 376.
  @Test func zwick() throws {
    let equal = [[20, 0, 0, 5], [0, 10, 15, 0], [0, 15, 10, 0], [5, 0, 0, 20]]
    let symmetric = [[20, 10, 10, 0], [10, 10, 0, 0], [10, 0, 10, 0], [0, 0, 0, 20]]
    let biased = [[20, 5, 5, 10], [0, 10, 5, 5], [0, 5, 10, 5], [0, 0, 0, 20]]
    for (table, pi, kappa) in [
      (equal, 0.467, 0.467), (symmetric, 0.444, 0.444), (biased, 0.460, 0.474),
    ] {
      let ratings = Ratings.crossed(table)
      try expect(ratings, .scottPi, pi, observed: 0.6, expected: nil)
      try expect(ratings, .cohenKappa, kappa, observed: 0.6, expected: nil)
      try expect(ratings, .brennanPrediger, 0.467, observed: 0.6, expected: 0.25)
    }
  }

  @Test func onlyUnitsThatBothRatedCount() throws {
    let all = try Ratings.read("a a\na b\nb b\na .\n. c\n").figure(.scottPi)
    let both = try Ratings.read("a a\na b\nb b\n").figure(.scottPi)
    #expect(isNear(all.estimate.value, both.estimate.value ?? 9, 1e-15))
    #expect(all.estimate.units == 3)
  }

  private func expect(
    _ ratings: Ratings, _ coefficient: AgreementCoefficient, _ value: Double, observed: Double,
    expected: Double?
  ) throws {
    let estimate = try ratings.figure(coefficient).estimate
    #expect(isNear(estimate.value, value, 0.001), "\(coefficient)")
    #expect(isNear(estimate.observed, observed, 1e-12), "\(coefficient)")
    if let expected { #expect(isNear(estimate.expected, expected, 0.001), "\(coefficient)") }
  }
}
