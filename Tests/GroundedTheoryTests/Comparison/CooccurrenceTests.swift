import Foundation
import GroundedTheory
import TestSupport
import Testing

/// Pairs of codings: what makes one, and that the sweep finds what all pairs, one by one, find.
@Suite struct CooccurrenceTests {
  /// Three main codes with two concepts each, and one code beside the ladder.
  private static func codebook() throws -> Codebook {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    for name in ["制度", "资源", "行动"] {
      let main = study.code(name, "main")
      for end in ["甲", "乙"] { study.code(name + end, "concept", under: main) }
    }
    study.code("失灵", "outcome")
    return study.snapshot.codebook
  }

  private static func places(
    _ codebook: Codebook, sources: Int, in random: inout SeededGenerator
  ) -> CodingPlaces {
    let documents = (1...sources).map {
      SourceDocument(id: .init(UUID()), number: $0, name: "\($0)")
    }
    let coders = ["甲", "乙"].map { Coder(id: .init(UUID()), name: $0) }
    var places: [CodingPlaces.Place] = []
    for source in 0..<sources {
      places += (0..<Int.random(in: 0...40, using: &random)).map { _ in
        let start = Int32.random(in: 0..<300, using: &random)
        return CodingPlaces.Place(
          source: Int32(source), start: start,
          end: start + .random(in: 1...(random.chance(1, in: 5) ? 150 : 12), using: &random),
          code: .random(in: 0..<Int32(codebook.codes.count), using: &random),
          coder: .random(in: 0..<2, using: &random))
      }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
    return CodingPlaces(codebook: codebook, sources: documents, coders: coders, places: places)
  }

  /// Turns of ten scalars with a gap of two before each.
  private static let turns = (0..<40).map { TextSpan(unchecked: ($0 * 12 + 2)..<($0 * 12 + 12)) }

  private static func isPair(
    _ a: CodingPlaces.Place, _ b: CodingPlaces.Place, _ rule: PairRule
  ) -> Bool {
    guard !rule.isBySameCoder || a.coder == b.coder else { return false }
    func touched(_ place: CodingPlaces.Place) -> [Int] {
      turns.indices.filter {
        turns[$0].overlaps(TextSpan(unchecked: Int(place.start)..<Int(place.end)))
      }
    }
    switch (rule.relation, rule.unit) {
    case (.overlap, _): return Set(a.start..<a.end).intersection(b.start..<b.end).isEmpty == false
    case (.turn, _): return !Set(touched(a)).isDisjoint(with: touched(b))
    case (.near, .characters): return max(a.start, b.start) - min(a.end, b.end) <= rule.within
    case (.near, .turns):
      return touched(a).contains { left in
        touched(b).contains { abs($0 - left) <= rule.within }
      }
    }
  }

  private static let rules: [PairRule] = [
    PairRule(), PairRule(isBySameCoder: true), PairRule(.turn), PairRule(.near, within: 0),
    PairRule(.near, within: 7), PairRule(.near, within: 0, unit: .turns),
    PairRule(.near, within: 2, unit: .turns, isBySameCoder: true),
  ]

  @Test(arguments: SeededGenerator.seeds)
  func equalsAllPairsOneByOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let codebook = try Self.codebook()
    let places = Self.places(codebook, sources: 6, in: &random)
    for rule in Self.rules {
      for level in [nil, "main"] {
        var expected: [Set<Code.ID>: [Int32]] = [:]
        for (index, a) in places.places.enumerated() {
          for b in places.places[(index + 1)...]
          where a.source == b.source && Self.isPair(a, b, rule) {
            let codes = [a, b].compactMap { place -> Code.ID? in
              let code = codebook.codes[Int(place.code)]
              return level.map { codebook.ancestor(of: code, at: $0)?.id } ?? code.id
            }
            if Set(codes).count == 2 { expected[Set(codes), default: []].append(a.source) }
          }
        }
        let counted = rule.countsTurns ? places.counted { _ in Self.turns } : places
        let found = Cooccurrence(counted, rule: rule, level: level)
        let answer = Dictionary(
          uniqueKeysWithValues: found.pairs.map {
            (Set([$0.a.id, $0.b.id]), [$0.count, $0.sources])
          })
        try #require(
          answer == expected.mapValues { [$0.count, Set($0).count] }, "\(rule) at \(level ?? "-")")
      }
    }
  }

  private static func study() throws -> (study: SmallStudy, places: CodingPlaces) {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let main = study.code("负担", "main")
    let forms = study.code("填表", "concept", under: main)
    let hours = study.code("加班", "concept", under: main)
    let pay = study.code("工资", "concept")
    let source = try study.source("A01", "⟦天天加班，表多，工资低。⟧")
    study.coding(hours, in: source, "天天加班，表多")
    study.coding(forms, in: source, "表多")
    study.coding(forms, in: source, "表多，工资", by: "乙")
    study.coding(pay, in: source, "工资低")
    let snapshot = study.snapshot
    let places = snapshot.codings.compactMap { coding -> CodingPlaces.Place? in
      guard let span = coding.span,
        let code = snapshot.codebook.codes.firstIndex(where: { $0.id == coding.code }),
        let coder = snapshot.coders.firstIndex(where: { $0.id == coding.coder })
      else { return nil }
      return CodingPlaces.Place(
        source: 0, start: Int32(span.start), end: Int32(span.end), code: Int32(code),
        coder: Int32(coder))
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    return (
      study,
      CodingPlaces(
        codebook: snapshot.codebook, sources: snapshot.sources, coders: snapshot.coders,
        places: places)
    )
  }

  @Test func aTableAndASquare() throws {
    let (study, places) = try Self.study()
    let codebook = study.snapshot.codebook
    let found = Cooccurrence(places, rule: PairRule())
    #expect(
      ReportTable.cooccurrence(found, in: codebook, coefficient: true).printed == """
        code_a | code_b | relation | count | sources | c_coefficient
        填表 | 加班 | overlap | 2 | 1 | -
        填表 | 工资 | overlap | 1 | 1 | 0.5
        """)
    #expect(
      ReportTable.cooccurrenceMatrix(found, in: codebook).printed == """
        code | 填表 | 加班 | 工资
        填表 | - | 2 | 1
        加班 | 2 | - | 0
        工资 | 1 | 0 | -
        """)
    let pay = try codebook.code(named: "工资")
    #expect(
      Cooccurrence(places, rule: PairRule(.near, within: 1), only: [pay.id]).pairs.map(\.count)
        == [2, 1])
    #expect(Cooccurrence(places, rule: PairRule(), level: "main").pairs.isEmpty)
  }
}
