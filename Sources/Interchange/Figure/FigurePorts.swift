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
    let departures = heights
    func origin(of end: End) -> Double {
      let link = links[end.link]
      return departures[End(link: end.link, isTo: !end.isTo)]
        ?? centres[end.isTo ? link.from : link.to] ?? 0
    }
    for (side, ends) in sides {
      guard let rect = outcomes[side.node] else { continue }
      let arriving = ends.map { (end: $0, origin: origin(of: $0)) }
      arrive(arriving.sorted { ($0.origin, $0.end.link) < ($1.origin, $1.end.link) }, at: rect)
    }
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

  /// Spreads lines along the side of an outcome, or lets them arrive straight where the box reaches
  /// as far as they come from. What is not straight stands half a step beside the grid on which it
  /// left, so that no line can run on top of another.
  private mutating func arrive(
    _ ends: [(end: End, origin: Double)], at rect: FigureRect
  ) {
    let step = FigureStyle.outcomePortStep
    let room = rect.height - Double(ends.count - 1) * step
    let inset = min(room / 2, 16)
    var reached: [Double] = []
    for (position, (_, origin)) in ends.enumerated() {
      let least = max(
        rect.y + inset + Double(position) * step, (reached.last ?? -.infinity) + step)
      let most = rect.bottom - inset - Double(ends.count - 1 - position) * step
      reached.append(min(max(origin, least), max(least, most)))
    }
    let isStraight = zip(reached, ends).contains { $0 == $1.origin }
    for (position, (end, origin)) in ends.enumerated() {
      let even = rect.midY + (Double(position) - Double(ends.count - 1) / 2) * (step + 8)
      let height = isStraight ? reached[position] : even
      let grid = FigureStyle.grid
      heights[end] = height == origin ? origin : ((height / grid).rounded(.down) + 0.5) * grid
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
