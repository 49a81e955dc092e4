import GroundedTheory
import Testing

/// K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, data A to C; C also in Content Analysis
/// (2004), page 230: four observers, twelve units, missing values.
@Suite("Krippendorff 2011") struct Krippendorff2011Tests {
  /// Two observers, without missing values: .095 of two values, .692 of five.
  @Test func dataAAndB() throws {
    for (one, other, published) in [
      ("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692),
    ] {
      let lines = zip(one, other).map { "\($0) \($1)" }.joined(separator: "\n")
      let estimate = try Ratings.read(lines).figure(.krippendorffAlpha).estimate
      #expect(isNear(estimate.value, published, 0.0005))
    }
  }

  /// Published to three places; Do and De by the Python package krippendorff 0.9.0.
  @Test(arguments: [
    (RatingMetric.nominal, 0.743, 0.743421053, 0.2, 0.779487179),
    (.ordinal, 0.815, 0.815387504, 47.275, 256.076923077),
    (.interval, 0.849, 0.849107143, 0.433333333, 2.871794872),
    (.ratio, 0.797, 0.797402775, 0.022432729, 0.110725745),
  ])
  func dataC(
    _ metric: RatingMetric, _ published: Double, _ alpha: Double, _ observed: Double,
    _ expected: Double
  ) throws {
    let estimate = try Gwet2014Tests.fourRaters.figure(.krippendorffAlpha, metric: metric).estimate
    #expect(isNear(estimate.value, published, 0.0005))
    #expect(isNear(estimate.value, alpha))
    #expect(isNear(estimate.observed, observed))
    #expect(isNear(estimate.expected, expected))
    #expect(estimate.units == 11)
  }

  /// The coincidences that he prints, made from the units one by one, lead to the same.
  @Test func coincidences() throws {
    let ratings = Gwet2014Tests.fourRaters
    let matrix = Coincidences(ratings)
    let thirds: [[Double]] = [
      [21, 4, 1, 1, 0], [4, 30, 4, 1, 0], [1, 4, 24, 1, 0], [1, 1, 1, 12, 0], [0, 0, 0, 0, 9],
    ]
    for (row, cells) in thirds.enumerated() {
      for (column, cell) in cells.enumerated() {
        #expect(isNear(matrix.cells[row][column], cell / 3, 1e-12))
      }
    }
    #expect(isNear(matrix.total, 40, 1e-12))
  }

  @Test(arguments: SeededGenerator.seeds) func asFromCoincidences(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let coders = Int.random(in: 2...5, using: &generator)
    let ratings = Ratings.random(
      units: 50, coders: coders, categories: 5, missing: 4, using: &generator)
    let matrix = Coincidences(ratings)
    let margins = matrix.cells.map { $0.reduce(0, +) }
    func distance(_ metric: RatingMetric, _ first: Int, _ second: Int) -> Double {
      guard first != second else { return 0 }
      let apart = Double(first - second)
      switch metric {
      case .interval: return apart * apart
      case .ratio: return apart * apart / Double((first + second + 2) * (first + second + 2))
      case .ordinal:
        let between = margins[min(first, second)...max(first, second)].reduce(0, +)
        let ranks = between - (margins[first] + margins[second]) / 2
        return ranks * ranks
      default: return 1
      }
    }
    for metric in [RatingMetric.nominal, .ordinal, .interval, .ratio] {
      let estimate = try ratings.figure(.krippendorffAlpha, metric: metric).estimate
      #expect(isNear(estimate.value, matrix.alpha { distance(metric, $0, $1) }, 1e-9), "\(metric)")
    }
  }
}

/// Pairs of ratings of the same units, each unit's pairs divided by one less its ratings: independent of how the
/// library counts.
struct Coincidences {
  private(set) var cells: [[Double]]

  init(_ ratings: Ratings) {
    let size = ratings.categories.count
    cells = Array(repeating: Array(repeating: 0, count: size), count: size)
    for unit in ratings.units {
      let given = unit.filter { $0 >= 0 }.map(Int.init)
      for (first, one) in given.enumerated() {
        for (second, other) in given.enumerated() where first != second {
          cells[one][other] += 1 / Double(given.count - 1)
        }
      }
    }
  }

  var total: Double { cells.joined().reduce(0, +) }

  func alpha(_ distance: (Int, Int) -> Double) -> Double {
    let margins = cells.map { $0.reduce(0, +) }
    var (observed, expected) = (0.0, 0.0)
    for first in cells.indices {
      for second in cells.indices {
        observed += cells[first][second] * distance(first, second)
        expected += margins[first] * margins[second] * distance(first, second)
      }
    }
    return 1 - (total - 1) * observed / expected
  }
}
