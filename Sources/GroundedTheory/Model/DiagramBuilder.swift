/// Chooses what of a study an influence diagram shows.
struct DiagramBuilder {
  private let codebook: Codebook
  private let all: [Relation]
  private let factorLevel: String
  private let touched: Set<Code.ID>

  init(snapshot: StudySnapshot, factorLevel: String) {
    codebook = snapshot.codebook
    all = snapshot.relations
    self.factorLevel = factorLevel
    touched = Set(
      snapshot.relations.flatMap { relation -> [Code.ID] in
        if case .code(let target) = relation.to { return [relation.from, target] }
        return [relation.from]
      })
  }

  func node(_ code: Code) -> InfluenceDiagram.Node {
    .init(id: code.id, number: codebook.number(of: code), name: code.name)
  }

  private var groupLevel: String? {
    guard let rank = codebook.ladder.rank(factorLevel), rank + 1 < codebook.ladder.levels.count
    else { return nil }
    return codebook.ladder.levels[rank + 1].key
  }

  /// Whether a code frames factors: all of the level above them do, and higher ones that a relation
  /// touches, so that the relation has an end to be drawn at.
  private func isGroup(_ code: Code) -> Bool {
    guard let groupLevel, let rank = codebook.ladder.rank(code.level),
      let lowest = codebook.ladder.rank(groupLevel)
    else { return false }
    return rank == lowest || rank > lowest && touched.contains(code.id)
  }

  var groups: [InfluenceDiagram.Group] {
    codebook.codes.filter(isGroup).map { group in
      let factors = codebook.codes(at: factorLevel).filter { $0.parent == group.id }
      return .init(node: node(group), factors: factors.map(node))
    }
  }

  var ungrouped: [InfluenceDiagram.Node] {
    let grouped = Set(groups.flatMap(\.factors).map(\.id))
    return codebook.codes(at: factorLevel).filter { !grouped.contains($0.id) }.map(node)
  }

  /// The node that stands for a code in the figure: itself, or its ancestor among the factors.
  private func drawn(_ id: Code.ID) -> Code.ID? {
    guard let code = codebook[id] else { return nil }
    if code.level == Ladder.outcome.key || code.level == factorLevel || isGroup(code) { return id }
    return codebook.ancestor(of: code, at: factorLevel)?.id
  }
}

extension DiagramBuilder {
  private struct Ends: Hashable {
    let from: Code.ID
    let to: Code.ID
    let kind: Relation.Kind
    let sign: Relation.Sign
  }

  /// Where a relation is drawn, or why it is not.
  private enum Place {
    case ends(Ends)
    case nowhere(String)
  }

  /// Lower codes are lifted to the factor above them; several that coincide become one edge.
  func relations() -> (edges: [InfluenceDiagram.Edge], omissions: [Finding]) {
    var order: [Ends] = []
    var support: [Ends: Set<Coding.ID>] = [:]
    var ends: [Relation.ID: Ends] = [:]
    var reasons: [Relation.ID: String] = [:]
    for relation in all {
      guard case .code(let target) = relation.to else { continue }
      switch place(relation, to: target) {
      case .nowhere(let reason): reasons[relation.id] = reason
      case .ends(let key):
        if support[key] == nil { order.append(key) }
        support[key, default: []].formUnion(relation.support)
        ends[relation.id] = key
      }
    }
    var moderators: [Ends: [InfluenceDiagram.Moderator]] = [:]
    for relation in all {
      guard case .relation(let target) = relation.to else { continue }
      guard let key = ends[target] else {
        reasons[relation.id] = "the relation that it moderates is not drawn"
        continue
      }
      guard let factor = drawn(relation.from) else {
        reasons[relation.id] = absence(of: relation.from)
        continue
      }
      let moderator = InfluenceDiagram.Moderator(factor: factor, sign: relation.sign)
      if moderators[key]?.contains(moderator) != true {
        moderators[key, default: []].append(moderator)
      }
    }
    let edges = order.map { key in
      InfluenceDiagram.Edge(
        from: key.from, to: key.to, kind: key.kind, sign: key.sign,
        evidence: support[key]?.count ?? 0, moderators: moderators[key] ?? [])
    }
    return (edges, omissions(reasons))
  }

  private func place(_ relation: Relation, to target: Code.ID) -> Place {
    guard let from = drawn(relation.from) else { return .nowhere(absence(of: relation.from)) }
    guard let to = drawn(target) else { return .nowhere(absence(of: target)) }
    guard from != to else {
      let name = codebook[from]?.name ?? ""
      return .nowhere("both its ends lie in \"\(name)\"; a lower --level shows it")
    }
    return .ends(Ends(from: from, to: to, kind: relation.kind, sign: relation.sign))
  }

  private func absence(of id: Code.ID) -> String {
    guard let code = codebook[id] else { return "one of its codes is gone" }
    let name = "\"\(code.name)\" (\(code.level))"
    guard codebook.ladder.rank(code.level) != nil else {
      return "\(name) stands beside the ladder and is no factor"
    }
    guard codebook.ladder.rank(code.level) ?? 0 < codebook.ladder.rank(factorLevel) ?? 0 else {
      return "\(name) is no factor; the factors are the codes of the level \(factorLevel)"
    }
    return "\(name) lies under no code of the level \(factorLevel); move it under one, or choose"
      + " another --level"
  }

  private func omissions(_ reasons: [Relation.ID: String]) -> [Finding] {
    all.compactMap { relation in
      reasons[relation.id].map { reason in
        let names = RelationDraft(relation, in: codebook, among: all).description
        return Finding(what: "not drawn", place: names, why: reason)
      }
    }
  }
}
