import Foundation
import GroundedTheory
import TestSupport
import Testing

@Suite struct FrequenciesTests {
  /// The oracle asks, for every code, which codings lie at or below it, and counts distinct things.
  @Test(arguments: SeededGenerator.seeds)
  func countsAgreeWithASlowCount(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let snapshot = try randomStudy(&random)
      let codebook = snapshot.codebook
      let frequencies = snapshot.frequencies
      let speaker = snapshot.sources.participants
      for code in codebook.codes {
        let below = snapshot.codings.filter { coding in
          codebook[coding.code].map { codebook.lineage(of: $0).contains(code) } ?? false
        }
        var expected = Frequencies.Usage()
        expected.codings = snapshot.codings.filter { $0.code == code.id }.count
        expected.codingsTotal = below.count
        expected.sources = Set(below.map(\.source)).count
        expected.participants = Set(below.compactMap { speaker[$0.source] }).count
        expected.coders = Set(below.map(\.coder)).count
        try #require(frequencies[code.id] == expected, "\(codebook.path(of: code))")
      }
    }
  }

  /// Up to sixty codes on four levels, seventy sources (more than one word of bits), five coders.
  private func randomStudy(_ random: inout SeededGenerator) throws -> StudySnapshot {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let levels = study.ladder.topDown
    for number in 0..<Int.random(in: 1...60, using: &random) {
      let level = Int.random(in: 0..<levels.count, using: &random)
      let above = study.codes.filter { code in
        levels.prefix(level).contains { $0.key == code.level }
      }
      let parent = random.chance(3, in: 4) ? above.randomElement(using: &random) : nil
      study.code("\(number)", levels[level].key, under: parent?.id)
    }
    study.code("结果", Ladder.outcome.key)
    let sources = try (0..<Int.random(in: 1...70, using: &random)).map { number in
      let speaker = random.chance(2, in: 3) ? "P\(number % 20)" : nil
      return try study.source("A\(number)", by: speaker, "⟦词⟧")
    }
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      guard let code = study.codes.randomElement(using: &random),
        let source = sources.randomElement(using: &random)
      else { continue }
      study.coding(code.id, in: source, "词", by: "\(Int.random(in: 0..<5, using: &random))")
    }
    return study.snapshot
  }

  @Test func talliesOfAnUnknownCodeAreLeftOut() throws {
    let study = SmallStudy(ladder: try LadderPreset.gioia.ladder)
    let stray = CodingTally(
      code: .init(UUID()), source: .init(UUID()), coder: .init(UUID()), count: 3)
    let frequencies = Frequencies(
      codebook: study.snapshot.codebook, tallies: [stray], participantOf: [:])
    #expect(frequencies[stray.code] == Frequencies.Usage())
  }
}
