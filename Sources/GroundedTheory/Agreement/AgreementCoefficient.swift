/// The coefficients of agreement, by the ids that scripts rely on.
public enum AgreementCoefficient: String, CaseIterable, Sendable, Codable {
  /// The share of pairs of ratings of a unit that are alike, the mean over units with two or more.
  case percent
  /// 2M / (N1 + N2): O. R. Holsti (1969), Content Analysis for the Social Sciences and Humanities.
  case holsti
  /// nK / (1 + (n − 1) K) of the mean K of Holsti's figure over pairs of coders.
  case compositeReliability = "composite-reliability"
  /// J. Cohen (1960), Educational and Psychological Measurement 20, 37–46.
  case cohenKappa = "cohen-kappa"
  /// J. Cohen (1968), Psychological Bulletin 70, 213–220.
  case weightedKappa = "weighted-kappa"
  /// W. A. Scott (1955), Public Opinion Quarterly 19, 321–325.
  case scottPi = "scott-pi"
  /// J. L. Fleiss (1971), Psychological Bulletin 76, 378–382.
  case fleissKappa = "fleiss-kappa"
  /// A. J. Conger (1980), Psychological Bulletin 88, 322–328.
  case congerKappa = "conger-kappa"
  /// R. L. Brennan and D. J. Prediger (1981), Educational and Psychological Measurement 41, 687–699.
  case brennanPrediger = "brennan-prediger"
  /// K. L. Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48.
  case gwetAC1 = "gwet-ac1"
  /// K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition: AC1 with weights.
  case gwetAC2 = "gwet-ac2"
  /// K. Krippendorff (2004, 2011): any number of coders, missing ratings, any metric.
  case krippendorffAlpha = "krippendorff-alpha"
  /// L. L. Kupper and K. B. Hafner (1989), Biometrics 45, 957–967: several codes to a unit.
  case kupperHafner = "kupper-hafner"
  /// α_U of K. Krippendorff (1995), Sociological Methodology 25, 47–76, as corrected in Content Analysis (2004).
  case alphaU = "alpha-u"
  /// α_U as first printed (1995).
  case alphaU1995 = "alpha-u-1995"
  /// K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher (2016), Quality & Quantity 50, 2347–2364: cut and code.
  case uAlpha = "u-alpha"
  /// Of the same family: the cut alone.
  case binaryUAlpha = "binary-u-alpha"
  /// Of the same family: the codes of what was cut out by both.
  case cuAlpha = "cu-alpha"
  /// Of the same family: one code against what others were given to its words.
  case kuAlpha = "ku-alpha"
  /// Y. Mathet, A. Widlöcher and J.-P. Métivier (2015), Computational Linguistics 41, 437–479.
  case gamma
}

extension AgreementCoefficient {
  /// Whether it is a figure of stretches of text that coders also cut out, not of units given.
  public var isUnitizing: Bool {
    switch self {
    case .alphaU, .alphaU1995, .uAlpha, .binaryUAlpha, .cuAlpha, .kuAlpha, .gamma: true
    default: false
    }
  }

  /// Whether it is also given code by code, of units that have the code or have it not: without what compares
  /// stretches or sets, and without weights, since having and not having are no order.
  public var isGivenByCode: Bool { !isUnitizing && !isWeighted && self != .kupperHafner }

  /// Whether it takes weights.
  public var isWeighted: Bool { self == .weightedKappa || self == .gwetAC2 }

  /// Whether it compares two coders; of more, each pair is given, and their mean.
  public var isPairwise: Bool {
    switch self {
    case .holsti, .cohenKappa, .weightedKappa, .scottPi, .kupperHafner: true
    default: false
    }
  }
}
