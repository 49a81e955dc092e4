/// How far apart two ratings are for α.
public enum RatingMetric: String, CaseIterable, Sendable {
  case nominal, ordinal, interval, ratio
  /// One less the share of codes in common among all codes of the two (P. Jaccard 1912).
  case jaccard
  /// Jaccard's share times how far one set holds the other (R. Passonneau 2006, LREC).
  case masi
}

/// How much of an agreement two different ratings are, for weighted coefficients: Gwet (2014), chapter 3.
public enum RatingWeights: String, CaseIterable, Sendable {
  case unweighted, linear, quadratic, ordinal, radical, ratio, circular, bipolar
}

/// What is drawn anew in each bootstrap sample.
public enum Resampling: String, CaseIterable, Sendable {
  case units, sources
}

/// What a run of coefficients is asked for.
public struct AgreementOptions: Sendable {
  /// For α.
  public var metric = RatingMetric.nominal
  /// For weighted κ and AC2.
  public var weights = RatingWeights.quadratic
  /// Bootstrap samples for every figure; nil for those only that have no published standard error.
  public var samples: Int?
  /// What the samples begin with.
  public var seed: UInt64 = 1
  /// nil for units, and for sources where the units of one depend on each other.
  public var resampling: Resampling?

  public init() {}

  /// Samples where nobody said how many.
  public static let usualSamples = 1000
}
