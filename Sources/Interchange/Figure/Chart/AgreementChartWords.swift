/// What a chart of agreement says in words.
struct AgreementChartWords {
  private let chart: AgreementChart
  private let isChinese: Bool

  init(_ chart: AgreementChart, language: FigureLanguage) {
    self.chart = chart
    isChinese = language == .chinese
  }

  var caption: String {
    if let title = chart.title { return title }
    return isChinese
      ? "图：各编码的编码一致性（\(chart.coefficient)）"
      : "Figure: Agreement by code (\(chart.coefficient))"
  }

  var code: String { isChinese ? "编码" : "Code" }
  var units: String { isChinese ? "单位数" : "Units" }
  var point: String { isChinese ? "编码的系数与 95% 区间" : "one code, with its 95 % interval" }
  var all: String { isChinese ? "全部编码" : "all codes together" }

  /// nil where there are none.
  func guides(_ guides: AgreementChart.Guides) -> String? {
    switch guides {
    case .none: nil
    case .krippendorff:
      isChinese ? "随机水平 0；克里彭多夫的界限 .667 与 .8" : "chance, and Krippendorff's .667 and .8"
    case .landisKoch:
      isChinese ? "兰迪斯与科克的界限 .4、.6、.8" : "Landis and Koch's .4, .6 and .8"
    }
  }

  func value(_ row: AgreementChart.Row) -> String {
    guard let value = row.value?.finite else { return isChinese ? "未定义" : "undefined" }
    return Self.number(value)
  }

  /// Empty where there is none.
  func interval(_ row: AgreementChart.Row) -> String {
    guard row.value?.finite != nil, let low = row.low?.finite, let high = row.high?.finite else {
      return ""
    }
    return "[\(Self.number(low)), \(Self.number(high))]"
  }

  /// The figures of a row in full.
  func tooltip(_ row: AgreementChart.Row) -> String {
    let name = [row.number, row.name].filter { !$0.isEmpty }.joined(separator: " ")
    let figures = [value(row), interval(row)].filter { !$0.isEmpty }.joined(separator: " ")
    let units = isChinese ? "\(row.units) 个单位" : "\(row.units) unit\(row.units == 1 ? "" : "s")"
    let parts = [figures, units, row.note].filter { !$0.isEmpty }
    return isChinese
      ? "\(name)：\(parts.joined(separator: "，"))" : "\(name): \(parts.joined(separator: ", "))"
  }

  /// Two decimals; a number far beyond what a coefficient can be would burst its column.
  private static func number(_ value: Double) -> String {
    abs(value) < 100 ? ChartNumber.fixed(value, decimals: 2) : (value < 0 ? "< −99" : "> 99")
  }
}
