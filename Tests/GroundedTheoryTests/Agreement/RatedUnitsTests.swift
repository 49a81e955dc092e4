import Foundation
import GroundedTheory
import TestSupport
import Testing

/// Ratings as they are made from codings, against a list of every single unit.
@Suite struct RatedUnitsTests {
  /// A small random study: codes under categories, some under none; coders who did not work everywhere.
  private struct Draw {
    var places: [CodingPlaces.Place] = []
    var work: [Set<Int>] = []
    var stretches: [[TextSpan]] = []
    let codebook: Codebook
    let coders: [Coder]
    let sources: [SourceDocument]

    init(_ random: inout SeededGenerator) throws {
      var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
      for category in ["甲类", "乙类"] {
        let above = study.code(category, "main")
        for number in 1...2 { study.code("\(category)\(number)", "concept", under: above) }
      }
      study.code("游离", "concept")
      codebook = Codebook(ladder: study.ladder, codes: study.codes)
      coders = ["李", "王", "陈"].map { Coder(id: .init(UUID()), name: $0) }
      sources = (1...3).map { SourceDocument(id: .init(UUID()), number: $0, name: "A0\($0)") }
      for source in sources.indices {
        var (cuts, at) = ([TextSpan](), 0)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let start = at + Int.random(in: 0...2, using: &random)
          at = start + Int.random(in: 1...7, using: &random)
          cuts.append(try TextSpan(start: start, end: at))
        }
        stretches.append(cuts)
        var own: Set<CodingPlaces.Place> = []
        for _ in 0..<Int.random(in: 0...14, using: &random) {
          let start = Int.random(in: 0..<at, using: &random)
          own.insert(
            CodingPlaces.Place(
              source: Int32(source), start: Int32(start),
              end: Int32(start + Int.random(in: 1...6, using: &random)),
              code: Int32.random(in: 0..<Int32(codebook.codes.count), using: &random),
              coder: Int32.random(in: 0..<3, using: &random)))
        }
        places += own.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        var workers = Set(own.map { Int($0.coder) })
        if random.chance(1, in: 2) { workers.formUnion([0, 1]) }
        work.append(workers)
      }
    }

