import GroundedTheory

extension FigureDrawing {
  /// Sets a diagram from left to right: relations between factors, the factors in the frames of
  /// their groups, and the outcome; legend and caption beneath.
  ///
  /// The same diagram always gives the same drawing, whatever fonts or libraries a machine has.
  init(_ diagram: InfluenceDiagram, language: FigureLanguage) {
    let drawn = FigureLinks(diagram, language: language)
    var ports = FigurePorts(drawn.links)
    let top = FigureStyle.margin
    var column = FigureColumn(diagram, y: top, ports: ports.demand)
    let outcomes = FigureOutcomes(
      diagram.outcomes, ports: ports.demand, top: top, bottom: column.bottom)
    if outcomes.bottom > column.bottom {
      let shift = FigureStyle.onGrid((outcomes.bottom - column.bottom) / 2)
      column = FigureColumn(diagram, y: top + shift, ports: ports.demand)
    }
    ports.place(factors: column.places, outcomes: outcomes.places)
    let routing = FigureRouting(
      drawn.links, ports: ports, factors: column.places, columnWidth: column.width)

    self.init(width: 0, height: 0, boxes: column.boxes, labels: column.labels, lines: [])
    boxes += outcomes.boxes(x: routing.outcomeX)
    labels += outcomes.labels(x: routing.outcomeX) + routing.signs
    lines = routing.lines

    let left = min(0, lines.flatMap(\.points).map(\.x).min() ?? 0)
    let right = boxes.map(\.rect.right).max() ?? 0
    append(
      drawn, language.caption(of: diagram), language, left: left, right: right,
      top: max(column.bottom, outcomes.bottom))
  }

  private mutating func append(
    _ drawn: FigureLinks, _ caption: String, _ language: FigureLanguage, left: Double,
    right: Double,
    top: Double
  ) {
    let width = max(right - left, 360)
    // What is narrower than the text beneath it stands in the middle.
    let start = left - (width - (right - left)) / 2
    let legend = FigureLegend(
      drawn.links, language: language, x: start, y: top + 20, width: width)
    lines += legend.lines
    labels += legend.labels
    var bottom = legend.bottom
    for note in drawn.notes {
      for line in FigureStyle.legendText.wrap(note, to: width) {
        bottom += FigureStyle.lineHeight
        labels.append(
          .init(
            role: .note, text: line, x: start, baseline: bottom,
            size: FigureStyle.legendText.size))
      }
    }
    let text = FigureStyle.captionText
    bottom += 16
    for line in text.wrap(caption, to: width) {
      bottom += FigureStyle.lineHeight
      let x = start + (width - text.width(of: line)) / 2
      labels.append(.init(role: .caption, text: line, x: x, baseline: bottom, size: text.size))
    }
    move(by: FigureStyle.margin - start)
    self.width = max(width, legend.right - start) + 2 * FigureStyle.margin
    height = bottom + FigureStyle.margin
  }

  private mutating func move(by dx: Double) {
    boxes = boxes.map { box in
      var rect = box.rect
      rect.x += dx
      return Box(role: box.role, rect: rect, tooltip: box.tooltip)
    }
    labels = labels.map {
      Label(role: $0.role, text: $0.text, x: $0.x + dx, baseline: $0.baseline, size: $0.size)
    }
    lines = lines.map { line in
      let points = line.points.map { FigurePoint(x: $0.x + dx, y: $0.y) }
      return Line(kind: line.kind, sign: line.sign, points: points, tooltip: line.tooltip)
    }
  }
}
