extension AgreementReport {
  /// Compares coders on the material of a study.
  /// - Throws: ``Violation`` where nothing is left to compare, or a coefficient does not fit.
  public init(_ material: AgreementMaterial, _ request: AgreementRequest) throws {
    try request.check(unit: material.unit)
    self.init(
      unit: material.unit.rawValue, coders: material.coders, options: request.options,
      alone: material.alone, scope: material.scope, outside: material.outside)
    let ladder = material.codebook.ladder
    let levels: [String?] =
      request.parts.contains(.level)
      ? ladder.topDown.map(\.key) : [try request.level.map { try ladder.require($0).key }]
    let stages: [(Stage?, AgreementMaterial)] =
      request.isAdjudicated
      ? [(.before, material), (.after, material.adjudicated)] : [(nil, material)]
    var parts = FigureParts()
    for (stage, material) in stages {
      for level in levels {
        let units = RatedUnits(material, level: level)
        guard units.count > 0 else {
          // Segments are made of codings, so that none of them means that nothing was coded.
          if material.unit == .segment { continue }
          throw Violation.noUnits(material.unit)
        }
        guard units.hasCodings else { continue }
        try parts.add(units, Place(stage: stage, level: level), request)
      }
    }
    guard !parts.bases.isEmpty else { throw material.nothingCoded(at: levels.compactMap { $0 }) }
    bases = parts.bases
    rows = parts.overall + parts.bySource + parts.byCode
    usage = parts.usage
  }
}

extension AgreementRequest {
  /// - Throws: ``Violation`` for what does not fit codes, or the unit.
  fileprivate func check(unit: AgreementUnit) throws {
    if let stretches = coefficients.first(where: \.isUnitizing), unit != .scalar {
      throw Violation.needsStretches(stretches, unit: unit)
    }
    if isWeighted { throw Violation.codesWithoutOrder(options.weights.rawValue) }
    if let ordered = coefficients.first(where: { $0 == .weightedKappa || $0 == .gwetAC2 }) {
      throw Violation.codesWithoutOrder(ordered.rawValue)
    }
    if options.metric != .nominal, !options.metric.isOfSets {
      throw Violation.codesWithoutOrder(options.metric.rawValue)
    }
  }
}

extension AgreementMaterial {
  /// What the coders gave the units of the texts, for tables of cells.
  /// - Parameters:
  ///   - level: the level that codes are rolled up to, by key or name; nil takes each as it is.
  ///   - universe: which units.
  /// - Throws: ``Violation`` for an unknown level, and where nothing is left to compare.
  public func ratings(
    at level: String? = nil, _ universe: AgreementUniverse = .all
  ) throws -> Ratings {
    let level = try level.map { try codebook.ladder.require($0).key }
    let units = RatedUnits(self, level: level)
    guard units.count > 0 || unit == .segment else { throw Violation.noUnits(unit) }
    guard units.hasCodings else { throw nothingCoded(at: level.map { [$0] } ?? []) }
    return units.ratings()[universe]
  }

  /// Why there is nothing to compare at any of these levels.
  fileprivate func nothingCoded(at levels: [String]) -> Violation {
    let used = usedLevels
    // Where codes of the level were used, what is looked at has none of them.
    return used.isEmpty || levels.allSatisfy(used.contains)
      ? .nothingCoded(coders: coders)
      : .nothingCodedAt(level: levels.joined(separator: ", "), coders: coders, used: used)
  }

  /// The levels at which the coders compared used codes, or codes below, the highest first.
  fileprivate var usedLevels: [String] {
    let used = Set(texts.flatMap { $0.places.map(\.code) })
    let codes = used.map { codebook.codes[Int($0)] }
    return (codebook.ladder.topDown + codebook.ladder.beside).map(\.key).filter { level in
      codes.contains { codebook.ancestor(of: $0, at: level) != nil }
    }
  }
}

extension RatedUnits {
  /// Whether a chosen code was used.
  fileprivate var hasCodings: Bool {
    lines.contains { $0.places.contains { isChosen[Int($0.code)] } }
  }
}

/// The rows of a report as they come.
private struct FigureParts {
  var bases: [AgreementBasis] = []
  var overall: [AgreementReport.Row] = []
  var bySource: [AgreementReport.Row] = []
  var byCode: [AgreementReport.Row] = []
  var usage: [CodeUsage] = []

  mutating func add(
    _ units: RatedUnits, _ place: AgreementReport.Place, _ request: AgreementRequest
  ) throws {
    let ratings = units.ratings()
    let basis = AgreementBasis(units, ratings, place)
    bases.append(basis)
    let chosen = request.chosen(
      coders: units.coders.count, several: basis.several > 0, isOfScalars: units.unit == .scalar)
    let figures = FigureMaker(request, unit: units.unit)
    let cut = chosen.contains { $0.coefficient.isUnitizing } ? units.unitization() : nil
    overall += try figures.rows(chosen, ratings, place, cut: cut)
    if request.parts.contains(.source) {
      for (position, source) in units.sources.enumerated() {
        var place = place
        place.source = source
        bySource += try figures.rows(
          chosen,
          UniverseRatings(
            all: ratings.all.selecting(group: position),
            coded: ratings.coded.selecting(group: position)),
          place, cut: cut?.selecting(continuum: position))
      }
    }
    if request.parts.contains(.code) {
      let ofOne = chosen.ofOneCode
      let figures = FigureMaker(request, unit: units.unit, isOfOneCode: true)
      let cuts = try cut.map { try figures.figuresByCode(chosen, $0) }
      for code in units.ratingsByCode() {
        var place = place
        place.code = code.name
        let rows = try figures.rows(ofOne, code.ratings, place, cut: nil)
        byCode += rows
        byCode += (cuts?[code.position] ?? []).map {
          AgreementReport.Row(place: place, universe: .all, figure: $0)
        }
        for universe in AgreementUniverse.allCases
        where rows.contains(where: { $0.universe == universe }) {
          usage.append(CodeUsage(code.ratings[universe], place, universe))
        }
      }
    }
  }
}

extension Unitization {
  /// One text, and those coders alone who worked on it.
  fileprivate func selecting(continuum position: Int) -> Unitization {
    let text = continua[position]
    let present = coders.indices.filter { text.stretches[$0] != nil }
    return Unitization(
      coders: present.map { coders[$0] }, categories: categories,
      continua: [
        Continuum(
          name: text.name, length: text.length, stretches: present.map { text.stretches[$0] })
      ])
  }
}
