/// What the figures of one unitization have in common, each made once, when it is first needed.
struct UnitizingRun {
  private let coders: [String]
  private let categories: Int
  private let texts: SharedTexts
  private let joined: SharedTexts
  private let obstacle: UndefinedReason?
  /// The texts as rows of ratings, for the bootstrap.
  private let rows: Ratings

  private lazy var codes = CodeStretches(joined)
  private lazy var sections = codes.codes.indices.map { CodeSections(codes[$0], joined) }
  private lazy var cut = CutTexts(joined)
  private lazy var values = cut.coincidences(ValueLabels(values: cut.values.count))
  private lazy var codesOfValues = cut.coincidences(ValueLabels(cut, codes))
  private lazy var oneCodeCuts = OneCodeCuts(joined)

  init(_ unitization: Unitization) throws {
    coders = unitization.coders
    categories = unitization.categories.count
    texts = try SharedTexts(unitization)
    joined = texts.joining()
    obstacle = joined.obstacle
    let places = texts.lengths.indices.map(Int32.init)
    rows = Ratings(
      coders: ["text"], categories: [], ratings: places,
      groups: places.map { Ratings.Group(name: "", counts: [(row: $0, units: 1)]) })
  }

  /// Of all codes together.
  mutating func figures(
    _ coefficients: [AgreementCoefficient], _ options: AgreementOptions
  ) throws -> [AgreementFigure] {
    try coefficients.filter(\.isUnitizing).map { coefficient in
      if coefficient == .gamma { return gamma(texts, options) }
      if let obstacle { return figure(coefficient, .undefined(obstacle)) }
      return try figure(coefficient, measure(coefficient), options)
    }
  }

  /// Of one code by itself, by its position.
  mutating func figures(
    _ coefficients: [AgreementCoefficient], _ options: AgreementOptions, category: Int
  ) throws -> [AgreementFigure] {
    let code = Int32(clamping: category)
    var own = OneCode(codes, code)
    return try coefficients.filter(\.isUnitizing).map { coefficient in
      if coefficient == .gamma { return gamma(texts.selecting(category: code), options) }
      // (k)u-α sets the code against the others.
      if let reason = coefficient == .kuAlpha ? obstacle : joined.obstacle(of: own.pieces) {
        return figure(coefficient, .undefined(reason))
      }
      return try figure(coefficient, measure(coefficient, of: &own), options)
    }
  }

  /// Of each code by itself, in their order.
  mutating func figuresByCategory(
    _ coefficients: [AgreementCoefficient], _ options: AgreementOptions
  ) throws -> [[AgreementFigure]] {
    try (0..<categories).map { try figures(coefficients, options, category: $0) }
  }

  private struct OneCode {
    /// Among the codes used; nil where nobody used it.
    let position: Int?
    let pieces: ArraySlice<CodeStretches.Piece>
    /// What the coders' stretches of it have in common; made when it is first needed.
    var coincidences: Coincidences?

    init(_ codes: CodeStretches, _ code: Int32) {
      position = codes.position(of: code)
      pieces = position.map { codes[$0] } ?? []
    }
  }

  private mutating func measure(_ coefficient: AgreementCoefficient) -> any AgreementMeasure {
    let member: UAlpha.Member
    switch coefficient {
    case .alphaU: return AlphaU(joined, sections, edition: .corrected)
    case .alphaU1995: return AlphaU(joined, sections, edition: .first)
    case .kuAlpha: return Undefined(.onlyOfOneCode)
    case .uAlpha: member = .whole
    case .cuAlpha: member = .codes
    default: member = .cut
    }
    return UAlpha(values, member, units: joined.count, remarks: joined.remarks + cut.remarks)
  }

  private mutating func measure(
    _ coefficient: AgreementCoefficient, of own: inout OneCode
  ) -> any AgreementMeasure {
    switch coefficient {
    case .alphaU, .alphaU1995:
      return AlphaU(
        joined, own.position.map { [sections[$0]] } ?? [],
        edition: coefficient == .alphaU ? .corrected : .first)
    case .kuAlpha:
      return UAlpha(
        codesOfValues, .code(own.position), units: own.pieces.count,
        remarks: joined.remarks + cut.remarks)
    case .uAlpha, .binaryUAlpha:
      let coincidences = own.coincidences ?? oneCodeCuts.coincidences(own.pieces)
      own.coincidences = coincidences
      return UAlpha(
        coincidences, coefficient == .uAlpha ? .whole : .cut, units: own.pieces.count,
        remarks: joined.remarks)
    default: return Undefined(.oneCodeAlone)
    }
  }

  private func figure(
    _ coefficient: AgreementCoefficient, _ measure: any AgreementMeasure,
    _ options: AgreementOptions
  ) throws -> AgreementFigure {
    let estimate = measure.estimate(rows.counts)
    guard estimate.value != nil else { return figure(coefficient, estimate) }
    var options = options
    options.resampling = .sources
    let certainty = try Bootstrap.certainties(
      of: [measure], over: rows, estimates: [estimate], options: options,
      size: rows.rowCount * categories)[0]
    return figure(coefficient, estimate, certainty)
  }

  private func gamma(_ own: SharedTexts, _ options: AgreementOptions) -> AgreementFigure {
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
