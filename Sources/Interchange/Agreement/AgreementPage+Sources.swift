import GroundedTheory

extension AgreementPage {
  /// The highest word that each coefficient may claim, on the scales that theses cite.
  var benchmarks: ReportPage.Section? {
    let universe = report.rows.first?.universe
    let rows = report.rows.filter {
      $0.place.source == nil && $0.place.code == nil && $0.figure.coefficient.isChanceCorrected
        && $0.figure.estimate.value != nil && $0.universe == universe
        && $0.figure.coders == report.coders && $0.figure.coefficient != .gamma
    }
    guard !rows.isEmpty else { return nil }
    let scales: [BenchmarkScale] = [.landisKoch, .altman, .fleiss, .krippendorff]
    let hasPlaces = report.bases.count > 1
    var table = ReportTable(
      columns: (hasPlaces ? [words("比较", "Compared")] : [])
        + [words("系数", "Coefficient"), words("值", "Value")]
        + scales.map(words.name(of:)))
    var reasons: [String] = []
    for row in rows {
      let figure = row.figure
      let cells = scales.map { scale -> ReportTable.Cell in
        guard scale.suits(figure.coefficient) else { return .empty }
        let benchmark = Benchmark(
          value: figure.estimate.value, standardError: figure.certainty?.standardError, on: scale)
        guard let claim = benchmark.claim else {
          guard let lack = benchmark.lack else { return .empty }
          let name = words.name(of: figure.coefficient, metric: row.metric)
          let why = words("\(name)：\(words.lack(lack))。", "\(name): \(words.lack(lack)).")
          if !reasons.contains(why) { reasons.append(why) }
          return .empty
        }
        return .text(
          words.word(forBand: claim.band.name) + String(format: " (%.2f)", claim.cumulative))
      }
      table.append(
        (hasPlaces ? [.text(placeName(row.place))] : [])
          + [
            .text(words.name(of: figure.coefficient, metric: row.metric)),
            ReportTable.Cell(figure.estimate.value),
          ]
          + cells)
    }
    let isOneOfTwo = Set(report.rows.map(\.universe)).count > 1
    let hasUniverses =
      universe.map {
        isOneOfTwo ? words("范围为\(words.word(for: $0))。", "Of \(words.word(for: $0)). ") : ""
      } ?? ""
    return section(
      "benchmarks", words("系数的等级", "What the coefficients may be called"),
      [
        words(
          hasUniverses + "表中为可以主张的最高等级，即系数达到该等级或更高的概率不低于 0.95，括号内为该概率（Gwet 2014）。"
            + "各等级只是惯例，并非检验。",
          hasUniverses
            + "The highest band that the coefficient reaches with a probability of 0.95 or more, and that probability"
            + " (Gwet 2014). The bands are conventions, not tests.")
      ], table: table, notes: reasons,
      expendable: [words.name(of: .altman), words.name(of: .fleiss)])
  }

  /// Where agreement is high and κ low: why.
  var paradoxes: [String] {
    var notes = report.bases.compactMap { basis in
      language == .chinese ? basis.margins?.chineseNote : basis.margins?.note
    }
    let codes = report.usage.filter { $0.universe == .all && $0.margins?.isParadox == true }
    if !codes.isEmpty {
      let names = words.listAll(codes.compactMap(withIndices))
      notes.append(
        words(
          "\(names)的一致率不低于 0.8 而 κ 低于 0.6：绝大多数单位没有该编码，仅凭偶然就会有很高的一致率"
            + "（Feinstein 与 Cicchetti 1990；Byrt 等 1993）。流行指数为双方均未用该编码与均已用该编码的单位"
            + "所占比例之差，偏倚指数为两人使用比例之差。宜将一致率和 AC1 与 κ 一并报告。",
          "For \(names) the coders agree on 80 % of the units or more while κ is below 0.6: nearly all units are"
            + " without the code, so that chance alone would give most of that agreement (Feinstein and Cicchetti"
            + " 1990; Byrt, Bishop and Carlin 1993). The prevalence index is the share of units that neither gave the"
            + " code less that of those both did; the bias index is how far their own shares differ. Report percent agreement and AC1 beside κ."
        ))
    }
    return notes
  }

  /// A code with what makes its κ low.
  private func withIndices(_ usage: CodeUsage) -> String? {
    guard let code = usage.place.code, let margins = usage.margins,
      let prevalence = margins.prevalence, let adjusted = margins.adjustedKappa
    else { return usage.place.code }
    func two(_ number: Double) -> String { String(format: "%.2f", number) }
    return words(
      "\(code)（流行指数 \(two(prevalence))，偏倚指数 \(two(margins.bias))，PABAK \(two(adjusted))）",
      "\(code) (prevalence index \(two(prevalence)), bias index \(two(margins.bias)), PABAK \(two(adjusted)))"
    )
  }

  /// The papers behind the coefficients given.
  var references: ReportPage.Section {
    var used: [AgreementCoefficient] = []
    for row in report.rows where !used.contains(row.figure.coefficient) {
      used.append(row.figure.coefficient)
    }
    var cited = used.flatMap(AgreementCitations.papers(for:))
    cited += methods.flatMap(AgreementCitations.papers(for:))
    cited += Set(report.rows.compactMap(\.metric)).flatMap(AgreementCitations.papers(for:))
    if benchmarks != nil { cited += AgreementCitations.scales }
    if !paradoxes.isEmpty { cited += AgreementCitations.paradox }
    let papers = Set(cited).sorted()
    return section(
      "references", words("参考文献", "References"), [papers.joined(separator: "\n\n")])
  }

  /// Where standard errors come from.
  private var methods: Set<CertaintyOrigin.Method> {
    Set(report.rows.compactMap { $0.figure.certainty?.origin.method })
  }

  /// What it takes to compute the page once more.
  var settings: ReportPage.Section {
    let options = report.options
    var parts = [words("单位：\(words.unitWord(report.unit))", "unit: \(report.unit)")]
    if report.rows.contains(where: { $0.figure.coefficient == .krippendorffAlpha }) {
      let metric = words.word(for: options.metric)
      parts.append(words("α 的度量：\(metric)", "metric of α: \(metric)"))
    }
    if report.rows.contains(where: { $0.figure.coefficient.isWeighted }) {
      let weights = words.word(for: options.weights)
      parts.append(words("权重：\(weights)", "weights: \(weights)"))
    }
    if methods.contains(where: \.isDrawn) {
      parts.append(words("随机种子：\(options.seed)", "seed: \(options.seed)"))
    }
    parts.append(words("计算程序：\(program)", "computed with \(program)"))
    return section(
      "settings", words("计算设置", "Settings"),
      [parts.joined(separator: words("；", "; ")) + words("。", ".")])
  }
}

extension CertaintyOrigin.Method {
  /// Whether it depends on a seed.
  fileprivate var isDrawn: Bool {
    switch self {
    case .bootstrap, .randomContinua: true
    case .fleissCohenEveritt1969, .gwet2014, .unasked: false
    }
  }
}
