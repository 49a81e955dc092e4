import Foundation

/// An interview, field note, document or record set: one source of the study.
///
/// Its words lie apart (``SourceText``), so that a rename never copies a text.
public struct SourceDocument: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<SourceDocument>

  /// What a source is.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// A talk, written down word for word.
    case interview
    /// What the researcher saw and wrote down.
    case fieldNote = "field-note"
    /// A text that others wrote: a policy, a report, a page.
    case document
    /// A set of short records, such as calls to a hotline.
    case records
  }

  public let id: ID
  /// Running number in the study, kept for life.
  public let number: Int
  /// Its name, unique in the study, such as `A01`.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// Who speaks in it, where that is known.
  public var participant: Participant.ID?
  /// Set aside for the saturation test, with day and reason; nil where it is not.
  public var heldOut: HoldOut?

  /// Takes the values as given; nothing is checked here.
  public init(
    id: ID, number: Int, name: String, kind: Kind = .interview, participant: Participant.ID? = nil,
    heldOut: HoldOut? = nil
  ) {
    self.id = id
    self.number = number
    self.name = name
    self.kind = kind
    self.participant = participant
    self.heldOut = heldOut
  }
}

/// What a list of sources shows of each one.
public struct SourceSummary: Sendable {
  /// The source.
  public var source: SourceDocument
  /// How many turns it has, interviewer and respondents alike.
  public var turns: Int
  /// How many different speakers it has.
  public var speakers: Int
  /// The length of its text in Unicode scalars.
  public var scalars: Int
  /// How many live codings stand in it.
  public var codings: Int
  /// Hexadecimal SHA-256 of the original bytes.
  public var sha256: String
  /// Hexadecimal SHA-256 of the decoded text in UTF-8.
  public var textSHA256: String

  /// Takes the values as given; nothing is checked here.
  public init(
    source: SourceDocument, turns: Int, speakers: Int, scalars: Int, codings: Int, sha256: String,
    textSHA256: String
  ) {
    self.source = source
    self.turns = turns
    self.speakers = speakers
    self.scalars = scalars
    self.codings = codings
    self.sha256 = sha256
    self.textSHA256 = textSHA256
  }
}

/// The words of a source and its turns.
public struct SourceText: Sendable {
  /// The words.
  public var text: PlainText
  /// The turns, in text order.
  public var turns: [Turn]

  /// Takes the values as given; nothing is checked here.
  public init(text: PlainText, turns: [Turn]) {
    self.text = text
    self.turns = turns
  }
}

extension Sequence<SourceDocument> {
  /// Who speaks in each source, where that is known.
  public var participants: [SourceDocument.ID: Participant.ID] {
    Dictionary(
      compactMap { source in source.participant.map { (source.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
