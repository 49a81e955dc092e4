import GroundedTheory
import Testing

/// K. Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25, 47–76:
/// the four examples of page 57, on a continuum of 24.
@Suite("Krippendorff 1995") struct Krippendorff1995Tests {
  struct Example: Sendable {
    var name: String
    var coders: [[(begin: Int, length: Int)]]
    var observed: Double
    var expected: Double
    var value: Double
  }

  static let examples = [
    Example(
      name: "A", coders: [[(2, 8), (14, 6)], [(4, 4), (15, 2)]], observed: 0.03125,
      expected: 0.0699, value: 0.553),
    Example(
      name: "B",
      coders: [[(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]],
      observed: 2.26736, expected: 1.17731, value: -0.926),
    Example(
      name: "C",
      coders: [
        [(2, 6), (10, 2), (14, 4), (20, 2)], [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
      ], observed: 0.02777, expected: 0.08642, value: 0.679),
    Example(
      name: "D",
      coders: [
        [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)], [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
      ], observed: 0.38715, expected: 0.41445, value: 0.066),
  ]

  /// The paper's expected values are the limit of ever finer units of length; those of B and C it prints a
  /// little off what the formula gives.
  @Test(arguments: examples) func pageFiftySeven(_ example: Example) throws {
    let coarse = try cut(example, 1).estimate(.alphaU)
    #expect(abs((coarse.observed ?? 0) - example.observed) < 1e-5)
    let fine = try cut(example, 5000).estimate(.alphaU)
    #expect(abs((fine.observed ?? 0) - example.observed) < 1e-5)
    #expect(abs((fine.expected ?? 0) - example.expected) < 0.0042)
    #expect(abs((fine.value ?? 0) - example.value) < 0.015)
    if ["A", "D"].contains(example.name) {
      #expect(abs((fine.expected ?? 0) - example.expected) < 5e-5)
      #expect(abs((fine.value ?? 0) - example.value) < 5e-4)
    }
  }

  /// As printed in 1995, with h + l + 1 in place of h − l + 1: recomputed term by term in Python.
  @Test func firstPrint() throws {
    for (example, expected) in zip(Self.examples, [0.12631, 1.09638, 0.10061, 0.32080]) {
      let estimate = try cut(example, 1).estimate(.alphaU1995)
      #expect(abs((estimate.expected ?? 0) - expected) < 1e-5)
      #expect(abs((estimate.observed ?? 0) - example.observed) < 1e-5)
    }
  }

  private func cut(_ example: Example, _ times: Int) -> Unitization {
    .cut(
      length: 24 * times,
      example.coders.map { $0.map { ($0.begin * times, $0.length * times, 0) } })
  }
}
