import Foundation
import GroundedTheory
import TestSupport
import Testing

/// Whose words a coding marks, and what is chosen by them.
@Suite struct VoicesTests {
  /// Two interviews and a focus group of A (P1, also interviewed) and B (P3); C speaks for nobody.
  private func study() throws -> StudySnapshot {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let (main, outcome) = (study.code("制度", "main"), study.code("失灵", "outcome"))
    let concept = study.code("加班", "concept", under: main)
    let one = try study.source("A01", by: "P1", "⟦忙⟧")
    let two = try study.source("A02", by: "P2", "⟦忙⟧")
    let group = try study.source("F01", "⟦累⟧⟦忙⟧⟦烦⟧")
    let codings = [
      study.coding(concept, in: one, "忙"), study.coding(main, in: two, "忙", by: "乙"),
      study.coding(concept, in: group, "累"), study.coding(concept, in: group, "忙"),
      study.coding(concept, in: group, "无"),
    ]
    study.relation(main, .code(outcome), support: [codings[3]])
    var snapshot = study.snapshot
    snapshot.participants.append(Participant(id: .init(UUID()), name: "P3"))
    for (index, values) in [("居民", "3"), ("居民", "9"), ("网格员", "5")].enumerated() {
      snapshot.participants[index].attributes = [
        Attribute(name: "role", value: values.0), Attribute(name: "years", value: values.1),
      ]
    }
    snapshot.attributes = [
      AttributeDefinition(name: "role", kind: .category),
      AttributeDefinition(name: "years", kind: .number),
    ]
    snapshot.speakers = [("A", 0), ("B", 2)].map { label, person in
      SpeakerLink(
        id: .init(UUID()), source: group, label: label,
        participant: snapshot.participants[person].id)
    }
    return snapshot
  }

  @Test func participantsAreCountedBySpeaker() throws {
    let snapshot = try study()
    let main = try snapshot.codebook.code(named: "制度")
    let concept = try snapshot.codebook.code(named: "加班")
    #expect(snapshot.frequencies[concept.id].participants == 2)
    #expect(snapshot.frequencies[main.id].participants == 3)
    #expect(snapshot.frequencies[main.id].sources == 3)
  }

  /// Filter, quotes chosen (source and start of the quote), sources, participants, relations.
  @Test(arguments: [
    ("role=居民", "A01忙 A02忙 F01累", "A01 A02 F01", "P1 P2", 0),
    ("role=居民 and years>=5", "A02忙", "A02", "P2", 0),
    ("role=网格员", "F01忙", "F01", "P3", 1),
    ("source=F01", "F01累 F01忙 F01无", "F01", "P1 P3", 1),
    ("role is empty", "F01无", "F01", "", 0),
    (
      "participant in (P1, P3) and kind=interview and held_out=false", "A01忙 F01累 F01忙", "A01 F01",
      "P1 P3", 1
    ),
    ("held_out=true", "", "", "", 0),
  ]) func aFilterChooses(
    _ filter: String, _ quotes: String, _ sources: String, _ participants: String, _ relations: Int
  ) throws {
    let snapshot = try study()
    let chosen = try snapshot.selecting(Selection(filter: try Filter(filter)))
    let names = chosen.names(in: snapshot)
    #expect(names.quotes == quotes && names.sources == sources)
    #expect(names.participants == participants && chosen.relations.count == relations)
  }

  @Test func otherFiltersChooseTheSameWay() throws {
    let snapshot = try study()
    #expect(
      try snapshot.selecting(Selection(participant: "P1")).names(in: snapshot).quotes == "A01忙 F01累"
    )
    let coded = try snapshot.selecting(Selection(level: "concept", coder: "甲")).names(in: snapshot)
    #expect(coded.sources == "A01 F01" && coded.participants == "P1 P3")
    #expect(try snapshot.selecting(Selection(code: "加班")).relations.isEmpty)
    #expect(try snapshot.selecting(Selection(level: "main")).relations.count == 1)
    #expect(try snapshot.selecting(Selection(source: "2")).names(in: snapshot).quotes == "A02忙")
    #expect(throws: Violation.unknownParticipant("P9", nearest: ["P1", "P2", "P3"])) {
      try snapshot.selecting(Selection(participant: "P9"))
    }
  }
}

extension StudySnapshot {
  fileprivate func names(
    in whole: StudySnapshot
  ) -> (quotes: String, sources: String, participants: String) {
    let byID = Dictionary(uniqueKeysWithValues: whole.sources.map { ($0.id, $0.name) })
    return (
      codings.map { (byID[$0.source] ?? "") + $0.quote }.joined(separator: " "),
      sources.map(\.name).joined(separator: " "), participants.map(\.name).joined(separator: " ")
    )
  }
}
