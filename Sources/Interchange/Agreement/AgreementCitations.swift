import GroundedTheory

/// What is cited for coefficients, distances, standard errors and scales.
enum AgreementCitations {
  static let scales = [
    gwet,
    "Altman, D. G. (1991). Practical Statistics for Medical Research. London: Chapman and Hall.",
    "Fleiss, J. L. (1981). Statistical Methods for Rates and Proportions (2nd ed.). New York: Wiley.",
    "Landis, J. R., & Koch, G. G. (1977). The measurement of observer agreement for categorical data. Biometrics,"
      + " 33(1), 159–174.",
  ]
  static let paradox = [
    "Byrt, T., Bishop, J., & Carlin, J. B. (1993). Bias, prevalence and kappa. Journal of Clinical Epidemiology,"
      + " 46(5), 423–429.",
    "Feinstein, A. R., & Cicchetti, D. V. (1990). High agreement but low kappa: I. The problems of two paradoxes."
      + " Journal of Clinical Epidemiology, 43(6), 543–549.",
  ]

  private static let gwet =
    "Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.). Gaithersburg, MD: Advanced Analytics."

  static func papers(for method: CertaintyOrigin.Method) -> [String] {
    switch method {
    case .fleissCohenEveritt1969:
      [
        "Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of kappa and weighted kappa."
          + " Psychological Bulletin, 72(5), 323–327."
      ]
    case .gwet2014: [gwet]
    case .bootstrap:
      [
        "Efron, B. (1979). Bootstrap methods: Another look at the jackknife. The Annals of Statistics, 7(1), 1–26."
      ]
    case .unasked, .randomContinua: []
    }
  }

  static func papers(for metric: RatingMetric) -> [String] {
    switch metric {
    case .nominal, .ordinal, .interval, .ratio: []
    case .jaccard:
      [
        "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist, 11(2), 37–50."
      ]
    case .masi:
      [
        "Passonneau, R. (2006). Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation."
          + " Proceedings of LREC 2006."
      ]
    }
  }

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
    case .gwetAC2: [gwet]
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
