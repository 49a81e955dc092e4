import GroundedTheory

extension ConfusionChart {
  /// How many codes are drawn by themselves where there are more: about what a page holds.
  public static let mostCodes = 40

  /// What two coders made of the same units.
  /// - Parameters:
  ///   - confusions: the first coder's codes as rows.
  ///   - numbers: the numbers of codes by their names; one that has none is called by its position.
  public init(
    _ confusions: CodeConfusions, of rowCoder: String, and columnCoder: String,
    numbers: [String: String] = [:], title: String? = nil
  ) {
    self.init(
      categories: confusions.codes.map { Category(number: numbers[$0] ?? "", name: $0) }
        + (confusions.others > 0 ? [Category(name: "", others: confusions.others)] : [])
        + [Category(name: "")],
      counts: confusions.counts, rowCoder: rowCoder, columnCoder: columnCoder, title: title)
    hasSeveral = confusions.several > 0
    othersAlike = confusions.othersAlike
  }
}
