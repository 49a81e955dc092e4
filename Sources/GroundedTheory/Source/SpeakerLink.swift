/// Who speaks under a label in one source, such as a focus group.
public struct SpeakerLink: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<SpeakerLink>

  public let id: ID
  /// The source in which the label stands.
  public var source: SourceDocument.ID
  /// The label, as the turns have it.
  public var label: String
  /// Who speaks under it.
  public var participant: Participant.ID

  /// Takes the values as given; nothing is checked here.
  public init(
    id: ID, source: SourceDocument.ID, label: String, participant: Participant.ID
  ) {
    self.id = id
    self.source = source
    self.label = label
    self.participant = participant
  }
}

/// Where a participant speaks, by names: a source as a whole, or under one label in it.
public struct Appearance: Hashable, Sendable {
  /// The source, by name or number.
  public var source: String
  /// The label; nil for the source as a whole.
  public var speaker: String?

  /// Takes the values as given; nothing is checked here.
  public init(source: String, speaker: String? = nil) {
    self.source = source
    self.speaker = speaker
  }
}
