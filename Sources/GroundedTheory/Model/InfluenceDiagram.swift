/// The influence-factor model of a study, ready to be drawn: factors in their groups, the outcome,
/// and the relations between them.
public struct InfluenceDiagram: Sendable, Equatable {
  /// A code as the figure shows it.
  public struct Node: Sendable, Hashable {
    /// The code.
    public let id: Code.ID
    /// Its number, such as `B3`.
    public let number: String
    /// Its name.
    public let name: String
  }

  /// A code of the level above the factors, or a higher one that a relation touches, with its
  /// factors.
  public struct Group: Sendable, Hashable {
    /// The code above the factors.
    public let node: Node
    /// The codes under it that the model relates, by number.
    public let factors: [Node]
  }

  /// An arrow of the figure: all relations of one kind and sign between two nodes.
  public struct Edge: Sendable, Hashable {
    /// The node it starts from.
    public let from: Code.ID
    /// The node it points to.
    public let to: Code.ID
    /// What it says of the two.
    public let kind: Relation.Kind
    /// Its direction.
    public let sign: Relation.Sign
    /// How many codings support it.
    public let evidence: Int
    /// Factors that moderate this edge.
    public let moderators: [Moderator]
  }

  /// A factor that strengthens or weakens an arrow.
  public struct Moderator: Sendable, Hashable {
    /// The node that moderates.
    public let factor: Code.ID
    /// Whether it strengthens or weakens.
    public let sign: Relation.Sign
  }

  /// What the figure's caption names.
  public let title: String
  /// Whether the caller chose the title; otherwise it is the outcomes' names, or the study's title.
  public let isTitleChosen: Bool
  /// The groups of factors, by number; none where the factors are the top level.
  public let groups: [Group]
  /// Factors that belong to no group.
  public let ungrouped: [Node]
  /// What the model explains: the codes at the level ``Ladder/outcome``.
  public let outcomes: [Node]
  /// The arrows, in the order in which their relations were added.
  public let edges: [Edge]
  /// Relations that the figure does not show, each with the reason.
  public let omissions: [Finding]

  /// The model of a study. Relations of codes below a factor are drawn at the factor.
  /// - Parameters:
  ///   - snapshot: the study.
  ///   - level: the key of the level whose codes are the factors; nil takes the lowest level that a
  ///     relation touches, and without relations the main categories (the second level from the top
  ///     of a ladder of four or more, otherwise the top).
  ///   - title: the caption; nil takes the outcome's name, or the study's title.
  /// - Throws: ``Violation/unknownLevel(_:nearest:known:)``,
  ///   ``Violation/levelWithoutFactors(_:known:)``.
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
