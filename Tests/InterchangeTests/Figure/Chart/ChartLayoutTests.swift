import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

@Suite("Charts, as shapes")
struct ChartLayoutTests {
  @Test("Nothing overlaps and nothing is cut, in random charts", arguments: Array(0..<40))
  func random(seed: UInt64) {
    var fixture = ChartFixture(seed: seed)
    let charts = (fixture.saturation(), fixture.agreement(), fixture.confusion())
    for language in FigureLanguage.allCases {
      for drawing in [
        ChartDrawing(charts.0, language: language), ChartDrawing(charts.1, language: language),
        ChartDrawing(charts.2, language: language),
      ] {
        #expect(ChartFaults(drawing).faults == [], "\(drawing.caption)")
      }
    }
  }

  private let sources: [SaturationChart.Point] = [
    .init(source: "A01", new: 12, cumulative: 12, expected: 9, low: 5, high: 13),
    .init(source: "A02", new: 6, cumulative: 18, expected: 15, low: 11, high: 19),
    .init(source: "A03", new: 0, cumulative: 18, expected: .nan, low: 18, high: 18),
  ]

  @Test("A bar is as high as its number, the curve ends at what was found; NaN is not drawn")
  func saturation() throws {
    let chart = SaturationChart(points: sources, total: 18)
    let drawing = ChartDrawing(chart, language: .chinese)
    let bars = drawing.marks.filter { $0.role == .bar && $0.bounds.y < 350 }.map(\.bounds)
    #expect(bars.count == 2 && abs(bars[0].height - 2 * bars[1].height) < 1e-9)
    let curve = try #require(drawing.marks.first { $0.role == .curve }?.shape.points)
    #expect(abs(curve[0].y - bars[0].y) < 1e-9)
    #expect(curve.count == 3 && curve[2].y == curve[1].y && curve[1].y < curve[0].y)
    let expected = try #require(drawing.marks.first { $0.role == .expected }?.shape.points)
    #expect(expected.count == 2)
    #expect(
      drawing.marks.filter { $0.role == .target }.map(\.tooltip) == [
        "1. A01：新增 12，累计 12，期望 9.0（95% 区间 5.0–13.0）",
        "2. A02：新增 6，累计 18，期望 15.0（95% 区间 11.0–19.0）",
        "3. A03：新增 0，累计 18（95% 区间 18.0–18.0）",
      ])
  }

  @Test(
    "An estimate is drawn where it stays near what was found, else it is said in words",
    arguments: [(20.0, 30.0, true, false), (20.0, 900.0, true, true), (400.0, 900.0, false, false)])
  func estimate(value: Double, high: Double, isDrawn: Bool, hasArrow: Bool) {
    var chart = SaturationChart(points: sources, total: 18)
    chart.estimate = .init(value: value, low: 18, high: high)
    let drawing = ChartDrawing(chart, language: .english)
    #expect(drawing.marks.contains { $0.role == .estimate } == isDrawn)
    #expect(drawing.marks.contains { $0.role == .arrow } == hasArrow)
    let words = drawing.labels.map(\.text).joined(separator: " ")
    #expect(words.contains("Chao2 estimate \(Int(value)).0 (95 % interval 18.0 to \(Int(high)).0)"))
    #expect(words.contains("above the axis") != isDrawn)
  }

  @Test(
    "Sources are named where all names can be, and told apart; else they are counted in round numbers",
    arguments: [
      ("访谈%", 10, "访谈1", "访谈10", 10), ("访谈%", 23, "访谈1", "访谈23", 23), ("访谈%", 60, "1", "60", 13),
      ("访谈%", 200, "1", "200", 11), ("北京市西城区德胜街道网格员第%号", 23, "…1号", "…23号", 23),
      ("Interview with an officer of the sub-district %", 12, "…1", "…12", 12),
      (
        "% of many interviews with an officer", 12, "1 of many interv…", "12 of many inter…", 12
      ),
      ("北京市西城区德胜街道第%号访谈的记录全文", 3, "…1号访谈的记录全文", "…3号访谈的记录全文", 3),
      ("2021年%北京市西城区德胜街道网格员", 3, "2021年1北京市西…", "2021年3北京市西…", 3),
    ])
  func axis(pattern: String, count: Int, first: String, last: String, labels: Int) {
    let points = (1...count).map {
      SaturationChart.Point(
        source: pattern.replacing("%", with: String($0)), new: 1, cumulative: $0)
    }
    let drawing = ChartDrawing(SaturationChart(points: points, total: count), language: .chinese)
    let axis = drawing.marks.filter { $0.role == .axis }.map(\.bounds)
    let foot = axis.map { $0.y + $0.height }.max() ?? 0
    let names = drawing.labels.filter {
      $0.size == ChartStyle.small.size && $0.anchor != .end || $0.isTurned
    }.filter { $0.rect.y >= foot }.map(\.text)
    #expect(names.first == first && names.last == last && names.count == labels, "\(names)")
    let isCounted = drawing.labels.contains { $0.text.hasSuffix("数字为第几份") }
    #expect(isCounted == (first == "1"))
  }

  @Test("A line stands before the held-out sources, where they are last", arguments: [0, 1, 3])
  func heldOut(first: Int) throws {
    var chart = SaturationChart(points: sources, total: 18)
    for position in first..<3 { chart.points[position].isHeldOut = true }
    func line() -> ChartDrawing.Mark? {
      ChartDrawing(chart, language: .english).marks.first { $0.role == .guide }
    }
    #expect((line() != nil) == (first == 1))
    chart.points[2].isHeldOut = false
    #expect(line() == nil)
  }

  @Test("Undefined is said in words and has no point; the axis goes as far down as it must")
  func agreement() throws {
    let chart = AgreementChart(
      rows: [
        .init(number: "A1", name: "权责配置", value: 0.8, low: 0.667, high: 1, units: 40),
        .init(number: "A2", name: "多元主体协同", value: nil, units: 3, note: "nobody used it"),
        .init(number: "A3", name: "居民参与", value: -0.25, low: -7, high: 0.4, units: 9),
      ], overall: [.init(name: "全部", value: 0.7, units: 52)], coefficient: "Krippendorff α")
    let drawing = ChartDrawing(chart, language: .english)
    let points = drawing.marks.filter { $0.role == .point && $0.bounds.y < 130 }
    #expect(points.count == 2)
    #expect(drawing.labels.count { $0.text == "undefined" } == 1)
    #expect(
      drawing.marks.contains { $0.tooltip == "A2 多元主体协同: undefined, 3 units, nobody used it" })
    let guides = drawing.marks.filter { $0.role == .guide }.map(\.bounds)
    let point = try #require(points.first).bounds
    #expect(guides.prefix(3).contains { abs($0.x - (point.x + point.width / 2)) < 1e-9 })
    #expect(drawing.labels.contains { $0.text == "−1.0" })
    #expect(drawing.marks.contains { $0.role == .arrow })
    #expect(drawing.marks.count { $0.role == .overall && $0.bounds.y < 200 } == 1)
  }

  @Test("A long name takes two lines, and its row is as much higher")
  func longNames() {
    func drawing(_ name: String) -> ChartDrawing {
      ChartDrawing(
        AgreementChart(rows: [.init(name: name, value: 0.5, units: 9)], coefficient: "α"),
        language: .english)
    }
    let (short, long) = (
      drawing("burden"), drawing("Perceived administrative burden of form filling")
    )
    let endless = drawing(String(repeating: "填表负担", count: 30))
    #expect(
      long.labels.count == short.labels.count + 1 && endless.labels.count == long.labels.count)
    #expect(long.height - short.height == 15 && endless.height == long.height)
    #expect(endless.labels.contains { $0.text.hasSuffix("…") })
    #expect(!long.labels.contains { $0.text.hasSuffix("…") })
  }

  @Test("A figure that no page holds is pointed out", arguments: [(40, false), (128, true)])
  func pages(codes: Int, isTooLarge: Bool) {
    let rows = (1...codes).map {
      AgreementChart.Row(number: "a\($0)", name: "负担", value: 0.5, units: 9)
    }
    let square = ConfusionChart(
      categories: rows.map { .init(number: $0.number, name: $0.name) }, counts: [[3]],
      rowCoder: "甲", columnCoder: "乙")
    let chart = AgreementChart(rows: rows, coefficient: "α")
    #expect((ChartSVG.finding(chart, language: .chinese) != nil) == isTooLarge)
    #expect((ChartSVG.finding(square, language: .chinese) != nil) == isTooLarge)
  }

  @Test("Counts stand in their cells, white where the cell is dark; the diagonal is framed")
  func confusion() {
    let chart = ConfusionChart(
      categories: [
        .init(number: "A1", name: "权责"), .init(number: "A2", name: "协同"), .init(name: ""),
      ],
      counts: [[30, 2, 1], [0, 12], [4, -5, .max]], rowCoder: "甲", columnCoder: "乙")
    let drawing = ChartDrawing(chart, language: .chinese)
    let cells = drawing.labels.filter(\.isOnMark)
    #expect(cells.map(\.text) == ["30", "2", "1", "12", "4", "9E"])
    #expect(cells.last?.ink == .light && cells[2].ink == .dark)
    #expect(drawing.marks.count { $0.role == .agreed } == 3 + 1)
    #expect(chart.total == .max && chart.rowTotal(0) == 33 && chart.columnTotal(0) == 34)
    #expect(drawing.marks.contains { $0.tooltip == "甲 A1 权责 × 乙 未编码：1" })
  }

  @Test(
    "Shades have round bounds, and the most is the darkest",
    arguments: [
      (0, []), (1, [1]), (3, [1, 2, 3]), (30, [1, 2, 5, 20, 30]), (700, [2, 10, 50, 500, 700]),
    ] as [(Int, [Int])])
  func shades(most: Int, bounds: [Int]) {
    let shades = ConfusionShades(most: most)
    #expect(shades.bounds == bounds)
    #expect(shades.shade(of: 0) == nil)
    if most > 1 { #expect(shades.shade(of: most) == ChartSVG.shades.count - 1) }
  }

  @Test(
    "Numbers as printed",
    arguments: [
      (0, "0"), (9_999, "9999"), (12_345, "12k"), (999_999, "999k"), (3_000_000, "3M"),
      (.max, "9E"),
    ])
  func compact(count: Int, text: String) {
    #expect(ChartNumber.compact(count) == text)
  }

  @Test("Zero has no sign", arguments: [(-0.001, "0.00"), (-0.126, "−0.13"), (2, "2.00")])
  func fixed(value: Double, text: String) {
    #expect(ChartNumber.fixed(value, decimals: 2) == text)
  }
}

extension ChartDrawing.Mark.Shape {
  fileprivate var points: [FigurePoint]? {
    if case .path(let points, _) = self { points } else { nil }
  }
}
