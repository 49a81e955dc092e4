import GroundedTheory

struct FigurePoint: Hashable {
  var x: Double
  var y: Double
}

struct FigureRect: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var midY: Double { y + height / 2 }

  func overlaps(_ other: FigureRect) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  func contains(_ other: FigureRect) -> Bool {
    x <= other.x && y <= other.y && right >= other.right && bottom >= other.bottom
  }
}

/// The finished figure as shapes with places, before it becomes SVG: what a test can check for
/// overlaps.
struct FigureDrawing {
  /// One line of text, placed by the left end of its baseline.
  struct Label: Hashable {
    enum Role: String { case name, number, title, outcome, sign, legend, caption, note }

    let role: Role
    let text: String
    let x: Double
    let baseline: Double
    let size: Double

    var rect: FigureRect {
      FigureRect(
        x: x, y: baseline - size * 0.86, width: FigureText(size: size).width(of: text),
        height: size * 1.06)
    }
  }

  struct Box: Hashable {
    enum Role: String { case frame, band, factor, outcome }

    let role: Role
    let rect: FigureRect
    let tooltip: String
  }

  /// A connection through right-angled corners, from its first point to its arrowhead.
  struct Line: Hashable {
    let kind: Relation.Kind
    let sign: Relation.Sign
    let points: [FigurePoint]
    let tooltip: String
  }

  var width: Double
  var height: Double
  var boxes: [Box]
  var labels: [Label]
  var lines: [Line]
}
