import GroundedTheory

/// Writes the influence-factor model as a Graphviz graph, for those who want to lay it out or style
/// it themselves.
public enum ModelDOT {
  /// A group becomes a cluster whose title is a node of its own, so that relations of the group
  /// can end there; a moderated relation gets a small node in its middle.
  public static func write(_ diagram: InfluenceDiagram) -> String {
    let ids = names(diagram)
    var out = """
      digraph model {
        graph [label=\(quoted(diagram.title)), labelloc=b, rankdir=LR, compound=true, fontname="sans-serif"];
        node [shape=box, fontname="sans-serif"];
        edge [fontname="sans-serif"];

      """
    for (position, group) in diagram.groups.enumerated() {
      out += "  subgraph cluster_\(position + 1) {\n"
      out +=
        "    \(ids[group.node.id] ?? "") [label=\(quoted(group.node.label)), shape=plaintext];\n"
      for factor in group.factors { out += "    " + node(factor, ids) }
      out += "  }\n"
    }
    for factor in diagram.ungrouped { out += "  " + node(factor, ids) }
    for outcome in diagram.outcomes {
      out += "  \(ids[outcome.id] ?? "") [label=\(quoted(outcome.label)), peripheries=2];\n"
    }
    for (position, edge) in diagram.edges.enumerated() {
      guard let from = ids[edge.from], let to = ids[edge.to] else { continue }
      out += lines(edge, from, to, middle: "m\(position + 1)", ids)
    }
    return out + "}\n"
  }

  private static func names(_ diagram: InfluenceDiagram) -> [Code.ID: String] {
    let nodes =
      diagram.groups.flatMap { [$0.node] + $0.factors } + diagram.ungrouped + diagram.outcomes
    return Dictionary(
      nodes.enumerated().map { ($1.id, "n\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
  }

  private static func node(
    _ node: InfluenceDiagram.Node, _ ids: [Code.ID: String]
  ) -> String {
    "\(ids[node.id] ?? "") [label=\(quoted(node.label))];\n"
  }

  private static func lines(
    _ edge: InfluenceDiagram.Edge, _ from: String, _ to: String, middle: String,
    _ ids: [Code.ID: String]
  ) -> String {
    let style = "kind=\(edge.kind.rawValue), evidence=\(edge.evidence), style=\(style(edge.kind))"
    let head = edge.kind == .contains ? "none" : head(edge.sign)
    let label = quoted(edge.sign.mark)
    guard !edge.moderators.isEmpty else {
      return "  \(from) -> \(to) [label=\(label), \(style), arrowhead=\(head)];\n"
    }
    var out = "  \(middle) [shape=point, width=0.03, label=\"\"];\n"
    out += "  \(from) -> \(middle) [\(style), arrowhead=none];\n"
    out += "  \(middle) -> \(to) [label=\(label), \(style), arrowhead=\(head)];\n"
    for moderator in edge.moderators {
      guard let factor = ids[moderator.factor] else { continue }
      out += "  \(factor) -> \(middle) [label=\(quoted(moderator.sign.mark)), kind=moderates"
      out += ", style=dotted, arrowhead=\(self.head(moderator.sign))];\n"
    }
    return out
  }

  private static func style(_ kind: Relation.Kind) -> String {
    switch kind {
    case .causes: "bold"
    case .influences, .contains: "solid"
    case .moderates: "dotted"
    case .conditions, .mediates, .addresses: "dashed"
    }
  }

  private static func head(_ sign: Relation.Sign) -> String {
    switch sign {
    case .positive: "normal"
    case .negative: "empty"
    case .unsigned: "vee"
    }
  }

  /// A DOT string; every backslash is doubled, since Graphviz reads `\N` and the like in labels.
  private static func quoted(_ text: String) -> String {
    let escaped = text.map { character -> String in
      switch character {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where character.isNewline: " "
      default: String(character)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
