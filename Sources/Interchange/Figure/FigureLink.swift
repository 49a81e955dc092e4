import GroundedTheory

/// A line of the figure before it has a place: a relation, or a factor that moderates one.
struct FigureLink {
  /// The side of the factors along which a line runs.
  enum Channel: Hashable { case left, right }

  let from: Code.ID
  /// The other end; for a moderator the factor at whose side the moderated line begins or ends.
  let to: Code.ID
  let kind: Relation.Kind
  let sign: Relation.Sign
  let channel: Channel
  /// The position of the link that this one moderates.
  let moderated: Int?
  let tooltip: String
}

/// The lines of a diagram, and in words what cannot be drawn.
struct FigureLinks {
  private(set) var links: [FigureLink] = []
  private(set) var notes: [String] = []

  /// A relation between factors runs on their left, one with an outcome on their right. A moderator
  /// meets its relation beside a factor; where either touches none, it is said in words.
  init(_ diagram: InfluenceDiagram, language: FigureLanguage) {
    let columnNodes = diagram.groups.flatMap { [$0.node] + $0.factors } + diagram.ungrouped
    let column = Set(columnNodes.map(\.id))
    let names = Dictionary(
      (columnNodes + diagram.outcomes).map { ($0.id, $0.label) }, uniquingKeysWith: { a, _ in a })
    for edge in diagram.edges {
      guard let from = names[edge.from], let to = names[edge.to], edge.from != edge.to else {
        continue
      }
      let channel: FigureLink.Channel =
        column.contains(edge.from) && column.contains(edge.to) ? .left : .right
      let relation = "\(from) → \(to)"
      let position = links.count
      links.append(
        FigureLink(
          from: edge.from, to: edge.to, kind: edge.kind, sign: edge.sign, channel: channel,
          moderated: nil,
          tooltip: Self.tooltip(relation, edge.kind, edge.sign, edge.evidence, language)))
      let anchor = column.contains(edge.from) ? edge.from : edge.to
      for moderator in edge.moderators {
        guard let name = names[moderator.factor] else { continue }
        let tooltip = Self.tooltip(
          "\(name) → (\(relation))", .moderates, moderator.sign, 0, language)
        guard column.contains(anchor), column.contains(moderator.factor) else {
          notes.append(tooltip)
          continue
        }
        links.append(
          FigureLink(
            from: moderator.factor, to: anchor, kind: .moderates, sign: moderator.sign,
            channel: channel, moderated: position, tooltip: tooltip))
      }
    }
  }

  private static func tooltip(
    _ relation: String, _ kind: Relation.Kind, _ sign: Relation.Sign, _ evidence: Int,
    _ language: FigureLanguage
  ) -> String {
    let words = language.word(for: kind) + (sign == .unsigned ? "" : " \(sign.mark)")
    switch language {
    case .chinese: return "\(relation)：\(words)" + (evidence > 0 ? "，依据 \(evidence) 条编码" : "")
    case .english:
      let codings = evidence == 1 ? "1 coding" : "\(evidence) codings"
      return "\(relation): \(words)" + (evidence > 0 ? ", resting on \(codings)" : "")
    }
  }
}

extension InfluenceDiagram.Node {
  /// Number and name, as far as there is a number.
  var label: String { number.isEmpty ? name : "\(number) \(name)" }
}
