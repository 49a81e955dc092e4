extension ChartDrawing {
  /// A row for each code: its name, a point with its interval, the figures, the units.
  init(_ chart: AgreementChart, language: FigureLanguage) {
    let words = AgreementChartWords(chart, language: language)
    self.init(caption: words.caption)
    let columns = AgreementColumns(chart, words: words)
    width = columns.right + ChartStyle.margin
    var plot = AgreementPlot(chart, columns: columns, words: words)
    plot.draw()
    marks = plot.drawing.marks
    labels = plot.drawing.labels
    let legend = ChartLegend(
      plot.legend, left: ChartStyle.margin, top: plot.bottom + 12,
      width: width - 2 * ChartStyle.margin)
    close(bottom: add(legend))
  }
}

/// Where the columns of the chart begin and end.
private struct AgreementColumns {
  let numberWidth: Double
  let plotLeft: Double
  let plotRight: Double
  /// Where values end, and their intervals begin.
  let valueRight: Double
  let intervalLeft: Double
  let right: Double

  init(_ chart: AgreementChart, words: AgreementChartWords) {
    let rows = chart.rows + chart.overall
    let text = ChartStyle.text
    func widest(_ texts: [String]) -> Double { texts.map { text.width(of: $0) }.max() ?? 0 }
    let numbers = widest(rows.map { text.cut($0.number, to: Self.numberLimit) })
    numberWidth = numbers > 0 ? numbers + 8 : 0
    let names = widest(rows.flatMap { Self.lines(of: $0.name) } + [words.code])
    plotLeft = ChartStyle.margin + numberWidth + names + 16
    let values = max(widest(rows.map(words.value)), 30)
    let intervals = widest(rows.map(words.interval))
    let units = widest(rows.map { String($0.units) } + [words.units])
    let rest = 16 + values + (intervals > 0 ? 6 + intervals : 0) + 16 + units
    let usual = ChartStyle.width - ChartStyle.margin
    plotRight = plotLeft + max(usual - plotLeft - rest, Self.leastPlot)
    valueRight = plotRight + 16 + values
    intervalLeft = valueRight + 6
    right = plotRight + rest
  }

  /// A name in two lines at most, the second cut where there is more of it.
  static func lines(of name: String) -> [String] {
    let limit = 20 * ChartStyle.text.size
    let lines = ChartStyle.text.wrap(name, to: limit)
    return lines.count > 2
      ? [lines[0], ChartStyle.text.cut(lines[1] + "…", to: limit)] : lines
  }

  static let numberLimit = 60.0
  private static let leastPlot = 230.0
}

private struct AgreementPlot {
  let chart: AgreementChart
  let columns: AgreementColumns
  let words: AgreementChartWords
  private(set) var drawing = ChartDrawing(caption: "")
  private(set) var bottom = ChartStyle.margin
  private let x: ChartScale

  /// Of a row whose name takes one line, and what a second adds.
  private static let (rowHeight, lineHeight) = (22.0, 15.0)
  /// Above and below the line that sets the overall rows apart.
  private static let gap = 4.0

