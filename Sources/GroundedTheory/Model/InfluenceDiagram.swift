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

  /// A code of the level above the factors, with its factors.
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
  /// The groups of factors, by number; none where the factors are the top level.
  public let groups: [Group]
  /// Factors that belong to no group.
  public let ungrouped: [Node]
  /// What the model explains: the codes at the level ``Ladder/outcome``.
  public let outcomes: [Node]
  /// The arrows, in the order in which their relations were added.
  public let edges: [Edge]

  /// The model of a study. Relations of codes below a factor are drawn at the factor.
  /// - Parameters:
  ///   - snapshot: the study.
  ///   - level: the key of the level whose codes are the factors; nil takes the lowest level that a
  ///     relation touches, and without relations the main categories (the second level from the top
  ///     of a ladder of four or more, otherwise the top).
  ///   - title: the caption; nil takes the outcome's name, or the study's title.
  /// - Throws: ``Violation/unknownLevel(_:known:)``.
  public init(_ snapshot: StudySnapshot, level: String? = nil, title: String? = nil) throws {
    let codebook = snapshot.codebook
    let factorLevel =
      try level.map { try codebook.ladder.require($0).key } ?? Self.defaultLevel(snapshot)
    let builder = Builder(snapshot: snapshot, factorLevel: factorLevel)
    groups = builder.groups
    ungrouped = builder.ungrouped
    outcomes = codebook.codes(at: Ladder.outcome.key).map(builder.node)
    edges = builder.edges
    self.title = title ?? (outcomes.first?.name ?? snapshot.study.title)
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

private struct Builder {
  let snapshot: StudySnapshot
  let factorLevel: String
  private var codebook: Codebook { snapshot.codebook }

  init(snapshot: StudySnapshot, factorLevel: String) {
    self.snapshot = snapshot
    self.factorLevel = factorLevel
  }

  func node(_ code: Code) -> InfluenceDiagram.Node {
    .init(id: code.id, number: codebook.number(of: code), name: code.name)
  }

  private var groupLevel: String? {
    guard let rank = codebook.ladder.rank(factorLevel), rank + 1 < codebook.ladder.levels.count
    else { return nil }
    return codebook.ladder.levels[rank + 1].key
  }

  var groups: [InfluenceDiagram.Group] {
    guard let groupLevel else { return [] }
    return codebook.codes(at: groupLevel).map { group in
      let factors = codebook.codes(at: factorLevel).filter { $0.parent == group.id }
      return .init(node: node(group), factors: factors.map(node))
    }
  }

  var ungrouped: [InfluenceDiagram.Node] {
    let grouped = Set(groups.flatMap(\.factors).map(\.id))
    return codebook.codes(at: factorLevel).filter { !grouped.contains($0.id) }.map(node)
  }

  /// Lower codes are lifted to the factor above them; several that coincide become one edge.
  var edges: [InfluenceDiagram.Edge] {
    struct Ends: Hashable {
      let from: Code.ID
      let to: Code.ID
      let kind: Relation.Kind
      let sign: Relation.Sign
    }
    var order: [Ends] = []
    var support: [Ends: Set<Coding.ID>] = [:]
    var ends: [Relation.ID: Ends] = [:]
    for relation in snapshot.relations {
      guard case .code(let target) = relation.to, let from = drawn(relation.from),
        let to = drawn(target), from != to
      else { continue }
      let key = Ends(from: from, to: to, kind: relation.kind, sign: relation.sign)
      if support[key] == nil { order.append(key) }
      support[key, default: []].formUnion(relation.support)
      ends[relation.id] = key
    }
    var moderators: [Ends: [InfluenceDiagram.Moderator]] = [:]
    for relation in snapshot.relations {
      guard case .relation(let target) = relation.to, let key = ends[target],
        let factor = drawn(relation.from)
      else { continue }
      let moderator = InfluenceDiagram.Moderator(factor: factor, sign: relation.sign)
      if moderators[key]?.contains(moderator) != true {
        moderators[key, default: []].append(moderator)
      }
    }
    return order.map { key in
      .init(
        from: key.from, to: key.to, kind: key.kind, sign: key.sign,
        evidence: support[key]?.count ?? 0, moderators: moderators[key] ?? [])
    }
  }

  /// The node that stands for a code in the figure: itself, or its ancestor among the factors.
  private func drawn(_ id: Code.ID) -> Code.ID? {
    guard let code = codebook[id] else { return nil }
    if code.level == Ladder.outcome.key || code.level == factorLevel || code.level == groupLevel {
      return id
    }
    return codebook.ancestor(of: code, at: factorLevel)?.id
  }
}
