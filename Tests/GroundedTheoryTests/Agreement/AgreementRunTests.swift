import GroundedTheory
import Testing

/// Which figures are given for which coders, and where their certainty comes from.
@Suite("Agreement: run") struct AgreementRunTests {
  static let ratings = Ratings.read("a a b\na b b\nb b b\nc c a\na a a\nc b .\n")

  @Test func pairsThenTheirMean() throws {
    let figures = try Self.ratings.figures(
      [.scottPi, .gamma, .percent], options: .unsampled)
    let coefficients: [AgreementCoefficient] = figures.map(\.coefficient)
    #expect(coefficients == [.scottPi, .scottPi, .scottPi, .scottPi, .percent])
    let coders: [String] = figures.map { figure in
      figure.coders.map { String($0.suffix(1)) }.joined(separator: "+")
    }
    #expect(coders == ["1+2", "1+3", "2+3", "1+2+3", "1+2+3"])
    let units: [Int] = figures.map(\.estimate.units)
    #expect(units == [6, 5, 5, 6, 6])
  }

  @Test func publishedUnlessSamplesAreWanted() throws {
    func methods(_ change: (inout AgreementOptions) -> Void) throws -> [String] {
      var options = AgreementOptions()
      change(&options)
      return try Self.ratings.selecting(coders: [0, 1]).figures(
        [.cohenKappa, .gwetAC1, .holsti], options: options
      ).map { String($0.certainty?.method.prefix(16) ?? "none") }
    }
    let (gwet, cohen) = ("Gwet 2014, linea", "Fleiss–Cohen–Eve")
    let (usual, few) = ("bootstrap of 100", "bootstrap of 10 ")
    let unasked = try methods { _ in }
    #expect(unasked == [cohen, gwet, usual])
    let none = try methods { $0.samples = 0 }
    #expect(none == [cohen, gwet, "none"])
    let asked = try methods { $0.samples = 10 }
    #expect(asked == [few, few, few])
    // Where sources are drawn, their units depend on each other, and nothing published holds.
    let ofSources = try methods { $0.resampling = .sources }
    #expect(ofSources == [usual, usual, usual])
  }
}
