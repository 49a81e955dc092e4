/// A typed, signed edge between two codes, or from a code to another relation that it moderates.
public struct Relation: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Relation>

  public enum Kind: String, CaseIterable, Sendable, Codable {
    case causes, influences, mediates, moderates, conditions, contains, addresses
  }

  public enum Sign: String, CaseIterable, Sendable, Codable {
    case positive = "+"
    case negative = "-"
    case unsigned = "0"
  }

  /// A code, or a relation that is moderated.
  public enum Target: Hashable, Sendable {
    case code(Code.ID)
    case relation(Relation.ID)
  }

  public let id: ID
  public var from: Code.ID
  public var to: Target
  public var kind: Kind
  public var sign: Sign
  public var note: String
  public var provenance: Code.Provenance?
  /// The codings that carry it.
  public var support: [Coding.ID]

  public init(
    id: ID, from: Code.ID, to: Target, kind: Kind, sign: Sign, note: String = "",
    provenance: Code.Provenance? = nil, support: [Coding.ID] = []
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.kind = kind
    self.sign = sign
    self.note = note
    self.provenance = provenance
    self.support = support
  }
}
