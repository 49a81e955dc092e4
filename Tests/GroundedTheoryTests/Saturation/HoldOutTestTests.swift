import Foundation
import GroundedTheory
import TestSupport
import Testing

/// What held-out sources bring, against a count by hand.
@Suite struct HoldOutTestTests {
  /// New is what was first used in a held-out source, or only there: found here by looking at every code and every
  /// entry below it.
  @Test(arguments: SeededGenerator.seeds, [false, true])
  func countsByHand(seed: UInt64, isTame: Bool) throws {
    for part in 0..<40 {
      let material = try RandomMaterial(seed: seed &+ UInt64(part), isTame: isTame).material
      let test = HoldOutTest(material)
      let held = Set(test.sources.map(\.id))
      for outcome in test.levels {
        for code in material.codebook.codes(at: outcome.level.key) {
          let below = material.codebook.subtree(of: code)
          let own = material.entries.filter { below.contains($0.code) }
          let here = own.filter { held.contains($0.source) }
          let elsewhere = own.filter { !held.contains($0.source) }
          let isNew = here.contains { entry in elsewhere.allSatisfy { $0.event > entry.event } }
          #expect(outcome.applied.contains { $0.id == code.id } == !here.isEmpty)
          #expect(outcome.new.contains { $0.id == code.id } == isNew)
        }
      }
      for relation in material.relations {
        let isNew = !relation.sources.isEmpty && relation.sources.allSatisfy(held.contains)
        #expect(test.newRelations.contains { $0.id == relation.relation.id } == isNew)
      }
    }
  }

  @Test func tellsWhatItTakes() throws {
    let none = try material(others: 5, held: [])
    #expect(HoldOutTest(none).obstacles == [.nothingHeldOut])
    let early = try material(others: 5, held: [1, 9])
    #expect(
      HoldOutTest(early).obstacles
        == [.codedBefore(early.voices.sources.filter { $0.name == "H1" })])
    let tied = try material(others: 5, held: [5, 9])
    #expect(HoldOutTest(tied).sequence == .unknown)
    #expect(HoldOutTest(tied).obstacles == [.orderUnknown])
    let few = try material(others: 3, held: [9])
    #expect(HoldOutTest(few).obstacles == [.tooFewHeldOut(1), .tooFewOthers(3)])
    let enough = HoldOutTest(try material(others: 4, held: [6, 9]))
    #expect(enough.sequence == .after && enough.foundNothingNew && enough.codings == 2)
    let part = SaturationMaterial(
      codebook: few.codebook, voices: few.voices, entries: few.entries,
      selection: Selection(coder: "甲"))
    #expect(HoldOutTest(part).obstacles == [.partOfStudy])
    let late = try material(others: 4, held: [6, 9], setAside: 7)
    #expect(
      HoldOutTest(late).obstacles
        == [.setAsideLate(late.voices.sources.filter { $0.name == "H1" })])
    let unexplained = try material(others: 4, held: [6, 9], setAside: nil)
    #expect(
      HoldOutTest(unexplained).obstacles
        == [.setAsideLate(unexplained.voices.sources.filter { $0.heldOut != nil })])
    let uncoded = try material(others: 4, held: [6, 9, nil])
    #expect(
      HoldOutTest(uncoded).obstacles
        == [.notCoded(uncoded.voices.sources.filter { $0.name == "H3" })])
  }

  /// A source that is not held out and has no coding is still to be coded, so the held-out ones did not come last.
  @Test func waitsForAllOthers() throws {
    let whole = try material(others: 5, held: [6, 9])
    let last = try #require(whole.voices.sources.first { $0.name == "A5" })
    let part = SaturationMaterial(
      codebook: whole.codebook, voices: whole.voices,
      entries: whole.entries.filter { $0.source != last.id }, setAside: whole.setAside)
    #expect(HoldOutTest(whole).foundNothingNew)
    let test = HoldOutTest(part)
    #expect(test.others == 4 && test.othersNotCoded == [last] && !test.foundNew)
    #expect(test.obstacles == [.othersNotCoded([last])] && !test.foundNothingNew)
  }

  /// One code in every source: the nth other one coded in event n, held-out ones as told.
  private func material(
    others: Int, held: [Int?], setAside: Int? = 0
  ) throws -> SaturationMaterial {
    let code = Code(id: .init(UUID()), name: "填表", level: "concept", parent: nil, ordinal: 1)
    let all =
      (1...others).map { ("A\($0)", $0, nil as HoldOut?) }
      + held.enumerated().map { ("H\($0 + 1)", $1 ?? 0, HoldOut.unexplained) }
    let sources = all.enumerated().map { position, source in
      SourceDocument(
        id: .init(UUID()), number: position + 1, name: source.0, heldOut: source.2)
    }
    return SaturationMaterial(
      codebook: Codebook(
        ladder: try Ladder(["concept", "main"].map { Level(key: $0, name: $0, prefix: $0) }),
        codes: [code]),
      voices: Voices(sources: sources, participants: [], attributes: [], speakers: []),
      entries: zip(sources, all).compactMap { source, given in
        given.1 == 0
          ? nil : .init(code: code.id, source: source.id, codings: 1, event: given.1)
      },
      setAside: Dictionary(
        uniqueKeysWithValues: sources.filter { $0.heldOut != nil }.compactMap { source in
          setAside.map { (source.id, $0) }
        }))
  }
}
