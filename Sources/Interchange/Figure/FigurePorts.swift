import GroundedTheory

/// Where each line meets the side of its boxes: every line has a place of its own, and the order
/// along a side keeps lines from crossing more than they must.
struct FigurePorts {
  struct End: Hashable {
    let link: Int
    let isTo: Bool
  }

  /// A side of a node; an outcome has only its left one.
  struct Side: Hashable {
    let node: Code.ID
    let channel: FigureLink.Channel
  }

  private let links: [FigureLink]
  private(set) var sides: [Side: [End]] = [:]
  private var heights: [End: Double] = [:]

  /// Ends in the order of the links, still without a place.
  init(_ links: [FigureLink]) {
    self.links = links
    for (position, link) in links.enumerated() {
      sides[Side(node: link.from, channel: link.channel), default: []]
        .append(End(link: position, isTo: false))
      guard link.moderated == nil else { continue }
      sides[Side(node: link.to, channel: link.channel), default: []]
        .append(End(link: position, isTo: true))
    }
  }

  /// The most lines that meet either side of each node.
  var demand: [Code.ID: Int] {
    sides.reduce(into: [:]) { most, side in
      most[side.key.node] = max(most[side.key.node] ?? 0, side.value.count)
    }
  }

  subscript(end: End) -> Double { heights[end] ?? 0 }

  /// Places the ends, first beside the factors, then beside the outcomes, where lines arrive in the
  /// order in which they left.
  mutating func place(factors: [Code.ID: FigureRect], outcomes: [Code.ID: FigureRect]) {
    let centres = factors.merging(outcomes) { own, _ in own }.mapValues(\.midY)
    for (side, ends) in sides {
      guard let rect = factors[side.node] else { continue }
      let sorted = ends.sorted { factorKey($0, side, centres) < factorKey($1, side, centres) }
      spread(sorted, around: rect.midY, step: FigureStyle.portStep)
    }
    for (side, ends) in sides {
      guard let rect = outcomes[side.node] else { continue }
      let sorted = ends.sorted { outcomeKey($0, centres) < outcomeKey($1, centres) }
      spread(sorted, around: rect.midY + FigureStyle.grid / 2, step: FigureStyle.outcomePortStep)
    }
    straighten(outcomes)
  }

  private mutating func spread(_ ends: [End], around middle: Double, step: Double) {
    for (position, end) in ends.enumerated() {
      heights[end] = middle + (Double(position) - Double(ends.count - 1) / 2) * step
    }
  }

  /// Going up the nearest target comes first, going down the farthest: so lines nest.
  private func factorKey(_ end: End, _ side: Side, _ centres: [Code.ID: Double]) -> SortKey {
    let link = links[end.link]
    let distance = (centres[end.isTo ? link.from : link.to] ?? 0) - (centres[side.node] ?? 0)
    let isModerator = link.moderated != nil
    if side.channel == .right, !isModerator { return SortKey(1, 0, distance, end.link) }
    return distance < 0
      ? SortKey(0, isModerator ? 0 : 1, -distance, end.link)
      : SortKey(2, isModerator ? 1 : 0, -distance, end.link)
  }

  private func outcomeKey(_ end: End, _ centres: [Code.ID: Double]) -> SortKey {
    let other = End(link: end.link, isTo: !end.isTo)
    let link = links[end.link]
    let height = heights[other] ?? centres[end.isTo ? link.from : link.to] ?? 0
    return SortKey(0, 0, height, end.link)
  }

  /// A line that would only make a tiny step runs straight.
  private mutating func straighten(_ outcomes: [Code.ID: FigureRect]) {
    for (position, link) in links.enumerated()
    where (outcomes[link.from] == nil) != (outcomes[link.to] == nil) && link.moderated == nil {
      let outer = End(link: position, isTo: outcomes[link.to] != nil)
      let inner = End(link: position, isTo: !outer.isTo)
      if abs(self[outer] - self[inner]) <= FigureStyle.grid / 2 { heights[outer] = self[inner] }
    }
  }

  private struct SortKey: Comparable {
    let group: Int
    let subgroup: Int
    let height: Double
    let link: Int

    init(_ group: Int, _ subgroup: Int, _ height: Double, _ link: Int) {
      (self.group, self.subgroup, self.height, self.link) = (group, subgroup, height, link)
    }

    static func < (a: SortKey, b: SortKey) -> Bool {
      (a.group, a.subgroup, a.height, a.link) < (b.group, b.subgroup, b.height, b.link)
    }
  }
}
