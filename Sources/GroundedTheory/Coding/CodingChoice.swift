/// Which codings of a code are meant: those for which all that is given holds.
public struct CodingChoice: Sendable {
  /// Whose words, in which source, by which coder.
  public var selection: Selection
  /// Only what is said under this label of a speaker.
  public var speaker: String?
  /// Only quotes in which each of these stands.
  public var words: [String]
  /// Only these, by id, or enough of its beginning or end; nil for all.
  public var ids: [String]?

  /// Takes the values as given; names and ids are looked up when a study is asked.
  public init(
    selection: Selection = Selection(), speaker: String? = nil, words: [String] = [],
    ids: [String]? = nil
  ) {
    self.selection = selection
    self.speaker = speaker
    self.words = words
    self.ids = ids
  }
}

extension StudySnapshot {
  /// The codings of a code itself, not of those below it, that are chosen, in the order of the text.
  /// - Throws: ``Violation`` for an id that is no coding of the code or names several, a speaker
  ///   whose words it does not mark, and a selection that does not fit the study.
  public func codings(of code: Code, chosenBy choice: CodingChoice) throws -> [Coding] {
    var part = self
    part.codings = codings.filter { $0.code == code.id }
    let label = codebook.label(of: code)
    let named = try choice.ids.map { try Self.codings($0, among: part.codings, of: label) }
    let spoken = try choice.speaker.map { try part.codings(saidBy: $0, of: label) }
    let needles = choice.words.map { Array($0.utf8) }
    return try part.selecting(choice.selection).codings.filter { coding in
      let quote = Array(coding.quote.utf8)
      return named?.contains(coding.id) != false && spoken?.contains(coding.id) != false
        && needles.allSatisfy { quote.contains($0) }
    }
  }

  private static func codings(
    _ ids: [String], among codings: [Coding], of code: String
  ) throws -> Set<Coding.ID> {
    let known = Set(codings.map(\.id))
    return Set(
      try ids.map { text in
        if let id = Coding.ID(text), known.contains(id) { return id }
        let matches = codings.filter { $0.id.isNamed(by: text) }
        if matches.count > 1 { throw Violation.ambiguousCoding(text, count: matches.count) }
        guard let match = matches.first else {
          throw Violation.codingOfOtherCode(text, code: code)
        }
        return match.id
      })
  }

  private func codings(saidBy label: String, of code: String) throws -> Set<Coding.ID> {
    let indexes = turns.mapValues(TurnIndex.init)
    var byLabel: [String: Set<Coding.ID>] = [:]
    for coding in codings {
      guard let turn = coding.span.flatMap({ indexes[coding.source]?.turn(of: $0) }) else {
        continue
      }
      byLabel[turn.speaker, default: []].insert(coding.id)
    }
    guard let found = byLabel[label] else {
      throw Violation.unknownSpeakerOfCode(
        label, code: code, known: byLabel.keys.filter { !$0.isEmpty }.sorted())
    }
    return found
  }
}
