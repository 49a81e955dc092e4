import GroundedTheory
import Testing

/// J. Cohen (1960), Educational and Psychological Measurement 20, 37–46: the tables of pages 37 and 45, κ of the
/// latter printed as .492. His own standard error (.055) is not asserted, since that of Fleiss, Cohen and Everitt
/// (1969) took its place; this one was computed with statsmodels 0.15.0.
@Suite("Cohen 1960") struct Cohen1960Tests {
  @Test func pagesThirtySevenAndFortyFive() throws {
    let page37 = try figure([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    #expect(abs((page37.estimate.observed ?? 0) - 0.29) < 1e-12)
    #expect(abs((page37.estimate.expected ?? 0) - 0.35) < 1e-12)
    #expect(abs((page37.estimate.value ?? 0) + 0.092308) < 1e-6)
    #expect(abs((page37.certainty?.standardError ?? 0) - 0.056641) < 1e-6)
    let page45 = try figure([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    #expect(abs((page45.estimate.observed ?? 0) - 0.70) < 1e-12)
    #expect(abs((page45.estimate.expected ?? 0) - 0.41) < 1e-12)
    #expect(abs((page45.estimate.value ?? 0) - 0.492) < 5e-4)
    #expect(abs((page45.estimate.value ?? 0) - 0.491525) < 1e-6)
    #expect(abs((page45.certainty?.standardError ?? 0) - 0.051002) < 1e-6)
    #expect(abs((page45.certainty?.low ?? 0) - 0.391564) < 1e-6)
    #expect(page45.estimate.units == 200)
  }

  private func figure(_ table: [[Int]]) throws -> AgreementFigure {
    try #require(Ratings.crossed(table).figures([.cohenKappa]).first)
  }
}
