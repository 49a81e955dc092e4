import Foundation
import GroundedTheory
import TestSupport
import Testing

/// What a comparison counts and finds, and where a code is missing.
@Suite struct ComparisonValueTests {
  private static func snapshot() throws -> StudySnapshot {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let main = study.code("负担", "main")
    let forms = study.code("填表", "concept", under: main)
    let pay = study.code("工资", "concept")
    for (name, person, quotes) in [
      ("A01", "P1", [forms]), ("A02", "P2", [pay]), ("A03", "P2", [forms, pay]),
      ("A04", "P3", [pay]),
      ("A05", "P3", []),
    ] {
      let source = try study.source(name, by: person, "民：⟦表多，工资低。⟧")
      for code in quotes { study.coding(code, in: source, code == forms ? "表多" : "工资低") }
    }
    study.memos = [
      Memo(id: .init(UUID()), kind: .code, text: "on 填表", subject: .code(forms)),
      Memo(
        id: .init(UUID()), kind: .theoretical, text: "both", subject: .code(pay), compared: [forms]),
    ]
    var snapshot = study.snapshot
    snapshot.attributes = [AttributeDefinition(name: "role", kind: .category)]
    for (index, role) in ["网格员", "居民"].enumerated() {
      snapshot.participants[index].attributes = [Attribute(name: "role", value: role)]
    }
    return snapshot
  }

  @Test func oneCodeAcrossGroups() throws {
    let snapshot = try Self.snapshot()
    let comparison = try Comparison(
      of: ["负担"], by: try AttributeGrouping(by: "role", in: snapshot.voices), in: snapshot)
    #expect(comparison.sides.map(\.group) == ["居民", "网格员", nil])
    #expect(comparison.sides.map(\.quotes.count) == [1, 1, 0])
    #expect(comparison.sides.map(\.participants) == [1, 1, 0])
    #expect(
      comparison.sides.map { $0.negatives.map(\.source) } == [["A02"], [], ["A04"]])
    #expect(comparison.sides[0].quotes.map(\.code) == ["填表"])
    #expect(comparison.sides[0].quotes.map(\.number) == ["A03-1"])
  }

  @Test func negativeCasesAreSourcesThatWereCodedAndNotHeldOut() throws {
    var snapshot = try Self.snapshot()
    let comparison = try Comparison(of: ["填表", "工资", "填表"], in: snapshot)
    #expect(comparison.sides.map { $0.negatives.map(\.source) } == [["A02", "A04"], ["A01"]])
    #expect(comparison.base == 4)
    #expect(comparison.memos.map(\.text) == ["both"])
    #expect(try Comparison(of: ["填表"], in: snapshot).memos.map(\.text) == ["on 填表", "both"])
    snapshot.sources[1].heldOut = .unexplained
    let held = try Comparison(of: ["填表"], in: snapshot)
    #expect(held.sides[0].negatives.map(\.source) == ["A04"] && held.base == 3)
  }
}
