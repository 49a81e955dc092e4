/// What a chart of confusions says in words.
struct ConfusionWords {
  private let chart: ConfusionChart
  private let isChinese: Bool
  /// Whether every code has a number of its own; else their positions serve.
  private let hasNumbers: Bool

  init(_ chart: ConfusionChart, language: FigureLanguage) {
    self.chart = chart
    isChinese = language == .chinese
    hasNumbers = chart.categories.allSatisfy { $0.name.isEmpty || !$0.number.isEmpty }
  }

  var caption: String {
    if let title = chart.title { return title }
    let (a, b) = (chart.rowCoder, chart.columnCoder)
    return isChinese
      ? "图：\(a)与\(b)的编码混淆矩阵" : "Figure: Codes of \(a) against those of \(b)"
  }

  /// Whose the rows are, and whose the columns.
  var axes: [String] {
    isChinese
      ? ["列：\(chart.columnCoder)", "行：\(chart.rowCoder)"]
      : ["columns: \(chart.columnCoder)", "rows: \(chart.rowCoder)"]
  }

  var total: String { isChinese ? "合计" : "Total" }
  private var uncoded: String { isChinese ? "未编码" : "uncoded" }

  /// Number and name.
  /// - Parameter numbered: whether the number is needed as a key, even if it is only the position.
  func label(_ position: Int, numbered: Bool) -> String {
    let category = chart.categories[position]
    guard !category.name.isEmpty else { return uncoded }
    let number = numbered ? shortLabel(position) : category.number
    return number.isEmpty ? category.name : "\(number) \(category.name)"
  }

  /// The number alone.
  func shortLabel(_ position: Int) -> String {
    let category = chart.categories[position]
    if category.name.isEmpty { return uncoded }
    return hasNumbers ? category.number : String(position + 1)
  }

  var agreed: String {
    let (agreed, total) = (chart.agreed, chart.total)
    let word = isChinese ? "两人一致" : "both alike"
    guard total > 0 else { return word }
    let percent = ChartNumber.fixed(100 * Double(agreed) / Double(total), decimals: 1)
    return isChinese
      ? "\(word)：\(agreed) / \(total)（\(percent)%）"
      : "\(word): \(agreed) of \(total) (\(percent) %)"
  }

  func empty(isShortened: Bool) -> String {
    let zero = isChinese ? "空格为 0" : "an empty cell is 0"
    guard isShortened else { return zero }
    return zero + (isChinese ? "；k 为千，M 为百万" : "; k thousands, M millions")
  }

  var several: String {
    isChinese ? "有多个编码的单位按编码分别计数" : "units with several codes count for each"
  }

  func tooltip(_ row: Int, _ column: Int) -> String {
    let (a, b) = (label(row, numbered: false), label(column, numbered: false))
    let count = chart.count(row, column)
    return isChinese
      ? "\(chart.rowCoder) \(a) × \(chart.columnCoder) \(b)：\(count)"
      : "\(chart.rowCoder) \(a) × \(chart.columnCoder) \(b): \(count)"
  }

  /// - Parameters:
  ///   - row: the position after the last for the totals of columns.
  ///   - column: the position after the last for the totals of rows.
  func totalTooltip(_ count: Int, _ row: Int, _ column: Int) -> String {
    let rows = chart.categories.indices
    let name =
      rows.contains(row)
      ? "\(chart.rowCoder) \(label(row, numbered: false))"
      : rows.contains(column)
        ? "\(chart.columnCoder) \(label(column, numbered: false))" : total
    return isChinese ? "\(name)：\(count)" : "\(name): \(count)"
  }
}
