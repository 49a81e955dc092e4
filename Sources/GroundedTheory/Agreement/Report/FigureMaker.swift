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

  /// What figures of these ratings are computed with; the same for all that have their rows.
  func measures(_ chosen: [ChosenCoefficient], _ ratings: UniverseRatings) -> UniverseMeasures {
    let all = RatingMeasures(ratings.all, chosen, weights: options.weights)
    return UniverseMeasures(
      all: all,
      coded: ratings.haveSameRows
        ? all : RatingMeasures(ratings.coded, chosen, weights: options.weights))
  }

  /// The figures of units.
  func rows(
    _ chosen: [ChosenCoefficient], _ ratings: UniverseRatings, _ place: AgreementReport.Place
  ) throws -> [AgreementReport.Row] {
    try rows(measures(chosen, ratings), ratings, place)
  }

  /// The same where the measures are at hand.
  /// - Parameter measures: of ratings with the same rows.
  func rows(
    _ measures: UniverseMeasures, _ ratings: UniverseRatings, _ place: AgreementReport.Place
  ) throws -> [AgreementReport.Row] {
    var figures = AgreementUniverse.allCases.filter { universes?.contains($0) ?? true }.map {
      (universe: $0, measures[$0].figures(of: ratings[$0].counts))
    }
    if universes == nil, !zip(figures[0].1, figures[1].1).contains(where: Self.differ) {
      figures.removeLast()
    }
    return try figures.flatMap { universe, figures in
      let measures = measures[universe]
      let figures =
        isBare
        ? figures : try measures.adding(certaintiesOf: ratings[universe], to: figures, options)
      return zip(measures.chosen, figures).map { chosen, figure in
        let isAlpha = chosen.coefficient == .krippendorffAlpha && chosen.metric != .nominal
        return AgreementReport.Row(
          place: place, universe: universe, metric: isAlpha ? chosen.metric : nil, figure: figure)
      }
    }
  }

  /// The figures of stretches.
  /// - Parameter cut: how the texts were cut; nil where no coefficient asks for that.
  func rows(
    _ chosen: [ChosenCoefficient], _ cut: inout UnitizingRun?, _ place: AgreementReport.Place
  ) throws -> [AgreementReport.Row] {
    try (cut?.figures(chosen.map(\.coefficient), options) ?? []).map {
      AgreementReport.Row(place: place, universe: .all, figure: $0)
    }
  }

  /// The figures of each code, by its place, as the texts were cut for it. γ is of all codes together, since it
  /// asks which of them a stretch was given.
  func figuresByCode(
    _ chosen: [ChosenCoefficient], _ cut: inout UnitizingRun?
  ) throws -> [[AgreementFigure]]? {
    var stretches = chosen.map(\.coefficient).filter {
      $0.isUnitizing && $0 != .cuAlpha && $0 != .gamma
    }
    if chosen.contains(where: { $0.coefficient == .cuAlpha }), !stretches.contains(.kuAlpha) {
      stretches.append(.kuAlpha)
    }
    return try cut?.figuresByCategory(stretches, options)
  }

  private static func differ(_ one: AgreementFigure, _ other: AgreementFigure) -> Bool {
    guard one.coefficient.isChanceCorrected else { return false }
    switch (one.estimate.value, other.estimate.value) {
    case (let a?, let b?): return abs(a - b) >= AgreementRequest.markedDifference
    case (nil, nil): return false
    default: return true
    }
  }
}

/// The measures of ratings in both universes.
struct UniverseMeasures {
  let all: RatingMeasures
  let coded: RatingMeasures

  subscript(universe: AgreementUniverse) -> RatingMeasures {
    switch universe {
    case .all: all
    case .coded: coded
    }
  }
}

extension UniverseRatings {
  /// Whether both have the same rows, so that what is computed of them is the same function of their counts.
  fileprivate var haveSameRows: Bool {
    all.coders == coded.coders && all.ratings == coded.ratings
  }
}
