/// A finished chart as shapes with places, before it becomes SVG: what a test can check for overlaps.
struct ChartDrawing: Hashable {
  /// One line of text, placed by a point of its baseline.
  struct Label: Hashable {
    enum Anchor: String { case start, middle, end }
    /// How dark it is; light ink stands on dark marks.
    enum Ink: String {
      case dark = "#111"
      case light = "#fff"
      case pale = "#555"
    }

    var text: String
    var x: Double
    var baseline: Double
    var size = ChartStyle.text.size
    var anchor = Anchor.start
    /// Whether it runs upwards.
    var isTurned = false
    var isBold = false
    /// Whether it belongs on the mark beneath it.
    var isOnMark = false
    var ink = Ink.dark

    var rect: FigureRect {
      let length = FigureText(size: size).width(of: text)
      let before =
        switch anchor {
        case .start: 0.0
        case .middle: length / 2
        case .end: length
        }
      let (ascent, height) = (size * 0.86, size * 1.06)
      return isTurned
        ? FigureRect(
          x: x - ascent, y: baseline - length + before, width: height, height: length)
        : FigureRect(x: x - before, y: baseline - ascent, width: length, height: height)
    }
  }

  struct Mark: Hashable {
    enum Shape: Hashable {
      case rect(FigureRect)
      case path([FigurePoint], isClosed: Bool = false)
      case dot(FigurePoint, radius: Double)
    }

    /// What a mark says, and so how it is drawn; in the order of the layers, the lowest first.
    enum Role: Hashable {
      case stripe, grid, guide, band, bandEdge, axis, bar, cell(shade: Int), agreed
      case expected, estimate, curve, whisker, point, overall, arrow
      /// Nothing that is seen: where the tooltip of a whole row or column shows.
      case target
    }

    var role: Role
    var shape: Shape
    var tooltip = ""

    var bounds: FigureRect {
      switch shape {
      case .rect(let rect): return rect
      case .dot(let centre, let radius):
        return FigureRect(
          x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius)
      case .path(let points, _):
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
        return FigureRect(
          x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
      }
    }
  }

  var caption: String
  var width = ChartStyle.width
  var height = 0.0
  var marks: [Mark] = []
  var labels: [Label] = []
}

extension ChartDrawing {
  mutating func line(
    _ role: Mark.Role, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double
  ) {
    marks.append(
      Mark(role: role, shape: .path([FigurePoint(x: x1, y: y1), FigurePoint(x: x2, y: y2)])))
  }

  mutating func rect(_ role: Mark.Role, _ rect: FigureRect, tooltip: String = "") {
    marks.append(Mark(role: role, shape: .rect(rect), tooltip: tooltip))
  }

  /// A small triangle whose tip points out of the picture's frame: what lies further out is not drawn.
  mutating func arrow(at tip: FigurePoint, dx: Double, dy: Double) {
    let length = 6.0
    let base = FigurePoint(x: tip.x - dx * length, y: tip.y - dy * length)
    let corners = [
      tip, FigurePoint(x: base.x - dy * 3.5, y: base.y + dx * 3.5),
      FigurePoint(x: base.x + dy * 3.5, y: base.y - dx * 3.5),
    ]
    marks.append(Mark(role: .arrow, shape: .path(corners, isClosed: true)))
  }

  /// Sets the caption beneath everything and closes the canvas.
  mutating func close(bottom: Double) {
    let text = ChartStyle.caption
    var baseline = bottom + 10
    for line in text.wrap(caption, to: width - 2 * ChartStyle.margin) {
      baseline += ChartStyle.lineHeight + 2
      labels.append(
        Label(
          text: line, x: width / 2, baseline: baseline, size: text.size, anchor: .middle,
          isBold: true))
    }
    height = baseline + ChartStyle.margin
  }
}
