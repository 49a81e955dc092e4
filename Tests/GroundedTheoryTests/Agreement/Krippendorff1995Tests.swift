import GroundedTheory
import Testing

/// K. Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25, 47–76:
/// the four examples of page 57, on a continuum of 24, as in the tests of DKPro Statistics.
///
/// Printed are the limits of ever finer units of length. Those of A and D are what the formula gives. C's is what
/// it gives without Σ l(l − 1), which C's own first row, a continuum of 12, still has. B's is what it gives with
/// 36 more in its sum of 27,683, as if 9 · 14 = 126 stood there as 162. That reading is a guess; no erratum is known.
@Suite("Krippendorff 1995") struct Krippendorff1995Tests {
  struct Example: Sendable {
    var name: String
    var coders: [[(begin: Int, length: Int)]]
    var observed: Double
    var expected: Double
    var value: Double
    /// By how much the printed expectation is off the formula's.
    var slip = 1.0
  }

  static let examples = [
    Example(
      name: "A", coders: [[(2, 8), (14, 6)], [(4, 4), (15, 2)]], observed: 0.03125,
      expected: 0.0699, value: 0.553),
    Example(
      name: "B",
      coders: [[(0, 18)], [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)]],
      observed: 2.26736, expected: 1.17731, value: -0.926, slip: 1 + 36 / (82_208 / 3.0 + 280)),
    Example(
      name: "C", coders: Self.c, observed: 0.02777, expected: 0.08642, value: 0.679,
      slip: 2200 / 2304.0),
    Example(
      name: "D",
      coders: [
        [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)], [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
      ], observed: 0.38715, expected: 0.41445, value: 0.066),
  ]

  private static let c: [[(begin: Int, length: Int)]] = [
    [(2, 6), (10, 2), (14, 4), (20, 2)],
    [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
  ]

  @Test(arguments: examples) func pageFiftySeven(_ example: Example) throws {
    let coarse = try cut(example.coders, 24).estimate(.alphaU)
    #expect(isNear(coarse.observed, example.observed, 1e-5))
    let fine = try cut(example.coders, 120_000).estimate(.alphaU)
    #expect(isNear(fine.observed, example.observed, 1e-5))
    let expected = try #require(fine.expected) * example.slip
    #expect(abs(expected - example.expected) < 5e-5)
    #expect(abs(1 - (fine.observed ?? 0) / expected - example.value) < 5e-4)
    #expect(isNear(fine.value, 1 - (fine.observed ?? 0) / (fine.expected ?? 0), 1e-12))
  }

  /// C on ever longer continua: De .05494 and α .494 on 12; then without Σ l(l − 1), the row of 120 off by 4 in
  /// the fifth place.
  @Test func longerAndLonger() throws {
    let short = try cut(Self.c, 12).estimate(.alphaU)
    #expect(isNear(short.expected, 0.05494, 5e-6))
    #expect(isNear(short.value, 0.494, 5e-4))
    for (length, published, value, places) in [
      (120, 0.08234, 0.663, 5e-5), (1200, 0.08600, 0.677, 5e-6), (12_000, 0.08638, 0.678, 5e-6),
      (120_000, 0.08642, 0.679, 5e-6), (1_200_000, 0.08642, 0.679, 5e-6),
    ] {
      let all = Double(2 * length * (2 * length - 1))
      let own = Self.c.joined().map { $0.length * length / 24 }.reduce(0) { $0 + $1 * ($1 - 1) }
      let estimate = try cut(Self.c, length).estimate(.alphaU)
      let expected = try #require(estimate.expected) * (all - Double(own)) / all
      #expect(abs(expected - published) < places + 1e-6)
      #expect(abs(1 - (estimate.observed ?? 0) / expected - value) < 1e-3)
    }
  }

  /// The same scalar by scalar, where borders are lost: κ is .385, .385 and .314 for A, B and C, π always
  /// .314, α of A .329. Of D, where all is cut out, there is none.
  @Test func scalarByScalar() throws {
    for (example, kappa) in zip(Self.examples, [0.385, 0.385, 0.314]) {
      let scalars = Self.scalars(example)
      #expect(isNear(try scalars.figure(.cohenKappa).estimate.value, kappa, 5e-4))
      #expect(isNear(try scalars.figure(.scottPi).estimate.value, 0.314, 5e-4))
    }
    let a = try Self.scalars(Self.examples[0]).figure(.krippendorffAlpha).estimate
    #expect(isNear(a.value, 0.329, 5e-4))
    let d = Self.scalars(Self.examples[3])
    for coefficient in [AgreementCoefficient.cohenKappa, .scottPi] {
      #expect(try d.figure(coefficient).estimate.value == nil)
    }
  }

  /// As printed in 1995, with h + l + 1 in place of h − l + 1: recomputed term by term in Python.
  @Test func firstPrint() throws {
    for (example, expected) in zip(Self.examples, [0.12631, 1.09638, 0.10061, 0.32080]) {
      let estimate = try cut(example.coders, 24).estimate(.alphaU1995)
      #expect(isNear(estimate.expected, expected, 1e-5))
      #expect(isNear(estimate.observed, example.observed, 1e-5))
    }
  }

  private static func scalars(_ example: Example) -> Ratings {
    let given = (0..<24).flatMap { place in
      example.coders.map { stretches -> Int32 in
        stretches.contains { $0.begin <= place && place < $0.begin + $0.length } ? 1 : 0
      }
    }
    return Ratings(
      coders: ["A", "B"], categories: [.init(name: "gap"), .init(name: "unit")], matrix: given)
  }

  /// The continuum of 24 stretched to another length.
  private func cut(_ coders: [[(begin: Int, length: Int)]], _ length: Int) -> Unitization {
    .cut(
      length: length,
      coders.map { $0.map { ($0.begin * length / 24, $0.length * length / 24, 0) } })
  }
}
