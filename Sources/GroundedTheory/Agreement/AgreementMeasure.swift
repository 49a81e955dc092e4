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

/// A measure that ratings of this kind do not have, and why in words.
struct Undefined: AgreementMeasure, Error {
  private let why: String

  init(_ why: String) { self.why = why }

  func estimate(_ counts: [Int]) -> Estimate { .undefined(why) }
}

extension Estimate {
  /// What is beyond chance of what chance leaves: (po − pe) / (1 − pe).
  /// - Parameter why: what to say where chance would agree always.
  static func beyondChance(
    observed: Double, expected: Double, units: Int,
    why: String = "chance alone would agree as often"
  ) -> Estimate {
    guard 1 - expected > 1e-12 else {
      return .undefined(why, observed: observed, units: units)
    }
    return Estimate(
      value: (observed - expected) / (1 - expected), observed: observed, expected: expected,
      units: units)
  }

  static let neverRatedTwice = Estimate.undefined("no unit has two ratings")
}

extension Certainty {
  /// The standard error that K. L. Gwet (2008, British Journal of Mathematical and Statistical Psychology 61,
  /// 29–48; 2014, Handbook of Inter-Rater Reliability, 4th edition, chapter 5) has from what each unit adds to
  /// a coefficient, with an interval by Student's t.
  /// - Parameters:
  ///   - squares: the squared differences of the units' parts from their mean, summed.
  ///   - units: nil comes of fewer than two.
  init?(linearised squares: Double, units: Int, around value: Double) {
    guard units > 1, squares.isFinite,
      let t = StudentDistribution(degreesOfFreedom: Double(units - 1)).quantile(0.975)
    else { return nil }
    let error = (squares / Double(units) / Double(units - 1)).squareRoot()
    self.init(
      standardError: error, low: value - t * error, high: min(1, value + t * error),
      method: "Gwet 2014, linearised, t with n − 1 degrees of freedom")
  }
}
