import GroundedTheory
import Testing

/// R. Passonneau (2006), Measuring Agreement on Set-valued Items (MASI), LREC: Jaccard's share times 1 for the same
/// set, 2/3 where one holds the other, 1/3 where each has something of its own, 0 where nothing is in common. No
/// table with an α by MASI was to be had that can be rebuilt; it is rebuilt here from operations on sets.
@Suite("Passonneau 2006") struct Passonneau2006Tests {
  /// Two sets, with Jaccard's distance and MASI's. The manual of NLTK prints 0.665 for MASI of the last but one,
  /// 0.6 and 0.868 for the last, with 0.67 and 0.33 for the thirds.
  static let pairs: [(String, String, Double, Double)] = [
    ("a|b", "a|b", 0, 0), ("a", "a|b", 1.0 / 2, 2.0 / 3), ("a|b", "b|c", 2.0 / 3, 8.0 / 9),
    ("a", "b", 1, 1), ("-", "a", 1, 1), ("-", "-", 0, 0), ("a|b", "a|b|c|d", 1.0 / 2, 2.0 / 3),
    ("a|b|c|d", "c|d|e", 0.6, 1 - 0.4 / 3),
  ]

  /// Where one of two units is rated alike, Do is half the distance of the other's sets.
  @Test(arguments: pairs)
  func distances(_ one: String, _ other: String, _ jaccard: Double, _ masi: Double) throws {
    let ratings = Ratings.read("\(one) \(other)\nz z\n", sets: true)
    for (metric, distance) in [(RatingMetric.jaccard, jaccard), (.masi, masi)] {
      let estimate = try ratings.figure(.krippendorffAlpha, metric: metric).estimate
      #expect(isNear(estimate.observed, distance / 2, 1e-12))
    }
  }

  /// R. Artstein and M. Poesio (2008), Computational Linguistics 34, 555–596: a check is half as far from a
  /// statement and from a request as these from each other, as by Jaccard if it is both at once: α .8156, from
  /// disagreements of .09 and .4879.
  @Test func artsteinAndPoesio() throws {
    let lines = [("s s", 46), ("r s", 6), ("r r", 32), ("r r|s", 6), ("r|s r|s", 10)]
    let table = lines.flatMap { Array(repeating: $0.0, count: $0.1) }.joined(separator: "\n")
    let estimate = try Ratings.read(table, sets: true)
      .figure(.krippendorffAlpha, metric: .jaccard).estimate
    #expect(isNear(estimate.observed, 0.09, 1e-12))
    #expect(isNear(estimate.expected, 0.4879, 5e-5))
    #expect(isNear(estimate.value, 0.8156, 1e-4))
  }

  /// α from all coincidences of sets, the distances by operations on sets.
  @Test(arguments: SeededGenerator.seeds) func alpha(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ratings = Ratings.randomSets(units: 40, coders: 3, codes: 6, using: &generator)
    let sets = ratings.categories.map { Set($0.members ?? []) }
    let matrix = Coincidences(ratings)
    for isMASI in [false, true] {
      let alpha = matrix.alpha { first, second in
        let (one, other) = (sets[first], sets[second])
        guard one != other else { return 0 }
        let share =
          Double(one.intersection(other).count) / Double(max(1, one.union(other).count))
        let holds = one.isSubset(of: other) || other.isSubset(of: one)
        return 1 - share * (isMASI ? (holds ? 2 / 3.0 : 1 / 3.0) : 1)
      }
      let metric = isMASI ? RatingMetric.masi : .jaccard
      let estimate = try ratings.figure(.krippendorffAlpha, metric: metric).estimate
      #expect(isNear(estimate.value, alpha, 1e-12))
    }
  }

  /// Nothing coded is the same as nothing coded, under whatever name.
  @Test func twoNamesOfTheEmptySet() throws {
    func alpha(_ units: [Int32]) throws -> Estimate {
      try Ratings(
        coders: ["A", "B"],
        categories: [
          Ratings.Category(name: "", members: []), Ratings.Category(name: "none", members: []),
          Ratings.Category(name: "a", members: [0]),
        ], codes: ["a"], matrix: units
      ).figure(.krippendorffAlpha, metric: .jaccard).estimate
    }
    let (one, two) = (try alpha([0, 0, 2, 2, 0, 2]), try alpha([0, 1, 2, 2, 1, 2]))
    #expect(isNear(two.observed, one.observed ?? 9, 1e-12))
    #expect(isNear(two.expected, one.expected ?? 9, 1e-12))
  }

  @Test func categoriesThatAreNoSets() throws {
    let estimate = try Ratings.read("a b\na a\n").figure(.krippendorffAlpha, metric: .masi).estimate
    #expect(estimate.value == nil)
    #expect(estimate.note.contains("several codes"))
  }
}
