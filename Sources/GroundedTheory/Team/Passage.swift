/// A stretch of a source that one coder or several coded: codings that overlap, one after the other.
public struct Passage: Sendable {
  /// How the coders stand to each other.
  public enum Kind: String, CaseIterable, Sendable {
    /// Whatever one coder said, every other one said of words that overlap.
    case agreed
    /// All coded it, not all with the same codes.
    case codes
    /// Not all of them coded it.
    case coverage
  }

  /// Where it stands.
  public let source: SourceDocument.ID
  /// From where the first of its codings begins to where the last one ends.
  public let span: TextSpan
  /// By place.
  public let codings: [Coding]
  /// Those that not every other coder shares, by place.
  public let disputed: [Coding]
  /// How the coders stand to each other.
  public let kind: Kind
}

/// The work of several coders on the same sources, side by side.
public struct CoderComparison: Sendable {
  /// Who is compared.
  public let coders: [Coder.ID]
  /// The sources that all of them worked on: they coded something there, or were given it to code.
  public let sources: [SourceDocument.ID]
  /// Sources that only some of them worked on, and who did.
  public let uncompared: [SourceDocument.ID: [Coder.ID]]
  /// By source number, then place.
  public let passages: [Passage]
  /// At which level codes are compared; nil for each as it is.
  public let level: String?

  /// Compares coders.
  ///
  /// Two codings say the same where their codes are the same, or lie under the same code at `level`, and
  /// their words overlap. One sweep a source over codings in text order.
  public init(_ snapshot: StudySnapshot, coders: [Coder.ID], level: String? = nil) {
    self.coders = coders
    self.level = level
    let chosen = Set(coders)
    var byTheirSource: [SourceDocument.ID: [Coding]] = [:]
    var workers: [SourceDocument.ID: Set<Coder.ID>] = [:]
    for coding in snapshot.codings where chosen.contains(coding.coder) {
      workers[coding.source, default: []].insert(coding.coder)
      if coding.span != nil { byTheirSource[coding.source, default: []].append(coding) }
    }
    for assignment in snapshot.assignments where chosen.contains(assignment.coder) {
      workers[assignment.source, default: []].insert(assignment.coder)
    }
    let same = snapshot.codebook.representatives(at: level)
    var sources: [SourceDocument.ID] = []
    var passages: [Passage] = []
    for source in snapshot.sources where workers[source.id] == chosen {
      sources.append(source.id)
      passages += Self.passages(byTheirSource[source.id] ?? [], among: chosen, same: same)
    }
    self.sources = sources
    self.passages = passages
    uncompared = workers.filter { $0.value != chosen }.mapValues { some in
      coders.filter(some.contains)
    }
  }

  private static func passages(
    _ codings: [Coding], among coders: Set<Coder.ID>, same: [Code.ID: Code.ID]
  ) -> [Passage] {
    let placed = codings.compactMap { coding in coding.span.map { (span: $0, coding: coding) } }
      .sorted { ($0.span, $0.coding.id) < ($1.span, $1.coding.id) }
    var passages: [Passage] = []
    var first = 0
    while first < placed.count {
      var last = first
      var end = placed[first].span.end
      while last + 1 < placed.count, placed[last + 1].span.start < end {
        last += 1
        end = max(end, placed[last].span.end)
      }
      let group = Array(placed[first...last])
      if let span = try? TextSpan(start: group[0].span.start, end: end) {
        passages.append(passage(group, span, among: coders, same: same))
      }
      first = last + 1
    }
    return passages
  }

  private static func passage(
    _ group: [(span: TextSpan, coding: Coding)], _ span: TextSpan, among coders: Set<Coder.ID>,
    same: [Code.ID: Code.ID]
  ) -> Passage {
    let disputed = group.filter { own in
      let others = Set(
        group.filter {
          $0.span.overlaps(own.span)
            && same[$0.coding.code] == same[own.coding.code]
        }.map(\.coding.coder))
      return others != coders
    }.map(\.coding)
    let present = Set(group.map(\.coding.coder))
    return Passage(
      source: group[0].coding.source, span: span, codings: group.map(\.coding),
      disputed: disputed,
      kind: disputed.isEmpty ? .agreed : present == coders ? .codes : .coverage)
  }
}

extension Codebook {
  /// What stands for each code where codes are compared at a level: its ancestor there, or the code
  /// itself where it has none.
  public func representatives(at level: String?) -> [Code.ID: Code.ID] {
    Dictionary(
      codes.map { code in (code.id, level.flatMap { ancestor(of: code, at: $0)?.id } ?? code.id) },
      uniquingKeysWith: { first, _ in first })
  }
}
