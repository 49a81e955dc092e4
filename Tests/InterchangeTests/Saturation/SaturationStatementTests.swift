import Foundation
import GroundedTheory
import Interchange
import TestSupport
import Testing

/// What a draft may say of saturation. Synthetic.
@Suite struct SaturationStatementTests {
  private static let claims: [FigureLanguage: String] = [
    .chinese: "这支持范畴已趋于饱和的判断",
    .english: "this supports the judgement that the codes of the level initial are saturated",
  ]
  /// Every other place at which the word may stand.
  private static let harmless = [
    "为检验饱和度", "次数不能证明理论饱和", "不能据此主张饱和", "do not prove theoretical saturation",
    "the test of saturation", "For the test of saturation", "no saturation can be claimed from it",
  ]

  /// The sentence that nothing new came stands where, counted by hand, nothing new did come, and enough was looked
  /// at; else the word saturation is only used to say what was not shown.
  @Test(arguments: SeededGenerator.seeds, [false, true])
  func claimsOnlyWhatHolds(seed: UInt64, isTame: Bool) throws {
    var claimed = 0
    for part in 0..<60 {
      let material = try RandomMaterial(seed: seed &+ UInt64(part), isTame: isTame).material
      guard let curve = try? SaturationCurve(material, level: "initial", orders: 5) else {
        continue
      }
      let holds = Self.holds(material) && Self.isQuiet(curve, material)
      if holds { claimed += 1 }
      for language in FigureLanguage.allCases {
        let text = SaturationStatement(
          SaturationSummary(curve), HoldOutTest(material), in: material, language: language
        ).text
        let claim = try #require(Self.claims[language])
        #expect(text.contains(claim) == holds, "\(text)")
        var rest = text.replacingOccurrences(of: claim, with: "")
        for words in Self.harmless { rest = rest.replacingOccurrences(of: words, with: "") }
        #expect(!rest.contains("饱和") && !rest.lowercased().contains("saturat"), "\(text)")
        #expect(!text.contains("nan") && !text.contains("inf "), "\(text)")
      }
    }
    if isTame { #expect(claimed > 0) }
  }

  /// A reader can look up every number: those of the draft stand in the tables of its page, but for the bounds that
  /// the draft holds them against, and the year of the method.
  @Test(arguments: SeededGenerator.seeds)
  func everyNumberStandsInATable(seed: UInt64) throws {
    let bounds = ["2020", "95", "80", "90", "2", "4"]
    for part in 0..<60 {
      let material = try RandomMaterial(seed: seed &+ UInt64(part), isTame: part % 2 == 0).material
      guard let curve = try? SaturationCurve(material, level: "concept", orders: 5) else {
        continue
      }
      let (summary, test) = (SaturationSummary(curve), HoldOutTest(material))
      for language in FigureLanguage.allCases {
        let tables: [ReportTable] = [
          .saturation(curve), .saturationSummary(summary, test, language: language),
          .heldOut(test, in: material, language: language),
        ]
        let cells = tables.flatMap { $0.rows.joined() }
        let shares = cells.compactMap { if case .real(let value) = $0 { value } else { nil } }
        let known = Set(
          cells.flatMap { Self.numbers($0.plain) } + bounds
            + shares.flatMap { [Self.rounded($0), Self.rounded(100 * $0)] })
        let text = SaturationStatement(summary, test, in: material, language: language).text
        // Random sources are called S1, codes main1.
        let own = text.replacing(/[A-Za-z]+[0-9]+/, with: "")
        #expect(Set(Self.numbers(own)).subtracting(known).isEmpty, "\(text)")
      }
    }
  }

  private static func numbers(_ text: String) -> [String] {
    text.matches(of: /[0-9]+(\.[0-9]+)?/).map { String($0.output.0) }
  }

  /// As a draft prints a number: with at most one decimal.
  private static func rounded(_ number: Double) -> String {
    let text = String(format: "%.1f", number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func holds(_ material: SaturationMaterial) -> Bool {
    let held = Set(material.voices.sources.filter { $0.heldOut != nil }.map(\.id))
    let here = material.entries.filter { held.contains($0.source) }
    let others = material.entries.filter { !held.contains($0.source) }
    let isWhole = Set(material.entries.map(\.source)).count == material.voices.sources.count
    guard held.count >= 2, isWhole, Set(others.map(\.source)).count >= 4 else { return false }
    let begun = Dictionary(grouping: material.entries, by: \.source).mapValues {
      $0.map(\.event).min() ?? 0
    }
    let last = begun.filter { !held.contains($0.key) }.values.max() ?? 0
    guard held.allSatisfy({ (begun[$0] ?? 0) > last }),
      held.allSatisfy({ material.setAside[$0] ?? .max <= begun[$0] ?? 0 })
    else { return false }
    let start = held.compactMap { begun[$0] }.min() ?? 0
    for code in material.codebook.codes {
      let below = material.codebook.subtree(of: code)
      let first = here.filter { below.contains($0.code) }.map(\.event).min()
      let elsewhere = others.filter { below.contains($0.code) }.map(\.event).min()
      if let first, first < elsewhere ?? .max { return false }
      if let elsewhere, elsewhere >= start { return false }
    }
    return material.relations.allSatisfy { relation in
      relation.sources.isEmpty || !relation.sources.allSatisfy(held.contains)
    }
  }

  /// Counted by hand in the order of the curve: nothing new at its end, a base to compare with, nearly all found, and
  /// nothing hidden in codes that lie under none of the level.
  private static func isQuiet(_ curve: SaturationCurve, _ material: SaturationMaterial) -> Bool {
    var places: [Code.ID: Set<Int>] = [:]
    for (place, point) in curve.points.enumerated() {
      for code in curve.codes {
        let below = material.codebook.subtree(of: code)
        if material.entries.contains(where: {
          $0.source == point.source.id && below.contains($0.code)
        }) {
          places[code.id, default: []].insert(place)
        }
      }
    }
    let count = curve.points.count
    guard count >= 6, hidesNothing(curve, material),
      places.values.allSatisfy({ ($0.min() ?? 0) < count - 2 }),
      places.values.contains(where: { ($0.min() ?? 9) < 4 })
    else { return false }
    let once = Double(places.values.filter { $0.count == 1 }.count)
    let twice = Double(places.values.filter { $0.count == 2 }.count)
    let all = Double(places.values.map(\.count).reduce(0, +))
    let rest = Double(count - 1)
    if once == 0 { return true }
    if twice == 0, once == 1 { return 1 - 1 / all >= 0.9 - 1e-9 }
    let unseen =
      rest / Double(count) * (twice > 0 ? once * once / twice : once * (once - 1)) / 2
    let share =
      twice > 0
      ? rest * once / (rest * once + 2 * twice) : rest * (once - 1) / (rest * (once - 1) + 2)
    return Double(places.count) / (Double(places.count) + unseen) >= 0.8 - 1e-9
      && 1 - once / all * share >= 0.9 - 1e-9
  }

  private static func hidesNothing(_ curve: SaturationCurve, _ material: SaturationMaterial) -> Bool
  {
    let counted = Set(curve.codes.flatMap { material.codebook.subtree(of: $0) })
    let ladder = material.codebook.codes.filter {
      material.codebook.ladder.rank($0.level) != nil
    }
    let outside = Set(ladder.map(\.id)).subtracting(counted)
    let standing = curve.points.map { point in
      Set(material.entries.filter { $0.source == point.source.id }.map(\.code))
    }
    let early = standing.dropLast(2).reduce(into: Set<Code.ID>()) { $0.formUnion($1) }
    let late = standing.suffix(2).reduce(into: Set<Code.ID>()) { $0.formUnion($1) }
    return late.intersection(outside).isSubset(of: early)
      && standing.allSatisfy {
        $0.isDisjoint(with: outside) || !$0.isDisjoint(with: counted)
      }
  }

  /// Word for word, for a study of six sources of which two are held out and bring one new code.
  @Test func saysWhatWasFound() throws {
    let material = try Self.small()
    let summary = SaturationSummary(try SaturationCurve(material, level: "concept"))
    func text(_ language: FigureLanguage) -> String {
      SaturationStatement(summary, HoldOutTest(material), in: material, language: language).text
    }
    #expect(
      text(.chinese) == """
        6份资料按编码先后排列，共得到概念3个。最后一份（H2）仍出现新的概念1个：停车。

        按 Guest、Namey 和 Chen（2020）的方法（基数4份，每轮2份，新信息阈值5%），没有达到阈值：最后一轮仍有新编码1个，相当于基数的50%。\
        恰有1个编码仅见于一份资料，而没有编码仅见于两份资料，Chao2 此时退化，不能说明有无遗漏。

        为检验饱和度，留存资料2份（H1、H2），留存日期2022-03-01，理由：抽签。这2份在其余资料均已开始编码之后才编码。

        这2份资料中有编码记录3条，涉及概念2个、主范畴0个；其中新出现概念1个（停车），其他层级没有新出现的。研究中没有记录关系，未作检验。

        留存资料中出现了新的编码，不能据此主张饱和；应继续收集资料，或修订范畴后另行检验。\
        另外，按此排列，最后2份资料仍有1个新编码；没有达到 Guest 等（2020）的阈值。

        以上各数只说明编码在资料中出现的情况；次数不能证明理论饱和，Chao2 是下限估计。
        """)
    #expect(
      text(.english) == """
        In 6 sources, taken in the order in which they were coded, 3 codes of the level concept were found. The last \
        source, H2, still brought 1 new code: 停车.

        By the method of Guest, Namey and Chen (2020), with a base size of 4, a run length of 2 and a threshold of 5 %, \
        the threshold was not reached: the last run still brought 1 new code, 50 % of the base. One code stands in one source only and none in just two, where \
        Chao2 degenerates: it does not tell whether any is missing.

        For the test of saturation 2 sources (H1, H2) were held out on 2022-03-01 (reason given: 抽签). They were coded \
        after all others had been begun.

        The 3 codings there use codes of these levels: concept 2, main 0; new among them: concept 1 (停车); none of the \
        other levels. No relation is recorded in the study, so none was tested.

        The held-out sources brought new codes, so no saturation can be claimed from it: go on collecting, or \
        revise the categories and test again. Besides, in this order the last 2 sources still brought 1 new code; the \
        threshold of Guest and others (2020) was not reached.

        These figures tell where codes came up and no more; counts do not prove theoretical saturation, and Chao2 is \
        a lower bound.
        """)
    let table = ReportTable.heldOut(HoldOutTest(material), in: material)
    #expect(
      table.rows.map { $0.map(\.plain) } == [
        ["concept", "2", "1", "停车"], ["main", "0", "0", ""], ["relation", "0", "0", ""],
      ])
  }

