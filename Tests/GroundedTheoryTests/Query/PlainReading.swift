import GroundedTheory

/// What a query means, coding by coding and pair by pair, without sorting anything: the oracle.
struct PlainReading {
  let study: RandomCodings
  private let sentences: [SourceDocument.ID: [Int?]]

  init(_ study: RandomCodings) {
    self.study = study
    sentences = study.texts.mapValues(Self.sentences)
  }

  private var snapshot: StudySnapshot { study.snapshot }

  func holds(_ tree: QueryTree, _ coding: Coding) -> Bool {
    switch tree {
    case .code(let number): return snapshot.codebook.path(of: code(coding)).starts(with: number)
    case .only(let path): return snapshot.codebook.path(of: code(coding)) == path
    case .level(let level): return code(coding).level == level
    case .coder(let name):
      return snapshot.coders.contains { $0.id == coding.coder && $0.name == name }
    case .source(let name):
      return snapshot.sources.contains { $0.id == coding.source && $0.name == name }
    case .speaker(let label): return turn(coding)?.speaker == label
    case .role(let role): return person(coding)?.value(of: "role") == role
    case .nobody: return person(coding) == nil
    case .quote(let words): return coding.quote.unicodeScalars.contains(words)
    case .memo: return snapshot.memos.contains { $0.subject == .coding(coding.id) }
    case .not(let inner): return !holds(inner, coding)
    case .pair(let left, let isAnd, let right):
      return isAnd
        ? holds(left, coding) && holds(right, coding) : holds(left, coding) || holds(right, coding)
    case .related(let left, let how, let right):
      guard holds(left, coding) else { return false }
      let found = snapshot.codings.contains { other in
        other.id != coding.id && holds(right, other) && relates(coding, how, other)
      }
      return found != how.isNegated
    }
  }

  func relates(_ a: Coding, _ how: QueryTree.How, _ b: Coding) -> Bool {
    if how.isBySameCoder, a.coder != b.coder { return false }
    if how.relation == "same participant" {
      return person(a).map { $0.id == person(b)?.id } ?? false
    }
    guard a.source == b.source else { return false }
    if how.relation == "same source" { return true }
    guard let first = a.span, let second = b.span else { return false }
    switch how.relation {
    case "overlapping": return first.overlaps(second)
    case "inside": return second.contains(first)
    case "around": return first.contains(second)
    case "same words": return first == second
    case "same turn": return distance(a, b, "turns").map { $0 == 0 } ?? false
    case "before" where first.end > second.start: return false
    case "after" where second.end > first.start: return false
    default: break
    }
    guard let far = how.distance else { return true }
    return distance(a, b, how.unit).map { $0 <= far } ?? false
  }

  func distance(_ a: Coding, _ b: Coding, _ unit: String) -> Int? {
    guard let first = a.span, let second = b.span else { return nil }
    switch unit {
    case "characters": return max(0, second.start - first.end, first.start - second.end)
    case "turns":
      let turns = snapshot.turns[a.source] ?? []
      let one = turns.indices.filter { turns[$0].span.overlaps(first) }
      let other = turns.indices.filter { turns[$0].span.overlaps(second) }
      return one.flatMap { place in other.map { abs($0 - place) } }.min()
    default:
      let (one, other) = (sentences(a, first), sentences(b, second))
      return max(0, other.lowerBound - one.upperBound, one.lowerBound - other.upperBound)
    }
  }

  /// From the sentence of the first letter at or after the start to that of the last before the end.
  private func sentences(_ coding: Coding, _ span: TextSpan) -> ClosedRange<Int> {
    let all = sentences[coding.source] ?? []
    let last = all[..<span.end].last { $0 != nil }.flatMap(\.self) ?? 0
    let first = all[span.start...].first { $0 != nil }.flatMap(\.self) ?? last
    return min(first, last)...last
  }

  /// The sentence of each letter, counting the pieces between ends that have a letter.
  private static func sentences(_ text: String) -> [Int?] {
    let scalars = Array(text.unicodeScalars)
    var result: [Int?] = []
    var piece: [Unicode.Scalar] = []
    var number = 0
    for (place, scalar) in scalars.enumerated() {
      let isLetter = "网格员𠮷ab3".unicodeScalars.contains(scalar)
      piece.append(scalar)
      result.append(isLetter ? number : nil)
      let next = scalars.dropFirst(place + 1).first
      let isStop = scalar == "." && (next == " " || next == "\n" || next == "”")
      guard "。！…\n".unicodeScalars.contains(scalar) || isStop else { continue }
      if piece.contains(where: { "网格员𠮷ab3".unicodeScalars.contains($0) }) { number += 1 }
      piece = []
    }
    return result
  }

  private func code(_ coding: Coding) -> Code {
    snapshot.codebook[coding.code]
      ?? Code(id: coding.code, name: "?", level: "?", ordinal: 0)
  }

  private func turn(_ coding: Coding) -> Turn? {
    coding.span.flatMap { span in
      (snapshot.turns[coding.source] ?? []).first { $0.span.overlaps(span) }
    }
  }

  private func person(_ coding: Coding) -> Participant? {
    let link = snapshot.speakers.first {
      $0.source == coding.source && $0.label == turn(coding)?.speaker
    }
    let id = link?.participant ?? snapshot.sources.first { $0.id == coding.source }?.participant
    return snapshot.participants.first { $0.id == id }
  }
}

extension String.UnicodeScalarView {
  fileprivate func contains(_ words: String) -> Bool {
    let (all, some) = (Array(self), Array(words.unicodeScalars))
    guard all.count >= some.count else { return false }
    return (0...(all.count - some.count)).contains {
      all[$0..<($0 + some.count)].elementsEqual(some)
    }
  }
}
