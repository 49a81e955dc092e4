import Foundation
import GroundedTheory
import TestSupport
import Testing

/// Which sources a curve takes, in which order, and what is read off it. Synthetic.
@Suite struct SaturationCurveTests {
  /// 填表 and 加班 lie under 负担 and it under 制度, 工资 under 待遇; 网格员 spoke in A01 and A03.
  private struct Small {
    let codebook: Codebook
    let voices: Voices
    let entries: [SaturationMaterial.Entry]

    init(events: [String: Int], kinds: [AttributeDefinition] = []) throws {
      var codes: [String: Code] = [:]
      for (name, level, parent) in [
        ("制度", "main", nil), ("负担", "initial", "制度"), ("待遇", "initial", nil),
        ("填表", "concept", "负担"), ("加班", "concept", "负担"), ("工资", "concept", "待遇"),
      ] as [(String, String, String?)] {
        codes[name] = Code(
          id: .init(UUID()), name: name, level: level, parent: parent.flatMap { codes[$0]?.id },
          ordinal: codes.count + 1)
      }
      let people = [("P1", "2022-03-02", "9"), ("P2", "2022-03-01", "10"), ("P3", "", "")].map {
        Participant(
          id: .init(UUID()), name: $0.0,
          attributes: [Attribute(name: "day", value: $0.1), Attribute(name: "years", value: $0.2)])
      }
      let sources = ["A01", "A02", "A03", "A04"].enumerated().map { position, name in
        SourceDocument(
          id: .init(UUID()), number: position + 1, name: name,
          participant: position < 3 ? people[position].id : nil,
          heldOut: name == "A02" ? .unexplained : nil)
      }
      codebook = Codebook(
        ladder: try Ladder(
          ["concept", "initial", "main"].map { Level(key: $0, name: $0, prefix: $0) }),
        codes: Array(codes.values))
      voices = Voices(
        sources: sources, participants: people, attributes: kinds, speakers: [])
      let used = [("A01", ["填表"]), ("A02", ["加班", "工资"]), ("A03", ["制度", "填表"])]
      entries = used.flatMap { name, used in
        sources.filter { $0.name == name }.flatMap { source in
          used.compactMap { codes[$0] }.map {
            SaturationMaterial.Entry(
              code: $0.id, source: source.id, codings: 2, event: events[name] ?? 1)
          }
        }
      }
    }

    var material: SaturationMaterial {
      SaturationMaterial(codebook: codebook, voices: voices, entries: entries)
    }
  }

  @Test func codesCountForWhatTheyLieUnder() throws {
    let material = try Small(events: ["A01": 1, "A02": 2, "A03": 3]).material
    func new(_ level: String) throws -> [[String]] {
      try SaturationCurve(material, level: level, orders: 1).points.map { $0.newCodes.map(\.name) }
    }
    #expect(try new("concept") == [["填表"], ["加班", "工资"], []])
    #expect(try new("initial") == [["负担"], ["待遇"], []])
    #expect(try new("main") == [["制度"], [], []])
  }

  /// What lies under no code of the level is not counted, but it is told: a source with nothing else flattens the curve.
  @Test func tellsWhatIsNotCounted() throws {
    let small = try Small(events: ["A01": 1, "A02": 2, "A03": 3])
    func curve(_ level: String, without name: String = "") throws -> SaturationCurve {
      let left = small.entries.filter { small.codebook[$0.code]?.name != name }
      return try SaturationCurve(
        SaturationMaterial(codebook: small.codebook, voices: small.voices, entries: left),
        level: level, orders: 1)
    }
    #expect(try curve("initial").uncounted.map(\.name) == ["制度"])
    let main = try curve("main")
    #expect(main.uncounted.map(\.name) == ["工资"] && main.withoutCodes.isEmpty)
    #expect(main.points.map { $0.newUncounted.map(\.name) } == [[], ["工资"], []])
    let flat = try curve("main", without: "加班")
    #expect(flat.points.map(\.cumulative) == [1, 1, 1])
    #expect(flat.withoutCodes.map(\.name) == ["A02"])
    let verdict = SaturationVerdict(
      SaturationSummary(flat), HoldOutTest(small.material))
    #expect(verdict.doubts.contains(.withoutCodes(flat.withoutCodes)))
    #expect(verdict.doubts.contains(.lastUncounted(2, flat.uncounted)))
    #expect(try curve("concept", without: "制度").uncounted.isEmpty)
  }

