/// Agreement of two coders beyond what their own habits would give by chance, over the units that both rated.
///
/// κ = (po − pe) / (1 − pe), pe = Σ p₁ₖ p₂ₖ: J. Cohen (1960), Educational and Psychological Measurement 20,
/// 37–46. With weights po = Σ wₖₗ pₖₗ and pe = Σ wₖₗ p₁ₖ p₂ₗ: J. Cohen (1968), Psychological Bulletin 70,
/// 213–220. Standard errors: J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological Bulletin 72,
/// 323–327, equations 13 and 8.
struct CohenKappa: AgreementMeasure {
  private let ratings: Ratings
  /// One less the weights.
  private let distances: CategoryDistances

  /// - Parameter ratings: of two coders.
  init(_ ratings: Ratings, distances: CategoryDistances = .nominal) {
    self.ratings = ratings
    self.distances = distances
  }

  func estimate(_ counts: [Int]) -> Estimate {
    let parts = parts(counts)
    guard parts.units > 0 else { return .undefined(.noUnitRatedByBoth) }
    return .beyondChance(
      observed: parts.observed, expected: parts.expected, units: Int(parts.units),
      unless: .bothUsedOneCategory)
  }

  func certainty(_ counts: [Int]) -> Certainty? {
    guard let value = estimate(counts).value else { return nil }
    let parts = parts(counts)
    let (units, expected) = (parts.units, parts.expected)
    let fromFirst = distances.sums(parts.first)
    var squares = 0.0
    for (row, count) in counts.enumerated() where count > 0 {
      guard let (first, second) = pair(row) else { continue }
      // The mean weights of each one's category with what the other chose.
      let means = 2 - (parts.fromSecond[first] + fromFirst[second]) / units
      let part = 1 - distances.between(first, second) - means * (1 - value)
      squares += Double(count) * part * part
    }
    let rest = value - expected * (1 - value)
    let variance = (squares / units - rest * rest) / ((1 - expected) * (1 - expected) * units)
    let error = max(0, variance).squareRoot()
    return Certainty(
      error: error, reach: 1.959963984540054 * error, around: value,
      method: .fleissCohenEveritt1969)
  }

  private struct Parts {
    /// Units that both rated.
    var units = 0.0
    /// How often the first coder chose each category there.
    var first: [Double]
    /// From each category the distances to all that the second chose.
    var fromSecond: [Double] = []
    var observed = 0.0
    var expected = 0.0
  }

  private func parts(_ counts: [Int]) -> Parts {
    var (units, apart) = (0, 0.0)
    var first = [Int](repeating: 0, count: ratings.categories.count)
    var second = first
    for row in counts.indices where counts[row] > 0 {
      guard let (one, other) = pair(row) else { continue }
      units += counts[row]
      first[one] += counts[row]
      second[other] += counts[row]
      apart += Double(counts[row]) * distances.between(one, other)
    }
    var parts = Parts(units: Double(units), first: first.map(Double.init))
    guard units > 0 else { return parts }
    parts.fromSecond = distances.sums(second.map(Double.init))
    parts.observed = (parts.units - apart) / parts.units
    let chance = zip(parts.first, parts.fromSecond).reduce(0) { $0 + $1.0 * $1.1 }
    parts.expected = (parts.units * parts.units - chance) / (parts.units * parts.units)
    return parts
  }

  private func pair(_ row: Int) -> (Int, Int)? {
    let (first, second) = (ratings.ratings[2 * row], ratings.ratings[2 * row + 1])
    return first < 0 || second < 0 ? nil : (Int(first), Int(second))
  }
}
