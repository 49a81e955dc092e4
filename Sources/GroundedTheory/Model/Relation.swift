/// A typed, signed edge between two codes, or from a code to another relation that it moderates.
public struct Relation: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Relation>

  /// What a relation says of its two ends.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// The one brings the other about.
    case causes
    /// The one changes the other.
    case influences
    /// The one carries an influence on to the other.
    case mediates
    /// The one changes how strong another relation is.
    case moderates
    /// The one is a condition under which the other comes about.
    case conditions
    /// The one takes in the other.
    case contains
    /// The one is an answer to the other, as a countermeasure is to a problem.
    case addresses
  }

  /// The direction of a relation.
  public enum Sign: String, CaseIterable, Sendable, Codable {
    /// More of the one goes with more of the other.
    case positive = "+"
    /// More of the one goes with less of the other.
    case negative = "-"
    /// No direction is claimed.
    case unsigned = "0"
  }

  /// A code, or a relation that is moderated.
  public enum Target: Hashable, Sendable {
    /// A code.
    case code(Code.ID)
    /// Another relation, which is moderated.
    case relation(Relation.ID)
  }

  public let id: ID
  /// The code it starts from.
  public var from: Code.ID
  /// What it goes to.
  public var to: Target
  /// What it says of its two ends.
  public var kind: Kind
  /// Its direction.
  public var sign: Sign
  /// What it says, in words; may be empty.
  public var note: String
  /// Whether it is printed in the study being reproduced, or made up to rebuild it.
  public var provenance: Code.Provenance?
  /// The codings that carry it.
  public var support: [Coding.ID]

  /// Takes the values as given; nothing is checked here.
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
