extension ReportTable {
  /// Coefficients of segments for the figures of a comparison, before and after what was decided.
  /// - Parameter report: of segments, with both stages or the first alone.
  public func addingCoefficients(_ report: AgreementReport) -> ReportTable {
    var table = self
    for row in report.rows where row.place.code == nil && row.figure.coders == report.coders {
      let stage = row.place.stage.map { " \($0.rawValue)" } ?? ""
      table.append([
        .text(row.figure.coefficient.rawValue + stage),
        row.figure.estimate.value.map(Cell.real) ?? .empty,
      ])
    }
    return table
  }
}

extension AgreementRequest {
  /// What `adjudicate summary` adds: percent, κ of two coders, and α, before and after.
  public static func ofSegments(level: String?, coders: Int, isAdjudicated: Bool) -> AgreementRequest {
    var request = AgreementRequest()
    request.level = level
    request.parts = []
    request.coefficients =
      coders == 2
      ? [.percent, .cohenKappa, .krippendorffAlpha] : [.percent, .krippendorffAlpha]
    request.isAdjudicated = isAdjudicated
    request.options.samples = 0
    return request
  }
}
