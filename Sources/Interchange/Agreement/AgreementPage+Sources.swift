import GroundedTheory

extension AgreementPage {
  /// What the highest band is that each coefficient may claim.
  var benchmarks: ReportPage.Section? { nil }

  /// The papers behind the coefficients given.
  var references: ReportPage.Section {
    var used: [AgreementCoefficient] = []
    for row in report.rows where !used.contains(row.figure.coefficient) {
      used.append(row.figure.coefficient)
    }
    let papers = Set(used.flatMap(AgreementCitations.papers(for:))).sorted()
    return section(
      "references", words.say("References", "参考文献"), [papers.joined(separator: "\n\n")])
  }

  /// What it takes to compute the page once more.
  var settings: ReportPage.Section {
    let options = report.options
    var parts = [
      words.say("unit: \(report.unit)", "单位：\(words.unitWord(report.unit))"),
      words.say(
        "metric of α: \(words.word(for: options.metric))",
        "α 的度量：\(words.word(for: options.metric))"),
      words.say("seed: \(options.seed)", "随机种子：\(options.seed)"),
      words.say(
        "samples: \(options.samples ?? AgreementOptions.usualSamples)",
        "自助样本数：\(options.samples ?? AgreementOptions.usualSamples)"),
    ]
    if let resampling = options.resampling {
      parts.append(
        words.say("drawn: \(resampling.rawValue)", resampling == .units ? "抽取对象：单位" : "抽取对象：资料"))
    }
    parts.append(words.say("computed with \(program)", "计算程序：\(program)"))
    return section(
      "settings", words.say("Settings", "计算设置"),
      [parts.joined(separator: words.say("; ", "；")) + words.say(".", "。")])
  }
}

/// What is cited for each coefficient.
enum AgreementCitations {
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
          + " Measurement, 20(1), 37–46.",
        "Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of kappa and weighted"
          + " kappa. Psychological Bulletin, 72(5), 323–327.",
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
