/// What a query asks for, as a study has it.
struct QueryFields {
  let text: String
  let snapshot: StudySnapshot
  let voices: Voices
  let participant: (Coding) -> Participant.ID?
  private let turns: [SourceDocument.ID: TurnIndex]
  private let sources: [SourceDocument.ID: SourceDocument]

  init(_ snapshot: StudySnapshot, text: String) {
    self.text = text
    self.snapshot = snapshot
    voices = snapshot.voices
    participant = snapshot.speakerOfCoding
    turns = snapshot.turns.mapValues(TurnIndex.init)
    sources = Dictionary(
      snapshot.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A code and all below it.
  func subtree(of word: Filter.Word) throws -> Set<Code.ID> {
    try looking(word) { snapshot.codebook.subtree(of: try snapshot.codebook.code(named: $0)) }
  }

  func test(_ condition: Filter.Expression, ofPeople: Bool) throws -> (Coding) -> Bool {
    guard let name = condition.name else { return { _ in false } }
    guard !ofPeople, let field = QueryField.named(name.text) else {
      if !ofPeople { try checkAttribute(name) }
      return try people(condition)
    }
    return try test(condition, field)
  }

  private func test(
    _ condition: Filter.Expression, _ field: QueryField
  ) throws -> (Coding) -> Bool {
    let codebook = snapshot.codebook
    switch field {
    case .code:
      return try named(condition, codebook.codes.map { ($0.id, $0.name) }, \.code) {
        [try codebook.code(named: $0).id]
      }
    case .level:
      let names = codebook.codes.map { code in
        (code.id, codebook.ladder.level(code.level)?.name ?? code.level)
      }
      return try named(condition, names, \.code) {
        Set(codebook.codes(at: try codebook.ladder.require($0).key).map(\.id))
      }
    case .coder:
      return try named(condition, snapshot.coders.map { ($0.id, $0.name) }, \.coder) { name in
        [try snapshot.coder(named: name).id]
      }
    case .source:
      return try named(condition, snapshot.sources.map { ($0.id, $0.name) }, \.source) {
        [try voices.source(named: $0).id]
      }
    case .participant:
      let names = snapshot.participants.map { ($0.id, $0.name) }
      return try named(condition, names, participant) {
        [try voices.participant(named: $0).id]
      }
    case .speaker: return try speaker(condition)
    case .quote: return try TextField { $0.quote }.test(condition, fault)
    case .memo:
      let memos = snapshot.memoTexts
      return try TextField { coding in
        let texts = [memos[.coding(coding.id)], memos[.code(coding.code)]].compactMap(\.self)
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
      }
      .test(condition, fault)
    }
  }

  private func named<Key: Hashable>(
    _ condition: Filter.Expression, _ names: [(Key, String)], _ key: @escaping (Coding) -> Key?,
    _ find: @escaping (String) throws -> Set<Key>
  ) throws -> (Coding) -> Bool {
    try NamedField(key: key, names: names.map { (key: $0.0, name: $0.1) }) { word in
      try looking(word, find)
    }.test(condition, fault)
  }

  private func speaker(_ condition: Filter.Expression) throws -> (Coding) -> Bool {
    let labels = Set(snapshot.turns.values.joined().lazy.map(\.speaker)).subtracting([""])
    let indexes = turns
    return try NamedField<String>(
      key: { coding in
        let turn = coding.span.flatMap { indexes[coding.source]?.turn(of: $0) }
        return turn.flatMap { $0.speaker.isEmpty ? nil : $0.speaker }
      }, names: labels.map { (key: $0, name: $0) }
    ) { word in
      guard !labels.contains(word.text) else { return [word.text] }
      let nearest = Nearest.names(to: word.text, among: Array(labels))
      throw fault(
        word,
        "No turn is spoken by \"\(word.text)\"" + Self.suggestion(nearest)
          + "`zhagen source show SOURCE --turns` prints the speakers.")
    }.test(condition, fault)
  }

  /// A condition on attributes; asked once for each participant in each source.
  private func people(_ condition: Filter.Expression) throws -> (Coding) -> Bool {
    let filter = try VoiceFilter(Filter(condition, in: text), in: voices)
    var known: [SourceDocument.ID: [Participant.ID?: Bool]] = [:]
    return { coding in
      let person = participant(coding)
      if let answer = known[coding.source]?[person] { return answer }
      let answer = filter.matches(source: sources[coding.source], participant: person)
      known[coding.source, default: [:]][person] = answer
      return answer
    }
  }

  private func checkAttribute(_ name: Filter.Word) throws {
    let attributes = snapshot.attributes.map(\.name)
    let known = QueryField.allCases.map(\.rawValue) + ["kind", "held_out"] + attributes
    guard !known.contains(name.text) else { return }
    throw fault(
      name,
      "There is no attribute \"\(name.text)\""
        + Self.suggestion(Nearest.names(to: name.text, among: known))
        + "A condition asks for \(known.prefix(30).joined(separator: ", ")).")
  }

  /// Runs a lookup, and shows where the name stands if there is no such thing.
  private func looking<Found>(_ word: Filter.Word, _ find: (String) throws -> Found) throws -> Found
  {
    do { return try find(word.text) } catch let violation as Violation {
      throw fault(word, violation.description)
    }
  }

  private func fault(_ word: Filter.Word, _ reason: String) -> Violation {
    .unusableFilter(FilterFault(text: text, position: word.position, reason: reason))
  }

  private static func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty
      ? ". " : ". Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))? "
  }
}

extension StudySnapshot {
  fileprivate func coder(named name: String) throws -> Coder {
    guard let coder = coders.first(where: { $0.name == name }) else {
      throw Violation.unknownCoder(
        name, nearest: Nearest.names(to: name, among: coders.map(\.name)), mayBeAdded: false)
    }
    return coder
  }

  /// The memos on codes and codings; several on one thing under each other.
  fileprivate var memoTexts: [Memo.Subject: String] {
    memos.reduce(into: [:]) { texts, memo in
      texts[memo.subject] = texts[memo.subject].map { $0 + "\n" + memo.text } ?? memo.text
    }
  }
}
