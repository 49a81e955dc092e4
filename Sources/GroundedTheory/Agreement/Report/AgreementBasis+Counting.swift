extension AgreementBasis {
  /// What ratings made from a study rest on.
  init(_ units: RatedUnits, _ ratings: UniverseRatings, _ place: AgreementReport.Place) {
    self.init(
      ratings.all, place, coded: ratings.coded.unitCount, sources: units.sources,
      sourcesOfCoder: units.coders.indices.map { coder in
        units.lines.count { $0.workers[coder] }
      }, aside: units.aside)
  }

  /// What ratings rest on.
  /// - Parameter coded: units with a code.
  init(
    _ ratings: Ratings, _ place: AgreementReport.Place, coded: Int, sources: [String] = [],
    sourcesOfCoder: [Int] = [], aside: (codes: Int, codings: Int) = (0, 0)
  ) {
    let width = ratings.coders.count
    // A category that is no set is a code by itself.
    let sizes = ratings.categories.map { $0.members?.count ?? 1 }
    var (own, many) = ([Int](repeating: 0, count: width), [Int](repeating: 0, count: width))
    var (several, missing) = (0, 0)
    var used: Set<Int32> = []
    for (row, count) in ratings.counts.enumerated() where count > 0 {
      var hasSeveral = false
      for coder in 0..<width {
        let rating = ratings.ratings[row * width + coder]
        guard rating >= 0 else {
          missing += count
          continue
        }
        if sizes[Int(rating)] > 0 { own[coder] += count }
        if sizes[Int(rating)] > 1 {
          many[coder] += count
          hasSeveral = true
        }
        used.formUnion(ratings.categories[Int(rating)].members ?? [rating])
      }
      if hasSeveral { several += count }
    }
    self.place = place
    self.sources = sources
    self.coded = coded
    self.several = several
    self.aside = aside
    self.missing = missing
    isOfSets = ratings.categories.contains { $0.members != nil }
    units = ratings.unitCount
    categories = ratings.categories.count
    codesUsed = used.count
    margins = KappaMargins(ratings)
    work = ratings.coders.enumerated().map { coder, name in
      Work(
        coder: name, sources: coder < sourcesOfCoder.count ? sourcesOfCoder[coder] : 0,
        coded: own[coder], several: many[coder])
    }
  }
}

extension CodeUsage {
  /// - Parameter ratings: of two categories, the second for units with the code.
  init(_ ratings: Ratings, _ place: AgreementReport.Place, _ universe: AgreementUniverse) {
    let width = ratings.coders.count
    var coded = [Int](repeating: 0, count: width)
    var codedByAll = 0
    for (row, count) in ratings.counts.enumerated() where count > 0 {
      let own = ratings.row(row)
      for (coder, rating) in own.enumerated() where rating == 1 { coded[coder] += count }
      if own.allSatisfy({ $0 != 0 }), own.contains(1) { codedByAll += count }
    }
    self.place = place
    self.universe = universe
    self.coded = coded
    self.codedByAll = codedByAll
    margins = KappaMargins(ratings)
  }
}
