/// Puts the lines of pages into the order in which they are read.
enum PDFColumns {
  /// The lines of one column of one page after another, from top to bottom.
  static func columns(of page: PDFPage) -> [[PDFLine]] {
    let middle = page.width / 2
    let left = page.lines.filter { $0.right <= middle * 1.04 }
    let right = page.lines.filter { $0.left >= middle * 0.96 }
    let across = page.lines.count - left.count - right.count
    // A transcript of short lines has nothing right of the middle; a table has pairs of short cells.
    let areFull = isFilled(left, middle) && isFilled(right, middle)
    guard areFull, across * 5 <= page.lines.count else { return [rows(page.lines)] }
    let top = min(left.map(\.top).min() ?? 0, right.map(\.top).min() ?? 0)
    let others = page.lines.filter { $0.right > middle * 1.04 && $0.left < middle * 0.96 }
    return [
      rows(others.filter { $0.top < top }), rows(left), rows(right),
      rows(others.filter { $0.top >= top }),
    ].filter { !$0.isEmpty }
  }

  private static func isFilled(_ lines: [PDFLine], _ width: Double) -> Bool {
    lines.count >= 5
      && lines.count(where: { $0.right - $0.left > width * 0.6 }) * 2 >= lines.count
  }

  /// What stands beside each other is a row, set apart by tabs; or by a space, where the gap is small.
  private static func rows(_ lines: [PDFLine]) -> [PDFLine] {
    var rows: [PDFLine] = []
    for line in lines.sorted(by: { ($0.top + $0.bottom) < ($1.top + $1.bottom) }) {
      guard let last = rows.last, last.isBeside(line) else {
        rows.append(line)
        continue
      }
      rows[rows.count - 1] = last.left <= line.left ? joined(last, line) : joined(line, last)
    }
    return rows
  }

  private static func joined(_ first: PDFLine, _ second: PDFLine) -> PDFLine {
    var row = first
    row.text += (second.left - first.right < 2 * first.em ? " " : "\t") + second.text
    row.right = max(first.right, second.right)
    row.top = min(first.top, second.top)
    row.bottom = max(first.bottom, second.bottom)
    row.isNumbered = first.isNumbered || second.isNumbered
    return row
  }
}
