import GroundedTheory
import Testing

/// Figures from printed tables, from textbooks, and from SciPy 1.x.
@Suite struct IndependenceTestTests {
  private func isNear(_ a: Double?, _ b: Double, within share: Double = 1e-10) -> Bool {
    a.map { abs($0 - b) <= share * abs(b) } ?? false
  }

  /// The 5, 1 and 0.1 per cent points as tables print them (Fisher and Yates 1963, table IV).
  @Test(arguments: [
    (3.841, 1, 0.05), (5.991, 2, 0.05), (7.815, 3, 0.05), (18.307, 10, 0.05), (43.773, 30, 0.05),
    (6.635, 1, 0.01), (23.209, 10, 0.01), (10.828, 1, 0.001), (59.703, 30, 0.001),
  ])
  func upperTailAsTablesPrintIt(_ x: Double, _ df: Int, _ p: Double) {
    #expect(isNear(IndependenceTest.upperTail(chiSquare: x, degreesOfFreedom: df), p, within: 1e-3))
  }

  @Test(arguments: [
    (3.841, 1, 0.050013683763956804), (0.01, 1, 0.920344325445942), (50, 3, 7.989179244951495e-11),
    (120.5, 30, 8.412118888431372e-13), (400, 2, 1.383896526736753e-87), (0, 4, 1),
  ])
  func upperTailFarOut(_ x: Double, _ df: Int, _ p: Double) {
    #expect(isNear(IndependenceTest.upperTail(chiSquare: x, degreesOfFreedom: df), p))
  }

  @Test func aTableOfThreeGroups() {
    let test = IndependenceTest(present: [12, 5, 9, 0], absent: [3, 11, 6, 0])
    #expect(isNear(test.chiSquare, 7.596634615384616) && isNear(test.p, 0.02240844667055575))
    #expect(test.degreesOfFreedom == 2 && test.count == 46 && test.present == 26)
    #expect(isNear(test.smallestExpected, 300.0 / 46) && test.fisher == nil && test.note.isEmpty)
  }

  /// The first is the lady tasting tea: 17/35 (Fisher 1935, The Design of Experiments, with both tails).
  @Test(arguments: [
    ([3, 1], [1, 3], 17.0 / 35), ([8, 2], [1, 5], 0.034965034965034975),
    ([0, 10], [12, 2], 6.730380939561179e-05),
  ])
  func smallTablesOfTwoByTwo(_ present: [Int], _ absent: [Int], _ p: Double) {
    let test = IndependenceTest(present: present, absent: absent)
    #expect(isNear(test.fisher, p))
  }

  @Test func whatIsUndefinedSaysWhy() {
    for (test, note) in [
      (IndependenceTest(present: [3, 0], absent: [4, 0]), "fewer than two values have anyone"),
      (IndependenceTest(present: [], absent: []), "fewer than two values have anyone"),
      (IndependenceTest(present: [0, 0], absent: [4, 2]), "none has the code"),
      (IndependenceTest(present: [4, 2], absent: [0, 0]), "all have the code"),
    ] {
      #expect(test.note == note && test.chiSquare == nil && test.p == nil && test.fisher == nil)
    }
    let few = IndependenceTest(present: [3, 1], absent: [1, 3])
    #expect(few.note.contains("4 of 4 cells") && few.note.contains("Fisher"))
    // A fifth of the cells may expect fewer than 5, a third may not.
    #expect(
      IndependenceTest(present: [4, 20, 20, 20, 20], absent: [5, 20, 20, 20, 20]).note.isEmpty)
    #expect(IndependenceTest(present: [4, 20, 20], absent: [5, 20, 20]).note.contains("2 of 6"))
  }
}
