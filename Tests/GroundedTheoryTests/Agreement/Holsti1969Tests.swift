import Testing

@testable import GroundedTheory

/// O. R. Holsti (1969), Content Analysis for the Social Sciences and Humanities, page 140: 2M / (N₁ + N₂), and
/// the reliability of n coders together, nK / (1 + (n − 1) K). No table was to be had with the reliability of all.
@Suite("Holsti 1969") struct Holsti1969Tests {
  /// Nine units, three coders: .778 in the tests of the R package tidycomm.
  @Test func threeCodersOnNineUnits() throws {
    let ratings = Ratings.read(
      "1 1 1\n2 2 2\n4 3 3\n1 1 1\n2 2 2\n1 1 2\n1 1 1\n1 2 1\n2 2 2\n")
    let figures = try ratings.figures([.holsti], options: .unsampled)
    #expect(figures.map(\.coders.count) == [2, 2, 2, 3])
    for figure in figures { #expect(isNear(figure.estimate.value, 0.778, 5e-4)) }
  }

  /// A chapter on tiered medical care prints R = 0.93 of three coders on 20 items, and not their ratings; these
  /// (synthetic) come to it.
  @Test func threeCodersOnTwentyItems() throws {
    // Fifteen items alike, four by two of the three, one by none: the pairs agree on 49 of 60.
    let alike = String(repeating: "a a a\n", count: 15)
    let ratings = Ratings.read(alike + "a a b\na b a\nb a a\nb b a\na b c\n")
    #expect(ratings.unitCount == 20)
    let pairs = try ratings.figures([.holsti], options: .unsampled)
    #expect(pairs.map(\.coders.count) == [2, 2, 2, 3])
    let mean = try #require(pairs.last?.estimate.value)
    #expect(isNear(mean, 49 / 60.0, 1e-12))
    let together = try ratings.figure(.compositeReliability).estimate
    #expect(isNear(together.value, 3 * mean / (1 + 2 * mean), 1e-12))
    #expect(isNear(together.value, 0.93, 0.005))
    #expect(isNear(together.observed, mean, 1e-12))
  }

  /// One who rated nothing has no share in the reliability of three; it is not that of the other two, put up.
  @Test func allPairsAreNeeded() throws {
    let ratings = Ratings.read("a a .\nb a .\nb b .\n")
    let together = try ratings.figure(.compositeReliability)
    #expect(together.estimate.value == nil && together.certainty == nil)
    #expect(together.estimate.note == "not of every two coders: no unit was rated by both")
    let two = try ratings.selecting(coders: [0, 1]).figure(.compositeReliability).estimate.value
    #expect(isNear(two, 0.8, 1e-12))
  }

  /// R = 0.93 of three implies K = 0.8158.
  @Test func whatTheReliabilityOfThreeImplies() {
    let reliability = CompositeReliability.reliability(of: 0.8158, coders: 3)
    #expect(isNear(reliability, 0.93, 0.00005))
  }

  /// Where a unit can have several codes, each is a decision: 4 in common of 6 and 5.
  @Test func everyCodeIsADecision() throws {
    let ratings = Ratings.read("a|b a\na a|c\n- -\nb|c b|c\na .\nb -\n", sets: true)
    let estimate = try ratings.figure(.holsti).estimate
    #expect(isNear(estimate.value, 2 * 4 / (6 + 5.0), 1e-12))
    #expect(estimate.units == 5)
    let nobody = try Ratings.read("- -\n", sets: true).figure(.holsti).estimate
    #expect(nobody.value == nil)
    #expect(nobody.note == "neither gave a code to any unit")
  }
}
