/// Ratings with what several coefficients make of their rows, each made once, when it is first needed.
struct MeasuredRatings: Sendable {
  let ratings: Ratings
  private(set) lazy var tallies = RatingTallies(ratings)
  /// Only of two coders.
  private(set) lazy var sharedCodes = SharedCodes(ratings)
  /// Every two coders, in order, where there are more.
  private lazy var pairs = ratings.pairs.map {
    Pair(rated: MeasuredRatings($0.ratings), rows: $0.rows)
  }

  private struct Pair {
    var rated: MeasuredRatings
    let rows: [Int32]
  }

  init(_ ratings: Ratings) { self.ratings = ratings }

  /// What `measure` makes of every two coders, as functions of the counts of all.
  mutating func ofPairs(
    _ measure: (inout MeasuredRatings) -> any AgreementMeasure
  ) -> [(coders: [String], measure: any AgreementMeasure)] {
    guard ratings.coders.count > 2 else {
      return ratings.coders.count < 2 ? [] : [(ratings.coders, measure(&self))]
    }
    return pairs.indices.map { place in
      let own = measure(&pairs[place].rated)
      let pair = pairs[place]
      return (
        pair.rated.ratings.coders,
        OfPair(measure: own, rows: pair.rows, rowCount: pair.rated.ratings.rowCount)
      )
    }
  }
}

/// What a measure says of two coders, from the rows of all.
private struct OfPair: AgreementMeasure {
  let measure: any AgreementMeasure
  let rows: [Int32]
  let rowCount: Int

  func estimate(_ counts: [Int]) -> Estimate { measure.estimate(ofTwo(counts)) }

  func certainty(_ counts: [Int]) -> Certainty? { measure.certainty(ofTwo(counts)) }

  private func ofTwo(_ counts: [Int]) -> [Int] {
    var pairs = [Int](repeating: 0, count: rowCount)
    for (row, units) in zip(rows, counts) { pairs[Int(row)] += units }
    return pairs
  }
}
