import GroundedTheory

/// Draws charts as SVG that reads the same in a browser and in black-and-white print.
///
/// What a mark means is told by shape, line style and shades of grey, as the legend beneath says; its
/// numbers stand in its tooltip. The bytes depend on the values alone: places are computed from the
/// text itself, not from installed fonts.
public enum ChartSVG {
  /// Bars of new codes, the curve of all so far, and what could be expected of it.
  public static func render(_ chart: SaturationChart, language: FigureLanguage) -> String {
    svg(ChartDrawing(chart, language: language), language)
  }

  /// A row for each code with its coefficient and the interval.
  public static func render(_ chart: AgreementChart, language: FigureLanguage) -> String {
    svg(ChartDrawing(chart, language: language), language)
  }

  /// A square of counts, the darker the more.
  public static func render(_ chart: ConfusionChart, language: FigureLanguage) -> String {
    svg(ChartDrawing(chart, language: language), language)
  }

  /// Where a chart has more codes than a page of A4 holds at a size that can be read.
  public static func finding(_ chart: AgreementChart, language: FigureLanguage) -> Finding? {
    finding(ChartDrawing(chart, language: language), codes: chart.rows.count)
  }

  /// Where a chart has more codes than a page of A4 holds at a size that can be read.
  public static func finding(_ chart: ConfusionChart, language: FigureLanguage) -> Finding? {
    finding(
      ChartDrawing(chart, language: language),
      codes: chart.categories.filter { !$0.name.isEmpty }.count)
  }

  private static func finding(_ drawing: ChartDrawing, codes: Int) -> Finding? {
    // A4 has 425 × 652 points within its margins, upright or on its side.
    let scale = max(
      min(425 / drawing.width, 652 / drawing.height), min(652 / drawing.width, 425 / drawing.height)
    )
    guard scale * ChartStyle.text.size < 5 else { return nil }
    return Finding(
      what: "too large to print on one page", place: "\(codes) codes",
      why: "its letters would be smaller than 5 points; a higher --level has fewer codes, and"
        + " `agreement` and `agreement cells` print the numbers as tables")
  }

  private static func svg(_ drawing: ChartDrawing, _ language: FigureLanguage) -> String {
    var out = FigureSVG.opening(
      width: drawing.width, height: drawing.height, title: drawing.caption, language: language)
    for mark in drawing.marks where mark.role != .target { out += svg(mark) }
    for label in drawing.labels { out += svg(label) }
    for mark in drawing.marks where mark.role == .target { out += svg(mark) }
    return out + "</svg>\n"
  }

  private static func svg(_ mark: ChartDrawing.Mark) -> String {
    let style = style(of: mark.role)
    let (name, place) =
      switch mark.shape {
      case .rect(let rect): ("rect", FigureSVG.place(rect))
      case .dot(let centre, let radius):
        (
          "circle",
          """
          cx="\(FigureSVG.number(centre.x))" cy="\(FigureSVG.number(centre.y))" \
          r="\(FigureSVG.number(radius))"
          """
        )
      case .path(let points, let isClosed):
        (
          "path",
          "d=\"M\(points.map(FigureSVG.point).joined(separator: "L"))\(isClosed ? "Z" : "")\""
        )
      }
    return mark.tooltip.isEmpty
      ? "<\(name) \(place) \(style)/>\n"
      : "<\(name) \(place) \(style)><title>\(mark.tooltip.escapedForMarkup)</title></\(name)>\n"
  }

  /// The greys of cells, the lightest first; text on the last two is white.
  static let shades = ["#ececec", "#d2d2d2", "#ababab", "#747474", "#4a4a4a"]

  private static func style(of role: ChartDrawing.Mark.Role) -> String {
    switch role {
    case .stripe: "fill=\"#f4f4f4\""
    case .grid: line("#dcdcdc", 0.8)
    case .guide: line("#555", 1, dashes: "3 3")
    case .band: "fill=\"#e0e0e0\""
    case .bandEdge: line("#777", 0.9, dashes: "1.5 2.5")
    case .axis: line("#222", 1)
    case .bar: "fill=\"#8a8a8a\" stroke=\"#222\" stroke-width=\"0.6\""
    case .cell(let shade):
      "fill=\"\(shades[min(max(shade, 0), shades.count - 1)])\" stroke=\"#fff\" stroke-width=\"0.6\""
    case .agreed: line("#111", 2)
    case .expected: line("#111", 1.4, dashes: "7 4")
    case .estimate: line("#111", 1.4, dashes: "12 3 2 3")
    case .curve: line("#111", 2)
    case .whisker: line("#111", 1.4)
    case .point: "fill=\"#111\""
    case .overall: "fill=\"#fff\" stroke=\"#111\" stroke-width=\"1.8\""
    case .arrow: "fill=\"#111\""
    case .target: "fill=\"none\" pointer-events=\"all\""
    }
  }

  private static func line(_ colour: String, _ width: Double, dashes: String = "") -> String {
    let pattern = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    return
      "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(FigureSVG.number(width))\"\(pattern)"
  }

  private static func svg(_ label: ChartDrawing.Label) -> String {
    let (x, y) = (FigureSVG.number(label.x), FigureSVG.number(label.baseline))
    var attributes = "x=\"\(x)\" y=\"\(y)\" font-size=\"\(FigureSVG.number(label.size))\""
    if label.anchor != .start { attributes += " text-anchor=\"\(label.anchor.rawValue)\"" }
    if label.isTurned { attributes += " transform=\"rotate(-90 \(x) \(y))\"" }
    if label.isBold { attributes += " font-weight=\"700\"" }
    if label.ink != .dark { attributes += " fill=\"\(label.ink.rawValue)\"" }
    if label.isOnMark { attributes += " pointer-events=\"none\"" }
    return "<text \(attributes)>\(label.text.escapedForMarkup)</text>\n"
  }
}