  init(_ chart: AgreementChart, columns: AgreementColumns, words: AgreementChartWords) {
    self.chart = chart
    self.columns = columns
    self.words = words
    let ends = (chart.rows + chart.overall).filter { $0.value?.finite != nil }
      .flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0?.finite }
    // Down to a multiple of .2; coefficients can lie below −1, but hardly ever do.
    let fifths = max((min(ends.min() ?? 0, 0) * 5).rounded(.down), -5)
    x = ChartScale(low: fifths / 5, high: 1, start: columns.plotLeft, end: columns.plotRight)
  }

  mutating func draw() {
    let guides = drawHeader()
    let (top, apart) = (bottom, chart.overall.isEmpty ? 0 : 2 * Self.gap)
    var height = apart
    for (position, row) in (chart.rows + chart.overall).enumerated() {
      let place = self.place(of: row, at: top + height)
      if position % 2 == 0, position < chart.rows.count { drawing.rect(.stripe, place) }
      height += place.height
    }
    for guide in guides {
      let place = x.place(guide.value)
      drawing.line(.guide, place, top, place, top + height)
    }
    for row in chart.rows { draw(row) }
    if !chart.overall.isEmpty {
      bottom += Self.gap
      drawing.line(.axis, ChartStyle.margin, bottom, columns.right, bottom)
      bottom += Self.gap
      for row in chart.overall { draw(row, isOverall: true) }
    }
    drawAxis()
  }

  private func place(of row: AgreementChart.Row, at top: Double) -> FigureRect {
    let lines = Double(AgreementColumns.lines(of: row.name).count)
    return FigureRect(
      x: ChartStyle.margin - 6, y: top, width: columns.right - ChartStyle.margin + 12,
      height: Self.rowHeight + (lines - 1) * Self.lineHeight)
  }

  /// The names of the columns, and under them the values of the guides; in several lines where they would
  /// touch. Returns the guides on the axis.
  private mutating func drawHeader() -> [(value: Double, text: String)] {
    let text = ChartStyle.text
    let baseline = bottom + text.size
    let unitsWidth = text.width(of: words.units)
    for (word, place, anchor) in [
      (words.code, ChartStyle.margin, ChartDrawing.Label.Anchor.start),
      (
        text.cut(chart.coefficient, to: columns.right - unitsWidth - 16 - columns.plotLeft),
        columns.plotLeft, .start
      ),
      (words.units, columns.right, .end),
    ] {
      drawing.labels.append(
        .init(text: word, x: place, baseline: baseline, anchor: anchor, isBold: true))
    }
    let guides = chart.guides.values.filter { $0.value >= x.low }
    var ends: [Double] = []
    let small = ChartStyle.small
    for guide in guides {
      let half = small.width(of: guide.text) / 2
      let place = x.place(guide.value)
      let line = ends.firstIndex { $0 + 4 <= place - half } ?? ends.count
      if line == ends.count { ends.append(0) }
      ends[line] = place + half
      drawing.labels.append(
        .init(
          text: guide.text, x: place,
          baseline: baseline + ChartStyle.lineHeight * Double(line + 1), size: small.size,
          anchor: .middle))
    }
    bottom = baseline + ChartStyle.lineHeight * Double(ends.count) + 6
    return guides
  }

  private mutating func draw(_ row: AgreementChart.Row, isOverall: Bool = false) {
    let place = self.place(of: row, at: bottom)
    let text = ChartStyle.text
    func put(
      _ words: String, _ x: Double, _ anchor: ChartDrawing.Label.Anchor = .start, line: Double = 0
    ) {
      guard !words.isEmpty else { return }
      drawing.labels.append(
        .init(
          text: words, x: x, baseline: place.midY + 4.5 + line * Self.lineHeight, anchor: anchor,
          isBold: isOverall))
    }
    put(text.cut(row.number, to: AgreementColumns.numberLimit), ChartStyle.margin)
    let lines = AgreementColumns.lines(of: row.name)
    for (position, line) in lines.enumerated() {
      put(
        line, ChartStyle.margin + columns.numberWidth,
        line: Double(position) - Double(lines.count - 1) / 2)
    }
    put(words.value(row), columns.valueRight, .end)
    put(words.interval(row), columns.intervalLeft)
    put(String(row.units), columns.right, .end)
    if let value = row.value?.finite {
      drawInterval(row, y: place.midY)
      let centre = FigurePoint(x: x.place(value), y: place.midY)
      drawing.marks.append(
        isOverall
          ? .init(role: .overall, shape: .diamond(centre))
          : .init(role: .point, shape: .dot(centre, radius: ChartStyle.pointRadius)))
    }
    drawing.rect(.target, place, tooltip: words.tooltip(row))
    bottom += place.height
  }

  /// A line with a cap at either end; an arrowhead where it goes on beyond the axis.
  private mutating func drawInterval(_ row: AgreementChart.Row, y: Double) {
    guard let low = row.low?.finite, let high = row.high?.finite, low <= high else { return }
    drawing.line(.whisker, x.place(low), y, x.place(high), y)
    for (value, isBeyond, side) in [(low, low < x.low, -1.0), (high, high > x.high, 1.0)] {
      let place = x.place(value)
      if isBeyond {
        drawing.arrow(at: FigurePoint(x: place + side * 6, y: y), dx: side, dy: 0)
      } else {
        drawing.line(.whisker, place, y - 4, place, y + 4)
      }
    }
  }

  private mutating func drawAxis() {
    bottom += 6
    drawing.line(.axis, columns.plotLeft, bottom, columns.plotRight, bottom)
    // Every .2, or every .5 where those would touch.
    let isDense = (columns.plotRight - columns.plotLeft) / ((1 - x.low) * 5) < 34
    for twentieth in -20...20 where twentieth % (isDense ? 10 : 4) == 0 {
      let value = Double(twentieth) / 20
      guard value >= x.low else { continue }
      let place = x.place(value)
      drawing.line(.axis, place, bottom, place, bottom + 4)
      drawing.labels.append(
        .init(
          text: ChartNumber.fixed(value, decimals: 1), x: place, baseline: bottom + 17,
          size: ChartStyle.small.size, anchor: .middle))
    }
    bottom += 20
  }

  var legend: [ChartLegend.Entry] {
    var entries: [ChartLegend.Entry] = []
    if !chart.rows.isEmpty { entries.append(.init(.whisker, .point, text: words.point)) }
    if !chart.overall.isEmpty { entries.append(.init(.whisker, .overall, text: words.all)) }
    if let guides = words.guides(chart.guides) { entries.append(.init(.guide, text: guides)) }
    return entries
  }
}
