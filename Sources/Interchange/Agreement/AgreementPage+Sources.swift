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
          let name = words.name(of: figure.coefficient, metric: row.metric)
          let why = words(
            "\(name)：\(words.benchmarkReason(benchmark.note))。",
            "\(name): \(benchmark.note).")
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
      .compactMap(\.place.code)
    if !codes.isEmpty {
      let names = words.listAll(codes)
      notes.append(
        words(
          "\(names)的一致率不低于 0.8 而 κ 低于 0.6：绝大多数单位没有该编码，仅凭偶然就会有很高的一致率"
            + "（Feinstein 与 Cicchetti 1990）。宜将一致率和 AC1 与 κ 一并报告。",
          "For \(names) the coders agree on 80 % of the units or more while κ is below 0.6: nearly all units are"
            + " without the code, so that chance alone would give most of that agreement (Feinstein and Cicchetti"
            + " 1990). Report percent agreement and AC1 beside κ."))
    }
    return notes
  }

  /// The papers behind the coefficients given.
  var references: ReportPage.Section {
    var used: [AgreementCoefficient] = []
    for row in report.rows where !used.contains(row.figure.coefficient) {
      used.append(row.figure.coefficient)
    }
    let methods = Set(report.rows.compactMap { $0.figure.certainty?.method })
    var cited = used.flatMap(AgreementCitations.papers(for:))
    if methods.contains(where: { $0.hasPrefix("Gwet 2014") }) || benchmarks != nil {
      cited += AgreementCitations.papers(for: .gwetAC2)
    }
    if methods.contains(where: { $0.hasPrefix("Fleiss–Cohen–Everitt") }) {
      cited += AgreementCitations.largeSample
    }
    if methods.contains(where: { $0.hasPrefix("bootstrap") }) {
      cited += AgreementCitations.bootstrap
    }
    if benchmarks != nil { cited += AgreementCitations.scales }
    if !paradoxes.isEmpty { cited += AgreementCitations.paradox }
    let papers = Set(cited).sorted()
    return section(
      "references", words("参考文献", "References"), [papers.joined(separator: "\n\n")])
  }

  /// What it takes to compute the page once more.
  var settings: ReportPage.Section {
    let options = report.options
    var parts: [String] = [
      words("单位：\(words.unitWord(report.unit))", "unit: \(report.unit)"),
      words(
        "α 的度量：\(words.word(for: options.metric))",
        "metric of α: \(words.word(for: options.metric))"),
      report.rows.contains { $0.figure.coefficient.isWeighted }
        ? words(
          "权重：\(options.weights.rawValue)",
          "weights: \(options.weights.rawValue)") : "",
      words("随机种子：\(options.seed)", "seed: \(options.seed)"),
      words(
        "自助样本数：\(options.samples ?? AgreementOptions.usualSamples)",
        "samples: \(options.samples ?? AgreementOptions.usualSamples)"),
    ]
    if let resampling = options.resampling {
      parts.append(
        words(
          resampling == .units ? "抽取对象：单位" : "抽取对象：资料",
          "drawn: \(resampling.rawValue)"))
    }
    parts.append(words("计算程序：\(program)", "computed with \(program)"))
    return section(
      "settings", words("计算设置", "Settings"),
      [parts.filter { !$0.isEmpty }.joined(separator: words("；", "; ")) + words("。", ".")])
  }
}

/// What is cited for each coefficient.
enum AgreementCitations {
  static let largeSample = [
    "Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of kappa and weighted kappa."
      + " Psychological Bulletin, 72(5), 323–327."
  ]
  static let bootstrap = [
    "Efron, B. (1979). Bootstrap methods: Another look at the jackknife. The Annals of Statistics, 7(1), 1–26."
  ]
  static let scales = [
    "Altman, D. G. (1991). Practical Statistics for Medical Research. London: Chapman and Hall.",
    "Fleiss, J. L. (1981). Statistical Methods for Rates and Proportions (2nd ed.). New York: Wiley.",
    "Landis, J. R., & Koch, G. G. (1977). The measurement of observer agreement for categorical data. Biometrics,"
      + " 33(1), 159–174.",
  ]
  static let paradox = [
    "Feinstein, A. R., & Cicchetti, D. V. (1990). High agreement but low kappa: I. The problems of two paradoxes."
      + " Journal of Clinical Epidemiology, 43(6), 543–549."
  ]

  static func papers(for coefficient: AgreementCoefficient) -> [String] {
    switch coefficient {
    case .percent: []
    case .holsti, .compositeReliability:
      [
        "Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities. Reading, MA: Addison-Wesley."
      ]
    case .cohenKappa:
      [
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological"
          + " Measurement, 20(1), 37–46."
      ]
    case .weightedKappa:
      [
        "Cohen, J. (1968). Weighted kappa: Nominal scale agreement with provision for scaled disagreement or"
          + " partial credit. Psychological Bulletin, 70(4), 213–220."
      ]
    case .scottPi:
      [
        "Scott, W. A. (1955). Reliability of content analysis: The case of nominal scale coding. Public Opinion"
          + " Quarterly, 19(3), 321–325."
      ]
    case .fleissKappa:
      [
        "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, 76(5),"
          + " 378–382."
      ]
    case .congerKappa:
      [
        "Conger, A. J. (1980). Integration and generalization of kappas for multiple raters. Psychological"
          + " Bulletin, 88(2), 322–328."
      ]
    case .brennanPrediger:
      [
        "Brennan, R. L., & Prediger, D. J. (1981). Coefficient kappa: Some uses, misuses, and alternatives."
          + " Educational and Psychological Measurement, 41(3), 687–699."
      ]
    case .gwetAC1:
      [
        "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement."
          + " British Journal of Mathematical and Statistical Psychology, 61(1), 29–48."
      ]
    case .gwetAC2:
      [
        "Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.). Gaithersburg, MD: Advanced Analytics."
      ]
    case .krippendorffAlpha:
      [
        "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology (2nd ed.). Thousand Oaks,"
          + " CA: Sage."
      ]
    case .kupperHafner:
      [
        "Kupper, L. L., & Hafner, K. B. (1989). On assessing interrater agreement for multiple attribute responses."
          + " Biometrics, 45(3), 957–967."
      ]
    case .alphaU, .alphaU1995:
      [
        "Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological Methodology, 25,"
          + " 47–76."
      ]
    case .uAlpha, .binaryUAlpha, .cuAlpha, .kuAlpha:
      [
        "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing textual"
          + " continua: Further developments. Quality & Quantity, 50(6), 2347–2364."
      ]
    case .gamma:
      [
        "Mathet, Y., Widlöcher, A., & Métivier, J.-P. (2015). The unified and holistic method gamma (γ) for"
          + " inter-annotator agreement measure and alignment. Computational Linguistics, 41(3), 437–479."
      ]
    }
  }
}
