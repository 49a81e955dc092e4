import GroundedTheory
import Testing

/// L. L. Kupper and K. B. Hafner (1989), Biometrics 45, 957–967: concordance of sets of attributes. No table of
/// theirs was to be had, nor one by others; chance is rebuilt here by counting.
@Suite("Kupper and Hafner 1989") struct KupperHafner1989Tests {
  /// Their illustration: of the attributes P, Q, R and S one rater gives P to a unit, the other P and R, so that
  /// half is in common. (Q and S are given to a second unit, where all is.)
  @Test func fourAttributes() throws {
    let estimate = try Ratings.read("p p|r\nq|s q|s\n", sets: true).figure(.kupperHafner).estimate
    #expect(isNear(estimate.observed, (1 / 2.0 + 1) / 2, 1e-12))
    #expect(isNear(estimate.expected, (1 / 4.0 + 2 / 4.0) / 2, 1e-12))
  }

  /// The example of the Python package kupper-hafner: of four codes, shares of the larger set 1/2, 1/2 and 1; the
  /// smaller set always has one code.
  @Test func threeUnits() throws {
    let estimate = try Ratings.read("10 10|20\n20|30 30\n40 40\n", sets: true)
      .figure(.kupperHafner).estimate
    #expect(isNear(estimate.observed, 2 / 3.0, 1e-12))
    #expect(isNear(estimate.expected, 1 / 4.0, 1e-12))
    #expect(isNear(estimate.value, (2 / 3.0 - 1 / 4.0) / (3 / 4.0), 1e-12))
  }

  /// Chance is what coders come to who draw sets of their sizes blindly: counted over all such sets.
  @Test(arguments: SeededGenerator.seeds) func chanceByCounting(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ratings = Ratings.randomSets(units: 20, coders: 2, codes: 5, using: &generator)
    let all = (0..<32).map { number in Set((0..<5).filter { number >> $0 & 1 == 1 }) }
    var (observed, expected, units) = (0.0, 0.0, 0.0)
    for unit in ratings.units where unit.allSatisfy({ $0 >= 0 }) {
      let sets = unit.map { Set((ratings.categories[Int($0)].members ?? []).map(Int.init)) }
      let larger = Double(max(sets[0].count, sets[1].count))
      guard larger > 0 else { continue }
      let drawn = all.filter { $0.count == sets[1].count }
      units += 1
      observed += Double(sets[0].intersection(sets[1]).count) / larger
      expected +=
        drawn.reduce(0) { $0 + Double($1.intersection(sets[0]).count) / larger }
        / Double(drawn.count)
    }
    let estimate = try ratings.figure(.kupperHafner).estimate
    #expect(estimate.units == Int(units))
    #expect(isNear(estimate.observed, observed / units, 1e-12))
    #expect(isNear(estimate.expected, expected / units, 1e-12))
  }

  /// The mean over pairs rests on the units that a pair of them counts: not on those that nobody coded.
  @Test func unitsOfTheMean() throws {
    let figures = try Ratings.read("a a b\na - -\n- - -\n- - -\n. a .\n", sets: true)
      .figures([.kupperHafner], options: .unsampled)
    let units = figures.map(\.estimate.units)
    #expect(units == [2, 2, 1, 2])
  }

  /// Single categories are sets of one, and chance then that of Brennan and Prediger.
  @Test func setsOfOne() throws {
    let ratings = Ratings.read("a a\na b\nb b\nc c\nc a\n")
    let estimate = try ratings.figure(.kupperHafner).estimate
    let uniform = try ratings.figure(.brennanPrediger).estimate
    #expect(isNear(estimate.value, uniform.value ?? 9, 1e-12))
  }
}
