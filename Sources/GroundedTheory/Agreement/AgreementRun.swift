extension Ratings {
  /// Coefficients of these ratings, in the order asked for. One that compares two coders is given for each
  /// pair, and of more than two coders also as the mean over the pairs.
  /// - Parameter coefficients: without those of stretches (``AgreementCoefficient/isUnitizing``).
  public func figures(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions()
  ) throws -> [AgreementFigure] {
    let pairs = coders.count > 1 && coefficients.contains(where: \.isPairwise) ? pairs : []
    let asked = coefficients.filter { !$0.isUnitizing }.flatMap {
      self.asked($0, of: pairs, options)
    }
    let estimates = asked.map { $0.measure.estimate(counts) }
    let certainties = try certainties(of: asked.map(\.measure), estimates, options)
    return asked.indices.map { place in
      AgreementFigure(
        coefficient: asked[place].coefficient, coders: asked[place].coders,
        estimate: estimates[place], certainty: certainties[place])
    }
  }

  /// The published ones, unless samples are asked for, or units depend on each other and sources are drawn, for
  /// which no published one holds; samples also where there is none. All are taken of the same samples.
  private func certainties(
    of measures: [any AgreementMeasure], _ estimates: [Estimate], _ options: AgreementOptions
  ) throws -> [Certainty?] {
    let isPublished = options.samples ?? 0 <= 0 && options.resampling != .sources
    var certainties = measures.indices.map { place in
      isPublished && estimates[place].value != nil ? measures[place].certainty(counts) : nil
    }
    let open = measures.indices.filter { certainties[$0] == nil && estimates[$0].value != nil }
    let sampled = try Bootstrap.certainties(
      of: open.map { measures[$0] }, over: self, estimates: open.map { estimates[$0] },
      options: options)
    for (place, certainty) in zip(open, sampled) { certainties[place] = certainty }
    return certainties
  }

  /// A figure to compute, as a function of the counts of all coders' rows.
  private struct Asked {
    let coefficient: AgreementCoefficient
    let coders: [String]
    let measure: any AgreementMeasure
  }

  private func asked(
    _ coefficient: AgreementCoefficient, of pairs: [Pair], _ options: AgreementOptions
  ) -> [Asked] {
    guard coders.count > 1 else {
      let why = Undefined(.oneCoder)
      return [Asked(coefficient: coefficient, coders: coders, measure: why)]
    }
    guard coefficient.isPairwise else {
      let measure = coefficient.measure(of: self, options: options)
      return [Asked(coefficient: coefficient, coders: coders, measure: measure)]
    }
    let asked = pairs.map { pair in
      Asked(
        coefficient: coefficient, coders: pair.ratings.coders,
        measure: pair.measure(coefficient.measure(of: pair.ratings, options: options)))
    }
    guard coders.count > 2 else { return asked }
    let mean = PairMean(asked.map(\.measure), self, needsCode: coefficient == .kupperHafner)
    return asked + [Asked(coefficient: coefficient, coders: coders, measure: mean)]
  }
}

extension AgreementCoefficient {
  /// What computes the coefficient; one that says why where there is none.
  /// - Parameter ratings: of two coders where the coefficient compares two.
  func measure(of ratings: Ratings, options: AgreementOptions) -> any AgreementMeasure {
    do throws(Undefined) {
      switch self {
      case .percent: return try MarginalAgreement(ratings, .none)
      case .holsti: return HolstiReliability(ratings)
      case .compositeReliability: return CompositeReliability(ratings)
      case .cohenKappa: return CohenKappa(ratings)
      case .weightedKappa:
        return CohenKappa(ratings, distances: try CategoryDistances(options.weights, ratings))
      case .scottPi: return try MarginalAgreement(ratings, .margins, pairsOnly: true)
      case .fleissKappa: return try MarginalAgreement(ratings, .margins)
      case .congerKappa: return CongerKappa(ratings)
      case .brennanPrediger: return try MarginalAgreement(ratings, .uniform)
      case .gwetAC1: return try MarginalAgreement(ratings, .gwet)
      case .gwetAC2: return try MarginalAgreement(ratings, .gwet, weights: options.weights)
      case .krippendorffAlpha: return try KrippendorffAlpha(ratings, metric: options.metric)
      case .kupperHafner: return KupperHafner(ratings)
      case .alphaU, .alphaU1995, .uAlpha, .binaryUAlpha, .cuAlpha, .kuAlpha, .gamma:
        return Undefined(.notOfUnits)
      }
    } catch {
      return error
    }
  }
}
