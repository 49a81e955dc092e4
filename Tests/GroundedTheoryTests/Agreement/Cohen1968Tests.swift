import Testing

@testable import GroundedTheory

/// J. Cohen (1968), Psychological Bulletin 70, 213–220.
@Suite("Cohen 1968") struct Cohen1968Tests {
  /// His table, shares of 200 units, with disagreements that he chose for each two diagnoses: κ .492, weighted
  /// .348 (also in the manual of the R package psych).
  @Test func hisTable() throws {
    let table = Ratings.crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    let chosen = [[0.0, 1, 3], [1, 0, 6], [3, 6, 0]]
    let kappa = CohenKappa(
      table, distances: .scored([0, 1, 2], 6) { chosen[Int($0)][Int($1)] })
    let estimate = kappa.estimate(table.counts)
    #expect(isNear(estimate.observed, 1 - 0.9 / 6, 1e-12))
    #expect(isNear(estimate.expected, 1 - 1.38 / 6, 1e-12))
    #expect(isNear(estimate.value, 0.348, 0.0005))
  }

  /// Dialogue acts of R. Artstein and M. Poesio (2008), Computational Linguistics 34, 555–596: a check half as far
  /// from a statement and a request as these from each other: .8163, from disagreements of .09 and .49.
  @Test func dialogueActs() throws {
    let table = Ratings.crossed([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
    let chosen = [[0.0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]]
    let estimate = CohenKappa(
      table, distances: .scored([0, 1, 2], 1) { chosen[Int($0)][Int($1)] }
    ).estimate(table.counts)
    #expect(isNear(estimate.observed, 1 - 0.09, 1e-12))
    #expect(isNear(estimate.expected, 1 - 0.490, 5e-4))
    #expect(isNear(estimate.value, 0.8163, 5e-5))
  }

  /// The tables of Cohen (1960), pages 37 and 45, weighted; figures by scikit-learn 1.9.1.
  @Test func tablesOf1960() throws {
    let page37 = Ratings.crossed([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
    let page45 = Ratings.crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    for (table, weights, value) in [
      (page37, RatingWeights.linear, 0.022727), (page37, .quadratic, 0.134328),
      (page37, .unweighted, -0.092308), (page45, .linear, 0.473684), (page45, .quadratic, 0.454545),
    ] {
      #expect(
        isNear(try table.figure(.weightedKappa, weights: weights).estimate.value, value, 1e-6))
    }
  }

  /// Page 218: with squared weights and equal totals, weighted κ is the product-moment correlation.
  @Test func correlation() throws {
    let table = [[20, 5, 1], [4, 12, 6], [2, 5, 9]]
    let ratings = Ratings.crossed(table)
    let both = ratings.units.map { ($0.map(Double.init)) }
    let means = (0...1).map { coder in both.reduce(0) { $0 + $1[coder] } / Double(both.count) }
    #expect(means[0] == means[1])
    func product(_ one: Int, _ other: Int) -> Double {
      both.reduce(0) { $0 + ($1[one] - means[one]) * ($1[other] - means[other]) }
    }
    let correlation = product(0, 1) / (product(0, 0) * product(1, 1)).squareRoot()
    let figure = try ratings.figure(.weightedKappa, weights: .quadratic)
    #expect(isNear(figure.estimate.value, correlation, 1e-12))
  }

  /// Only the distances of numbers matter, not how many lie between that nobody chose.
  @Test func numbersAreWeighedAsNumbers() throws {
    let ratings = Ratings.read("1 2\n2 2\n5 1\n5 5\n1 1\n")
    let figure = try ratings.figure(.weightedKappa, weights: .linear)
    // Of 1, 2 and 5 the first chose 2, 1 and 2, the second 2, 2 and 1; differences are shares of 4.
    let apart = [1.0 / 4, 0, 1, 0, 0].reduce(0, +) / 5
    let one = [1.0, 1, 2, 5, 5]
    let other = [1.0, 1, 2, 2, 5]
    let chance = one.flatMap { first in other.map { abs(first - $0) / 4 } }.reduce(0, +) / 25
    #expect(isNear(figure.estimate.observed, 1 - apart, 1e-12))
    #expect(isNear(figure.estimate.expected, 1 - chance, 1e-12))
  }
}
