/// The alignment of several coders' stretches with the least disorder: each stretch is put together with at
/// most one of every other coder, or with none.
///
/// Mathet, Widlöcher and Métivier (2015), section 4.3. What is put together costs the mean dissimilarity over
/// all pairs of coders, where a pair with none of a stretch counts 1 (δ∅); so a stretch alone costs 1.
struct GammaAlignment: Sendable {
  /// The sum of what all that is put together costs; by the mean number of stretches of a coder it is the
  /// disorder.
  var cost: Double
  /// What no alignment can cost less than; the cost itself where it is proven the best.
  var bound: Double

  /// Whether no better alignment can exist.
  var isProven: Bool { cost - bound <= 1e-9 * max(1, cost) }

  /// - Parameters:
  ///   - coders: each coder's stretches; two coders at least.
  ///   - effort: how many groups of stretches, and steps of a search among them, are too many to prove the best
  ///     alignment of three or more coders; nil for as many as suit the number of stretches. That of two is always
  ///     proven.
  static func best(
    _ coders: [[GammaUnit]], _ dissimilarity: GammaDissimilarity, effort: Int? = nil
  ) -> GammaAlignment {
    let sorted = coders.map { $0.sorted { ($0.start, $0.end) < ($1.start, $1.end) } }
    guard sorted.count == 2 else {
      // In step with the stretches, or the longer a text, the worse its alignment.
      let effort = effort ?? 20_000 + 200 * sorted.joined().count
      var best = GammaPacking(sorted, dissimilarity, effort: effort).alignment()
      if !best.isProven {
        best.bound = min(best.cost, max(best.bound, meanPairCost(sorted, dissimilarity)))
      }
      return best
    }
    let cost = pairCost(sorted[0], sorted[1], dissimilarity)
    return GammaAlignment(cost: cost, bound: cost)
  }

  /// An alignment aligns each two coders too, and costs the mean of what that costs at least.
  private static func meanPairCost(
    _ coders: [[GammaUnit]], _ dissimilarity: GammaDissimilarity
  ) -> Double {
    var (sum, pairs) = (0.0, 0.0)
    for first in coders.indices {
      for second in coders.indices.dropFirst(first + 1) {
        sum += pairCost(coders[first], coders[second], dissimilarity)
        pairs += 1
      }
    }
    return sum / pairs
  }

  /// Two stretches are worth putting together where that costs less than 2, each alone: a sparse assignment.
  private static func pairCost(
    _ one: [GammaUnit], _ other: [GammaUnit], _ dissimilarity: GammaDissimilarity
  ) -> Double {
    let neighbours = GammaNeighbours(other)
    let reach = dissimilarity.reach(2)
    var assignment = SparseAssignment(columns: other.count)
    for unit in one {
      assignment.beginRow()
      for column in neighbours.near(unit, reach: reach) {
        let cost = dissimilarity(unit, other[column])
        if cost < 2 { assignment.add(column: column, cost: cost - 2) }
      }
    }
    return Double(one.count + other.count) + assignment.least()
  }
}
