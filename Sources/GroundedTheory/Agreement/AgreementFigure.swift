/// What a coefficient comes to, and what it is made of.
public struct Estimate: Hashable, Sendable {
  /// nil where it is undefined; ``reason`` then says why.
  public var value: Double?
  /// Observed agreement, or for α and γ observed disagreement.
  public var observed: Double?
  /// What chance would give of it.
  public var expected: Double?
  /// The units that it rests on.
  public var units: Int
  /// Why there is no value; nil where there is one.
  public var reason: UndefinedReason?
  /// What has to be known of the value.
  public var remarks: [FigureRemark]

  /// Takes the values as given; nothing is checked here.
  public init(
    value: Double?, observed: Double? = nil, expected: Double? = nil, units: Int,
    reason: UndefinedReason? = nil, remarks: [FigureRemark] = []
  ) {
    self.value = value
    self.observed = observed
    self.expected = expected
    self.units = units
    self.reason = reason
    self.remarks = remarks
  }

  /// One that has no value.
  public static func undefined(
    _ reason: UndefinedReason, observed: Double? = nil, units: Int = 0
  ) -> Estimate {
    Estimate(value: nil, observed: observed, units: units, reason: reason)
  }

  /// Reason and remarks in English; may be empty.
  public var note: String {
    ((reason.map { ["\($0)"] } ?? []) + remarks.map(\.description)).joined(separator: "; ")
  }
}

/// How sure a coefficient is.
public struct Certainty: Hashable, Sendable {
  /// nil where the interval comes without one; 0 where the data do not vary, which tells nothing of how sure
  /// the figure is, so that there is no interval then.
  public var standardError: Double?
  /// The interval of 95 %, cut off where the figure cannot be: above 1, below 0 for shares and below −1 for
  /// what allows for chance, or the value itself where that is lower.
  public var low: Double?
  /// Its upper end.
  public var high: Double?
  /// Where it comes from.
  public var origin: CertaintyOrigin

  /// Takes the values as given; nothing is checked here.
  public init(standardError: Double?, low: Double?, high: Double?, origin: CertaintyOrigin) {
    self.standardError = standardError
    self.low = low
    self.high = high
    self.origin = origin
  }

  /// Where it comes from, in English: `Fleiss–Cohen–Everitt 1969`, `bootstrap of 1000 samples of units, seed 1`.
  public var method: String { origin.description }
}

/// One coefficient of some coders, with all that it rests on.
public struct AgreementFigure: Hashable, Sendable {
  /// Which it is.
  public var coefficient: AgreementCoefficient
  /// Whom it compares.
  public var coders: [String]
  /// What it comes to.
  public var estimate: Estimate
  /// nil where there is no value, or nothing is known.
  public var certainty: Certainty?

  /// Takes the values as given; nothing is checked here.
  public init(
    coefficient: AgreementCoefficient, coders: [String], estimate: Estimate,
    certainty: Certainty? = nil
  ) {
    self.coefficient = coefficient
    self.coders = coders
    self.estimate = estimate
    self.certainty = certainty
  }
}
