/// Which two codings make a pair, when codes that occur together are counted.
public struct PairRule: Hashable, Sendable {
  /// How the two lie to each other.
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// They share at least one scalar.
    case overlap
    /// Both touch the same turn.
    case turn
    /// At most so many scalars or turns lie between them; those that overlap are near too.
    case near
  }

  /// What the distance of two near codings is counted in.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// Unicode scalars that lie between the end of one and the beginning of the other; 0 where they
    /// touch or overlap.
    case characters
    /// Turns from the last of one to the first of the other; 0 where both touch the same turn.
    case turns
  }

  /// How the two lie to each other.
  public var relation: Relation
  /// The greatest distance of two near codings; the other relations do not look at it.
  public var within: Int
  /// What it is counted in.
  public var unit: Unit
  /// Whether both must be by the same coder.
  public var isBySameCoder: Bool

  /// Takes the values as given.
  public init(
    _ relation: Relation = .overlap, within: Int = 50, unit: Unit = .characters,
    isBySameCoder: Bool = false
  ) {
    self.relation = relation
    self.within = within
    self.unit = unit
    self.isBySameCoder = isBySameCoder
  }

  /// Whether places must be counted in turns to look for these pairs.
  public var countsTurns: Bool { relation == .turn || (relation == .near && unit == .turns) }

  /// How far beyond its end a place reaches for one that begins later: they are a pair where this one's
  /// end and its reach lie behind the other's beginning.
  var reach: Int {
    guard relation == .near else { return 0 }
    // A turn is one thing and not a stretch: its end lies one behind it already.
    return unit == .turns ? within : within + 1
  }
}
