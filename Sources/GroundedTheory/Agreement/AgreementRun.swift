extension Ratings {
  /// Coefficients of these ratings, in the order asked for. One that compares two coders is given for each
  /// pair, and of more than two coders also as the mean over the pairs.
  /// - Parameter coefficients: without those of stretches (``AgreementCoefficient/isUnitizing``).
  public func figures(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions()
  ) throws -> [AgreementFigure] {
    var figures: [AgreementFigure] = []
    for coefficient in coefficients where !coefficient.isUnitizing {
      guard coefficient.isPairwise else {
        figures.append(try figure(coefficient, options))
        continue
      }
      for first in coders.indices {
        for second in coders.indices.dropFirst(first + 1) {
          figures.append(try selecting(coders: [first, second]).figure(coefficient, options))
        }
      }
    }
    return figures
  }

  private func figure(
    _ coefficient: AgreementCoefficient, _ options: AgreementOptions
  ) throws -> AgreementFigure {
    guard let measure = try coefficient.measure(of: self, options: options) else {
      return AgreementFigure(
        coefficient: coefficient, coders: coders, estimate: .undefined("is of stretches of text"))
    }
    let estimate = measure.estimate(counts)
    return AgreementFigure(
      coefficient: coefficient, coders: coders, estimate: estimate,
      certainty: try certainty(of: measure, estimate, options))
  }

  /// The published one, unless samples are asked for or nobody has published one.
  private func certainty(
    of measure: any AgreementMeasure, _ estimate: Estimate, _ options: AgreementOptions
  ) throws -> Certainty? {
    guard estimate.value != nil else { return nil }
    if options.samples ?? 0 == 0, let published = measure.certainty(counts) { return published }
    return try Bootstrap.certainties(
      of: [measure], over: self, estimates: [estimate], options: options)[0]
  }
}

extension AgreementCoefficient {
  /// What computes the coefficient; nil for one of stretches.
  /// - Parameter ratings: of two coders where the coefficient compares two.
  func measure(of ratings: Ratings, options: AgreementOptions) throws -> (any AgreementMeasure)? {
    switch self {
    case .cohenKappa: CohenKappa(ratings)
    default: nil
    }
  }
}
