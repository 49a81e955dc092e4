/// A node of the codebook at one level of the ladder.
public struct Code: Identifiable, Hashable, Sendable {
  public typealias ID = Identifier<Code>

  /// Whether a name is printed in the study being reproduced, or made up to rebuild it.
  public enum Provenance: String, CaseIterable, Sendable, Codable {
    case published, reconstructed
  }

  public let id: ID
  public var name: String
  /// The key of its level.
  public var level: String
  public var parent: ID?
  /// Running number within its level, kept for life; the level's prefix goes before it.
  public var ordinal: Int
  public var definition: String
  public var provenance: Provenance?

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
