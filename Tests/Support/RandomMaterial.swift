import Foundation
import GroundedTheory

/// What a small study might have coded, at random: three levels, up to eight sources of which some are held out, some
/// codings in one event and some in others, relations with and without support. Synthetic.
public struct RandomMaterial {
  public let material: SaturationMaterial

  /// - Parameter isTame: whether held-out sources are coded last, and mostly with known codes.
  public init(seed: UInt64, isTame: Bool) throws {
    var generator = SeededGenerator(seed: seed)
    let levels = [("concept", "概念", "a"), ("initial", "范畴", "A"), ("main", "主范畴", "B")]
    let ladder = try Ladder(levels.map { Level(key: $0.0, name: $0.1, prefix: $0.2) })
    let mains = Self.codes(1 + generator.index(below: 2), "main", under: [], &generator)
    let initials = Self.codes(1 + generator.index(below: 4), "initial", under: mains, &generator)
    let concepts = Self.codes(1 + generator.index(below: 8), "concept", under: initials, &generator)
    let outcomes = Self.codes(generator.index(below: 2), "outcome", under: [], &generator)
    let codes = mains + initials + concepts + outcomes
    let count = 1 + generator.index(below: isTame ? 11 : 8)
    let sources = (0..<count).map { number in
      SourceDocument(
        id: .init(UUID()), number: number + 1, name: "S\(number + 1)",
        heldOut: generator.chance(1, in: 3)
          ? HoldOut(unchecked: nil, reason: generator.chance(1, in: 2) ? "抽签" : "") : nil)
    }
    let known = codes.filter { _ in generator.chance(3, in: 4) }
    var entries: [SaturationMaterial.Entry] = []
    for source in sources where generator.chance(isTame ? 19 : 4, in: isTame ? 20 : 5) {
      let isLate = source.heldOut != nil
      let pool = isTame ? known : codes
      for code in pool where isTame && !isLate || generator.chance(1, in: 2) {
        let event = isTame ? (isLate ? 9 : 5) : 1 + generator.index(below: 4)
        entries.append(
          .init(
            code: code.id, source: source.id, codings: 1 + generator.index(below: 3), event: event))
      }
      if isTame, isLate, generator.chance(1, in: 9),
        let code = codes.randomElement(using: &generator)
      {
        entries.append(.init(code: code.id, source: source.id, codings: 1, event: 9))
      }
      // Others coded on, while held-out ones are or after it.
      if isTame, !isLate, generator.chance(1, in: 40),
        let code = codes.randomElement(using: &generator)
      {
        entries.append(
          .init(
            code: code.id, source: source.id, codings: 1,
            event: generator.chance(1, in: 2) ? 9 : 12))
      }
    }
    var relations: [SaturationMaterial.SupportedRelation] = []
    for _ in 0..<generator.index(below: 3) {
      guard let from = mains.first, let to = initials.randomElement(using: &generator) else {
        break
      }
      relations.append(
        .init(
          relation: Relation(
            id: .init(UUID()), from: from.id, to: .code(to.id), kind: .influences, sign: .unsigned),
          sources: Set(
            sources.filter { _ in generator.chance(isTame ? 2 : 1, in: 3) }.map(\.id))))
    }
    var setAside: [SourceDocument.ID: Int] = [:]
    for source in sources where source.heldOut != nil && generator.chance(19, in: 20) {
      setAside[source.id] = generator.chance(9, in: 10) ? 0 : 1 + generator.index(below: 10)
    }
    material = SaturationMaterial(
      codebook: Codebook(ladder: ladder, codes: codes),
      voices: Voices(sources: sources, participants: [], attributes: [], speakers: []),
      entries: entries, relations: relations, setAside: setAside)
  }

  private static func codes(
    _ count: Int, _ level: String, under parents: [Code], _ generator: inout SeededGenerator
  ) -> [Code] {
    (0..<count).map { ordinal in
      Code(
        id: .init(UUID()), name: "\(level)\(ordinal)", level: level,
        parent: generator.chance(5, in: 6) ? parents.randomElement(using: &generator)?.id : nil,
        ordinal: ordinal + 1)
    }
  }
}
