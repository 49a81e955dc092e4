/// κ for any number of coders, each with habits of their own; for two it is Cohen's.
///
/// A. J. Conger (1980), Psychological Bulletin 88, 322–328; with missing ratings, and its standard error,
/// after K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapters 2 and 5. A coder
/// without any rating is left out.
struct CongerKappa: AgreementMeasure {
  private let ratings: Ratings
  private let raters: [Int]
  /// Ordered pairs of ratings of each row that differ.
  private let disagreements: [Int]

  init(_ ratings: Ratings) {
    self.ratings = ratings
    var (raters, disagreements): ([Int], [Int]) = ([], [])
    for row in 0..<ratings.rowCount {
      let given = ratings.row(row).filter { $0 >= 0 }.sorted()
      var (alike, run) = (0, 0)
      for place in given.indices {
        run = place > 0 && given[place] == given[place - 1] ? run + 1 : 1
        alike += 2 * run - 1
      }
      raters.append(given.count)
      disagreements.append(given.count * given.count - alike)
    }
    (self.raters, self.disagreements) = (raters, disagreements)
  }

  func estimate(_ counts: [Int]) -> Estimate { parts(counts).estimate }

  func certainty(_ counts: [Int]) -> Certainty? {
    let parts = parts(counts)
    guard let value = parts.estimate.value, let expected = parts.estimate.expected else {
      return nil
    }
    let coders = Double(parts.given.count { $0 > 0 })
    let left = 1 - expected
    let scale = parts.units / Double(parts.estimate.units) / left
    // What each coder's habits have in common with those of the others.
    let common = ratings.coders.indices.map { coder in
      let own = coder * parts.size..<(coder + 1) * parts.size
      return zip(parts.shares[own], parts.sums).reduce(0) { $0 + $1.0 * ($1.1 - $1.0) }
    }
    var squares = 0.0
    for (row, count) in counts.enumerated() where count > 0 && raters[row] > 0 {
      var own = 0.0
      for (coder, rating) in ratings.row(row).enumerated() where parts.given[coder] > 0 {
        own += common[coder]
        guard rating >= 0 else { continue }
        let share = parts.sums[Int(rating)] - parts.shares[coder * parts.size + Int(rating)]
        own += parts.units / parts.given[coder] * (share - common[coder])
      }
      var part = -2 * (1 - value) * (own / (coders * (coders - 1)) - expected) / left
      if raters[row] > 1 {
        let pairs = Double(raters[row] * (raters[row] - 1))
        part += scale * (1 - Double(disagreements[row]) / pairs - expected)
      }
      squares += Double(count) * (part - value) * (part - value)
    }
    return Certainty(linearised: squares, units: Int(parts.units), around: value)
  }

  private struct Parts {
    var estimate: Estimate
    /// Units with a rating.
    var units = 0.0
    /// Categories.
    var size = 0
    /// How many ratings each coder gave.
    var given: [Double] = []
    /// Coder by coder, the share that each category has of what they gave.
    var shares: [Double] = []
    /// The shares of each category, summed over coders.
    var sums: [Double] = []
  }

  private func parts(_ counts: [Int]) -> Parts {
    let (size, coders) = (ratings.categories.count, ratings.coders.count)
    var (units, pairable) = (0, 0)
    var shares = [Double](repeating: 0, count: coders * size)
    var given = [Double](repeating: 0, count: coders)
    var differing = [Int](repeating: 0, count: coders + 1)
    for (row, count) in counts.enumerated() where count > 0 && raters[row] > 0 {
      units += count
      if raters[row] > 1 { pairable += count }
      differing[raters[row]] += count * disagreements[row]
      for coder in 0..<coders {
        let rating = Int(ratings.ratings[row * coders + coder])
        guard rating >= 0 else { continue }
        shares[coder * size + rating] += Double(count)
        given[coder] += Double(count)
      }
    }
    guard pairable > 0 else { return Parts(estimate: .neverRatedTwice) }
    let apart = differing.indices.dropFirst(2).reduce(0.0) {
      $0 + Double(differing[$1]) / Double($1 * ($1 - 1))
    }
    var sums = [Double](repeating: 0, count: size)
    var squares = 0.0
    for coder in 0..<coders where given[coder] > 0 {
      for category in 0..<size {
        let share = shares[coder * size + category] / given[coder]
        shares[coder * size + category] = share
        sums[category] += share
        squares += share * share
      }
    }
    let working = Double(given.count { $0 > 0 })
    let all = sums.reduce(0) { $0 + $1 * $1 }
    return Parts(
      estimate: .beyondChance(
        observed: (Double(pairable) - apart) / Double(pairable),
        expected: (all - squares) / (working * (working - 1)), units: pairable,
        unless: .allUsedOneCategory),
      units: Double(units), size: size, given: given, shares: shares, sums: sums)
  }
}
