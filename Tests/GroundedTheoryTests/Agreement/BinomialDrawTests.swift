import Foundation
import Testing

@testable import GroundedTheory

/// Draws against the distribution itself, by Pearson's chi-square with a limit that a right sampler passes
/// all but once in ten thousand times; the seeds are fixed, so that it passes always.
@Suite("Binomial draws") struct BinomialDrawTests {
  @Test(arguments: [
    (5, 0.3), (40, 0.02), (1000, 0.004), (30, 0.5), (100, 0.9), (1000, 0.37), (3_000_000, 0.0001),
  ]) func followsTheDistribution(trials: Int, share: Double) {
    var generator = SeededGenerator(seed: 7)
    let draws = 20_000
    var seen: [Int: Int] = [:]
    for _ in 0..<draws { seen[generator.binomial(trials: trials, share: share), default: 0] += 1 }
    #expect(seen.keys.allSatisfy { (0...trials).contains($0) })
    let mean = Double(trials) * share
    let reach = 6 * (mean * (1 - share)).squareRoot() + 10
    var (present, absent, rest) = ([Int](), [Int](), draws)
    var statistic = 0.0
    var expectedRest = Double(draws)
    for value in max(0, Int(mean - reach))...min(trials, Int(mean + reach)) {
      let expected = Double(draws) * chance(value, trials, share)
      guard expected >= 10 else { continue }
      let found = seen[value] ?? 0
      statistic += (Double(found) - expected) * (Double(found) - expected) / expected
      present.append(found)
      absent.append(draws - found)
      rest -= found
      expectedRest -= expected
    }
    if expectedRest > 5 { statistic += pow(Double(rest) - expectedRest, 2) / expectedRest }
    let p = IndependenceTest.upperTail(
      chiSquare: statistic, degreesOfFreedom: max(1, present.count - 1))
    #expect(p > 1e-4, "chi-square \(statistic) of \(present.count) values")
  }

  @Test func theEndsAreCertain() {
    var generator = SeededGenerator(seed: 1)
    #expect(generator.binomial(trials: 0, share: 0.5) == 0)
    #expect(generator.binomial(trials: -3, share: 0.5) == 0)
    #expect(generator.binomial(trials: 9, share: 0) == 0)
    #expect(generator.binomial(trials: 9, share: 1) == 9)
    #expect(generator.binomial(trials: 9, share: .nan) == 0)
  }

  private func chance(_ value: Int, _ trials: Int, _ share: Double) -> Double {
    exp(
      lgamma(Double(trials + 1)) - lgamma(Double(value + 1)) - lgamma(Double(trials - value + 1))
        + Double(value) * log(share) + Double(trials - value) * log1p(-share))
  }
}
