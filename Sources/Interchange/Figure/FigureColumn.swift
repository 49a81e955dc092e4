import GroundedTheory

/// The factors in one neat column, each group in a titled frame, with room on every box for the
/// lines that meet it. Its frames begin at x = 0.
struct FigureColumn {
  private(set) var boxes: [FigureDrawing.Box] = []
  private(set) var labels: [FigureDrawing.Label] = []
  /// Where lines meet a node: a factor's box, or the title band of a group.
  private(set) var places: [Code.ID: FigureRect] = [:]
  let width: Double
  private(set) var bottom: Double

  private let factorWidth: Double
  private let numberWidth: Double
  private let ports: [Code.ID: Int]

  /// - Parameter ports: the most lines that meet either side of a node.
  init(_ diagram: InfluenceDiagram, y: Double, ports: [Code.ID: Int]) {
    let text = FigureStyle.factorText
    let factors = diagram.groups.flatMap(\.factors) + diagram.ungrouped
    let numbers = (factors + diagram.groups.map(\.node)).map { text.width(of: $0.number) }
    let widest = numbers.max() ?? 0
    numberWidth = widest > 0 ? widest + 8 : 0
    let names = factors + diagram.groups.map(\.node)
    let nameWidth =
      names.flatMap { text.wrap($0.name, to: FigureStyle.factorLimit) }
      .map { text.width(of: $0) }.max() ?? 0
    factorWidth = FigureStyle.onGrid(numberWidth + nameWidth + 2 * FigureStyle.textPadding)
    width =
      factors.isEmpty && diagram.groups.isEmpty ? 0 : factorWidth + 2 * FigureStyle.framePadding
    self.ports = ports
    bottom = y
    for group in diagram.groups { append(group) }
    for factor in diagram.ungrouped {
      appendFactor(factor)
      bottom += FigureStyle.factorGap
    }
    if !diagram.ungrouped.isEmpty || !diagram.groups.isEmpty {
      bottom -= diagram.ungrouped.isEmpty ? FigureStyle.frameGap : FigureStyle.factorGap
    }
  }

  private mutating func append(_ group: InfluenceDiagram.Group) {
    let top = bottom
    let position = boxes.count
    appendText(of: group.node, role: .title, left: 0, width: width)
    for factor in group.factors {
      bottom += FigureStyle.factorGap
      appendFactor(factor)
    }
    if !group.factors.isEmpty { bottom += FigureStyle.framePadding }
    let rect = FigureRect(x: 0, y: top, width: width, height: bottom - top)
    boxes.insert(.init(role: .frame, rect: rect, tooltip: group.node.label), at: position)
    bottom += FigureStyle.frameGap
  }

  private mutating func appendFactor(_ factor: InfluenceDiagram.Node) {
    appendText(of: factor, role: .name, left: FigureStyle.framePadding, width: factorWidth)
  }

  /// Puts a box with number and name at the bottom of the column.
  private mutating func appendText(
    of node: InfluenceDiagram.Node, role: FigureDrawing.Label.Role, left: Double, width: Double
  ) {
    let text = FigureStyle.factorText
    let lines = text.wrap(node.name, to: FigureStyle.factorLimit)
    let textHeight = Double(lines.count) * FigureStyle.lineHeight
    let portHeight = Double(ports[node.id] ?? 0) * FigureStyle.portStep
    // An even number of grid steps, so that the middle lies on the grid too.
    let height = 2 * FigureStyle.onGrid(max(textHeight + 10, portHeight + 4) / 2)
    let rect = FigureRect(x: left, y: bottom, width: width, height: height)
    places[node.id] = rect
    boxes.append(.init(role: role == .title ? .band : .factor, rect: rect, tooltip: node.label))
    var baseline = rect.midY - textHeight / 2 + 15
    let inset = FigureStyle.framePadding + FigureStyle.textPadding
    if !node.number.isEmpty {
      labels.append(
        .init(
          role: role == .title ? .title : .number, text: node.number, x: inset, baseline: baseline,
          size: text.size))
    }
    for line in lines {
      labels.append(
        .init(role: role, text: line, x: inset + numberWidth, baseline: baseline, size: text.size))
      baseline += FigureStyle.lineHeight
    }
    bottom += height
  }
}
