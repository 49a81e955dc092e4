@testable import Interchange

/// Finds what a reader would call a fault of a chart: text that is cut, on other text, or on a mark to
/// which it does not belong; marks outside the picture.
struct ChartFaults {
  private(set) var faults: [String] = []

  init(_ drawing: ChartDrawing) {
    let canvas = FigureRect(x: 0, y: 0, width: drawing.width, height: drawing.height)
    for label in drawing.labels where !canvas.contains(label.rect) {
      faults.append("\(label.text) is cut")
    }
    for mark in drawing.marks where !canvas.contains(mark.bounds) {
      faults.append("a mark leaves the canvas: \(mark)")
    }
    checkLabels(drawing.labels)
    checkMarks(drawing)
  }

  private mutating func checkMarks(_ drawing: ChartDrawing) {
    let solid = drawing.marks.filter { $0.role != .stripe && $0.role != .target }
      .map { ($0, $0.bounds) }.sorted { $0.1.y < $1.1.y }
    for label in drawing.labels {
      let rect = label.rect
      let touched = solid.prefix { $0.1.y < rect.bottom }.filter { $0.1.overlaps(rect) }
      if !label.isOnMark, let (mark, _) = touched.first {
        faults.append("\(label.text) lies on \(mark)")
      }
      // A label may touch its cell and the frame inside it.
      if label.isOnMark, touched.isEmpty || !touched.allSatisfy({ $0.1.contains(rect) }) {
        faults.append("\(label.text) does not fit its mark")
      }
    }
  }

  /// Sorted by their upper edges, so that hundreds of labels cost little.
  private mutating func checkLabels(_ labels: [ChartDrawing.Label]) {
    let sorted = labels.map { ($0.rect, $0.text) }.sorted { $0.0.y < $1.0.y }
    for (position, (rect, text)) in sorted.enumerated() {
      for (other, words) in sorted[(position + 1)...] {
        if other.y >= rect.bottom { break }
        if rect.overlaps(other) { faults.append("\(text) and \(words) overlap") }
      }
    }
  }
}
