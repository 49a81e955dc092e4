import Foundation

/// An interview, field note, document or record set: one source of the study.
///
/// Its words lie apart (``SourceText``), so that a rename never copies a text.
public struct SourceDocument: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<SourceDocument>

  public enum Kind: String, CaseIterable, Sendable, Codable {
    case interview, fieldNote = "field-note", document, records
  }

  public let id: ID
  /// Running number in the study, kept for life.
  public let number: Int
  public var name: String
  public var kind: Kind
  public var participant: Participant.ID?
  /// Set aside for the saturation test.
  public var isHeldOut: Bool

  public init(
    id: ID, number: Int, name: String, kind: Kind = .interview, participant: Participant.ID? = nil,
    isHeldOut: Bool = false
  ) {
    self.id = id
    self.number = number
    self.name = name
    self.kind = kind
    self.participant = participant
    self.isHeldOut = isHeldOut
  }
}

/// What a list of sources shows of each one.
public struct SourceSummary: Sendable {
  public var source: SourceDocument
  public var turns: Int
  public var speakers: Int
  public var scalars: Int
  public var codings: Int
  /// Hexadecimal SHA-256 of the original bytes.
  public var sha256: String
  /// Hexadecimal SHA-256 of the decoded text in UTF-8.
  public var textSHA256: String

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
  public var text: PlainText
  public var turns: [Turn]

  public init(text: PlainText, turns: [Turn]) {
    self.text = text
    self.turns = turns
  }
}
