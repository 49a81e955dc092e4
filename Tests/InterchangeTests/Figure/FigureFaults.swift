@testable import Interchange

/// Finds what a reader would call a fault of a figure: text that is cut, hidden or crossed, boxes
/// on boxes, lines through boxes, lines on lines.
struct FigureFaults {
  private(set) var faults: [String] = []
  private let drawing: FigureDrawing

  init(_ drawing: FigureDrawing) {
    self.drawing = drawing
    checkCanvas()
    checkBoxes()
    checkLabels()
    checkLines()
  }

  private mutating func checkCanvas() {
    let canvas = FigureRect(x: 0, y: 0, width: drawing.width, height: drawing.height)
    for label in drawing.labels where !canvas.contains(label.rect) {
      faults.append("\(label.text) is cut")
    }
    for box in drawing.boxes where !canvas.contains(box.rect) {
      faults.append("\(box.tooltip) is cut")
    }
    for line in drawing.lines {
      for point in line.points
      where !canvas.contains(FigureRect(x: point.x, y: point.y, width: 0, height: 0)) {
        faults.append("the line \(line.tooltip) leaves the canvas")
      }
    }
  }

  private mutating func checkBoxes() {
    let solid = drawing.boxes.filter { $0.role != .frame }
    for (position, box) in solid.enumerated() {
      for other in solid[(position + 1)...] where box.rect.overlaps(other.rect) {
        faults.append("\(box.tooltip) and \(other.tooltip) overlap")
      }
    }
    let frames = drawing.boxes.filter { $0.role == .frame }
    for frame in frames {
      for box in drawing.boxes where box != frame && box.rect.overlaps(frame.rect) {
        if !frame.rect.contains(box.rect) { faults.append("\(box.tooltip) sticks out of a frame") }
      }
    }
  }

  /// A label lies wholly inside one box, or touches none.
  private mutating func checkLabels() {
    for (position, label) in drawing.labels.enumerated() {
      for other in drawing.labels[(position + 1)...] where label.rect.overlaps(other.rect) {
        faults.append("\(label.text) and \(other.text) overlap")
      }
      let inBox = [.name, .number, .title, .outcome].contains(label.role)
      let touched = drawing.boxes.filter { $0.role != .frame && $0.rect.overlaps(label.rect) }
      if inBox, touched.count != 1 || !touched[0].rect.contains(label.rect) {
        faults.append("\(label.text) does not fit its box")
      }
      if !inBox, !touched.isEmpty { faults.append("\(label.text) lies on \(touched[0].tooltip)") }
    }
  }

  private struct Segment {
    let line: Int
    let rect: FigureRect
    let isHorizontal: Bool
  }

  private mutating func checkLines() {
    let segments = drawing.lines.enumerated().flatMap { position, line in
      zip(line.points, line.points.dropFirst()).map { a, b in
        Segment(
          line: position,
          rect: FigureRect(
            x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y)),
          isHorizontal: a.y == b.y)
      }
    }
    for segment in segments {
      let tooltip = drawing.lines[segment.line].tooltip
      for box in drawing.boxes where box.role != .frame && box.rect.overlaps(segment.rect) {
        faults.append("the line \(tooltip) runs through \(box.tooltip)")
      }
      for label in drawing.labels where label.rect.overlaps(segment.rect) {
        faults.append("the line \(tooltip) runs through the text \(label.text)")
      }
    }
    checkCollinear(segments)
  }

  /// Lines may cross; they may not run along each other closer than three points.
  private mutating func checkCollinear(_ segments: [Segment]) {
    for (position, a) in segments.enumerated() {
      for b in segments[(position + 1)...]
      where a.line != b.line && a.isHorizontal == b.isHorizontal {
        var (thickA, thickB) = (a.rect, b.rect)
        if a.isHorizontal {
          (thickA.y, thickA.height) = (a.rect.y - 1.5, 3)
          (thickB.y, thickB.height) = (b.rect.y - 1.5, 3)
        } else {
          (thickA.x, thickA.width) = (a.rect.x - 1.5, 3)
          (thickB.x, thickB.width) = (b.rect.x - 1.5, 3)
        }
        if thickA.overlaps(thickB) {
          faults.append(
            "\(drawing.lines[a.line].tooltip) and \(drawing.lines[b.line].tooltip) run together")
        }
      }
    }
  }
}
