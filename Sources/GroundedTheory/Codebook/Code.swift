/// A node of the codebook at one level of the ladder.
public struct Code: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Code>

  /// Whether a name is printed in the study being reproduced, or made up to rebuild it.
  public enum Provenance: String, CaseIterable, Sendable, Codable {
    /// The study prints the name.
    case published
    /// The name was made up to rebuild the study.
    case reconstructed
  }

  public let id: ID
  /// What the researcher calls it; unique under its parent.
  public var name: String
  /// The key of its level.
  public var level: String
  /// The code it stands under; nil at the top and for codes beside the ladder.
  public var parent: ID?
  /// Running number within its level, kept for life; the level's prefix goes before it.
  public var ordinal: Int
  /// What it means and what falls under it (范畴的内涵); empty until it is written.
  public var definition: String
  /// nil in a study of one's own, where the question does not arise.
  public var provenance: Provenance?

  /// Takes the values as given; nothing is checked here.
  /// ``Codebook/checkPlace(name:level:under:moving:)`` holds the rules.
  public init(
    id: ID, name: String, level: String, parent: ID? = nil, ordinal: Int, definition: String = "",
    provenance: Provenance? = nil
  ) {
    self.id = id
    self.name = name
    self.level = level
    self.parent = parent
    self.ordinal = ordinal
    self.definition = definition
    self.provenance = provenance
  }
}