  @Test func ordersByTheHistory() throws {
    func order(_ events: [String: Int]) throws -> OrderedSources {
      try Small(events: events).material.ordered(by: .analysis)
    }
    let ordered = try order(["A01": 3, "A02": 1, "A03": 2])
    #expect(ordered.sources.map(\.name) == ["A02", "A03", "A01"])
    #expect(ordered.notes.isEmpty && ordered.basis == .history)
    // Held out, A02 comes last among those of one event.
    let half = try order(["A01": 4, "A02": 4, "A03": 5])
    #expect(half.sources.map(\.name) == ["A01", "A02", "A03"])
    #expect(
      half.notes == [.oneEvent(4, sources: 2, of: 3, heldOutLast: true)] && half.basis == .history)
    let tied = try order(["A01": 4, "A02": 4, "A03": 4])
    #expect(tied.sources.map(\.name) == ["A01", "A03", "A02"])
    #expect(tied.notes == [.oneEvent(4, sources: 3, of: 3, heldOutLast: true)])
    #expect(tied.basis == .number(heldOutLast: true))
  }

  @Test func ordersByWhoSpeaks() throws {
    let day = AttributeDefinition(name: "day", kind: .date)
    let years = AttributeDefinition(name: "years", kind: .number)
    let material = try Small(events: [:], kinds: [day, years]).material
    let byDay = try material.ordered(by: .interview)
    #expect(byDay.sources.map(\.name) == ["A02", "A01", "A03"])
    #expect(
      byDay.notes == [.noValue(["A03"], attribute: "day")] && byDay.basis == .attribute("day"))
    // As numbers 9 comes before 10.
    #expect(
      try material.ordered(by: .attribute("years")).sources.map(\.name) == ["A01", "A02", "A03"])
    #expect(
      throws: Violation.unknownAttribute("yeas", nearest: ["years"], known: ["day", "years"])
    ) {
      try material.ordered(by: .attribute("yeas"))
    }
    let dates = [day, AttributeDefinition(name: "born", kind: .date)]
    #expect(throws: Violation.severalDates(["day", "born"])) {
      try Small(events: [:], kinds: dates).material.ordered(by: .interview)
    }
    let none = try Small(events: [:]).material.ordered(by: .interview)
    #expect(none.basis == .number(heldOutLast: false) && none.notes == [.noDate])
  }

  @Test func whatCannotBeDrawn() throws {
    let material = try Small(events: [:]).material
    for orders in [0, -1, OrderBand.mostOrders + 1, .max] {
      #expect(throws: Violation.uncountableOrders(orders)) {
        try SaturationCurve(material, level: "main", orders: orders)
      }
    }
    #expect(
      throws: Violation.levelWithoutCodings(level: "outcome", used: ["concept", "initial", "main"])
    ) {
      try SaturationCurve(material, level: "outcome")
    }
    let alone = SaturationMaterial(
      codebook: material.codebook, voices: material.voices,
      entries: material.entries.filter { $0.source == material.sources[0].id })
    #expect(throws: Violation.singleSource("A01")) {
      try SaturationCurve(alone, level: "concept")
    }
    let curve = try SaturationCurve(material, level: "concept")
    // A04 has no coding, and whether anyone looked at it nobody knows.
    #expect(curve.points.count == 3)
    #expect(curve.notes.last == .notCoded(["A04"]))
  }

  @Test func pointsThatAreReadOff() throws {
    let material = try Small(events: ["A01": 1, "A02": 2, "A03": 3]).material
    let summary = SaturationSummary(try SaturationCurve(material, level: "concept"))
    #expect(summary.lastNew == 2 && summary.sinceLastNew == 1 && summary.inductive == 2)
    #expect(summary.exemplified == 1 && summary.allExemplified == nil)
    let once = SaturationSummary(try SaturationCurve(material, level: "concept"), instances: 1)
    #expect(once.exemplified == 3 && once.allExemplified == 2)
    let late = try Small(events: ["A01": 1, "A03": 2, "A02": 3]).material
    let lateCurve = try SaturationCurve(late, level: "concept")
    #expect(SaturationSummary(lateCurve).inductive == nil)
    let share = summary.shareFound
    let shares = [share.low, share.value, share.high].compactMap { $0 }
    #expect(shares.count == 3 && shares == shares.sorted())
  }
}
