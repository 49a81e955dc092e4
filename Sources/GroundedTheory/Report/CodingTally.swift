/// How many codings one coder made with one code in the words of one speaker: all that counting needs.
public struct CodingTally: Hashable, Sendable {
  /// The code itself, nothing below it.
  public let code: Code.ID
  /// The source.
  public let source: SourceDocument.ID
  /// The coder.
  public let coder: Coder.ID
  /// Whose words they mark, in a source where speakers are linked to participants; nil where that is
  /// not known, and in all other sources.
  public let participant: Participant.ID?
  /// How many codings, one or more.
  public let count: Int

  /// Takes the values as given; nothing is checked here.
  public init(
    code: Code.ID, source: SourceDocument.ID, coder: Coder.ID,
    participant: Participant.ID? = nil, count: Int
  ) {
    self.code = code
    self.source = source
    self.coder = coder
    self.participant = participant
    self.count = count
  }

  /// The tallies of a list of codings.
  /// - Parameter participantOf: tells whose words a coding marks, in a source where speakers are
  ///   linked; nil in all others.
  public static func tallies(
    of codings: [Coding], participantOf: (Coding) -> Participant.ID? = { _ in nil }
  ) -> [CodingTally] {
    struct Group: Hashable {
      let code: Code.ID
      let source: SourceDocument.ID
      let coder: Coder.ID
      let participant: Participant.ID?
    }
    var counts: [Group: Int] = [:]
    for coding in codings {
      let group = Group(
        code: coding.code, source: coding.source, coder: coding.coder,
        participant: participantOf(coding))
      counts[group, default: 0] += 1
    }
    return counts.map { group, count in
      CodingTally(
        code: group.code, source: group.source, coder: group.coder,
        participant: group.participant, count: count)
    }
  }
}
