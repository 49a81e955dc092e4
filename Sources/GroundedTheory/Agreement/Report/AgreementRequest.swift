/// Which figures of agreement are wanted.
public struct AgreementRequest: Sendable {
  /// The level that codes are rolled up to, by key or name; nil takes each as it is.
  public var level: String?
  /// Empty for those that suit the coders and units.
  public var coefficients: [AgreementCoefficient] = []
  /// What figures are for, beside all together.
  public var parts: Set<AgreementPart> = [.code]
  /// nil for all units, and coded ones too where that makes a difference of 0.05 to a coefficient that allows for
  /// chance.
  public var universes: Set<AgreementUniverse>?
  /// Metric, weights, bootstrap.
  public var options = AgreementOptions()
  /// Whether weights are wanted: then weighted coefficients are among the usual ones.
  public var isWeighted = false
  /// Whether what was decided where coders differ is taken in, for figures before and after.
  public var isAdjudicated = false

  /// One that takes what is usual.
  public init() {}

  /// A difference from which both universes are given.
  static let markedDifference = 0.05
}

extension AgreementRequest {
  /// The coefficients asked for, or those that suit the ratings.
  /// - Parameter several: whether units have several codes.
  func chosen(coders: Int, several: Bool, isOfScalars: Bool) -> [ChosenCoefficient] {
    guard coefficients.isEmpty else {
      return coefficients.map { ChosenCoefficient(coefficient: $0, metric: options.metric) }
    }
    var usual: [AgreementCoefficient] =
      coders == 2
      ? [.percent, .holsti, .cohenKappa, .scottPi, .brennanPrediger, .gwetAC1, .krippendorffAlpha]
      : [
        .percent, .compositeReliability, .congerKappa, .fleissKappa, .brennanPrediger, .gwetAC1,
        .krippendorffAlpha,
      ]
    if isWeighted { usual += [.weightedKappa, .gwetAC2] }
    if several { usual.append(.kupperHafner) }
    if isOfScalars { usual += [.alphaU, .uAlpha, .binaryUAlpha, .cuAlpha] }
    var chosen = usual.map { ChosenCoefficient(coefficient: $0, metric: options.metric) }
    if several, options.metric == .nominal {
      chosen.append(ChosenCoefficient(coefficient: .krippendorffAlpha, metric: .jaccard))
    }
    return chosen
  }
}

extension [ChosenCoefficient] {
  /// Those that make sense of units that have a code or have it not, each once.
  var ofOneCode: [ChosenCoefficient] {
    var seen: Set<AgreementCoefficient> = []
    return map(\.coefficient).filter {
      $0.isGivenByCode && seen.insert($0).inserted
    }.map { ChosenCoefficient(coefficient: $0, metric: .nominal) }
  }
}

/// A coefficient with the distance that it takes.
struct ChosenCoefficient: Hashable {
  var coefficient: AgreementCoefficient
  var metric: RatingMetric
}

extension AgreementCoefficient {
  /// Whether it allows for what chance would give.
  public var isChanceCorrected: Bool {
    switch self {
    case .percent, .holsti, .compositeReliability: false
    default: true
    }
  }
}

extension RatingMetric {
  /// Whether it is between sets of codes.
  public var isOfSets: Bool { self == .jaccard || self == .masi }
}
