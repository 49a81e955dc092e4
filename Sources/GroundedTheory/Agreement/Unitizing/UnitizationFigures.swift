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
    var run = try UnitizingRun(self)
    guard let category else { return try run.figures(coefficients, options) }
    return try run.figures(coefficients, options, category: category)
  }

  /// The same of each code by itself, in the order of ``categories``; quicker than one after the other.
  /// - Throws: as ``figures(_:options:category:)``.
  public func figuresByCategory(
    _ coefficients: [AgreementCoefficient], options: AgreementOptions = AgreementOptions()
  ) throws -> [[AgreementFigure]] {
    var run = try UnitizingRun(self)
    return try run.figuresByCategory(coefficients, options)
  }
}
