/// A coefficient as a function of how many units have each distinct row of ratings: taken once for the data,
/// and once more for each bootstrap sample.
protocol AgreementMeasure: Sendable {
  /// - Parameter counts: as ``Ratings/counts``, in the same order.
  func estimate(_ counts: [Int]) -> Estimate

  /// The published large-sample standard error; nil where there is none.
  /// - Parameter counts: the data.
  func certainty(_ counts: [Int]) -> Certainty?
}

extension AgreementMeasure {
  func certainty(_ counts: [Int]) -> Certainty? { nil }
}

extension Certainty {
  /// A standard error below which it is one of rounding: the data then do not vary.
  private static let leastError = 1e-7

  /// An interval that reaches equally far both ways, as far as the coefficient can go.
  /// - Parameters:
  ///   - reach: half its width.
  ///   - lowest: what the coefficient cannot be below, but where it is.
  init(
    error: Double, reach: Double, around value: Double, lowest: Double = -1,
    method: CertaintyOrigin.Method
  ) {
    self.init(
      error: error, low: max(min(lowest, value), value - reach), high: min(1, value + reach),
      method: method)
  }

  /// One without an interval where nothing varies: from 1 to 1 would claim to be sure.
  init(error: Double?, low: Double?, high: Double?, method: CertaintyOrigin.Method) {
    let varies = error.map { $0 >= Self.leastError } ?? true
    self.init(
      standardError: varies ? error : 0, low: varies ? low : nil, high: varies ? high : nil,
      origin: CertaintyOrigin(method, lack: varies ? nil : .noSpread))
  }
}

/// A measure that ratings of this kind do not have, and why.
struct Undefined: AgreementMeasure, Error {
  private let reason: UndefinedReason

  init(_ reason: UndefinedReason) { self.reason = reason }

  func estimate(_ counts: [Int]) -> Estimate { .undefined(reason) }
}

extension Estimate {
  /// What is beyond chance of what chance leaves: (po − pe) / (1 − pe).
  /// - Parameter reason: why there is no value where chance would agree always.
  static func beyondChance(
    observed: Double, expected: Double, units: Int,
    unless reason: UndefinedReason = .chanceAgreesAlways
  ) -> Estimate {
    guard 1 - expected > 1e-12 else {
      return .undefined(reason, observed: observed, units: units)
    }
    return Estimate(
      value: (observed - expected) / (1 - expected), observed: observed, expected: expected,
      units: units)
  }

  static let neverRatedTwice = Estimate.undefined(.noUnitRatedTwice)
}

extension Certainty {
  /// The standard error that K. L. Gwet (2008, British Journal of Mathematical and Statistical Psychology 61,
  /// 29–48; 2014, Handbook of Inter-Rater Reliability, 4th edition, chapter 5) has from what each unit adds to
  /// a coefficient, with an interval by Student's t.
  /// - Parameters:
  ///   - squares: the squared differences of the units' parts from their mean, summed.
  ///   - units: nil comes of fewer than two.
  ///   - lowest: what the coefficient cannot be below.
  init?(linearised squares: Double, units: Int, around value: Double, lowest: Double = -1) {
    guard units > 1, squares.isFinite,
      let t = StudentDistribution(degreesOfFreedom: Double(units - 1)).quantile(0.975)
    else { return nil }
    let error = (squares / Double(units) / Double(units - 1)).squareRoot()
    self.init(
      error: error, reach: t * error, around: value, lowest: lowest,
      method: .gwet2014)
  }
}
