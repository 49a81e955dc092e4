/// Computes the rows of one place, with the universes that are wanted.
struct FigureMaker {
  private let universes: Set<AgreementUniverse>?
  private let options: AgreementOptions
  /// Whether figures come without an interval.
  private let isBare: Bool

  /// - Parameters:
  ///   - unit: nil for ratings from a file.
  ///   - isOfOneCode: whether the figures are for one code among many.
  init(_ request: AgreementRequest, unit: AgreementUnit?, isOfOneCode: Bool = false) {
    universes = unit == .segment ? [.coded] : request.universes
    var options = request.options
    // One scalar is coded as its neighbour is: there is nothing to be had from drawing them one by one, and
    // no published standard error holds. Sources stand for themselves.
    if unit == .scalar {
      options.resampling = options.resampling ?? .sources
      if isOfOneCode {
        options.samples = options.samples ?? 0
      } else if options.resampling == .units {
        options.samples = options.samples ?? AgreementOptions.usualSamples
      }
    }
    self.options = options
    isBare = unit == .scalar && options.samples == 0
  }

  /// - Parameter cut: how the texts were cut, where coefficients ask for that.
  func rows(
    _ chosen: [ChosenCoefficient], _ ratings: UniverseRatings, _ place: AgreementReport.Place,
    cut: Unitization?
  ) throws -> [AgreementReport.Row] {
    var rows: [AgreementReport.Row] = []
    if let universes {
      for universe in AgreementUniverse.allCases where universes.contains(universe) {
        rows += try self.rows(chosen, ratings[universe], universe, place, isBare: isBare)
      }
    } else {
      rows = try self.rows(chosen, ratings.all, .all, place, isBare: isBare)
      let coded = try self.rows(chosen, ratings.coded, .coded, place, isBare: true)
      if zip(rows, coded).contains(where: Self.differ) {
        rows +=
          isBare
          ? coded : try self.rows(chosen, ratings.coded, .coded, place, isBare: false)
      }
    }
    if let cut {
      let stretches = chosen.map(\.coefficient).filter(\.isUnitizing)
      rows += try cut.figures(stretches, options: options).map {
        AgreementReport.Row(place: place, universe: .all, figure: $0)
      }
    }
    return rows
  }

  /// The figures of each code, by its place, as the texts were cut for it. γ is of all codes together, since it
  /// asks which of them a stretch was given.
  func figuresByCode(
    _ chosen: [ChosenCoefficient], _ cut: Unitization
  ) throws -> [[AgreementFigure]] {
    var stretches = chosen.map(\.coefficient).filter {
      $0.isUnitizing && $0 != .cuAlpha && $0 != .gamma
    }
    if chosen.contains(where: { $0.coefficient == .cuAlpha }), !stretches.contains(.kuAlpha) {
      stretches.append(.kuAlpha)
    }
    return try cut.figuresByCategory(stretches, options: options)
  }

  private func rows(
    _ chosen: [ChosenCoefficient], _ ratings: Ratings, _ universe: AgreementUniverse,
    _ place: AgreementReport.Place, isBare: Bool
  ) throws -> [AgreementReport.Row] {
    var options = options
    if isBare { options.samples = 0 }
    var rows: [AgreementReport.Row] = []
    // Coefficients of one metric go together, so that they are taken of the same samples.
    var from = 0
    let units = chosen.filter { !$0.coefficient.isUnitizing }
    while from < units.count {
      options.metric = units[from].metric
      let run = units[from...].prefix { $0.metric == options.metric }
      rows += try ratings.figures(run.map(\.coefficient), options: options).map { figure in
        var figure = figure
        if isBare { figure.certainty = nil }
        let isAlpha = figure.coefficient == .krippendorffAlpha && options.metric != .nominal
        return AgreementReport.Row(
          place: place, universe: universe, metric: isAlpha ? options.metric : nil, figure: figure)
      }
      from += run.count
    }
    return rows
  }

  private static func differ(_ one: AgreementReport.Row, _ other: AgreementReport.Row) -> Bool {
    guard one.figure.coefficient.isChanceCorrected else { return false }
    switch (one.figure.estimate.value, other.figure.estimate.value) {
    case (let a?, let b?): return abs(a - b) >= AgreementRequest.markedDifference
    case (nil, nil): return false
    default: return true
    }
  }
}
