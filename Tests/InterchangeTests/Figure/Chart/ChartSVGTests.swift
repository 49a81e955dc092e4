import Testing

@testable import Interchange

@Suite("Charts, written")
struct ChartSVGTests {
  private func pictures(seed: UInt64) -> [String] {
    var fixture = ChartFixture(seed: seed)
    let charts = (fixture.saturation(), fixture.agreement(), fixture.confusion())
    return FigureLanguage.allCases.flatMap { language in
      [
        ChartSVG.render(charts.0, language: language),
        ChartSVG.render(charts.1, language: language),
        ChartSVG.render(charts.2, language: language),
      ]
    }
  }

  @Test("Any values give well-formed XML, the same bytes every time", arguments: Array(100..<125))
  func wellFormed(seed: UInt64) throws {
    let written = pictures(seed: seed)
    for svg in written {
      let texts = try #require(MarkupTexts(svg), "not well-formed")
      #expect(texts.elements.isSubset(of: ["svg", "title", "rect", "path", "circle", "text"]))
      #expect(!svg.contains("nan") && !svg.contains("inf"))
    }
    #expect(pictures(seed: seed) == written)
  }

  @Test("Every colour is a grey")
  func greys() {
    for svg in (0..<5).flatMap({ pictures(seed: $0) }) {
      for match in svg.matches(of: /"#([0-9a-f]{3,6})"/) {
        let digits = Array(match.1)
        let channels = stride(from: 0, to: digits.count, by: digits.count / 3).map {
          digits[$0..<($0 + digits.count / 3)]
        }
        #expect(Set(channels).count == 1, "\(match.0)")
      }
    }
  }
}
