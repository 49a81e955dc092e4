/// Coefficients as functions of how many units have each row of some ratings: made once, then taken of the counts
/// of all units, of coded ones, or of each code where all codes have the same rows.
struct RatingMeasures: Sendable {
  private struct Asked {
    let chosen: ChosenCoefficient
    let coders: [String]
    let measure: any AgreementMeasure
  }

  private let asked: [Asked]

  /// One that compares two coders is taken of each pair, and of more than two coders also as the mean over the
  /// pairs; those of stretches are left out.
  init(_ ratings: Ratings, _ chosen: [ChosenCoefficient], weights: RatingWeights) {
    var rated = MeasuredRatings(ratings)
    asked = chosen.filter { !$0.coefficient.isUnitizing }.flatMap {
      Self.asked($0, weights, &rated)
    }
  }

  private static func asked(
    _ chosen: ChosenCoefficient, _ weights: RatingWeights, _ rated: inout MeasuredRatings
  ) -> [Asked] {
    let (coders, coefficient) = (rated.ratings.coders, chosen.coefficient)
    func measure(_ rated: inout MeasuredRatings) -> any AgreementMeasure {
      coefficient.measure(of: &rated, metric: chosen.metric, weights: weights)
    }
    guard coders.count > 1 else {
      let why = Undefined(.oneCoder)
      return [Asked(chosen: chosen, coders: coders, measure: why)]
    }
    guard coefficient.isPairwise else {
      return [Asked(chosen: chosen, coders: coders, measure: measure(&rated))]
    }
    let asked = rated.ofPairs(measure).map {
      Asked(chosen: chosen, coders: $0.coders, measure: $0.measure)
    }
    guard coders.count > 2 else { return asked }
    let mean = PairMean(
      asked.map(\.measure), rated.ratings, needsCode: coefficient == .kupperHafner)
    return asked + [Asked(chosen: chosen, coders: coders, measure: mean)]
  }

  /// The coefficient of each figure, with its distance.
  var chosen: [ChosenCoefficient] { asked.map(\.chosen) }

  /// What each comes to; nothing is said of how sure it is.
  /// - Parameter counts: how many units have each row.
  func figures(of counts: [Int]) -> [AgreementFigure] {
    asked.map {
      AgreementFigure(
        coefficient: $0.chosen.coefficient, coders: $0.coders,
        estimate: $0.measure.estimate(counts))
    }
  }

  /// The figures with the published certainties, unless samples are asked for, or units depend on each other and
  /// sources are drawn, for which no published one holds; samples also where there is none. All are taken of the
  /// same samples.
  /// - Parameters:
  ///   - ratings: with the same rows.
  ///   - figures: of their counts.
  func adding(
    certaintiesOf ratings: Ratings, to figures: [AgreementFigure], _ options: AgreementOptions
  ) throws -> [AgreementFigure] {
    var figures = figures
    let known = figures.indices.filter { figures[$0].estimate.value != nil }
    if options.samples ?? 0 <= 0 && options.resampling != .sources {
      for place in known {
        figures[place].certainty = asked[place].measure.certainty(ratings.counts)
      }
    }
    let open = known.filter { figures[$0].certainty == nil }
    let sampled = try Bootstrap.certainties(
      of: open.map { asked[$0].measure }, over: ratings,
      estimates: open.map { figures[$0].estimate }, options: options)
    for (place, certainty) in zip(open, sampled) { figures[place].certainty = certainty }
    return figures
  }
}
