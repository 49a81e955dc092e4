import GroundedTheory

/// Explains the styles and signs that a figure uses, and no others, in rows beneath it.
struct FigureLegend {
  private(set) var lines: [FigureDrawing.Line] = []
  private(set) var labels: [FigureDrawing.Label] = []
  private(set) var bottom: Double
  /// How far the widest row reaches.
  private(set) var right: Double

  private let left: Double
  private let limit: Double
  private var x: Double
  private var row: Double

  private static let sample = 34.0
  private static let rowHeight = 24.0

  init(
    _ links: [FigureLink], language: FigureLanguage, x: Double, y: Double, width: Double
  ) {
    left = x
    right = x
    limit = x + width
    self.x = x
    row = y + Self.rowHeight / 2
    bottom = y
    let kinds = Relation.Kind.allCases.filter { kind in links.contains { $0.kind == kind } }
    for kind in kinds { append(language.word(for: kind), kind: kind, sign: .unsigned) }
    let kind = kinds.contains(.influences) ? .influences : kinds.first ?? .influences
    for sign in [Relation.Sign.positive, .negative] where links.contains(where: { $0.sign == sign })
    {
      append("\(sign.mark) \(language.word(for: sign))", kind: kind, sign: sign)
    }
    if !links.isEmpty { bottom = row + Self.rowHeight / 2 }
  }

  private mutating func append(_ word: String, kind: Relation.Kind, sign: Relation.Sign) {
    let text = FigureStyle.legendText
    let width = Self.sample + 6 + text.width(of: word)
    if x > left, x + width > limit {
      x = left
      row += Self.rowHeight
    }
    lines.append(
      .init(
        kind: kind, sign: sign,
        points: [FigurePoint(x: x, y: row), FigurePoint(x: x + Self.sample, y: row)], tooltip: word)
    )
    labels.append(
      .init(
        role: .legend, text: word, x: x + Self.sample + 6, baseline: row + 4.5, size: text.size))
    right = max(right, x + width)
    x += width + 18
  }
}
