extension ChartDrawing {
  /// Rows of one coder, columns of the other, totals at the edges.
  init(_ chart: ConfusionChart, language: FigureLanguage) {
    let words = ConfusionWords(chart, language: language)
    self.init(caption: words.caption)
    var plot = ConfusionPlot(chart, words: words)
    plot.draw()
    marks = plot.drawing.marks
    labels = plot.drawing.labels
    width = max(plot.right, Self.leastSquare) + ChartStyle.margin
    let legend = ChartLegend(
      plot.legend, left: ChartStyle.margin, top: plot.bottom + 12,
      width: width - 2 * ChartStyle.margin)
    close(bottom: add(legend))
  }

  private static let leastSquare = 460.0
}

private struct ConfusionPlot {
  let chart: ConfusionChart
  let words: ConfusionWords
  private(set) var drawing = ChartDrawing(caption: "")
  private let shades: ConfusionShades
  private let text: FigureText
  private let height: Double
  /// Where columns and rows begin, that of the totals last.
  private let columns: [(x: Double, width: Double)]
  private let rows: [Double]
  private let rowLabels: [String]
  private let columnLabels: [String]
  private let left: Double
  private let top: Double

  /// From how many columns on only their numbers are printed, to which the rows are the key.
  private static let mostNamed = 16

  init(_ chart: ConfusionChart, words: ConfusionWords) {
    self.chart = chart
    self.words = words
    let count = chart.categories.count
    let positions = chart.categories.indices
    shades = ConfusionShades(chart)
    let figure = FigureText(size: count <= Self.mostNamed ? 12 : 11)
    text = figure
    let usual = min(46, 380 / Double(max(count, 1)))
    height = max(figure.size + 9, min(usual, 30))

    let isNumbered = count > Self.mostNamed
    let label = ChartStyle.text
    rowLabels = positions.map {
      label.cut(words.label($0, numbered: isNumbered), to: Self.longestRow)
    }
    columnLabels = positions.map {
      isNumbered
        ? label.cut(words.shortLabel($0), to: Self.longestNumber)
        : label.cut(words.label($0, numbered: false), to: Self.longestColumn)
    }
    let corner = words.axes.map { label.cut($0, to: Self.longestRow) }
    left =
      ChartStyle.margin + 10
      + ((rowLabels + corner + [words.total]).map { label.width(of: $0) }.max() ?? 0)
    let heights = (columnLabels + [words.total]).map { label.width(of: $0) }
    top = ChartStyle.margin + 10 + max(heights.max() ?? 0, 2 * ChartStyle.lineHeight)
    let gaps = Self.gaps(chart.categories)
    self.rows = gaps.enumerated().map { [top, height] in top + $1 + Double($0) * height }
    let widths = Self.widths(chart, text: figure, atLeast: usual)
    var x = left
    columns = zip(widths, gaps).map { width, gap in
      defer { x += width }
      return (x + gap, width)
    }
  }

  /// How far each row or column is moved on: categories stand edge to edge, what has no code and the totals
  /// apart.
  private static func gaps(_ categories: [ConfusionChart.Category]) -> [Double] {
    var gap = 0.0
    return (0...categories.count).map { position in
      if position > 0,
        position == categories.count
          || categories[position - 1].isUncoded != categories[position].isUncoded
      {
        gap += 6
      }
      return gap
    }
  }

  /// All columns of codes are alike; others, what has no code and the totals, whose numbers are long, have widths
  /// of their own.
  private static func widths(
    _ chart: ConfusionChart, text: FigureText, atLeast usual: Double
  ) -> [Double] {
    let positions = chart.categories.indices
    func width(_ counts: [Int]) -> Double {
      let numbers = counts.map { text.width(of: ChartNumber.compact($0)) }
      return max((numbers.max() ?? 0) + 5, usual)
    }
    let own = positions.map { column in
      width(positions.map { chart.count($0, column) } + [chart.columnTotal(column)])
    }
    let codes = positions.filter { !chart.categories[$0].name.isEmpty }.map { own[$0] }.max() ?? 0
    return positions.map { chart.categories[$0].name.isEmpty ? own[$0] : codes }
      + [width(positions.map(chart.rowTotal) + [chart.total])]
  }

