/// A note of the researcher, on a code, a coding, a source, a relation, or the study as a whole.
public struct Memo: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Memo>

  public enum Kind: String, CaseIterable, Sendable, Codable {
    case code, theoretical, method, `case`
  }

  /// What a memo is attached to.
  public enum Subject: Hashable, Sendable {
    case study
    case code(Code.ID)
    case coding(Coding.ID)
    case source(SourceDocument.ID)
    case relation(Relation.ID)
  }

  public let id: ID
  public var kind: Kind
  public var text: String
  public var subject: Subject

  public init(id: ID, kind: Kind, text: String, subject: Subject) {
    self.id = id
    self.kind = kind
    self.text = text
    self.subject = subject
  }
}
