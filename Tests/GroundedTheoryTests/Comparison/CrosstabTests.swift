import Foundation
import TestSupport
import Testing

@testable import GroundedTheory

/// Code × attribute and code × source, against counts made one coding at a time.
@Suite struct CrosstabTests {
  private static let roles = ["网格员", "居民", nil]

  private struct Study {
    let codebook: Codebook
    let voices: Voices
    let tallies: [CodingTally]
  }

  private static func random(_ random: inout SeededGenerator) throws -> Study {
    var small = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    for name in ["制度", "资源"] {
      let main = small.code(name, "main")
      for end in ["甲", "乙"] { small.code(name + end, "concept", under: main) }
    }
    let codebook = small.snapshot.codebook
    let people = (0..<6).map { number in
      Participant(
        id: .init(UUID()), name: "P\(number)",
        attributes: roles[number % 3].map { [Attribute(name: "role", value: $0)] } ?? [])
    }
    let sources = (0..<9).map { number in
      SourceDocument(
        id: .init(UUID()), number: number + 1, name: "A\(number)",
        participant: number < 8 ? people[number % 6].id : nil)
    }
    var tallies: [CodingTally] = []
    for source in sources {
      for code in codebook.codes where random.chance(1, in: 2) {
        tallies.append(
          CodingTally(
            code: code.id, source: source.id, coder: .init(UUID()),
            count: .random(in: 1...4, using: &random)))
      }
    }
    return Study(
      codebook: codebook,
      voices: Voices(
        sources: sources, participants: people,
        attributes: [AttributeDefinition(name: "role", kind: .category)], speakers: []),
      tallies: tallies)
  }

  @Test(arguments: SeededGenerator.seeds)
  func equalsACountOneByOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try Self.random(&random)
    let grouping = try AttributeGrouping(by: "role", in: study.voices)
    let whole = study.voices.participantOfUnlinked
    func group(_ tally: CodingTally) -> String? {
      grouping.group(source: tally.source, participant: whole[tally.source])
    }
    let crosstab = Crosstab(
      study.tallies.map { tally in
        Crosstab.Entry(
          code: tally.code, source: tally.source,
          unit: whole[tally.source].map { .participant($0) } ?? .source(tally.source),
          group: group(tally), count: tally.count)
      }, by: grouping, codebook: study.codebook)
    #expect(Set(crosstab.groups).isSubset(of: Set(Self.roles)))
    for code in study.codebook.codes {
      let below = study.codebook.subtree(of: code)
      for (index, role) in crosstab.groups.enumerated() {
        let own = study.tallies.filter { below.contains($0.code) && group($0) == role }
        let cell = crosstab[code.id][index]
        #expect(cell.codings == own.reduce(0) { $0 + $1.count })
        #expect(cell.sources == Set(own.map(\.source)).count)
        #expect(cell.units == Set(own.map { whole[$0.source]?.uuid ?? $0.source.uuid }).count)
      }
    }
    let matrix = CodeMatrix(
      study.tallies, sources: study.voices.sources, codebook: study.codebook)
    let frequencies = Frequencies(
      codebook: study.codebook, tallies: study.tallies, participantOf: whole)
    for code in study.codebook.codes {
      let (row, usage) = (matrix[code.id], frequencies[code.id])
      #expect(row.reduce(0, +) == usage.codingsTotal)
      #expect(row.filter { $0 > 0 }.count == usage.sources)
      #expect(crosstab[code.id].reduce(0) { $0 + $1.codings } == usage.codingsTotal)
    }
  }

  private func voices(_ kind: AttributeKind, _ values: [String]) -> Voices {
    Voices(
      sources: [],
      participants: values.map {
        Participant(id: .init(UUID()), name: $0, attributes: [Attribute(name: "age", value: $0)])
      }, attributes: [AttributeDefinition(name: "age", kind: kind)], speakers: [])
  }

  @Test func numbersAreCutIntoBins() throws {
    let grouping = try AttributeGrouping(
      by: "age", in: voices(.number, ["9"]), bins: [40, 30.5, 40])
    #expect(
      ["9", "30.5", "39", "40", "120", "", "1,000"].map(grouping.group(ofValue:))
        == ["<30.5", "30.5..<40", "30.5..<40", ">=40", ">=40", nil, ">=40"])
    #expect(
      grouping.ordered([">=40", "30.5..<40", "<30.5"]) == ["<30.5", "30.5..<40", ">=40"])
    let plain = try AttributeGrouping(by: "age", in: voices(.number, ["9", "10"]))
    #expect(plain.ordered(["10", "9"]) == ["9", "10"])
  }

  @Test func whatCannotMakeGroupsIsRefused() throws {
    let many = voices(.number, (20..<40).map(String.init))
    #expect(throws: Violation.numbersToCut("age", count: 20)) {
      try AttributeGrouping(by: "age", in: many)
    }
    #expect(throws: Violation.noNumbersToCut("age", kind: .category)) {
      try AttributeGrouping(by: "age", in: voices(.category, ["老"]), bins: [3])
    }
    #expect(
      throws: Violation.unknownAttribute(
        "aeg", nearest: [], known: ["age", "source", "kind", "held_out", "participant"])
    ) { try AttributeGrouping(by: "aeg", in: many) }
  }
}
