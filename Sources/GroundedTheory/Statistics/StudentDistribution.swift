import Foundation

/// Student's distribution of t (W. S. Gosset 1908, Biometrika 6, 1–25).
public struct StudentDistribution: Sendable {
  /// Above 0; infinite for the normal distribution.
  public let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: above 0.
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// The chance of a value up to `t`; nil without degrees of freedom.
  public func cdf(_ t: Double) -> Double? {
    guard degreesOfFreedom > 0, !t.isNaN else { return nil }
    return t > 0 ? 1 - tail(t) : tail(-t)
  }

  /// The value below which a share of the distribution lies: what ``cdf(_:)`` turns back.
  /// - Parameter share: infinite at 0 and 1; nil beyond them, or without degrees of freedom.
  public func quantile(_ share: Double) -> Double? {
    guard degreesOfFreedom > 0, let normal = NormalDistribution.quantile(share) else { return nil }
    guard degreesOfFreedom.isFinite, normal.isFinite, normal != 0 else { return normal }
    // The tail is convex and the normal quantile too small, so that Newton's steps come from one side.
    let wanted = min(share, 1 - share)
    var t = abs(normal)
    for _ in 0..<200 {
      let step = (tail(t) - wanted) / density(t)
      guard step.isFinite, abs(step) > 1e-16 * t else { break }
      t += step
    }
    return share > 0.5 ? t : -t
  }

  /// The chance of a value above `t`, which is not negative: half of the regularised incomplete beta function
  /// at ν / (ν + t²) of ν/2 and 1/2 (Abramowitz and Stegun 1964, 26.7.1).
  private func tail(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return NormalDistribution.cdf(-t) }
    let (a, square) = (degreesOfFreedom / 2, t * t)
    guard square.isFinite else { return 0 }
    guard degreesOfFreedom < 2000 else { return NormalDistribution.cdf(-normalised(square)) }
    let x = degreesOfFreedom / (degreesOfFreedom + square)
    let y = square / (degreesOfFreedom + square)
    // xᵃ √y / B(a, 1/2); the power by log1p, since x is next to 1 where ν is large.
    let scale =
      exp(-a * log1p(square / degreesOfFreedom) + logGammaRatio(a)) * (y / Double.pi).squareRoot()
    return x < (a + 1) / (a + 2.5)
      ? scale * fraction(a, 0.5, x) / (2 * a) : 0.5 - scale * fraction(0.5, a, y)
  }

  /// The value of the normal distribution with the same tail, where ν is large: the series of G. W. Hill
  /// (1970), Algorithm 395, Communications of the ACM 13, 617–619, its error there below 10⁻¹⁴.
  private func normalised(_ square: Double) -> Double {
    let a = degreesOfFreedom - 0.5
    let (b, y) = (48 * a * a, a * log1p(square / degreesOfFreedom))
    let tail = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b)
    return ((tail + y + 3) / b + 1) * y.squareRoot()
  }

  private func density(_ t: Double) -> Double {
    exp(
      logGammaRatio(degreesOfFreedom / 2)
        - (degreesOfFreedom + 1) / 2 * log1p(t * t / degreesOfFreedom))
      / (degreesOfFreedom * Double.pi).squareRoot()
  }

  /// log Γ(a + 1/2) − log Γ(a); by its asymptotic series where both are so large that their difference would
  /// lose digits.
  private func logGammaRatio(_ a: Double) -> Double {
    guard a > 20 else { return logGamma(a + 0.5) - logGamma(a) }
    let square = 1 / (a * a)
    return log(a) / 2
      - (1 / 8.0 - square * (1 / 192.0 - square * (1 / 640.0 - square * 17 / 14336.0))) / a
  }

  /// The continued fraction of the incomplete beta function (Abramowitz and Stegun 1964, 26.5.8) without its
  /// factor, evaluated from the front (W. J. Lentz 1976, Applied Optics 15, 668–671).
  private func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var c = 1.0
    var d = 1 / (1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      value *= d * c
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      value *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return value
  }
}
