import GroundedTheory

extension AgreementChart {
  /// The coefficients that are also given code by code.
  public static let coefficients = AgreementCoefficient.allCases.filter(\.isGivenByCode)

  /// What a report says of one coefficient, code by code and of all codes.
  /// - Parameters:
  ///   - numbers: the numbers of codes by their names.
  ///   - guides: nil for those that suit the coefficient.
  public init(
    _ report: AgreementReport, of coefficient: AgreementCoefficient, universe: AgreementUniverse,
    numbers: [String: String], guides: Guides? = nil, language: FigureLanguage,
    title: String? = nil
  ) {
    let words = PageWords(language: language)
    let rows = report.rows.filter {
      $0.figure.coefficient == coefficient && $0.universe == universe && $0.place.source == nil
        // Of more than two coders the mean of the pairs, not each pair.
        && $0.figure.coders == report.coders
    }
    let name = words.name(of: coefficient)
    let all = rows.filter { $0.place.code == nil }
    self.init(
      rows: rows.filter { $0.place.code != nil }.map { row in
        Row(
          row.figure, number: row.place.code.flatMap { numbers[$0] } ?? "",
          name: row.place.code ?? "", words)
      },
      overall: all.map { Row($0.figure, number: "", name: words("全部编码", "All codes"), words) },
      coefficient: name, guides: guides ?? Guides(suiting: coefficient))
    let coders = words.all(report.coders)
    let units = words.units(all.first?.figure.estimate.units ?? 0, of: report.unit)
    self.title =
      title
      ?? words(
        "图：\(coders)对各编码的一致性（\(name)；\(units)，\(words.word(for: universe))）",
        "Figure: Agreement of \(coders) by code (\(name); \(units), \(words.word(for: universe)))")
  }
}

extension AgreementChart.Row {
  fileprivate init(
    _ figure: AgreementFigure, number: String, name: String, _ words: PageWords
  ) {
    self.init(
      number: number, name: name, value: figure.estimate.value, low: figure.certainty?.low,
      high: figure.certainty?.high, units: figure.estimate.units,
      note: words.note(of: figure.estimate))
  }
}

extension AgreementChart.Guides {
  /// Krippendorff set his bounds for α, Landis and Koch theirs for κ; none were set for what does not allow for
  /// chance.
  fileprivate init(suiting coefficient: AgreementCoefficient) {
    self =
      coefficient == .krippendorffAlpha
      ? .krippendorff : coefficient.isChanceCorrected ? .landisKoch : .none
  }
}
