import GroundedTheory

/// The outcomes in emphasised boxes, one above the other, level with the middle of the factors.
struct FigureOutcomes {
  /// Without their place from left to right, which the lines decide.
  private(set) var places: [Code.ID: FigureRect] = [:]
  private(set) var bottom: Double
  private let nodes: [InfluenceDiagram.Node]

  private static let gap = 48.0
  private static let lineHeight = 26.0

  init(
    _ nodes: [InfluenceDiagram.Node], ports: [Code.ID: Int], top: Double, bottom: Double
  ) {
    self.nodes = nodes
    let width =
      (nodes.flatMap { Self.lines(of: $0) }.map { FigureStyle.outcomeText.width(of: $0) }.max()
        ?? 0) + 48
    let heights = nodes.map { node in
      let text = Double(Self.lines(of: node).count) * Self.lineHeight + 44
      let lines = Double(ports[node.id] ?? 0) * (FigureStyle.outcomePortStep + 8) + 16
      return 2 * FigureStyle.onGrid(max(text, lines) / 2)
    }
    let total = heights.reduce(0, +) + Self.gap * Double(max(0, nodes.count - 1))
    var y = max(top, FigureStyle.onGrid((top + bottom - total) / 2))
    for (node, height) in zip(nodes, heights) {
      places[node.id] = FigureRect(x: 0, y: y, width: width, height: height)
      y += height + Self.gap
    }
    self.bottom = nodes.isEmpty ? top : y - Self.gap
  }

  private static func lines(of node: InfluenceDiagram.Node) -> [String] {
    FigureStyle.outcomeText.wrap(node.name, to: FigureStyle.outcomeLimit)
  }

  func boxes(x: Double) -> [FigureDrawing.Box] {
    nodes.compactMap { node in
      guard var rect = places[node.id] else { return nil }
      rect.x = x
      return .init(role: .outcome, rect: rect, tooltip: node.label)
    }
  }

  func labels(x: Double) -> [FigureDrawing.Label] {
    nodes.flatMap { node -> [FigureDrawing.Label] in
      guard let rect = places[node.id] else { return [] }
      let text = FigureStyle.outcomeText
      let lines = Self.lines(of: node)
      let first = rect.midY - Double(lines.count) * Self.lineHeight / 2 + 19.5
      return lines.enumerated().map { position, line in
        .init(
          role: .outcome, text: line, x: x + (rect.width - text.width(of: line)) / 2,
          baseline: first + Double(position) * Self.lineHeight, size: text.size)
      }
    }
  }
}
