import GroundedTheory
import Interchange
import TestSupport

/// Charts of every size, with names and numbers of every sort. Synthetic.
struct ChartFixture {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func index(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func name(_ position: Int) -> String {
    let words = [
      "网格", "治理效能", "Service", "orientation", "<&\"'>", "（社区）", "，", "𠮷", "👨‍👩‍👧", "é", "W", "α",
      "Donaudampfschifffahrtsgesellschaft", "\n", "\u{FFFF}",
    ]
    let count = index(0...6)
    return "\(position)"
      + (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
  }

  /// Mostly a number of the range, sometimes none, or one that nothing should bring forth.
  private mutating func real(_ range: ClosedRange<Double>) -> Double? {
    switch index(0...19) {
    case 0: return nil
    case 1:
      return [.nan, .infinity, -.infinity, 1e300, -1e300, 0, -0.0].randomElement(using: &generator)
    default: return Double.random(in: range, using: &generator)
    }
  }

  private mutating func title() -> String? { index(0...1) == 0 ? nil : name(index(0...99)) }

  private mutating func count(_ most: Int) -> Int {
    index(0...40) == 0 ? [.max, .min, -1].randomElement(using: &generator) ?? 0 : index(0...most)
  }

  mutating func saturation() -> SaturationChart {
    let most = [1, 9, 130, 40_000][index(0...3)]
    let isShort = index(0...1) == 0
    let start = index(0...2) == 0 ? "" : name(0).filter { $0 != "\n" } + name(0)
    let others = index(0...60)
    var points: [SaturationChart.Point] = []
    for position in 0..<[0, 1, 2, index(3...30), index(30...220)][index(0...4)] {
      let name = start + (isShort ? "A\(position)" : name(position))
      points.append(
        .init(
          source: name, new: count(most), cumulative: count(most), expected: real(0...Double(most)),
          low: real(0...Double(most)), high: real(0...Double(most)), isHeldOut: position >= others))
    }
    let estimate = index(0...2) == 0 ? nil : real(0...Double(4 * most))
    return SaturationChart(
      points: points, total: count(most),
      estimate: estimate.map {
        .init(value: $0, low: real(0...Double(most)), high: real(0...Double(9 * most)))
      }, level: title() ?? "", order: title() ?? "", title: title())
  }

  private mutating func row(_ position: Int) -> AgreementChart.Row {
    .init(
      number: index(0...3) == 0 ? "" : "A\(position)", name: name(position),
      value: index(0...5) == 0 ? nil : real(-1...1), low: real(-1...1), high: real(0...1),
      units: count(1_000_000), note: name(0))
  }

  mutating func agreement() -> AgreementChart {
    AgreementChart(
      rows: (0..<[0, 1, index(2...30), index(30...128)][index(0...3)]).map { row($0) },
      overall: (0..<index(0...3)).map { row($0) },
      coefficient: index(0...1) == 0 ? "Krippendorff α" : name(1),
      guides: AgreementChart.Guides.allCases.randomElement(using: &generator) ?? .krippendorff,
      title: title())
  }

  mutating func confusion() -> ConfusionChart {
    let size = [0, 1, 2, index(3...14), index(15...41)][index(0...4)]
    let isNumbered = index(0...1) == 0
    let most = [1, 30, 9_999, 1_000_000][index(0...3)]
    var categories = (0..<size).map {
      ConfusionChart.Category(number: isNumbered ? "A\($0)" : "", name: name($0))
    }
    if size > 1, index(0...2) > 0 { categories[size - 1] = .init(name: "") }
    var chart = ConfusionChart(
      categories: categories,
      counts: (0..<size).map { _ in
        (0..<max(0, size - index(0...1))).map { _ in index(0...2) == 0 ? count(most) : 0 }
      }, rowCoder: name(1), columnCoder: name(2), title: title())
    chart.hasSeveral = index(0...1) == 0
    return chart
  }
}
