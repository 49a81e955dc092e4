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

  /// A respect in which the instances of a code differ, and its range: frequency, high to low.
  public struct Property: Hashable, Sendable, Codable {
    /// What is looked at (属性), such as 频率.
    public var name: String
    /// Between which ends it lies (维度), such as 高—低; empty until it is known.
    public var range: String

    /// Takes the values as given; nothing is checked here.
    public init(name: String, range: String = "") {
      self.name = name
      self.range = range
    }
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
  /// Names by which it can still be found: those it had, and those of codes that were merged into it.
  public var aliases: [String]
  /// In what respects its instances differ (属性与维度), in the order in which they were noted.
  public var properties: [Property]
  /// In which colour it is drawn; nil for none of its own.
  public var colour: Colour?
  /// Whether its name is what a participant said (in vivo, 本土概念).
  public var isInVivo: Bool

  /// Takes the values as given; nothing is checked here.
  /// ``Codebook/checkPlace(name:level:under:moving:)`` holds the rules.
  public init(
    id: ID, name: String, level: String, parent: ID? = nil, ordinal: Int, definition: String = "",
    provenance: Provenance? = nil, aliases: [String] = [], properties: [Property] = [],
    colour: Colour? = nil, isInVivo: Bool = false
  ) {
    self.id = id
    self.name = name
    self.level = level
    self.parent = parent
    self.ordinal = ordinal
    self.definition = definition
    self.provenance = provenance
    self.aliases = aliases
    self.properties = properties
    self.colour = colour
    self.isInVivo = isInVivo
  }
}
