extension Unitization {
  /// Coefficients of these stretches, in the order asked for; of any number of coders at once, and only of the
  /// texts that all of them worked on. Their intervals are those of a bootstrap of whole texts, γ's that of its
  /// random continua.
  /// - Parameters:
  ///   - coefficients: those of units given (``AgreementCoefficient/isUnitizing`` is false) are passed over.
  ///   - category: the position of a code, for the figures of that one: its stretches alone, all else being
  ///     gap, save (k)u-α, which sets it against the other codes; nil for all codes together.
  /// - Throws: ``Violation/emptySpan(start:end:)`` or ``Violation/spanOutsideSource(_:source:length:)`` for a
  ///   stretch that is none, ``Violation/tooManySamples(_:limit:)``.
  public func figures(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions(),
    category: Int? = nil
  ) throws -> [AgreementFigure] {
    try UnitizingRun(self, options).figures(coefficients, category: category)
  }

  /// The same of each code by itself, in the order of ``categories``; quicker than one after the other.
  /// - Throws: as ``figures(_:options:category:)``.
  public func figuresByCategory(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions()
  ) throws -> [[AgreementFigure]] {
    let run = try UnitizingRun(self, options)
    return try categories.indices.map { try run.figures(coefficients, category: $0) }
  }
}

/// What the figures of one unitization have in common.
private struct UnitizingRun {
  private let coders: [String]
  private let categories: Int
  private let options: AgreementOptions
  private let texts: SharedTexts
  private let joined: SharedTexts
  private let cut: CutTexts
  /// The texts as rows of ratings, for the bootstrap.
  private let rows: Ratings

  init(_ unitization: Unitization, _ options: AgreementOptions) throws {
    coders = unitization.coders
    categories = unitization.categories.count
    texts = try SharedTexts(unitization)
    joined = texts.joining()
    cut = CutTexts(joined)
    var options = options
    options.resampling = .sources
    self.options = options
    let places = texts.lengths.indices.map(Int32.init)
    rows = Ratings(
      coders: ["text"], categories: [], ratings: places,
      groups: places.map { Ratings.Group(name: "", counts: [(row: $0, units: 1)]) })
  }

  func figures(
    _ coefficients: [AgreementCoefficient], category: Int?
  ) throws -> [AgreementFigure] {
    let code = category.map { Int32(clamping: $0) }
    let own = code.map(joined.selecting) ?? joined
    return try coefficients.filter(\.isUnitizing).map { coefficient in
      if coefficient == .gamma { return gamma(code) }
      switch measure(coefficient, code, own) {
      case .success(let measure): return try figure(coefficient, measure)
      case .failure(let open): return figure(coefficient, open.estimate([]))
      }
    }
  }

  private func measure(
    _ coefficient: AgreementCoefficient, _ code: Int32?, _ own: SharedTexts
  ) -> Result<any AgreementMeasure, Undefined> {
    let all = coefficient == .kuAlpha ? joined : own
    if let reason = all.obstacle { return .failure(Undefined(reason)) }
    switch (coefficient, code) {
    case (.alphaU, _): return .success(AlphaU(own, edition: .corrected))
    case (.alphaU1995, _): return .success(AlphaU(own, edition: .first))
    case (.kuAlpha, let code?): return .success(UAlpha(joined, cut, .code(code)))
    case (.kuAlpha, nil): return .failure(Undefined(.onlyOfOneCode))
    case (.cuAlpha, _?): return .failure(Undefined(.oneCodeAlone))
    case (.cuAlpha, nil): return .success(UAlpha(joined, cut, .codes))
    case (_, nil): return .success(UAlpha(joined, cut, coefficient == .uAlpha ? .whole : .cut))
    default: return .success(UAlpha(own, coefficient == .uAlpha ? .whole : .cut))
    }
  }

  private func figure(
    _ coefficient: AgreementCoefficient, _ measure: any AgreementMeasure
  ) throws -> AgreementFigure {
    let estimate = measure.estimate(rows.counts)
    guard estimate.value != nil else { return figure(coefficient, estimate) }
    let certainty = try Bootstrap.certainties(
      of: [measure], over: rows, estimates: [estimate], options: options,
      size: rows.rowCount * categories)[0]
    return figure(coefficient, estimate, certainty)
  }

  private func gamma(_ code: Int32?) -> AgreementFigure {
    let own = code.map(texts.selecting) ?? texts
    if let reason = own.obstacle { return figure(.gamma, .undefined(reason)) }
    let (estimate, certainty) = Gamma(own, seed: options.seed).figure(own.remarks)
    return figure(.gamma, estimate, certainty)
  }

  private func figure(
    _ coefficient: AgreementCoefficient, _ estimate: Estimate, _ certainty: Certainty? = nil
  ) -> AgreementFigure {
    AgreementFigure(
      coefficient: coefficient, coders: coders, estimate: estimate, certainty: certainty)
  }
}
