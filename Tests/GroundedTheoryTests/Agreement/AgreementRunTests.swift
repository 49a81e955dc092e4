import GroundedTheory
import Testing

/// Which figures are given for which coders, and where their certainty comes from.
@Suite("Agreement: run") struct AgreementRunTests {
  static let ratings = Ratings.read("a a b\na b b\nb b b\nc c a\na a a\nc b .\n")

  @Test func pairsThenTheirMean() throws {
    let figures = try Self.ratings.figures(
      [.scottPi, .gamma, .percent], options: .unsampled)
    #expect(figures.map(\.coefficient) == [.scottPi, .scottPi, .scottPi, .scottPi, .percent])
    #expect(
      figures.map { $0.coders.map { $0.suffix(1) }.joined() } == ["12", "13", "23", "123", "123"])
    #expect(figures.map(\.estimate.units) == [6, 5, 5, 6, 6])
  }

  @Test func publishedUnlessSamplesAreWanted() throws {
    func methods(_ change: (inout AgreementOptions) -> Void) throws -> [String] {
      var options = AgreementOptions()
      change(&options)
      return try Self.ratings.selecting(coders: [0, 1]).figures(
        [.cohenKappa, .gwetAC1, .holsti], options: options
      ).map { String($0.certainty?.method.prefix(16) ?? "none") }
    }
    let gwet = "Gwet 2014, linea"
    let cohen = "Fleiss–Cohen–Eve"
    let sampled = "bootstrap of 10 "
    #expect(try methods { _ in } == [cohen, gwet, "bootstrap of 100"])
    #expect(try methods { $0.samples = 0 } == [cohen, gwet, "none"])
    #expect(try methods { $0.samples = 10 } == [sampled, sampled, sampled])
    // Where sources are drawn, their units depend on each other, and nothing published holds.
    let ofSources = try methods { $0.resampling = .sources }
    #expect(ofSources == Array(repeating: "bootstrap of 100", count: 3))
  }
}
