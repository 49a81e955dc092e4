/// What a saturation chart says in words.
struct SaturationChartWords {
  private let chart: SaturationChart
  private let language: FigureLanguage

  init(_ chart: SaturationChart, language: FigureLanguage) {
    self.chart = chart
    self.language = language
  }

  var caption: String {
    if let title = chart.title { return title }
    let count = chart.points.count
    switch language {
    case .chinese:
      let level = chart.level.isEmpty ? "" : "，\(chart.level)"
      return "图：编码饱和曲线（\(count) 份资料\(level)）"
    case .english:
      let level = chart.level.isEmpty ? "" : " (\(chart.level))"
      return "Figure: Saturation curve over \(count) source\(count == 1 ? "" : "s")\(level)"
    }
  }

  var codes: String {
    switch language {
    case .chinese: chart.level.isEmpty ? "编码数" : "编码数（\(chart.level)）"
    case .english: chart.level.isEmpty ? "Codes" : "Codes (\(chart.level))"
    }
  }

  var sources: String {
    if !chart.order.isEmpty { return chart.order }
    return language == .chinese ? "资料" : "Sources"
  }

  var new: String { language == .chinese ? "该资料的新增编码" : "new codes of the source" }

  var found: String {
    language == .chinese ? "累计编码（共 \(chart.total) 个）" : "codes so far (\(chart.total) in all)"
  }

  var expected: String {
    language == .chinese ? "各种顺序下的期望值" : "expected over all orders"
  }

  var heldOut: String { language == .chinese ? "此线右侧为留存资料" : "held-out sources right of this line" }

  var band: String { language == .chinese ? "随机顺序的 95% 区间" : "95 % band of random orders" }

  /// nil where there is no number.
  /// - Parameter above: the value at which the axis ends.
  func estimate(_ estimate: SaturationChart.Estimate, above top: Double) -> String? {
    guard let value = estimate.value.finite else { return nil }
    let number = ChartNumber.fixed(value, decimals: 1)
    let isChinese = language == .chinese
    var text = "\(estimate.name)\(isChinese ? " 估计 " : " estimate ")\(number)"
    if let low = estimate.low?.finite, let high = estimate.high?.finite {
      text += range(low, high)
    }
    if value > top { text += isChinese ? "，超出纵轴" : ", above the axis" }
    return text
  }

  func tooltip(_ point: SaturationChart.Point, position: Int) -> String {
    let isChinese = language == .chinese
    var text =
      isChinese
      ? "\(position + 1). \(point.source)：新增 \(point.new)，累计 \(point.cumulative)"
      : "\(position + 1). \(point.source): \(point.new) new, \(point.cumulative) so far"
    if let expected = point.expected?.finite {
      text += (isChinese ? "，期望 " : ", expected ") + ChartNumber.fixed(expected, decimals: 1)
    }
    if let low = point.low?.finite, let high = point.high?.finite { text += range(low, high) }
    if point.isHeldOut { text += isChinese ? "，留存资料" : ", held out" }
    return text
  }

  private func range(_ low: Double, _ high: Double) -> String {
    let ends = [low, high].map { ChartNumber.fixed($0, decimals: 1) }
    return language == .chinese
      ? "（95% 区间 \(ends[0])–\(ends[1])）" : " (95 % interval \(ends[0]) to \(ends[1]))"
  }
}

extension FigureLanguage {
  /// Says that an axis counts sources instead of naming them.
  var counted: String { self == .chinese ? "，数字为第几份" : ", by position" }
}
