/// A stretch as γ sees it: a place and a code.
struct GammaUnit: Sendable {
  var start: Double
  var end: Double
  var category: Int32

  var length: Double { end - start }
}

/// How unlike two stretches are, in units of how unlike a stretch is to none (δ∅).
///
/// Y. Mathet, A. Widlöcher and J.-P. Métivier (2015), Computational Linguistics 41, 437–479, section 4.2: the
/// sporadic positional dissimilarity, ((|Δ start| + |Δ end|) / (sum of the lengths))², and 1 for different codes,
/// each with a weight of 1 where nobody says otherwise.
struct GammaDissimilarity: Sendable {
  var position = 1.0
  var category = 1.0

  func callAsFunction(_ one: GammaUnit, _ other: GammaUnit) -> Double {
    let apart =
      (abs(one.start - other.start) + abs(one.end - other.end)) / (one.length + other.length)
    return position * apart * apart + (one.category == other.category ? 0 : category)
  }

  /// How many times their lengths together the beginnings of two stretches may lie apart, if their
  /// dissimilarity is to stay under a limit.
  func reach(_ limit: Double) -> Double {
    position > 0 ? (limit / position).squareRoot() : .infinity
  }
}

/// Stretches in the order of their beginnings, to find those near a place.
struct GammaNeighbours: Sendable {
  private let starts: [Double]
  private let longest: Double

  /// - Parameter units: by their beginnings.
  init(_ units: [GammaUnit]) {
    starts = units.map(\.start)
    longest = units.reduce(0) { max($0, $1.length) }
  }

  /// The positions of the units that can be within reach.
  func near(_ unit: GammaUnit, reach: Double) -> Range<Int> {
    let distance = reach * (unit.length + longest)
    let low = position { $0 >= unit.start - distance }
    return low..<max(low, position { $0 > unit.start + distance })
  }

  private func position(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(starts[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
