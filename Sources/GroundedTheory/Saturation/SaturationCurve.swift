/// How many codes of a level were found after each source: as it came, as is to be expected of any order,
/// and between which numbers random orders lie.
public struct SaturationCurve: Sendable {
  /// What one source brought.
  public struct Point: Sendable {
    /// The source.
    public let source: SourceDocument
    /// The codes that stood in no source before it, by number.
    public let newCodes: [Code]
    /// The codes that are not counted (``SaturationCurve/uncounted``) and stood in no source before it.
    public let newUncounted: [Code]
    /// The codes found up to and with it.
    public let cumulative: Int
    /// The exact mean of that over all orders: ``Rarefaction``.
    public let expected: Double
    /// The 2.5th percentile over the random orders.
    public let low: Int
    /// The 97.5th.
    public let high: Int
  }

  /// The level whose codes are counted.
  public let level: Level
  /// Source by source.
  public let points: [Point]
  /// What their order rests on.
  public let basis: OrderedSources.Basis
  /// The codes that were found, by number.
  public let codes: [Code]
  /// Which of them stand in which sources.
  public let incidence: CodeIncidence
  /// Codes of the ladder that stand in sources and are neither of the level nor below a code of it, by number:
  /// what is still to be condensed, for the most part.
  public let uncounted: [Code]
  /// The sources in which of all codes of the ladder only such stand: they can bring nothing new.
  public let withoutCodes: [SourceDocument]
  /// How many random orders were drawn.
  public let orders: Int
  /// What they began with.
  public let seed: UInt64
  /// Sources that take no part, and what the order does not rest on.
  public let notes: [SaturationNote]

  /// - Parameters:
  ///   - level: key or name of a level.
  ///   - orders: from 1 to ``OrderBand/mostOrders``.
  /// - Throws: ``Violation/unknownLevel(_:nearest:known:)``, ``Violation/levelWithoutCodings(level:used:)``,
  ///   ``Violation/singleSource(_:)``, ``Violation/uncountableOrders(_:)`` and those of
  ///   ``SaturationMaterial/ordered(by:)``.
  public init(
    _ material: SaturationMaterial, level: String, order: SourceOrder = .analysis,
    orders: Int = OrderBand.usualOrders, seed: UInt64 = 1
  ) throws {
    guard (1...OrderBand.mostOrders).contains(orders) else {
      throw Violation.uncountableOrders(orders)
    }
    self.level = try material.codebook.ladder.require(level)
    let ordered = try material.ordered(by: order)
    (incidence, codes) = material.incidence(at: self.level, in: ordered.sources)
    guard !codes.isEmpty else {
      throw Violation.levelWithoutCodings(level: self.level.key, used: material.usedLevels)
    }
    if ordered.sources.count < 2 {
      throw Violation.singleSource(ordered.sources.first?.name ?? "")
    }
    let expected = Rarefaction.expected(
      frequencies: incidence.frequencies, units: incidence.sourceCount)
    let band = OrderBand(incidence, orders: orders, seed: seed)
    let new = incidence.newCodePositions
    let outside = material.incidence(outside: self.level, in: ordered.sources)
    let newOutside = outside.table.newCodePositions
    uncounted = outside.codes
    withoutCodes = ordered.sources.indices.filter { [incidence] in
      !incidence.hasCode(in: $0) && outside.table.hasCode(in: $0)
    }.map { ordered.sources[$0] }
    var cumulative = 0
    var points: [Point] = []
    for (index, source) in ordered.sources.enumerated() {
      cumulative += new[index].count
      points.append(
        Point(
          source: source, newCodes: new[index].map { [codes] in codes[$0] },
          newUncounted: newOutside[index].map { outside.codes[$0] },
          cumulative: cumulative, expected: expected[index], low: band.low[index],
          high: band.high[index]))
    }
    self.points = points
    (basis, self.orders, self.seed) = (ordered.basis, orders, seed)
    notes = ordered.notes + material.uncodedSources
  }
}

extension SaturationMaterial {
  /// The levels with a coding of one of their codes, or of one below.
  fileprivate var usedLevels: [String] {
    let coded = Set(entries.map(\.code))
    let all = Set(
      codebook.codes.filter { coded.contains($0.id) }.flatMap(codebook.lineage).map(\.level))
    return codebook.ladder.all.map(\.key).filter(all.contains)
  }

  fileprivate var uncodedSources: [SaturationNote] {
    let coded = Set(entries.map(\.source))
    let without = voices.sources.filter { !coded.contains($0.id) }
    return without.isEmpty ? [] : [.notCoded(without.map(\.name))]
  }
}

extension ReportTable {
  /// One row a source, in their order.
  public static func saturation(_ curve: SaturationCurve) -> ReportTable {
    ReportTable(
      columns: ["source", "order", "new_codes", "cumulative", "expected", "low", "high"],
      rows: curve.points.enumerated().map { index, point in
        [
          .text(point.source.name), .integer(index + 1), .integer(point.newCodes.count),
          .integer(point.cumulative), .real(point.expected), .integer(point.low),
          .integer(point.high),
        ]
      })
  }
}