    /// Every unit of the sources that two worked on: what each coder said of it, nil for one who did not
    /// work there, and whether someone coded it at all.
    func units(
      _ unit: AgreementUnit, rolled: (Int) -> String?, only chosen: (String) -> Bool
    ) -> [(said: [Set<String>?], isCoded: Bool)] {
      sources.indices.flatMap { source -> [(said: [Set<String>?], isCoded: Bool)] in
        if work[source].count < 2 { return [] }
        let ranges: [Range<Int>] =
          unit == .turn
          ? stretches[source].map(\.range)
          : stretches[source].flatMap { $0.range.map { $0..<($0 + 1) } }
        return ranges.map { range in
          let here = places.filter {
            Int($0.source) == source && range.overlaps(Int($0.start)..<Int($0.end))
              && rolled(Int($0.code)) != nil
          }
          let said = coders.indices.map { coder in
            work[source].contains(coder)
              ? Set(
                here.filter { Int($0.coder) == coder }.compactMap { rolled(Int($0.code)) }
                  .filter(chosen)) : nil
          }
          return (said, !here.isEmpty)
        }
      }
    }
  }

  private func key(_ said: [Set<String>?]) -> String {
    said.map { $0.map { $0.sorted().joined(separator: "|") } ?? "?" }.joined(separator: " / ")
  }

  private func tally(_ ratings: Ratings) -> [String: Int] {
    var tally: [String: Int] = [:]
    for row in 0..<ratings.rowCount where ratings.counts[row] > 0 {
      let said = ratings.row(row).map { rating in
        rating < 0
          ? nil
          : Set((ratings.categories[Int(rating)].members ?? []).map { ratings.codes[Int($0)] })
      }
      tally[key(said), default: 0] += ratings.counts[row]
    }
    return tally
  }

  @Test(arguments: SeededGenerator.seeds)
  func theSweepCountsWhatAListOfUnitsCounts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let draw = try Draw(&random)
      let unit: AgreementUnit = random.chance(1, in: 2) ? .turn : .scalar
      let level = random.chance(1, in: 2) ? "main" : nil
      let chosen = random.chance(1, in: 3) ? draw.codebook.codes.first { $0.name == "甲类" } : nil
      let subtree = chosen.map(draw.codebook.subtree(of:))
      let material = AgreementMaterial(
        CodingPlaces(
          codebook: draw.codebook, sources: draw.sources, coders: draw.coders, places: draw.places),
        coders: [0, 1, 2], unit: unit, work: draw.work, stretches: draw.stretches, chosen: subtree)
      let rated = RatedUnits(material, level: level)
      func rolled(_ code: Int) -> String? {
        let code = draw.codebook.codes[code]
        return (level.map { draw.codebook.ancestor(of: code, at: $0) } ?? code)?.name
      }
      let names = Set(draw.codebook.codes.filter { subtree?.contains($0.id) != false }.map(\.name))
      let units = draw.units(unit, rolled: rolled, only: names.contains)
      let ratings = rated.ratings()
      for universe in AgreementUniverse.allCases {
        let expected = Dictionary(
          units.filter { universe == .all || $0.isCoded }.map { (key($0.said), 1) },
          uniquingKeysWith: +)
        #expect(tally(ratings[universe]) == expected, "\(unit) \(universe)")
      }
      #expect(rated.count == units.count)
      // What chance is shared among: the sets that units have, not those half put together between two of them.
      let said: [Set<String>] = units.flatMap { unit in unit.said.compactMap { $0 } }
      let sets = Set(said).union([Set<String>()])
      let found: [Set<String>] = ratings.all.categories.map { category in
        Set((category.members ?? []).map { ratings.all.codes[Int($0)] })
      }
      #expect(found.count == sets.count && Set(found) == sets, "\(unit)")
      #expect(
        Set(ratings.all.codes) == sets.reduce(into: Set<String>()) { $0.formUnion($1) }, "\(unit)")
      for code in rated.ratingsByCode() {
        for universe in AgreementUniverse.allCases {
          let expected = Dictionary(
            units.filter { universe == .all || $0.isCoded }.map { unit in
              (key(unit.said.map { $0.map { $0.contains(code.name) ? ["coded"] : [] } }), 1)
            }, uniquingKeysWith: +)
          var found: [String: Int] = [:]
          let own = code.ratings[universe]
          for row in 0..<own.rowCount where own.counts[row] > 0 {
            let said: [Set<String>?] = own.row(row).map { $0 < 0 ? nil : $0 == 1 ? ["coded"] : [] }
            found[key(said), default: 0] += own.counts[row]
          }
          #expect(found == expected, "\(code.name) \(universe)")
        }
      }
    }
  }

  /// A segment is what codings that overlap cover together; codings that only touch make two.
  @Test func segmentsAreStretchesThatSomeoneCoded() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let draw = try Draw(&random)
      let whole = draw.stretches.map { _ in [TextSpan(coveringTo: 60)].compactMap { $0 } }
      let material = AgreementMaterial(
        CodingPlaces(
          codebook: draw.codebook, sources: draw.sources, coders: draw.coders, places: draw.places),
        coders: [0, 1, 2], unit: .segment, work: draw.work, stretches: whole)
      let expected = draw.sources.indices.filter { draw.work[$0].count > 1 }.reduce(0) {
        sum, source in
        let own = draw.places.filter { Int($0.source) == source }
        // A segment begins where a coding begins and no other reaches over that place.
        let starts = Set(own.map(\.start)).filter { start in
          !own.contains { $0.start < start && $0.end > start }
        }
        return sum + starts.count
      }
      let rated = RatedUnits(material)
      #expect(rated.count == expected)
      let ratings = rated.ratings()
      #expect(tally(ratings.all) == tally(ratings.coded))
    }
  }

  /// What one coder gave one code is one stretch where it overlaps and two where it only touches; one who found
  /// nothing cut out nothing, and of one who did not work there nothing is known.
  @Test func stretchesAsTheyWereCut() throws {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    for name in ["加班", "填表"] { study.code(name, "concept") }
    let codebook = Codebook(ladder: study.ladder, codes: study.codes)
    let coders = ["李", "王", "陈"].map { Coder(id: .init(UUID()), name: $0) }
    let places = [(0, 3, 0), (1, 4, 1), (2, 5, 0), (5, 7, 0)].map { start, end, code in
      CodingPlaces.Place(source: 0, start: Int32(start), end: Int32(end), code: code, coder: 0)
    }
    let rated = RatedUnits(
      AgreementMaterial(
        CodingPlaces(
          codebook: codebook,
          sources: [SourceDocument(id: .init(UUID()), number: 1, name: "A01")], coders: coders,
          places: places),
        coders: [0, 1, 2], unit: .scalar, work: [[0, 1]],
        stretches: [[TextSpan(coveringTo: 9)].compactMap { $0 }]))
    let text = try #require(rated.unitization().continua.first)
    #expect(text.length == 9)
    #expect(
      text.stretches == [
        [
          .init(start: 0, end: 5, category: 0), .init(start: 1, end: 4, category: 1),
          .init(start: 5, end: 7, category: 0),
        ], [], nil,
      ])
  }

  @Test func whatWasDecidedTakesTheCodingsPlace() throws {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    for name in ["加班", "填表", "人手"] { study.code(name, "concept") }
    let codebook = Codebook(ladder: study.ladder, codes: study.codes)
    let source = SourceDocument(id: .init(UUID()), number: 1, name: "A01")
    let coders = ["李", "王", "定稿"].map { Coder(id: .init(UUID()), name: $0) }
    func place(_ start: Int32, _ code: String, _ coder: Int32) -> CodingPlaces.Place {
      CodingPlaces.Place(
        source: 0, start: start, end: start + 1,
        code: Int32(codebook.codes.firstIndex { $0.name == code } ?? 0), coder: coder)
    }
    let codings = [place(0, "加班", 0), place(1, "加班", 0), place(1, "填表", 1), place(2, "人手", 1)]
    let material = AgreementMaterial(
      CodingPlaces(codebook: codebook, sources: [source], coders: coders, places: codings),
      coders: [0, 1], unit: .scalar, work: [[0, 1, 2]],
      stretches: [[TextSpan(coveringTo: 4)].compactMap { $0 }],
      decided: [
        DecidedPlace(coding: codings[0], verdict: .accepted),
        DecidedPlace(coding: codings[1], verdict: .rejected, result: place(1, "填表", 2)),
        DecidedPlace(coding: codings[3], verdict: .rejected),
      ])
    #expect(
      tally(RatedUnits(material).ratings().all)
        == ["加班 / ": 1, "加班 / 填表": 1, " / 人手": 1, " / ": 1])
    #expect(
      tally(RatedUnits(material.adjudicated).ratings().all)
        == ["加班 / 加班": 1, "填表 / 填表": 1, " / ": 2])
  }
}

extension TextSpan {
  /// From the beginning of a text.
  fileprivate init?(coveringTo end: Int) { try? self.init(start: 0, end: end) }
}
