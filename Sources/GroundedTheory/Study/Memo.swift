/// A note of the researcher, on a code, a coding, a source, a relation, or the study as a whole.
public struct Memo: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Memo>

  /// What a memo is about.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// What a code means and how it is used.
    case code
    /// An idea on how categories hang together.
    case theoretical
    /// A choice of method, and why.
    case method
    /// A participant or a source as a whole.
    case `case`
  }

  /// What a memo is attached to.
  public enum Subject: Hashable, Sendable {
    /// The study as a whole.
    case study
    /// A code.
    case code(Code.ID)
    /// A coding.
    case coding(Coding.ID)
    /// A source.
    case source(SourceDocument.ID)
    /// A relation.
    case relation(Relation.ID)
  }

  public let id: ID
  /// What it is about.
  public var kind: Kind
  /// The words.
  public var text: String
  /// What it is attached to.
  public var subject: Subject
  /// The codes that it compares (constant comparison, 持续比较), beside what it is attached to.
  public var compared: [Code.ID]

  /// Takes the values as given; nothing is checked here.
  public init(id: ID, kind: Kind, text: String, subject: Subject, compared: [Code.ID] = []) {
    self.id = id
    self.kind = kind
    self.text = text
    self.subject = subject
    self.compared = compared
  }
}
