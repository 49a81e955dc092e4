import Foundation
import GroundedTheory
import TestSupport

/// A small study of random texts, turns and codings, for queries.
struct RandomCodings {
  let snapshot: StudySnapshot
  let texts: [SourceDocument.ID: String]

  static let names = ["参与", "参与/意愿", "参与/能力", "经费", "经费/来源", "信任"]
  static let coders = ["李", "王", "赵"]
  static let roles = ["居民", "网格员", nil]

  init(_ random: inout SeededGenerator) throws {
    var codes: [Code] = []
    for (number, path) in Self.names.enumerated() {
      let parts = path.components(separatedBy: "/")
      codes.append(
        Code(
          id: .init(UUID()), name: parts.last ?? "", level: parts.count == 1 ? "main" : "concept",
          parent: codes.first { parts.count > 1 && $0.name == parts[0] }?.id, ordinal: number + 1))
    }
    let coders = Self.coders.map { Coder(id: .init(UUID()), name: $0) }
    let participants = Self.roles.enumerated().map { number, role in
      Participant(
        id: .init(UUID()), name: "P\(number)",
        attributes: role.map { [Attribute(name: "role", value: $0)] } ?? [])
    }
    var sources: [SourceDocument] = []
    var texts: [SourceDocument.ID: String] = [:]
    var turns: [SourceDocument.ID: [Turn]] = [:]
    var codings: [Coding] = []
    var speakers: [SpeakerLink] = []
    for number in 1...3 {
      let source = SourceDocument(
        id: .init(UUID()), number: number, name: "A0\(number)",
        participant: random.chance(1, in: 3) ? nil : participants.randomElement(using: &random)?.id)
      let text = Array(Self.text(&random).unicodeScalars)
      sources.append(source)
      texts[source.id] = String(String.UnicodeScalarView(text))
      turns[source.id] = try Self.turns(text.count, &random)
      if number == 1, let last = participants.last {
        speakers.append(
          SpeakerLink(
            id: .init(UUID()), source: source.id, label: "B", participant: last.id))
      }
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        guard let code = codes.randomElement(using: &random),
          let coder = coders.randomElement(using: &random)
        else { continue }
        let start = Int.random(in: 0..<text.count, using: &random)
        let end = min(text.count, start + Int.random(in: 1...9, using: &random))
        let again = codings.last.flatMap { $0.source == source.id ? $0.span : nil }
        let span = random.chance(1, in: 4) ? again : try TextSpan(start: start, end: end)
        codings.append(
          Coding(
            id: .init(UUID()), source: source.id,
            span: random.chance(1, in: 12) ? nil : span,
            quote: String(String.UnicodeScalarView(text[start..<end])), code: code.id,
            coder: coder.id))
      }
    }
    let memos = codings.filter { _ in random.chance(1, in: 4) }.map {
      Memo(id: .init(UUID()), kind: .theoretical, text: "存疑", subject: .coding($0.id))
    }
    self.texts = texts
    snapshot = StudySnapshot(
      study: Study(id: .init(UUID()), title: "合成"),
      codebook: Codebook(
        ladder: try Ladder([
          Level(key: "concept", name: "概念", prefix: "a"),
          Level(key: "main", name: "主范畴", prefix: "A"),
        ]), codes: codes), coders: coders, participants: participants, sources: sources,
      turns: turns, codings: codings, memos: memos, relations: [],
      attributes: [AttributeDefinition(name: "role", kind: .category)], speakers: speakers)
  }

  private static let pieces = [
    "网", "格", "员", "𠮷", "a", "b", "3", "。", "！", "……", ". ", ".", "\n", "\n\n", "，", "”", " ",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 5...50, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// Turns with gaps between them, as labels leave; sometimes none.
  private static func turns(_ length: Int, _ random: inout SeededGenerator) throws -> [Turn] {
    var turns: [Turn] = []
    var place = Int.random(in: 0...3, using: &random)
    guard !random.chance(1, in: 6) else { return [] }
    while place < length {
      let end = min(length, place + Int.random(in: 1...12, using: &random))
      turns.append(
        Turn(
          number: turns.count + 1, speaker: turns.count.isMultiple(of: 2) ? "A" : "B", role: nil,
          span: try TextSpan(start: place, end: end)))
      place = end + Int.random(in: 0...2, using: &random)
    }
    return turns
  }

  func matches(_ query: Query) throws -> [QueryMatch] {
    try QueryProgram(query, in: snapshot).matches { source, piece in
      // In two pieces, as pages come.
      let scalars = Array((texts[source] ?? "").unicodeScalars)
      for half in [scalars.prefix(scalars.count / 2), scalars.dropFirst(scalars.count / 2)] {
        try Array(String(String.UnicodeScalarView(half)).utf8).withUnsafeBytes(piece)
      }
    }
  }
}
