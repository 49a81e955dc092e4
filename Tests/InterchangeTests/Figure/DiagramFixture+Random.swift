import GroundedTheory
import TestSupport

extension DiagramFixture {
  /// Up to six groups, forty factors, three outcomes and forty relations, with names of every sort.
  static func random(using generator: inout SeededGenerator) -> DiagramFixture {
    var fixture = DiagramFixture()
    var nodes: [String] = []
    let isGrouped = Bool.random(using: &generator)
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let group = isGrouped ? name(nodes.count, &generator) : ""
      if isGrouped { nodes.append(group) }
      let factors = (0..<Int.random(in: 0...8, using: &generator)).map { position in
        name(nodes.count + position, &generator)
      }
      nodes += factors
      fixture.groups.append((group, factors))
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      fixture.outcomes.append(name(nodes.count, &generator))
      nodes.append(fixture.outcomes[fixture.outcomes.count - 1])
    }
    guard nodes.count > 1 else { return fixture }
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      fixture.edges.append(edge(among: nodes, &generator))
    }
    return fixture
  }

  private static func edge(among nodes: [String], _ generator: inout SeededGenerator) -> Edge {
    func node() -> String { nodes[Int.random(in: nodes.indices, using: &generator)] }
    func sign() -> Relation.Sign {
      Relation.Sign.allCases.randomElement(using: &generator) ?? .unsigned
    }
    let moderators = (0..<max(0, Int.random(in: -4...2, using: &generator))).map { _ in
      (node(), sign())
    }
    return Edge(
      from: node(), to: node(),
      kind: Relation.Kind.allCases.randomElement(using: &generator) ?? .influences, sign: sign(),
      moderators: moderators)
  }

  private static func name(_ number: Int, _ generator: inout SeededGenerator) -> String {
    let words = [
      "网格", "治理", "Service", "orientation", "<&\"'>", "（社区）", "，", "𠮷", "👨‍👩‍👧", "é", "W",
      "Donaudampfschifffahrtsgesellschaft",
    ]
    let count = Int.random(in: 0...7, using: &generator)
    let chosen = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
    return "\(number)" + chosen.joined(separator: Bool.random(using: &generator) ? " " : "")
  }
}
