import Foundation

/// The normal distribution with mean 0 and variance 1.
public enum NormalDistribution {
  /// The chance of a value up to `x`.
  public static func cdf(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// The value below which a share of the distribution lies: what ``cdf(_:)`` turns back.
  ///
  /// A rough start (C. Hastings 1955, in M. Abramowitz and I. Stegun 1964, Handbook of Mathematical
  /// Functions, 26.2.23, good to 4.5 · 10⁻⁴), then Newton's steps on the tail, with Halley's correction.
  /// - Parameter share: infinite at 0 and 1; nil beyond them.
  public static func quantile(_ share: Double) -> Double? {
    guard share >= 0, share <= 1 else { return nil }
    let tail = min(share, 1 - share)
    guard tail > 0 else { return share > 0.5 ? .infinity : -.infinity }
    guard tail < 0.5 else { return 0 }
    let t = (-2 * log(tail)).squareRoot()
    var x =
      t - (2.515517 + t * (0.802853 + t * 0.010328))
      / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<4 {
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let step = (cdf(-x) - tail) / density
      x += step / (1 - x * step / 2)
    }
    return share > 0.5 ? x : -x
  }
}
