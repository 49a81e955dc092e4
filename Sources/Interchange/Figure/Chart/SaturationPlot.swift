extension ChartDrawing {
  /// Bars, curves and band over an axis of sources; the legend and the caption beneath.
  init(_ chart: SaturationChart, language: FigureLanguage) {
    let plot = SaturationPlot(chart, language: language)
    self.init(caption: plot.words.caption)
    marks =
      plot.grid + plot.band + plot.bars + plot.heldOut + plot.curves + plot.estimate + plot.targets
    labels = plot.axisLabels
    let axis = SourceAxis(
      chart.points.map(\.source), frame: plot.frame, title: plot.words.sources, language: language)
    marks += axis.ticks
    labels += axis.labels
    let left = ChartStyle.margin
    let legend = ChartLegend(
      plot.legend, left: left, top: axis.bottom + 8, width: width - 2 * ChartStyle.margin)
    close(bottom: add(legend))
  }
}

/// The marks of a saturation chart inside their frame.
private struct SaturationPlot {
  let chart: SaturationChart
  let words: SaturationChartWords
  let frame: FigureRect
  private let y: ChartScale
  private let tickLabels: [(value: Double, text: String)]

  private static let height = 300.0
  /// The strip on the right in which an estimate's interval stands.
  private static let strip = 22.0

  init(_ chart: SaturationChart, language: FigureLanguage) {
    self.chart = chart
    words = SaturationChartWords(chart, language: language)
    let highest = Self.highest(of: chart)
    let step = ChartScale.niceStep(atLeast: max(highest / 7, 1))
    let top = max((highest / step).rounded(.up), 1) * step
    let count = Int((top / step).rounded())
    tickLabels = (0...count).map {
      (Double($0) * step, ChartNumber.fixed(Double($0) * step, decimals: 0))
    }
    let gutter = tickLabels.map { ChartStyle.small.width(of: $0.text) }.max() ?? 0
    let left = ChartStyle.margin + gutter + 8
    frame = FigureRect(
      x: left, y: ChartStyle.margin + 28,
      width: ChartStyle.width - ChartStyle.margin - Self.strip - left, height: Self.height)
    y = ChartScale(low: 0, high: top, start: frame.bottom, end: frame.y)
  }

  /// What the axis must reach. An estimate far above what was found would flatten everything else: it is
  /// then left to the legend, and so is the far end of its interval.
  private static func highest(of chart: SaturationChart) -> Double {
    let bands = chart.points.flatMap { [$0.expected, $0.low, $0.high] }.compactMap { $0?.finite }
    let counts = chart.points.flatMap { [Double($0.new), Double($0.cumulative)] }
    let found = min(max((bands + counts).max() ?? 0, Double(chart.total), 1), 1e18)
    let reach = [chart.estimate?.value, chart.estimate?.high].compactMap { $0?.finite }
    return ([found] + reach.filter { $0 <= 2 * found }).max() ?? found
  }

  private func x(_ position: Int) -> Double {
    frame.x + (Double(position) + 0.5) * slot
  }

  private var slot: Double { frame.width / Double(max(chart.points.count, 1)) }

  private func places(_ value: (SaturationChart.Point) -> Double?) -> [FigurePoint] {
    chart.points.enumerated().compactMap { position, point in
      value(point)?.finite.map { FigurePoint(x: x(position), y: y.place($0)) }
    }
  }

  var grid: [ChartDrawing.Mark] {
    tickLabels.map { tick in
      level(y.place(tick.value), tick.value == 0 ? .axis : .grid)
    }
  }

  private func level(_ y: Double, _ role: ChartDrawing.Mark.Role) -> ChartDrawing.Mark {
    .init(
      role: role,
      shape: .path([FigurePoint(x: frame.x, y: y), FigurePoint(x: frame.right, y: y)]))
  }

  var axisLabels: [ChartDrawing.Label] {
    let title = ChartStyle.text.cut(words.codes, to: ChartStyle.width - 2 * ChartStyle.margin)
    return [.init(text: title, x: ChartStyle.margin, baseline: ChartStyle.margin + 12)]
      + tickLabels.map {
        .init(
          text: $0.text, x: frame.x - 8, baseline: y.place($0.value) + 4,
          size: ChartStyle.small.size, anchor: .end)
      }
  }

