import GroundedTheory
import Testing

/// S. H. Hurlbert (1971), Ecology 52, 577–586, and R. K. Colwell, C. X. Mao and J. Chang (2004), Ecology 85, 2717–2727:
/// what is to be expected of k units taken at random.
@Suite struct Hurlbert1971Tests {
  /// Ants at 2000 m of Barva Transect, 200 samples: the R package iNEXT prints 1.355 species for one sample,
  /// 12.811923 for a hundred and 14 for all.
  @Test func antsAtTwoThousandMetres() {
    let ants = [1, 2, 2, 3, 4, 8, 8, 13, 15, 19, 23, 34, 59, 80]
    let expected = Rarefaction.expected(frequencies: ants, units: 200)
    #expect(expected.count == 200)
    #expect(abs(expected[0] - 1.355) < 1e-12)
    #expect(abs(expected[99] - 12.811923) < 5e-7)
    #expect(expected[199] == 14)
  }

  /// Hurlbert's own relation: the expectation for two individuals is 1 more than the chance that they differ,
  /// N / (N − 1) · (1 − Σ p²).
  @Test func twoIndividuals() {
    let counts = [40, 25, 10, 3, 1, 1]
    let total = counts.reduce(0, +)
    let alike = counts.reduce(0.0) { $0 + Double($1 * $1) / Double(total * total) }
    let differ = Double(total) / Double(total - 1) * (1 - alike)
    let expected = Rarefaction.expected(frequencies: counts, units: total)
    #expect(abs(expected[1] - 1 - differ) < 1e-12)
  }

  /// All orders of up to five sources, one by one: their mean is the expectation, and each curve is what a plain
  /// set of codes gives.
  @Test(arguments: SeededGenerator.seeds) func everyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plain = PlainIncidence(sources: 2 + generator.index(below: 4), &generator)
    let orders = plain.orders
    var sums = [Double](repeating: 0, count: plain.sources.count)
    for order in orders {
      for (step, count) in plain.cumulative(order).enumerated() { sums[step] += Double(count) }
    }
    let expected = Rarefaction.expected(
      frequencies: plain.table.frequencies, units: plain.sources.count)
    for (sum, value) in zip(sums, expected) {
      #expect(abs(sum / Double(orders.count) - value) < 1e-9)
    }
    let new = plain.table.newCodes
    #expect(new == plain.table.newCodePositions.map(\.count))
    var running = 0
    let curve = new.map { count in
      running += count
      return running
    }
    #expect(curve == plain.cumulative(Array(plain.sources.indices)))
  }

  /// The mean of many random orders comes near the exact expectation, which their band goes along with.
  @Test(arguments: SeededGenerator.seeds) func randomOrders(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plain = PlainIncidence(sources: 5 + generator.index(below: 20), &generator)
    let expected = Rarefaction.expected(
      frequencies: plain.table.frequencies, units: plain.sources.count)
    let band = OrderBand(plain.table, orders: 1000, seed: seed)
    #expect(band == OrderBand(plain.table, orders: 1000, seed: seed))
    for step in expected.indices {
      let spread = Double(band.high[step] - band.low[step]) / 3.9 + 0.5
      #expect(abs(band.mean[step] - expected[step]) < 5 * spread / 1000.0.squareRoot())
      #expect(Double(band.low[step]) - 1 < expected[step])
      #expect(expected[step] < Double(band.high[step]) + 1)
    }
    #expect(band.low.last == plain.table.codeCount && band.high.last == plain.table.codeCount)
  }

  /// One source of thirty brings ten codes of its own, or none of the ten that all others have: it comes first in
  /// one order of thirty, more than the 2.5 % that the band leaves out on its side and fewer than 5.
  @Test(arguments: [(alone: 11, others: 1), (alone: 1, others: 11)])
  func bandOfNinetyFive(alone: Int, others: Int) {
    let cells = (0..<30).flatMap { source in
      (0..<(source == 0 ? alone : others)).map { code -> CodeIncidence.Cell in
        .init(source: source, code: code, codings: 1)
      }
    }
    let band = OrderBand(CodeIncidence(sources: 30, codes: 11, cells: cells), orders: 10_000)
    #expect(band.low[0] == 1 && band.high[0] == 11)
  }

  /// Percentiles against sorting: with one source after the other bringing one code of its own, the band has no width.
  @Test func bandWithoutWidth() {
    let cells = (0..<70).map { CodeIncidence.Cell(source: $0, code: $0, codings: 2) }
    let table = CodeIncidence(sources: 70, codes: 70, cells: cells)
    let band = OrderBand(table, orders: 50, seed: 3)
    #expect(band.low == Array(1...70) && band.high == Array(1...70))
    #expect(table.newCodes == [Int](repeating: 1, count: 70))
  }

  @Test func nothing() {
    #expect(Rarefaction.expected(frequencies: [], units: 0).isEmpty)
    #expect(Rarefaction.expected(frequencies: [0, 0], units: 2) == [0, 0])
    let cells = [(9, 0), (0, 9), (-1, 0), (0, -1)].map {
      CodeIncidence.Cell(source: $0.0, code: $0.1, codings: 1)
    }
    let outside = CodeIncidence(sources: 1, codes: 1, cells: cells)
    #expect(outside.codeCount == 0 && outside.newCodes == [0])
    #expect(CodeIncidence(sources: -1, codes: -1, cells: cells).newCodes.isEmpty)
  }
}

/// Sources as plain sets of codes, for counting without bits.
private struct PlainIncidence {
  let sources: [Set<Int>]
  let table: CodeIncidence

  init(sources count: Int, _ generator: inout SeededGenerator) {
    let codes = 1 + generator.index(below: 90)
    let rare = 1 + generator.index(below: 6)
    let sources = (0..<count).map { _ in
      Set((0..<codes).filter { _ in generator.index(below: rare) == 0 })
    }
    self.sources = sources
    table = CodeIncidence(
      sources: count, codes: codes,
      cells: sources.enumerated().flatMap { source, codes in
        codes.map { CodeIncidence.Cell(source: source, code: $0, codings: 1) }
      })
  }

  func cumulative(_ order: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return order.map { source in
      seen.formUnion(sources[source])
      return seen.count
    }
  }

  var orders: [[Int]] { Self.orders(of: Array(sources.indices)) }

  private static func orders(of items: [Int]) -> [[Int]] {
    items.isEmpty
      ? [[]]
      : items.indices.flatMap { position in
        var rest = items
        let item = rest.remove(at: position)
        return orders(of: rest).map { [item] + $0 }
      }
  }
}
