extension Ratings {
  /// Coefficients of these ratings, in the order asked for. One that compares two coders is given for each
  /// pair, and of more than two coders also as the mean over the pairs.
  /// - Parameter coefficients: without those of stretches (``AgreementCoefficient/isUnitizing``).
  public func figures(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions()
  ) throws -> [AgreementFigure] {
    let measures = RatingMeasures(
      self, coefficients.map { ChosenCoefficient(coefficient: $0, metric: options.metric) },
      weights: options.weights)
    return try measures.adding(certaintiesOf: self, to: measures.figures(of: counts), options)
  }
}

extension AgreementCoefficient {
  /// What computes the coefficient; one that says why where there is none.
  /// - Parameter rated: by two coders where the coefficient compares two.
  func measure(
    of rated: inout MeasuredRatings, metric: RatingMetric, weights: RatingWeights
  ) -> any AgreementMeasure {
    do throws(Undefined) {
      switch self {
      case .percent: return try MarginalAgreement(&rated, .none)
      case .holsti: return HolstiReliability(&rated)
      case .compositeReliability: return CompositeReliability(&rated)
      case .cohenKappa: return CohenKappa(rated.ratings)
      case .weightedKappa:
        return CohenKappa(
          rated.ratings, distances: try CategoryDistances(weights, rated.ratings))
      case .scottPi: return try MarginalAgreement(&rated, .margins, pairsOnly: true)
      case .fleissKappa: return try MarginalAgreement(&rated, .margins)
      case .congerKappa: return CongerKappa(rated.ratings)
      case .brennanPrediger: return try MarginalAgreement(&rated, .uniform)
      case .gwetAC1: return try MarginalAgreement(&rated, .gwet)
      case .gwetAC2: return try MarginalAgreement(&rated, .gwet, weights: weights)
      case .krippendorffAlpha: return try KrippendorffAlpha(&rated, metric: metric)
      case .kupperHafner: return KupperHafner(&rated)
      case .alphaU, .alphaU1995, .uAlpha, .binaryUAlpha, .cuAlpha, .kuAlpha, .gamma:
        return Undefined(.notOfUnits)
      }
    } catch {
      return error
    }
  }
}
