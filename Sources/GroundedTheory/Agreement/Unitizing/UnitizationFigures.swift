extension Unitization {
  /// Coefficients of these stretches, in the order asked for; of any number of coders at once, and only of the
  /// texts that all of them worked on.
  /// - Parameters:
  ///   - coefficients: those of units given (``AgreementCoefficient/isUnitizing`` is false) are passed over.
  ///   - category: the position of a code, for the figures of that one: its stretches alone, all else being
  ///     gap; nil for all codes together.
  /// - Throws: ``Violation/emptySpan(start:end:)`` or ``Violation/spanOutsideSource(_:source:length:)`` for a
  ///   stretch that is none.
  public func figures(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions(),
    category: Int? = nil
  ) throws -> [AgreementFigure] {
    let texts = try SharedTexts(self)
    return try coefficients.filter(\.isUnitizing).map { coefficient in
      try figure(coefficient, texts, category.map { Int32(clamping: $0) }, options)
    }
  }

  private func figure(
    _ coefficient: AgreementCoefficient, _ texts: SharedTexts, _ category: Int32?,
    _ options: AgreementOptions
  ) throws -> AgreementFigure {
    let own = category.map(texts.selecting) ?? texts
    guard own.obstacle == nil else {
      return figure(coefficient, .undefined(own.obstacle ?? ""))
    }
    let counts = [Int](repeating: 1, count: texts.lengths.count)
    switch coefficient {
    case .alphaU:
      return figure(coefficient, AlphaU(own.joining(), edition: .corrected).estimate(counts))
    case .alphaU1995:
      return figure(coefficient, AlphaU(own.joining(), edition: .first).estimate(counts))
    default:
      return figure(coefficient, .undefined("is of units given"))
    }
  }

  private func figure(
    _ coefficient: AgreementCoefficient, _ estimate: Estimate, _ certainty: Certainty? = nil
  ) -> AgreementFigure {
    AgreementFigure(
      coefficient: coefficient, coders: coders, estimate: estimate, certainty: certainty)
  }
}
