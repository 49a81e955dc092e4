/// The influence-factor model of a study, ready to be drawn: factors in their groups, the outcome,
/// and the relations between them.
public struct InfluenceDiagram: Sendable, Equatable {
  public struct Node: Sendable, Hashable {
    public let id: Code.ID
    public let number: String
    public let name: String
  }

  /// A code of the level above the factors, or a higher one that a relation touches, with its
  /// factors.
  public struct Group: Sendable, Hashable {
    public let node: Node
    public let factors: [Node]
  }

  public struct Edge: Sendable, Hashable {
    public let from: Code.ID
    public let to: Code.ID
    public let kind: Relation.Kind
    public let sign: Relation.Sign
    /// How many codings support it.
    public let evidence: Int
    /// Factors that moderate this edge.
    public let moderators: [Moderator]
  }

  public struct Moderator: Sendable, Hashable {
    public let factor: Code.ID
    public let sign: Relation.Sign
  }

  public let title: String
  /// Whether the caller chose the title; otherwise it is the outcomes' names, or the study's title.
  public let isTitleChosen: Bool
  public let groups: [Group]
  /// Factors that belong to no group.
  public let ungrouped: [Node]
  public let outcomes: [Node]
  public let edges: [Edge]
  /// Relations that the figure does not show, each with the reason.
  public let omissions: [Finding]

  /// - Parameter level: the key of the level whose codes are the factors; nil takes the lowest
  ///   level that a relation touches, and without relations the main categories (the second level
  ///   from the top of a ladder of four or more, otherwise the top).
  /// - Throws: ``Violation/unknownLevel(_:known:)``, ``Violation/levelWithoutFactors(_:known:)``.
  public init(_ snapshot: StudySnapshot, level: String? = nil, title: String? = nil) throws {
    let codebook = snapshot.codebook
    let factorLevel = try level.map { try Self.factorLevel($0, codebook.ladder) }
    let builder = DiagramBuilder(
      snapshot: snapshot, factorLevel: factorLevel ?? Self.defaultLevel(snapshot))
    groups = builder.groups
    ungrouped = builder.ungrouped
    outcomes = codebook.codes(at: Ladder.outcome.key).map(builder.node)
    (edges, omissions) = builder.relations()
    let names = outcomes.map(\.name).joined(separator: "、")
    self.title = title ?? (names.isEmpty ? snapshot.study.title : names)
    isTitleChosen = title != nil
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { groups.isEmpty && ungrouped.isEmpty && outcomes.isEmpty }

  private static func factorLevel(_ reference: String, _ ladder: Ladder) throws -> String {
    let level = try ladder.require(reference).key
    guard ladder.rank(level) != nil else {
      throw Violation.levelWithoutFactors(level, known: ladder.levels.map(\.key))
    }
    return level
  }

  private static func defaultLevel(_ snapshot: StudySnapshot) -> String {
    let ladder = snapshot.codebook.ladder
    let touched = snapshot.relations.flatMap { relation -> [Code.ID] in
      if case .code(let target) = relation.to { return [relation.from, target] }
      return [relation.from]
    }
    let ranks = touched.compactMap { snapshot.codebook[$0] }.compactMap { ladder.rank($0.level) }
    if let lowest = ranks.min(), lowest < ladder.levels.count - 1 || ladder.levels.count < 4 {
      return ladder.levels[lowest].key
    }
    return ladder.levels[ladder.levels.count - (ladder.levels.count >= 4 ? 2 : 1)].key
  }
}
