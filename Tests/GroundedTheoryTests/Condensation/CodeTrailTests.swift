import Foundation
import GroundedTheory
import TestSupport
import Testing

/// What no write makes, but a copy of another program's hand may hold.
@Suite struct CodeTrailTests {
  @Test func successorsInACircleAreWalkedOnce() throws {
    let (first, second) = (Code.ID(UUID()), Code.ID(UUID()))
    let versions = [(first, "甲"), (second, "乙")].enumerated().map { index, code in
      CodeVersion(
        code: code.0, name: code.1, level: "concept", parent: nil, ordinal: index + 1, added: 1,
        retired: 2)
    }
    let events = [1, 2].map {
      Event(
        id: .init(UUID()), number: $0, time: Date(timeIntervalSince1970: 0), coder: nil,
        verb: "code merge", summary: "", reason: "", findings: [])
    }
    let past = CodebookPast(
      codebook: Codebook(ladder: try LadderPreset.xicheng.ladder, codes: []), versions: versions,
      successions: [
        CodeSuccession(code: first, successor: second, added: 2, retired: nil),
        CodeSuccession(code: second, successor: first, added: 2, retired: nil),
      ], events: events)
    let trail = CodeTrail(of: first, in: past)
    #expect(trail.steps.map(\.code.name) == ["甲", "甲", "乙", "乙"])
    #expect(trail.steps.last?.change == "merged into \"甲\"")
  }
}
