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