  var band: [ChartDrawing.Mark] {
    let known = chart.points.enumerated().filter {
      $1.low?.finite != nil && $1.high?.finite != nil
    }
    guard !known.isEmpty else { return [] }
    func edge(_ value: (SaturationChart.Point) -> Double?) -> [FigurePoint] {
      known.map { FigurePoint(x: x($0), y: y.place(value($1) ?? 0)) }
    }
    // One source alone has a band as wide as its column.
    func widened(_ points: [FigurePoint]) -> [FigurePoint] {
      guard points.count == 1 else { return points }
      return [-0.5, 0.5].map { FigurePoint(x: points[0].x + $0 * slot, y: points[0].y) }
    }
    let (low, high) = (widened(edge(\.low)), widened(edge(\.high)))
    return [
      .init(role: .band, shape: .path(low + high.reversed(), isClosed: true)),
      .init(role: .bandEdge, shape: .path(low)), .init(role: .bandEdge, shape: .path(high)),
    ]
  }

  var bars: [ChartDrawing.Mark] {
    chart.points.enumerated().filter { $1.new > 0 }.map { position, point in
      let (width, top) = (min(0.62 * slot, 26), y.place(Double(point.new)))
      return .init(
        role: .bar,
        shape: .rect(
          FigureRect(
            x: x(position) - width / 2, y: top, width: width, height: frame.bottom - top)))
    }
  }

  /// An upright line before the sources held out, where these stand last.
  var heldOut: [ChartDrawing.Mark] {
    let count = chart.points.reversed().prefix(while: \.isHeldOut).count
    let others = chart.points.count - count
    guard count > 0, others > 0, !chart.points.prefix(others).contains(where: \.isHeldOut) else {
      return []
    }
    let place = frame.x + Double(others) * slot
    return [
      .init(
        role: .guide,
        shape: .path([
          FigurePoint(x: place, y: frame.y), FigurePoint(x: place, y: frame.bottom),
        ]))
    ]
  }

  var curves: [ChartDrawing.Mark] {
    let found = places { Double($0.cumulative) }
    var marks: [ChartDrawing.Mark] = []
    let expected = places(\.expected)
    if expected.count > 1 { marks.append(.init(role: .expected, shape: .path(expected))) }
    if found.count > 1 { marks.append(.init(role: .curve, shape: .path(found))) }
    // Where sources stand close together the dots would hide the curve.
    if slot >= 9 {
      marks += found.map { .init(role: .point, shape: .dot($0, radius: ChartStyle.pointRadius)) }
    }
    return marks
  }

  /// The level line of the estimate, and its interval at the right; an arrowhead where that goes on.
  var estimate: [ChartDrawing.Mark] {
    guard let estimate = chart.estimate, let value = estimate.value.finite, value <= y.high else {
      return []
    }
    var drawing = ChartDrawing(caption: "")
    drawing.marks.append(level(y.place(value), .estimate))
    let x = frame.right + Self.strip / 2
    if let low = estimate.low?.finite, let high = estimate.high?.finite, low <= high {
      drawing.line(.whisker, x, y.place(low), x, y.place(high))
      drawing.line(.whisker, x - 4, y.place(low), x + 4, y.place(low))
      if high > y.high {
        drawing.arrow(at: FigurePoint(x: x, y: frame.y - 4), dx: 0, dy: -1)
      } else {
        drawing.line(.whisker, x - 4, y.place(high), x + 4, y.place(high))
      }
    }
    let centre = FigurePoint(x: x, y: y.place(value))
    drawing.marks.append(
      .init(role: .point, shape: .dot(centre, radius: ChartStyle.pointRadius)))
    return drawing.marks
  }

  var targets: [ChartDrawing.Mark] {
    chart.points.enumerated().map { position, point in
      .init(
        role: .target,
        shape: .rect(
          FigureRect(
            x: frame.x + Double(position) * slot, y: frame.y, width: slot, height: frame.height)),
        tooltip: words.tooltip(point, position: position))
    }
  }

  var legend: [ChartLegend.Entry] {
    var entries: [ChartLegend.Entry] = [
      .init(.bar, text: words.new),
      slot >= 9 ? .init(.curve, .point, text: words.found) : .init(.curve, text: words.found),
    ]
    if chart.points.contains(where: { $0.expected?.finite != nil }) {
      entries.append(.init(.expected, text: words.expected))
    }
    if !band.isEmpty { entries.append(.init(.band, .bandEdge, text: words.band)) }
    if !heldOut.isEmpty { entries.append(.init(.guide, text: words.heldOut)) }
    if let estimate = chart.estimate, let text = words.estimate(estimate, above: y.high) {
      entries.append(
        self.estimate.isEmpty ? .init(text: text) : .init(.estimate, text: text))
    }
    return entries
  }
}

extension Double {
  /// nil for what is no number that can be drawn.
  var finite: Double? { isFinite ? self : nil }
}
