import GroundedTheory
import Testing

/// J. L. Fleiss (1971), Psychological Bulletin 76, 378–382: six diagnoses of each of 30 patients as depression,
/// personality disorder, schizophrenia, neurosis or other. Beside it what others published of this table:
/// A. J. Conger's (1980) and R. J. Light's (1971) κ in the manual of the R package irr.
@Suite("Fleiss 1971") struct Fleiss1971Tests {
  static let patients = """
    4 4 4 4 4 4
    2 2 2 5 5 5
    2 3 3 3 3 5
    5 5 5 5 5 5
    2 2 2 4 4 4
    1 1 3 3 3 3
    3 3 3 3 5 5
    1 1 3 3 3 4
    1 1 4 4 4 4
    5 5 5 5 5 5
    1 4 4 4 4 4
    1 2 4 4 4 4
    2 2 2 3 3 3
    1 4 4 4 4 4
    2 2 4 4 4 5
    3 3 3 3 3 5
    1 1 1 4 5 5
    1 1 1 1 1 2
    2 2 4 4 4 4
    1 3 3 5 5 5
    5 5 5 5 5 5
    2 4 4 4 4 4
    2 2 4 5 5 5
    1 1 4 4 4 4
    1 4 4 4 4 5
    2 2 2 2 2 4
    1 1 1 1 5 5
    2 2 4 4 4 4
    1 3 3 3 3 3
    5 5 5 5 5 5
    """
  static let diagnoses = Ratings.read(patients)

  /// Published: .5556, .2201 and .430; recomputed with statsmodels 0.15.0; the standard error with the R
  /// package irrCAC.
  @Test func overall() throws {
    let figure = try Self.diagnoses.figure(.fleissKappa)
    #expect(isNear(figure.estimate.observed, 0.5556, 0.00005))
    #expect(isNear(figure.estimate.expected, 0.2201, 0.0002))
    #expect(isNear(figure.estimate.value, 0.430245, 1e-6))
    #expect(isNear(figure.certainty?.standardError, 0.05420, 0.000005))
    #expect(isNear(figure.certainty?.low, 0.31940, 0.000005))
    #expect(isNear(figure.certainty?.high, 0.54109, 0.000005))
    #expect(figure.estimate.units == 30)
  }

  /// Each category against all others: .248, .248, .517, .470, .565, from rounded parts.
  @Test func byCategory() throws {
    let published = [0.248, 0.248, 0.517, 0.470, 0.565]
    let exact = [0.244755, 0.244755, 0.52, 0.471127, 0.566118]
    for category in published.indices {
      let figure = try Ratings(
        coders: Self.diagnoses.coders,
        categories: [Ratings.Category(name: "other"), Ratings.Category(name: "this")],
        matrix: Self.diagnoses.units.joined().map { $0 == Int32(category) ? 1 : 0 }
      ).figure(.fleissKappa)
      #expect(isNear(figure.estimate.value, published[category], 0.0035))
      #expect(isNear(figure.estimate.value, exact[category], 1e-6))
    }
  }

  @Test func light() throws {
    var options = AgreementOptions()
    options.samples = 20
    let figures = try Self.diagnoses.figures([.cohenKappa], options: options)
    #expect(figures.count == 16)
    let mean = try #require(figures.last)
    #expect(mean.coders == Self.diagnoses.coders)
    #expect(isNear(mean.estimate.value, 0.459, 0.0005))
    let pairs = figures.dropLast().compactMap(\.estimate.value)
    #expect(isNear(mean.estimate.value, pairs.reduce(0, +) / 15, 1e-12))
    #expect(mean.certainty?.method.hasPrefix("bootstrap of 20 samples") == true)
  }

  @Test func others() throws {
    let ac1 = try Self.diagnoses.figure(.gwetAC1)
    #expect(isNear(ac1.estimate.value, 0.44788, 0.000005))
    #expect(isNear(ac1.certainty?.standardError, 0.05566, 0.000005))
    #expect(isNear(ac1.certainty?.low, 0.33404, 0.000005))
    let alpha = try Self.diagnoses.figure(.krippendorffAlpha)
    #expect(isNear(alpha.estimate.value, 0.43341, 0.000005))
    #expect(isNear(alpha.certainty?.standardError, 0.0542, 0.00005))
  }
}
