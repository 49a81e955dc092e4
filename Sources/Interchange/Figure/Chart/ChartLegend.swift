/// What a chart's lines and fills mean, in rows beneath it.
struct ChartLegend {
  /// A sample and its words; the sample is drawn into a box of ``sampleWidth`` × 12.
  struct Entry {
    let roles: [ChartDrawing.Mark.Role]
    let text: String

    init(_ roles: ChartDrawing.Mark.Role..., text: String) {
      self.roles = roles
      self.text = text
    }
  }

  static let sampleWidth = 30.0

  private(set) var marks: [ChartDrawing.Mark] = []
  private(set) var labels: [ChartDrawing.Label] = []
  private(set) var bottom: Double

  /// Fills rows from `left` on; words longer than a row are wrapped.
  init(_ entries: [Entry], left: Double, top: Double, width: Double) {
    bottom = top
    let text = ChartStyle.text
    var (x, rowTop) = (left, top)
    for entry in entries {
      let indent = entry.roles.isEmpty ? 0 : Self.sampleWidth + 6
      let lines = text.wrap(entry.text, to: width - indent)
      let own = indent + (lines.map { text.width(of: $0) }.max() ?? 0)
      if x > left, x + own > left + width {
        (x, rowTop) = (left, bottom)
      }
      for role in entry.roles {
        marks += Self.sample(
          role, FigureRect(x: x, y: rowTop + 4, width: Self.sampleWidth, height: 12))
      }
      for (position, line) in lines.enumerated() {
        labels.append(
          .init(
            text: line, x: x + indent,
            baseline: rowTop + 14.5 + Double(position) * ChartStyle.lineHeight))
      }
      bottom = max(bottom, rowTop + 4 + Double(lines.count) * ChartStyle.lineHeight)
      x += own + 20
    }
  }

  private static func sample(
    _ role: ChartDrawing.Mark.Role, _ box: FigureRect
  ) -> [ChartDrawing.Mark] {
    let centre = FigurePoint(x: box.x + box.width / 2, y: box.midY)
    func level(_ y: Double) -> ChartDrawing.Mark.Shape {
      .path([FigurePoint(x: box.x, y: y), FigurePoint(x: box.right, y: y)])
    }
    switch role {
    case .point: return [.init(role: role, shape: .dot(centre, radius: ChartStyle.pointRadius))]
    case .overall: return [.init(role: role, shape: .diamond(centre))]
    case .bandEdge:
      return [box.y, box.bottom].map { .init(role: role, shape: level($0)) }
    case .bar:
      let bar = FigureRect(x: centre.x - 5, y: box.y, width: 10, height: box.height)
      return [.init(role: role, shape: .rect(bar))]
    case .band, .cell, .agreed: return [.init(role: role, shape: .rect(box))]
    default: return [.init(role: role, shape: level(box.midY))]
    }
  }
}

extension ChartDrawing.Mark.Shape {
  /// A square on its tip.
  static func diamond(_ centre: FigurePoint) -> Self {
    let half = 6.0
    return .path(
      [
        FigurePoint(x: centre.x - half, y: centre.y), FigurePoint(x: centre.x, y: centre.y - half),
        FigurePoint(x: centre.x + half, y: centre.y), FigurePoint(x: centre.x, y: centre.y + half),
      ], isClosed: true)
  }
}

extension ChartDrawing {
  /// Adds a legend and says where it ends.
  mutating func add(_ legend: ChartLegend) -> Double {
    marks += legend.marks
    labels += legend.labels
    return legend.bottom
  }
}
