import GroundedTheory
import Testing

/// Against values of 40 digits: the normal ones by erfc, those of t in closed form for 1, 2 and 4 degrees of
/// freedom, else by the incomplete beta function (mpmath 1.3).
@Suite("Distributions") struct DistributionTests {
  @Test(arguments: [
    (0.975, 1.959963984540054), (0.995, 2.5758293035489004), (0.2, -0.8416212335729143),
    (1e-20, -9.262340089798408), (0.5, 0),
  ])
  func normal(_ share: Double, _ value: Double) throws {
    let quantile = try #require(NormalDistribution.quantile(share))
    #expect(abs(quantile - value) < 1e-14 * max(1, abs(value)))
    #expect(abs(NormalDistribution.cdf(value) / share - 1) < 1e-12)
  }

  @Test(arguments: [
    (1.0, 0.975, 12.706204736174705), (2, 0.975, 4.302652729749464), (2, 0.025, -4.302652729749464),
    (4, 0.995, 4.604094871349993), (11, 0.975, 2.2009851600916394), (99, 0.6, 0.25402901215180667),
    (1_000_000, 0.975, 1.9599663568141066), (.infinity, 0.975, 1.959963984540054),
  ])
  func student(_ degrees: Double, _ share: Double, _ value: Double) throws {
    let distribution = StudentDistribution(degreesOfFreedom: degrees)
    let quantile = try #require(distribution.quantile(share))
    #expect(abs(quantile - value) < 1e-12 * max(1, abs(value)))
    let back = try #require(distribution.cdf(value))
    #expect(abs(back / share - 1) < 1e-12)
  }

  @Test(arguments: [0.7, 3, 19.5, 41, 1999, 2001, 1e8])
  func quantilesTurnSharesBack(_ degrees: Double) throws {
    let distribution = StudentDistribution(degreesOfFreedom: degrees)
    for share in [1e-9, 0.01, 0.3, 0.7, 0.999] {
      let quantile = try #require(distribution.quantile(share))
      let back = try #require(distribution.cdf(quantile))
      #expect(abs(back / share - 1) < 1e-12, "\(share)")
    }
  }

  @Test func whatIsNoShareHasNoQuantile() {
    #expect(NormalDistribution.quantile(1.5) == nil)
    #expect(NormalDistribution.quantile(.nan) == nil)
    #expect(StudentDistribution(degreesOfFreedom: 0).quantile(0.9) == nil)
    #expect(StudentDistribution(degreesOfFreedom: 3).quantile(1) == .infinity)
  }
}
