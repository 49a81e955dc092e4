import Foundation

/// Leads values to places along an axis.
struct ChartScale {
  let low: Double
  let high: Double
  /// Where `low` stands.
  let start: Double
  /// Where `high` stands.
  let end: Double

  /// The place of a value; one beyond the axis stands at its end.
  func place(_ value: Double) -> Double {
    guard high > low else { return start }
    let share = (min(max(value, low), high) - low) / (high - low)
    return start + share * (end - start)
  }

  /// The smallest of 1, 2, 5, 10, 20, 50 … that is no smaller than `least`.
  static func niceStep(atLeast least: Double) -> Double {
    var power = 1.0
    while power < 1e18 {
      for factor in [1.0, 2, 5] where factor * power >= least { return factor * power }
      power *= 10
    }
    return power
  }
}

/// Numbers as a chart prints them.
enum ChartNumber {
  /// So many decimals, with a minus sign; zero has none.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", abs(value))
    let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
    return value < 0 && !isZero ? "−" + text : text
  }

  /// A count in at most four characters, as `9999`, `12k`, `3M`, cut off rather than rounded.
  static func compact(_ count: Int) -> String {
    guard count >= 10_000 else { return String(max(0, count)) }
    var (rest, suffixes) = (count / 1000, ["k", "M", "G", "T", "P", "E"][...])
    while rest >= 1000, suffixes.count > 1 {
      rest /= 1000
      suffixes.removeFirst()
    }
    return "\(rest)\(suffixes.first ?? "")"
  }
}

extension Sequence where Element == Int {
  /// The sum, as large as it can be where it would overflow.
  var clampedSum: Int {
    reduce(0) { sum, next in
      let (result, overflows) = sum.addingReportingOverflow(next)
      return overflows ? .max : result
    }
  }
}
