import Foundation
import GroundedTheory
import Testing

/// The bounds that a claim of saturation is held to, which are the tool's own. Synthetic.
@Suite struct SaturationVerdictTests {
  /// Ten sources; all codes stand in the first, so that no later one brings anything new.
  /// - Parameters:
  ///   - once: codes that stand there only.
  ///   - twice: codes that stand in one of the others too, in turn.
  ///   - always: codes that stand in all.
  private func doubts(once: Int, twice: Int, always: Int) throws -> [SaturationVerdict.Doubt] {
    let first = Array(0..<(once + twice + always))
    let sources = (0..<10).map { source in
      source == 0
        ? first
        : first.filter { code in
          code >= once + twice || code >= once && (code - once) % 9 + 1 == source
        }
    }
    let material = try Self.material(sources)
    let summary = SaturationSummary(try SaturationCurve(material, level: "concept", orders: 1))
    return SaturationVerdict(summary, HoldOutTest(material)).doubts
  }

  @Test func borneOutByTheCurve() throws {
    #expect(try doubts(once: 2, twice: 1, always: 7).isEmpty)
    #expect(try doubts(once: 0, twice: 0, always: 3).isEmpty)
  }

  /// Of 10 codes 3 stand in one source and 1 in two: Chao2 is 10 + 0.9 · 9 / 2, of which 71 % were found.
  @Test func tooLittleFound() throws {
    #expect(try doubts(once: 3, twice: 1, always: 6) == [.shareFound(10 / 14.05)])
  }

  /// Of 19 codes 8 stand in one source, 9 in two and 2 in all, 46 times in all.
  @Test func tooLittleCovered() throws {
    let found = try doubts(once: 8, twice: 9, always: 2)
    guard case .coverage(let coverage) = try #require(found.first), found.count == 1 else {
      Issue.record("\(found)")
      return
    }
    #expect(isNear(coverage, 1 - 8 / 46.0 * 72 / 90, 1e-12))
  }

  /// Once without a second: 1 − Q1/U then, since the refined form would say that nothing is missing.
  @Test func onceAndNoneTwice() throws {
    #expect(try doubts(once: 1, twice: 0, always: 1).isEmpty)
    let few = try Self.material([[0, 1], [1], [1], [1], [1], [1]])
    let summary = SaturationSummary(try SaturationCurve(few, level: "concept", orders: 1))
    #expect(
      SaturationVerdict(summary, HoldOutTest(few)).doubts == [.coverage(1 - 1 / 7.0)])
  }

  @Test func stillNewAtTheEndOrTooFew() throws {
    func doubts(_ sources: [[Int]]) throws -> [SaturationVerdict.Doubt] {
      let material = try Self.material(sources)
      let summary = SaturationSummary(try SaturationCurve(material, level: "concept", orders: 1))
      return SaturationVerdict(summary, HoldOutTest(material)).doubts
    }
    let same = Array(0..<7)
    let nine = [[Int]](repeating: same, count: 9)
    #expect(try doubts(nine + [same + [7]]) == [.lastSources(2, newCodes: 1)])
    #expect(try doubts(Array(nine.prefix(5))) == [.guest(.tooFewSources(needed: 6, present: 5))])
  }

  /// The worked example of Guest, Namey and Chen (2020) reaches "6+2" when 44 of its 46 themes had been found.
  @Test func degreeWhereGuestsRuleWasMet() throws {
    var next = 0
    let sources = [16, 9, 7, 5, 4, 3, 1, 0, 1, 0].map { new in
      next += new
      return new == 0 ? [0] : Array((next - new)..<next)
    }
    let curve = try SaturationCurve(try Self.material(sources), level: "concept", orders: 1)
    let summary = SaturationSummary(curve)
    #expect(summary.guest.reached == 6)
    #expect(summary.guestDegree == 44 / 46.0)
    #expect(summary.guestWithoutAnyNew.reached == nil)
  }

  /// Sources with the codes that stand in each, coded in their order.
  private static func material(_ sources: [[Int]]) throws -> SaturationMaterial {
    let codes = (0...(sources.joined().max() ?? 0)).map { code in
      Code(
        id: .init(UUID()), name: "code \(code)", level: "concept", parent: nil, ordinal: code + 1)
    }
    let documents = sources.indices.map {
      SourceDocument(id: .init(UUID()), number: $0 + 1, name: "A\($0 + 1)")
    }
    return SaturationMaterial(
      codebook: Codebook(
        ladder: try Ladder(["concept", "main"].map { Level(key: $0, name: $0, prefix: $0) }),
        codes: codes),
      voices: Voices(sources: documents, participants: [], attributes: [], speakers: []),
      entries: zip(documents, sources).enumerated().flatMap { event, source in
        source.1.map {
          .init(code: codes[$0].id, source: source.0.id, codings: 1, event: event + 1)
        }
      })
  }
}
