import Foundation

/// How many codes there would be in all, those not seen yet too, estimated from those seen once and twice.
/// A lower bound: codes that hardly ever come up leave no trace.
public struct RichnessEstimate: Hashable, Sendable {
  /// What is counted.
  public enum Basis: String, Sendable {
    /// Sources in which a code stands: Chao2, A. Chao (1987), Biometrics 43, 783–791.
    case sources = "chao2"
    /// Codings of a code: Chao1, A. Chao (1984), Scandinavian Journal of Statistics 11, 265–270.
    case codings = "chao1"
  }

  /// What is counted.
  public let basis: Basis
  /// The units: sources for Chao2, codings for Chao1.
  public let units: Int
  /// The codes seen.
  public let observed: Int
  /// Those seen once: Q1 or f1.
  public let once: Int
  /// Those seen twice: Q2 or f2.
  public let twice: Int
  /// The estimate; nil without a code.
  public let value: Double?
  /// nil where there is no value.
  public let standardError: Double?
  /// The interval of 95 %.
  public let low: Double?
  /// Its upper end.
  public let high: Double?
  /// How much of what is there to be found the codes seen stand for; nil without a code.
  public let coverage: Double?

  /// Whether one code was seen once and none twice: the formulas then add nothing, although a code seen once
  /// hints at others that were not seen, so neither they nor a share of them tell whether any is missing.
  public var isDegenerate: Bool { once > 0 && value == Double(observed) }

  /// - Parameters:
  ///   - frequencies: of each code, the sources in which it stands, or its codings; 0 is no code.
  ///   - units: all sources, or all codings.
  public init(_ basis: Basis, frequencies: [Int], units: Int) {
    let seen = frequencies.filter { $0 > 0 }
    self.basis = basis
    self.units = units
    observed = seen.count
    once = seen.reduce(0) { $0 + ($1 == 1 ? 1 : 0) }
    twice = seen.reduce(0) { $0 + ($1 == 2 ? 1 : 0) }
    guard !seen.isEmpty, units > 0 else {
      (value, standardError, low, high, coverage) = (nil, nil, nil, nil, nil)
      return
    }
    let share = Double(units - 1) / Double(units)
    let (estimate, variance) = Self.estimate(
      observed: Double(observed), once: Double(once), twice: Double(twice), share: share)
    coverage = Self.coverage(
      once: Double(once), twice: Double(twice), units: units,
      incidences: Double(seen.reduce(0, +)))
    let unseen = estimate - Double(observed)
    value = estimate
    guard unseen > 0 else {
      let (error, interval) = Self.ofComplete(seen, units: units)
      (standardError, low, high) = (error, interval.low, interval.high)
      return
    }
    standardError = variance.squareRoot()
    // The codes not seen are taken to be log-normal, so that the interval begins above those seen.
    let factor = exp(1.959963984540054 * log(1 + variance / (unseen * unseen)).squareRoot())
    low = Double(observed) + unseen / factor
    high = Double(observed) + unseen * factor
  }

  /// S + A Q1² / (2 Q2), A = (m − 1) / m, and its variance; without a code seen twice the bias-corrected
  /// S + A Q1 (Q1 − 1) / 2: Chao (1987), as in R. K. Colwell, EstimateS User's Guide, appendix B.
  private static func estimate(
    observed: Double, once: Double, twice: Double, share: Double
  ) -> (Double, Double) {
    guard twice > 0 else {
      let value = observed + share * once * (once - 1) / 2
      let spread = once * (2 * once - 1) * (2 * once - 1) / 4
      let variance =
        share * once * (once - 1) / 2
        + share * share * (spread - once * once * once * once / (4 * value))
      return (value, max(0, variance))
    }
    let ratio = once / twice
    let variance =
      twice
      * (share / 2 * ratio * ratio + share * share * ratio * ratio * ratio
        + share * share / 4 * ratio * ratio * ratio * ratio)
    return (observed + share * once * ratio / 2, variance)
  }

  /// Where no code is estimated to be missing: from the codes seen up to the limit of the same guide, by the chance
  /// that a code is missed that comes up as often as those here. (Its lower limit can lie above the estimate.)
  private static func ofComplete(
    _ seen: [Int], units: Int
  ) -> (error: Double, interval: (low: Double, high: Double)) {
    var (variance, weighted, missed) = (0.0, 0.0, 0.0)
    for frequency in seen {
      let chance = exp(-Double(frequency))
      variance += chance - chance * chance
      weighted += Double(frequency) * chance
      missed += chance
    }
    let (count, rest) = (Double(seen.count), 1 - missed / Double(seen.count))
    let error = max(0, variance - weighted * weighted / Double(units)).squareRoot()
    return (error, (count, count / rest + 1.959963984540054 * error / rest))
  }

  /// 1 − Q1/U · (m − 1) Q1 / ((m − 1) Q1 + 2 Q2): A. Chao and L. Jost (2012), Ecology 93, 2533–2547, after
  /// I. J. Good (1953), Biometrika 40, 237–264; without a code seen twice with Q1 − 1 and 2 in the second
  /// share. One unit alone tells nothing of it.
  private static func coverage(
    once: Double, twice: Double, units: Int, incidences: Double
  ) -> Double? {
    guard once > 0 else { return 1 }
    let rest = Double(units - 1)
    let (upper, lower) =
      twice > 0
      ? (rest * once, rest * once + 2 * twice) : (rest * (once - 1), rest * (once - 1) + 2)
    let value = 1 - once / incidences * upper / lower
    return units > 1 && value.isFinite ? max(0, value) : nil
  }
}

extension CodeIncidence {
  /// The codes there would be by the sources in which each stands.
  public var chao2: RichnessEstimate {
    RichnessEstimate(.sources, frequencies: frequencies, units: sourceCount)
  }

  /// The codes there would be by the codings that each has; codings of one source are no independent draws,
  /// which makes it the second choice.
  public var chao1: RichnessEstimate {
    RichnessEstimate(.codings, frequencies: codings, units: codings.reduce(0, +))
  }
}
