extension AgreementReport {
  /// Compares coders on ratings that were made elsewhere. Their sources are drawn where samples are of sources;
  /// every category, or code of a set, has figures of its own where ratings have no order.
  /// - Throws: ``Violation`` for a coefficient that does not fit, and where no unit has two ratings.
  public init(_ ratings: Ratings, _ request: AgreementRequest) throws {
    if let stretches = request.coefficients.first(where: \.isUnitizing) {
      throw Violation.stretchesOfRatings(stretches)
    }
    guard ratings.hasUnitRatedTwice else { throw Violation.noUnitRatedTwice }
    self.init(unit: "row", coders: ratings.coders, options: request.options)
    var request = request
    request.universes = [.all]
    let hasSets = !ratings.codes.isEmpty
    let uncoded = ratings.unitsWithoutCode
    let basis = AgreementBasis(ratings, Place(), coded: ratings.unitCount - uncoded)
    bases = [basis]
    let chosen = request.chosen(
      coders: coders.count, several: basis.several > 0, isOfScalars: false)
    rows = try FigureMaker(request, unit: nil).rows(chosen, .only(ratings), Place())
    if request.parts.contains(.source), ratings.grouped.count > 1 {
      for (position, source) in ratings.grouped.names.enumerated() {
        rows += try FigureMaker(request, unit: nil).rows(
          chosen, .only(ratings.selecting(group: position)), Place(source: source))
      }
    }
    let names = hasSets ? ratings.codes : ratings.categories.map(\.name)
    let isOrdered =
      request.isWeighted || !(request.options.metric == .nominal || request.options.metric.isOfSets)
    guard request.parts.contains(.code), !isOrdered, hasSets || names.count > 2 else { return }
    for (position, name) in names.enumerated() {
      let own = ratings.presence(ofCode: Int32(position))
      guard own.counts.enumerated().contains(where: { $1 > 0 && own.row($0).contains(1) }) else {
        continue
      }
      let place = Place(code: name)
      rows += try FigureMaker(request, unit: nil, isOfOneCode: true)
        .rows(chosen.ofOneCode, .only(own), place)
      usage.append(CodeUsage(own, place, .all))
    }
  }
}

extension UniverseRatings {
  /// Ratings of which no part is looked at by itself.
  fileprivate static func only(_ ratings: Ratings) -> UniverseRatings {
    UniverseRatings(all: ratings, coded: ratings)
  }
}

extension Ratings {
  /// Units of which every rating is the empty set.
  fileprivate var unitsWithoutCode: Int {
    counts.enumerated().reduce(0) { sum, row in
      let isEmpty = self.row(row.offset).allSatisfy {
        $0 < 0 || categories[Int($0)].members?.isEmpty == true
      }
      return isEmpty ? sum + row.element : sum
    }
  }

  fileprivate var hasUnitRatedTwice: Bool {
    counts.enumerated().contains { $1 > 0 && row($0).count { $0 >= 0 } > 1 }
  }

  /// What a unit can be where one code is looked at: without it, or with it. They are sets, so that leaving the
  /// code out is no decision that Holsti counts.
  static let presence = [
    Category(name: "", members: []), Category(name: "coded", members: [0]),
  ]

  /// The same units as with or without one category, or one code of the sets.
  func presence(ofCode code: Int32) -> Ratings {
    let has = categories.indices.map { position in
      categories[position].members?.contains(code) ?? (Int32(position) == code)
    }
    var table = RatingRows(coders: coders.count, categories: 2)
    let rows = (0..<rowCount).map { row in
      table.position(of: self.row(row).map { $0 < 0 ? Ratings.missing : has[Int($0)] ? 1 : 0 })
    }
    let merged = groups.map { group in
      for (row, units) in group.counts { table.add(row: rows[Int(row)], units: units) }
      return Group(name: group.name, counts: table.takeCounts())
    }
    return Ratings(
      coders: coders, categories: Self.presence, ratings: table.rows, groups: merged)
  }
}
