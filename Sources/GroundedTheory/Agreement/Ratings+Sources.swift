extension Ratings {
  /// A matrix of units × coders whose units lie in sources.
  /// - Parameters:
  ///   - matrix: unit by unit, as many ratings as there are coders.
  ///   - sources: the names of the sources.
  ///   - sourceOfUnit: for each unit the position of its source in `sources`; one of none of them counts to
  ///     the first.
  public init(
    coders: [String], categories: [Category], codes: [String] = [], matrix: [Int32],
    sources: [String], sourceOfUnit: [Int32]
  ) {
    var table = RatingRows(coders: coders.count, categories: categories.count)
    var units = [[Int32]](repeating: [], count: max(1, sources.count))
    for (unit, source) in sourceOfUnit.enumerated() {
      units[units.indices.contains(Int(source)) ? Int(source) : 0].append(Int32(unit))
    }
    let groups = units.enumerated().map { place, units in
      for unit in units {
        let start = Int(unit) * coders.count
        guard start + coders.count <= matrix.count else { continue }
        table.add(
          row: table.position(of: matrix[start..<(start + coders.count)]), units: 1)
      }
      return Group(name: place < sources.count ? sources[place] : "", counts: table.takeCounts())
    }
    self.init(
      coders: coders, categories: categories, codes: codes, ratings: table.rows, groups: groups)
  }
}
