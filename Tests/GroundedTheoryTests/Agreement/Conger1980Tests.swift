import GroundedTheory
import Testing

/// A. J. Conger (1980), Psychological Bulletin 88, 322–328.
@Suite("Conger 1980") struct Conger1980Tests {
  /// κ of the diagnoses of Fleiss (1971): .442 in the manual of the R package irr (its exact κ).
  @Test func diagnoses() throws {
    #expect(
      isNear(try Fleiss1971Tests.diagnoses.figure(.congerKappa).estimate.value, 0.442, 0.0005))
  }

  /// What he defines: chance is the mean over pairs of coders of what two would agree on by habit.
  @Test(arguments: SeededGenerator.seeds) func chanceIsTheMeanOverPairs(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ratings = Ratings.random(units: 40, coders: 4, categories: 3, using: &generator)
    let estimate = try ratings.figure(.congerKappa).estimate
    let pairs = try ratings.figures([.cohenKappa], options: .unsampled).dropLast()
    #expect(pairs.count == 6)
    let observed = pairs.compactMap(\.estimate.observed).reduce(0, +) / 6
    let expected = pairs.compactMap(\.estimate.expected).reduce(0, +) / 6
    #expect(isNear(estimate.observed, observed, 1e-12))
    #expect(isNear(estimate.expected, expected, 1e-12))
    #expect(isNear(estimate.value, (observed - expected) / (1 - expected), 1e-12))
  }

  /// For two coders it is Cohen's κ.
  @Test func ofTwo() throws {
    let table = Ratings.crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    #expect(isNear(try table.figure(.congerKappa).estimate.value, 0.491525, 1e-6))
  }

  @Test func aCoderWithoutRatingsIsLeftOut() throws {
    let three = Ratings.read("a a .\na b .\nb b .\nc c .\nb . .\n")
    let two = try three.selecting(coders: [0, 1]).figure(.congerKappa)
    let figure = try three.figure(.congerKappa)
    #expect(isNear(figure.estimate.value, two.estimate.value ?? 9, 1e-15))
    #expect(isNear(figure.certainty?.standardError, two.certainty?.standardError ?? 9, 1e-15))
  }
}
