extension ReportTable {
  /// One row a figure, a scale and a band of it, from the highest down; one row without a band where no
  /// probability can be given.
  public static func benchmarks(
    of rows: [AgreementReport.Row], scales: [BenchmarkScale] = BenchmarkScale.allCases
  ) -> ReportTable {
    let hasStages = rows.contains { $0.place.stage != nil }
    var table = ReportTable(
      columns: (hasStages ? ["stage"] : []) + [
        "coefficient", "metric", "level", "code", "universe", "coders", "value", "se", "scale",
        "band", "from", "to",
        "probability", "cumulative_probability", "note",
      ])
    for row in rows {
      for benchmark in benchmarks(of: row.figure, scales) {
        let head = head(row, hasStages) + [.text(benchmark.scale.rawValue)]
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
    of rows: [AgreementReport.Row], scales: [BenchmarkScale] = BenchmarkScale.allCases
  ) -> ReportTable {
    let hasStages = rows.contains { $0.place.stage != nil }
    var table = ReportTable(
      columns: (hasStages ? ["stage"] : []) + [
        "coefficient", "metric", "level", "code", "universe", "coders", "value", "se", "scale",
        "band",
        "cumulative_probability",
        "note",
      ])
    for row in rows {
      for benchmark in benchmarks(of: row.figure, scales) {
        let claim = benchmark.claim
        table.append(
          head(row, hasStages) + [
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

  private static func head(_ row: AgreementReport.Row, _ hasStages: Bool) -> [Cell] {
    let (figure, place) = (row.figure, row.place)
    return (hasStages ? [Cell(place.stage?.rawValue)] : []) + [
      .text(figure.coefficient.rawValue), Cell(row.metric?.rawValue), Cell(place.level),
      Cell(place.code), .text(row.universe.rawValue),
      .text(figure.coders.joined(separator: ",")), Cell(figure.estimate.value),
      Cell(figure.certainty?.standardError),
    ]
  }
}
