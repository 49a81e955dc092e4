import GroundedTheory
import Testing

/// K. L. Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48: AC1, and standard
/// errors that hold whatever the agreement.
@Suite("Gwet 2008") struct Gwet2008Tests {
  /// Tables of two coders with AC1 and quadratically weighted AC2 by the R package irrCAC 1.4, as shipped with
  /// dkpro-statistics; the first shows the paradox of κ.
  @Test(arguments: [
    ([[80, 7], [8, 5]], 0.85, 0.21875, 0.808, 0.85, 0.21875, 0.808),
    (
      [[25, 12, 3], [13, 2, 15], [12, 16, 2]], 0.29, 0.3225, -0.04797, 0.71, 0.645, 0.1831
    ),
    ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.7, 0.2925, 0.57597, 0.85, 0.585, 0.63855),
    (
      [[20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]], 0.684210526315789,
      0.247294552169898, 0.58046, 0.95438596491228, 0.714406484046373, 0.84028
    ),
    (
      [
        [15, 4, 1, 0, 0], [3, 12, 4, 1, 0], [1, 3, 14, 3, 1], [0, 1, 3, 10, 2], [0, 0, 1, 2, 8],
      ], 0.662921348314607, 0.197497159449564, 0.57997, 0.966292134831461, 0.740614347935867,
      0.87005
    ),
  ])
  func ofTwo(
    _ table: [[Int]], _ observed: Double, _ chance: Double, _ ac1: Double, _ weighted: Double,
    _ weightedChance: Double, _ ac2: Double
  ) throws {
    let ratings = Ratings.crossed(table)
    let plain = try ratings.figure(.gwetAC1).estimate
    #expect(isNear(plain.observed, observed, 1e-12))
    #expect(isNear(plain.expected, chance, 1e-12))
    #expect(isNear(plain.value, ac1, 0.000005))
    let quadratic = try ratings.figure(.gwetAC2, weights: .quadratic).estimate
    #expect(isNear(quadratic.observed, weighted, 1e-12))
    #expect(isNear(quadratic.expected, weightedChance, 1e-12))
    #expect(isNear(quadratic.value, ac2, 0.000005))
  }
}
