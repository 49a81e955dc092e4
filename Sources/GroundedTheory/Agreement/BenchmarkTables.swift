extension ReportTable {
  /// A figure, with what it is of: a level of the ladder and a code, each empty where it is of all.
  public typealias PlacedFigure = (level: String, code: String, figure: AgreementFigure)

  /// One row a figure, a scale and a band of it, from the highest down; one row without a band where no
  /// probability can be given.
  public static func benchmarks(
    of figures: [PlacedFigure], scales: [BenchmarkScale] = BenchmarkScale.allCases
  ) -> ReportTable {
    var table = ReportTable(columns: [
      "coefficient", "level", "code", "coders", "value", "se", "scale", "band", "from", "to",
      "probability", "cumulative_probability", "note",
    ])
    for placed in figures {
      for benchmark in benchmarks(of: placed.figure, scales) {
        let head = head(placed) + [.text(benchmark.scale.rawValue)]
        if benchmark.memberships.isEmpty {
          table.append(head + [.empty, .empty, .empty, .empty, .empty, .text(benchmark.note)])
        }
        for membership in benchmark.memberships {
          table.append(
            head + [
              .text(membership.band.name), .real(membership.band.low), .real(membership.band.high),
              .real(membership.probability), .real(membership.cumulative), .empty,
            ])
        }
      }
    }
    return table
  }

  /// The same for people, one row a figure and a scale: the highest band that may be claimed, and how likely
  /// the coefficient reaches it (`cumulative_probability`).
  public static func benchmarkClaims(
    of figures: [PlacedFigure], scales: [BenchmarkScale] = BenchmarkScale.allCases
  ) -> ReportTable {
    var table = ReportTable(columns: [
      "coefficient", "level", "code", "coders", "value", "se", "scale", "band",
      "cumulative_probability",
      "note",
    ])
    for placed in figures {
      for benchmark in benchmarks(of: placed.figure, scales) {
        let claim = benchmark.claim
        table.append(
          head(placed) + [
            .text(benchmark.scale.rawValue), Cell(claim?.band.name),
            claim.map { .real($0.cumulative) } ?? .empty,
            benchmark.note.isEmpty ? .empty : .text(benchmark.note),
          ])
      }
    }
    return table
  }

  private static func benchmarks(
    of figure: AgreementFigure, _ scales: [BenchmarkScale]
  ) -> [Benchmark] {
    scales.filter { $0.suits(figure.coefficient) }.map {
      Benchmark(
        value: figure.estimate.value, standardError: figure.certainty?.standardError, on: $0)
    }
  }

  private static func head(_ placed: PlacedFigure) -> [Cell] {
    let figure = placed.figure
    func real(_ value: Double?) -> Cell { value.map(Cell.real) ?? .empty }
    func text(_ value: String) -> Cell { value.isEmpty ? .empty : .text(value) }
    return [
      .text(figure.coefficient.rawValue), text(placed.level), text(placed.code),
      .text(figure.coders.joined(separator: ",")), real(figure.estimate.value),
      real(figure.certainty?.standardError),
    ]
  }
}
