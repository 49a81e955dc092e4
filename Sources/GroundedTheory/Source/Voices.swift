/// Who speaks where: the sources, their participants, and the labels that are linked to one.
///
/// The words of a turn are those of the participant that its speaker is linked to; where the speaker
/// is linked to none, those of the participant of the source, if it has one.
public struct Voices: Sendable {
  /// The sources, by number.
  public let sources: [SourceDocument]
  /// The participants, in the order in which they were added.
  public let participants: [Participant]
  /// The attributes that they have, with their kinds.
  public let attributes: [AttributeDefinition]
  private let links: [SourceDocument.ID: [String: Participant.ID]]
  private let speakers: [SpeakerLink]
  private let whole: [SourceDocument.ID: Participant.ID]

  /// Puts together what the study knows of who speaks.
  public init(
    sources: [SourceDocument], participants: [Participant], attributes: [AttributeDefinition],
    speakers: [SpeakerLink]
  ) {
    self.sources = sources
    self.participants = participants
    self.attributes = attributes
    self.speakers = speakers
    var links: [SourceDocument.ID: [String: Participant.ID]] = [:]
    for link in speakers { links[link.source, default: [:]][link.label] = link.participant }
    self.links = links
    whole = sources.participants
  }

  /// The sources in which a speaker is linked; in all others every turn is of one participant.
  public var linkedSources: Set<SourceDocument.ID> { Set(links.keys) }

  /// The participant of each source in which no speaker is linked, where it has one.
  public var participantOfUnlinked: [SourceDocument.ID: Participant.ID] {
    links.isEmpty ? whole : whole.filter { links[$0.key] == nil }
  }

  /// Whose words stand in a turn of a source; nil where that is not known.
  public func participant(in source: SourceDocument.ID, turn: Turn?) -> Participant.ID? {
    turn.flatMap { links[source]?[$0.speaker] } ?? whole[source]
  }

  /// Everyone who speaks in a source; nil among them stands for someone unknown, and is there where
  /// the source as a whole is nobody's.
  public func speaking(in source: SourceDocument.ID) -> Set<Participant.ID?> {
    Set((links[source] ?? [:]).values.map(Optional.some)).union([whole[source]])
  }

  /// Where each participant speaks, by number of the source; a source as a whole before its speakers.
  public var appearances: [Participant.ID: [Appearance]] {
    let bySource = Dictionary(grouping: speakers, by: \.source)
    var found: [Participant.ID: [Appearance]] = [:]
    for source in sources {
      if let whole = source.participant {
        found[whole, default: []].append(Appearance(source: source.name))
      }
      for link in bySource[source.id] ?? [] {
        found[link.participant, default: []].append(
          Appearance(source: source.name, speaker: link.label))
      }
    }
    return found
  }
}

extension StudySnapshot {
  /// Who speaks where.
  public var voices: Voices {
    Voices(
      sources: sources, participants: participants, attributes: attributes, speakers: speakers)
  }

  /// Tells whose words a coding marks; looks at turns only where a speaker is linked.
  var speakerOfCoding: (Coding) -> Participant.ID? {
    let voices = voices
    let indexes = turns.filter { voices.linkedSources.contains($0.key) }.mapValues(TurnIndex.init)
    return { coding in
      let turn = coding.span.flatMap { indexes[coding.source]?.turn(of: $0) }
      return voices.participant(in: coding.source, turn: turn)
    }
  }
}
