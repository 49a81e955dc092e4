/// What part of a study a command looks at: the filters that all commands share. nil stands for all.
public struct Selection: Hashable, Sendable {
  /// Only this source, by name or number.
  public var source: String?
  /// Only this code and all below it, by name, path or number.
  public var code: String?
  /// Only codes of this level, by key or name.
  public var level: String?
  /// Only codings by this coder.
  public var coder: String?
  /// Only the words of this participant.
  public var participant: String?
  /// Only the words for which this holds.
  public var filter: Filter?

  /// Takes the values as given; names are looked up when a study is asked.
  public init(
    source: String? = nil, code: String? = nil, level: String? = nil, coder: String? = nil,
    participant: String? = nil, filter: Filter? = nil
  ) {
    self.source = source
    self.code = code
    self.level = level
    self.coder = coder
    self.participant = participant
    self.filter = filter
  }

  /// Whether it leaves out some sources or some of the words in them.
  public var choosesVoices: Bool { source != nil || participant != nil || filter != nil }
  /// Whether it leaves out some codes.
  public var choosesCodes: Bool { code != nil || level != nil }
  /// Whether it leaves out some codings whoever speaks.
  public var choosesCodings: Bool { choosesCodes || coder != nil }
}

/// A selection whose names were looked up in a study.
public struct StudySelection: Sendable {
  /// The codes; nil for all.
  public let codes: Set<Code.ID>?
  private let coder: Coder.ID?
  private let source: SourceDocument.ID?
  private let participant: Participant.ID?
  private let filter: VoiceFilter?
  private let sources: [SourceDocument.ID: SourceDocument]

  /// - Throws: ``Violation`` naming what does not exist, with the nearest names, or what is wrong with
  ///   the filter.
  public init(
    _ selection: Selection, codebook: Codebook, coders: [Coder], voices: Voices
  ) throws {
    codes = try selection.codes(in: codebook)
    coder = try selection.coder.map { try coders.named($0, mayBeAdded: false).id }
    source = try selection.source.map { try voices.source(named: $0).id }
    participant = try selection.participant.map { try voices.participant(named: $0).id }
    filter = try selection.filter.map { try VoiceFilter($0, in: voices) }
    sources = Dictionary(
      voices.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a coder is chosen.
  public func includes(coder: Coder.ID) -> Bool { self.coder == nil || self.coder == coder }

  var choosesCoder: Bool { coder != nil }

  /// Whether a code is chosen.
  func includes(code: Code.ID) -> Bool { codes?.contains(code) != false }

  /// Whether some sources, or some of the words in them, are left out.
  var choosesVoices: Bool { source != nil || participant != nil || filter != nil }

  /// Whether the words of a participant in a source are chosen; nil stands for someone unknown.
  public func includes(source: SourceDocument.ID, participant: Participant.ID?) -> Bool {
    (self.source == nil || self.source == source)
      && (self.participant == nil || self.participant == participant)
      && filter?.matches(source: sources[source], participant: participant) != false
  }

  /// Whether a participant who speaks nowhere yet is chosen.
  func includes(silent participant: Participant.ID) -> Bool {
    source == nil && (self.participant == nil || self.participant == participant)
      && filter?.matches(source: nil, participant: participant) != false
  }
}

extension Selection {
  fileprivate func codes(in codebook: Codebook) throws -> Set<Code.ID>? {
    let below = try code.map { codebook.subtree(of: try codebook.code(named: $0)) }
    guard let level else { return below }
    let key = try codebook.ladder.require(level).key
    let across = Set(codebook.codes(at: key).map(\.id))
    return below?.intersection(across) ?? across
  }
}

extension Voices {
  /// The source of this name, or of this number where none has the name.
  /// - Throws: ``Violation/unknownSource(_:nearest:)``.
  public func source(named name: String) throws -> SourceDocument {
    let found = sources.first { $0.name == name } ?? sources.first { String($0.number) == name }
    guard let found else {
      throw Violation.unknownSource(
        name, nearest: Nearest.names(to: name, among: sources.map(\.name)))
    }
    return found
  }

  /// The participant of this name.
  /// - Throws: ``Violation/unknownParticipant(_:nearest:)``.
  public func participant(named name: String) throws -> Participant {
    guard let found = participants.first(where: { $0.name == name }) else {
      throw Violation.unknownParticipant(
        name, nearest: Nearest.names(to: name, among: participants.map(\.name)))
    }
    return found
  }
}
