import GroundedTheory
import Testing

/// R. L. Brennan and D. J. Prediger (1981), Educational and Psychological Measurement 41, 687–699: the tables of
/// pages 689 and 691, shares of 100 units; the same agreement with other totals.
@Suite("Brennan and Prediger 1981") struct BrennanPrediger1981Tests {
  @Test(arguments: [
    ([[50, 0, 0], [10, 10, 10], [20, 0, 0]], 0.45, 0.27),
    ([[50, 0, 10], [0, 10, 10], [10, 10, 0]], 0.44, 0.29),
  ])
  func tables(_ table: [[Int]], _ chance: Double, _ kappa: Double) throws {
    let ratings = Ratings.crossed(table)
    let free = try ratings.figure(.brennanPrediger).estimate
    #expect(free.observed == 0.6)
    #expect(isNear(free.expected, 1 / 3.0, 1e-15))
    #expect(isNear(free.value, 0.40, 1e-12))
    let cohen = try ratings.figure(.cohenKappa).estimate
    #expect(isNear(cohen.expected, chance, 1e-12))
    #expect(isNear(cohen.value, kappa, 0.005))
  }
}
