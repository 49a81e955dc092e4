extension ReportTable {
  /// One row a coefficient, all together first, then source by source, then code by code. There is a column
  /// `stage` where figures before and after decisions are given, and `source` where some are of a source.
  public static func agreement(_ report: AgreementReport) -> ReportTable {
    let hasStages = report.rows.contains { $0.place.stage != nil }
    let hasSources = report.rows.contains { $0.place.source != nil }
    var table = ReportTable(
      columns: (hasStages ? ["stage"] : []) + ["coefficient", "level", "code"]
        + (hasSources ? ["source"] : []) + [
          "unit", "universe", "coders", "units", "value", "observed", "expected", "se", "low",
          "high", "method", "note",
        ])
    for row in report.rows {
      let (figure, place) = (row.figure, row.place)
      let certainty = figure.certainty
      table.append(
        (hasStages ? [Cell(place.stage?.rawValue)] : [])
          + [.text(figure.coefficient.rawValue), Cell(place.level), Cell(place.code)]
          + (hasSources ? [Cell(place.source)] : []) + [
            .text(report.unit), .text(row.universe.rawValue),
            .text(figure.coders.joined(separator: ",")), .integer(figure.estimate.units),
            Cell(figure.estimate.value), Cell(figure.estimate.observed),
            Cell(figure.estimate.expected), Cell(certainty?.standardError), Cell(certainty?.low),
            Cell(certainty?.high), Cell(certainty?.method), Cell(row.note(report.options)),
          ])
    }
    return table
  }

}

extension AgreementReport.Row {
  /// What there is to say of the figure: its distance or weights, and the coefficient's own note; nil for
  /// nothing.
  fileprivate func note(_ options: AgreementOptions) -> String? {
    let parts = [
      metric.map { "\($0.rawValue) distance" } ?? "",
      figure.coefficient.isWeighted ? "\(options.weights.rawValue) weights" : "",
      figure.estimate.note,
    ].filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
