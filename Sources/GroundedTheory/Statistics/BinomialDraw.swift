import Foundation

extension SeededGenerator {
  /// A number from 0 up to but not 1, in steps of 2⁻⁵³.
  @inline(__always)
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// How many of `trials` succeed where each does so with the chance `share`: an exact draw, at a cost that
  /// does not grow with the trials.
  ///
  /// Few expected successes are drawn by inversion; more of them by transformed rejection with squeeze
  /// (W. Hörmann 1993, Journal of Statistical Computation and Simulation 46, 101–110, algorithm BTRS).
  /// - Parameter share: below 0 counts as 0, above 1 as 1.
  public mutating func binomial(trials: Int, share: Double) -> Int {
    guard trials > 0, share > 0 else { return 0 }
    guard share < 1 else { return trials }
    guard share <= 0.5 else { return trials - binomial(trials: trials, share: 1 - share) }
    return Double(trials) * share < 10
      ? inverted(trials: trials, share: share) : rejected(trials: trials, share: share)
  }

  /// Goes through 0, 1, 2 … until their chances add up to a uniform draw.
  private mutating func inverted(trials: Int, share: Double) -> Int {
    let odds = share / (1 - share)
    let none = exp(Double(trials) * log1p(-share))
    while true {
      var (successes, chance, left) = (0, none, unit())
      while left > chance, successes < trials {
        left -= chance
        successes += 1
        chance *= odds * Double(trials - successes + 1) / Double(successes)
        // Beyond any chance that can be told from 0, rounding has used up the draw: take another.
        if chance < 1e-300 { break }
      }
      if left <= chance || successes == trials { return successes }
    }
  }

  private mutating func rejected(trials: Int, share: Double) -> Int {
    let n = Double(trials)
    let spread = (n * share * (1 - share)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * share
    let centre = n * share + 0.5
    let squeeze = 0.92 - 4.2 / b
    while true {
      let height = unit()
      let place = unit() - 0.5
      let edge = 0.5 - abs(place)
      let drawn = ((2 * a / edge + b) * place + centre).rounded(.down)
      if edge >= 0.07, height <= squeeze { return Int(drawn) }
      guard drawn >= 0, drawn <= n else { continue }
      let alpha = (2.83 + 5.1 / b) * spread
      let mode = ((n + 1) * share).rounded(.down)
      let ratio =
        logGamma(mode + 1) + logGamma(n - mode + 1) - logGamma(drawn + 1) - logGamma(n - drawn + 1)
        + (drawn - mode) * log(share / (1 - share))
      if log(height * alpha / (a / (edge * edge) + b)) <= ratio { return Int(drawn) }
    }
  }
}
