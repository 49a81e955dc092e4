/// Figures of a sample of numbers.
enum Sample {
  /// The value below which a share of the numbers lies, by straight line between the two nearest: type 7 of
  /// R. J. Hyndman and Y. Fan (1996), The American Statistician 50, 361–365, as R, NumPy and Excel take it.
  /// - Parameters:
  ///   - share: from 0 to 1.
  ///   - sorted: ascending; nil where there is none.
  static func quantile(_ share: Double, of sorted: [Double]) -> Double? {
    guard let first = sorted.first, share >= 0, share <= 1 else { return nil }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The standard deviation with one degree of freedom for the mean; nil for fewer than two numbers.
  static func standardDeviation(_ numbers: [Double]) -> Double? {
    guard numbers.count > 1 else { return nil }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(numbers.count - 1)).squareRoot()
  }
}