  /// Coded one after the other: 填表 and 加班 in A1 to A4, 填表 in H1, 填表 and 停车 in H2.
  private static func small() throws -> SaturationMaterial {
    let codes = ["填表", "加班", "停车"].enumerated().map {
      Code(id: .init(UUID()), name: $1, level: "concept", parent: nil, ordinal: $0 + 1)
    }
    let heldOut = try HoldOut(on: "2022-03-01", reason: "抽签")
    let names = ["A1", "A2", "A3", "A4", "H1", "H2"]
    let sources = names.enumerated().map {
      SourceDocument(
        id: .init(UUID()), number: $0 + 1, name: $1, heldOut: $0 < 4 ? nil : heldOut)
    }
    let used = [[0, 1], [0, 1], [0, 1], [0, 1], [0], [0, 2]]
    return SaturationMaterial(
      codebook: Codebook(
        ladder: try Ladder([
          Level(key: "concept", name: "概念", prefix: "a"),
          Level(key: "main", name: "主范畴", prefix: "A"),
        ]), codes: codes),
      voices: Voices(sources: sources, participants: [], attributes: [], speakers: []),
      entries: zip(sources, used).enumerated().flatMap { event, pair in
        pair.1.map {
          .init(code: codes[$0].id, source: pair.0.id, codings: 1, event: event + 1)
        }
      },
      setAside: Dictionary(
        uniqueKeysWithValues: sources.filter { $0.heldOut != nil }.map { ($0.id, 0) }))
  }
}