  private static let longestRow = 230.0
  private static let longestColumn = 190.0
  private static let longestNumber = 60.0

  private func place(_ row: Int, _ column: Int) -> FigureRect {
    FigureRect(
      x: columns[column].x, y: rows[row], width: columns[column].width, height: height)
  }

  private var end: Int { chart.categories.count }
  var right: Double { columns[end].x + columns[end].width }
  var bottom: Double { rows[end] + height }

  mutating func draw() {
    drawLabels()
    for row in chart.categories.indices {
      for column in chart.categories.indices { drawCell(row, column) }
      // Others against others are not all alike.
      if chart.categories[row].others == 0 {
        drawing.marks.append(
          .init(role: .agreed, shape: .rect(place(row, row).inset(by: 1.5))))
      }
      drawTotal(chart.rowTotal(row), row, end)
      drawTotal(chart.columnTotal(row), end, row)
    }
    drawTotal(chart.total, end, end)
    let (lastX, lastY) = (columns[end].x - 3, rows[end] - 3)
    drawing.line(.axis, lastX, top, lastX, bottom)
    drawing.line(.axis, left, lastY, right, lastY)
  }

  private mutating func drawLabels() {
    let text = ChartStyle.text
    for (position, label) in (rowLabels + [words.total]).enumerated() {
      drawing.labels.append(
        .init(
          text: label, x: left - 8, baseline: rows[position] + height / 2 + 4.5, anchor: .end,
          isBold: position == end))
    }
    for (position, label) in (columnLabels + [words.total]).enumerated() {
      let isLevel = text.width(of: label) + 6 <= columns[position].width
      drawing.labels.append(
        .init(
          text: label, x: columns[position].x + columns[position].width / 2 + (isLevel ? 0 : 4.5),
          baseline: top - 6,
          anchor: isLevel ? .middle : .start, isTurned: !isLevel, isBold: position == end))
    }
    for (line, label) in words.axes.reversed().enumerated() {
      drawing.labels.append(
        .init(
          text: text.cut(label, to: Self.longestRow), x: left - 8,
          baseline: top - 8 - Double(line) * ChartStyle.lineHeight, anchor: .end, ink: .pale))
    }
  }

  private mutating func drawCell(_ row: Int, _ column: Int) {
    let (count, place) = (chart.count(row, column), place(row, column))
    guard let shade = shades.shade(of: count) else {
      drawing.rect(.grid, place)
      return
    }
    drawing.rect(.cell(shade: shade), place, tooltip: words.tooltip(row, column))
    put(count, in: place, ink: shade >= ChartSVG.shades.count - 2 ? .light : .dark, isOnMark: true)
  }

  private mutating func drawTotal(_ count: Int, _ row: Int, _ column: Int) {
    let place = place(row, column)
    put(count, in: place, ink: .dark, isOnMark: false)
    drawing.rect(.target, place, tooltip: words.totalTooltip(count, row, column))
  }

  private mutating func put(
    _ count: Int, in place: FigureRect, ink: ChartDrawing.Label.Ink, isOnMark: Bool
  ) {
    drawing.labels.append(
      .init(
        text: ChartNumber.compact(count), x: place.x + place.width / 2,
        baseline: place.midY + text.size * 0.35, size: text.size, anchor: .middle,
        isOnMark: isOnMark, ink: ink))
  }

  var legend: [ChartLegend.Entry] {
    var entries = shades.bounds.indices.map {
      ChartLegend.Entry(.cell(shade: shades.shade(at: $0)), text: shades.range(at: $0))
    }
    entries.append(.init(.agreed, text: words.agreed))
    entries.append(.init(text: words.empty(isShortened: chart.total >= 10_000)))
    if chart.hasSeveral { entries.append(.init(text: words.several)) }
    entries += words.gathered.map { [ChartLegend.Entry(text: $0)] } ?? []
    return entries
  }
}

extension FigureRect {
  fileprivate func inset(by margin: Double) -> FigureRect {
    FigureRect(
      x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}
