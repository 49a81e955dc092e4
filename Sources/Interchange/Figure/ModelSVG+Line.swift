import GroundedTheory

extension ModelSVG {
  /// The line with rounded corners, and its arrowhead.
  static func svg(_ line: FigureDrawing.Line) -> String {
    guard line.points.count >= 2 else { return "" }
    let head = hasHead(line.kind)
    var points = line.points
    let tip = points[points.count - 1]
    let direction = unit(from: points[points.count - 2], to: tip)
    if head, line.sign != .unsigned {
      points[points.count - 1] = FigurePoint(
        x: tip.x - direction.x * (FigureStyle.arrowLength - 1),
        y: tip.y - direction.y * (FigureStyle.arrowLength - 1))
    }
    let arrow = head ? arrowhead(at: tip, direction, sign: line.sign) : ""
    return """
      <g fill="none" stroke="#222"><title>\(line.tooltip.escapedForMarkup)</title>\
      <path d="\(path(points))" \(stroke(line.kind))/>\(arrow)</g>

      """
  }

  private static func hasHead(_ kind: Relation.Kind) -> Bool { kind != .contains }

  private static func stroke(_ kind: Relation.Kind) -> String {
    switch kind {
    case .influences: "stroke-width=\"1.4\""
    case .causes: "stroke-width=\"2.4\""
    case .conditions: "stroke-width=\"1.4\" stroke-dasharray=\"6 4\""
    case .mediates: "stroke-width=\"1.4\" stroke-dasharray=\"10 3 2 3\""
    case .moderates: "stroke-width=\"1.6\" stroke-dasharray=\"1.6 3.4\""
    case .contains: "stroke-width=\"0.8\""
    case .addresses: "stroke-width=\"1.4\" stroke-dasharray=\"14 5\""
    }
  }

  private static func path(_ points: [FigurePoint]) -> String {
    var out = "M\(FigureSVG.point(points[0]))"
    for position in points.indices.dropFirst().dropLast() {
      let (before, corner, after) = (points[position - 1], points[position], points[position + 1])
      let radius = min(
        FigureStyle.cornerRadius, distance(before, corner) / 2, distance(corner, after) / 2)
      let (into, out1) = (unit(from: corner, to: before), unit(from: corner, to: after))
      let start = FigurePoint(x: corner.x + into.x * radius, y: corner.y + into.y * radius)
      let end = FigurePoint(x: corner.x + out1.x * radius, y: corner.y + out1.y * radius)
      out += "L\(FigureSVG.point(start))Q\(FigureSVG.point(corner)) \(FigureSVG.point(end))"
    }
    return out + "L\(FigureSVG.point(points[points.count - 1]))"
  }

  /// Filled for a positive relation, open for a negative one, two strokes for one without sign.
  private static func arrowhead(
    at tip: FigurePoint, _ direction: FigurePoint, sign: Relation.Sign
  ) -> String {
    let (length, half) = (FigureStyle.arrowLength, 4.2)
    let base = FigurePoint(x: tip.x - direction.x * length, y: tip.y - direction.y * length)
    let a = FigurePoint(x: base.x - direction.y * half, y: base.y + direction.x * half)
    let b = FigurePoint(x: base.x + direction.y * half, y: base.y - direction.x * half)
    let corners = "M\(FigureSVG.point(a))L\(FigureSVG.point(tip))L\(FigureSVG.point(b))"
    switch sign {
    case .positive: return "<path d=\"\(corners)Z\" fill=\"#222\" stroke-width=\"1\"/>"
    case .negative: return "<path d=\"\(corners)Z\" fill=\"#fff\" stroke-width=\"1.2\"/>"
    case .unsigned: return "<path d=\"\(corners)\" stroke-width=\"1.4\"/>"
    }
  }

  private static func distance(_ a: FigurePoint, _ b: FigurePoint) -> Double {
    abs(a.x - b.x) + abs(a.y - b.y)
  }

  /// Lines run along the axes, so the longer coordinate is the length.
  private static func unit(from a: FigurePoint, to b: FigurePoint) -> FigurePoint {
    let length = distance(a, b)
    guard length > 0 else { return FigurePoint(x: 1, y: 0) }
    return FigurePoint(x: (b.x - a.x) / length, y: (b.y - a.y) / length)
  }
}
