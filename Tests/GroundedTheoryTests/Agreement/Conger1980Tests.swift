import GroundedTheory
import Testing

/// A. J. Conger (1980), Psychological Bulletin 88, 322–328.
@Suite("Conger 1980") struct Conger1980Tests {
  /// κ of the diagnoses of Fleiss (1971): .442 in the manual of the R package irr (its exact κ).
  @Test func diagnoses() throws {
    #expect(
      isNear(try Fleiss1971Tests.diagnoses.figure(.congerKappa).estimate.value, 0.442, 0.0005))
  }

  /// Flat atypia or not, by eight pathologists on 30 slides (F. P. O'Malley and others 2006), from M. J. Warrens
  /// (2010), Advances in Data Analysis and Classification 4, 271–286, page 284. L. Hubert's κ (1977) is Conger's,
  /// κ of uniform chance J. J. Randolph's (2005); R. J. Light's (1971) is the mean over pairs. The last place printed
  /// is up to one too high.
  @Test func pathologists() throws {
    let slides = [
      ("n n n n n n n n", 14), ("n n n a n n n n", 1), ("n n n n n n n a", 1),
      ("a a a a a a a a", 10), ("a a n a a a a n", 2), ("a a n a n a a n", 1),
      ("a a n a n a n n", 1),
    ]
    let ratings = Ratings.read(
      slides.flatMap { Array(repeating: $0.0, count: $0.1) }.joined(separator: "\n"))
    #expect(ratings.unitCount == 30)
    for (coefficient, value) in [
      (AgreementCoefficient.congerKappa, 0.8326), (.fleissKappa, 0.8324),
      (.brennanPrediger, 0.8358),
    ] {
      #expect(isNear(try ratings.figure(coefficient).estimate.value, value, 1e-4), "\(coefficient)")
    }
    let light = try #require(ratings.figures([.cohenKappa], options: .unsampled).last)
    #expect(light.coders.count == 8)
    #expect(isNear(light.estimate.value, 0.8325, 1e-4))
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
