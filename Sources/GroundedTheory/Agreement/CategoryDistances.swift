import Foundation

/// How far apart each two categories are: squared differences for α, and for weighted coefficients one less
/// the weight.
enum CategoryDistances: Sendable {
  /// 1 between any two.
  case nominal
  /// (a − b)² of their scores.
  case squared([Double])
  /// ((a − b) / (a + b))² of their scores, divided by the number.
  case ratio([Double], Double)
  /// What a function makes of two different scores, divided by the number.
  case scored([Double], Double, @Sendable (Double, Double) -> Double)
  /// One less how alike sets are.
  case sets(SetOverlaps)

  /// Of two categories, by position.
  func between(_ first: Int, _ second: Int) -> Double {
    guard first != second else { return 0 }
    switch self {
    case .nominal: return 1
    case .squared(let scores):
      let difference = scores[first] - scores[second]
      return difference * difference
    case .ratio(let scores, let scale):
      guard scores[first] != scores[second] else { return 0 }
      let share = (scores[first] - scores[second]) / (scores[first] + scores[second])
      return share * share / scale
    case .scored(let scores, let scale, let distance):
      return scores[first] == scores[second] ? 0 : distance(scores[first], scores[second]) / scale
    case .sets(let overlaps): return 1 - overlaps.likeness(first, second)
    }
  }

  /// From each category the distances to all, each weighed by how often that one occurs.
  func sums(_ weights: [Double]) -> [Double] {
    let all = weights.reduce(0, +)
    switch self {
    case .nominal: return weights.map { all - $0 }
    case .squared(let scores):
      // Σ w (s − t)² = W (s − m)² + Σ w (t − m)², m the mean: linear, and nothing cancels.
      guard all > 0 else { return weights }
      let mean = zip(weights, scores).reduce(0) { $0 + $1.0 * $1.1 } / all
      let spread = zip(weights, scores).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      return scores.map { all * ($0 - mean) * ($0 - mean) + spread }
    case .sets(let overlaps): return overlaps.likenessSums(weights).map { all - $0 }
    case .ratio, .scored:
      var sums = [Double](repeating: 0, count: weights.count)
      let used = weights.indices.filter { weights[$0] != 0 }
      for first in weights.indices {
        for second in used { sums[first] += weights[second] * between(first, second) }
      }
      return sums
    }
  }
}

extension CategoryDistances {
  /// Of α, for all metrics but the ordinal one, whose distances depend on how often categories are used.
  /// - Throws: ``Undefined`` where a rating that occurs is no number, or no set.
  init(_ metric: RatingMetric, _ ratings: Ratings) throws(Undefined) {
    switch metric {
    case .nominal: self = .nominal
    case .ordinal:
      guard !ratings.hasSets else { throw .setsWithoutOrder }
      self = .nominal
    case .interval: self = .squared(try ratings.numbers(.intervalMetric, used: true))
    case .ratio:
      self = .ratio(
        try ratings.numbers(.ratioMetric, used: true, notBelowZero: true), 1)
    case .jaccard, .masi: self = .sets(try SetOverlaps(ratings, isMASI: metric == .masi))
    }
  }

  /// One less the weights of K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 3:
  /// from the numbers that ratings are, or where they are none from their positions.
  /// - Throws: ``Undefined`` for ratio weights of a number below zero, and for sets, which have no order.
  init(_ weights: RatingWeights, _ ratings: Ratings) throws(Undefined) {
    guard weights != .unweighted else {
      self = .nominal
      return
    }
    guard !ratings.hasSets else { throw .setsWithoutOrder }
    let size = ratings.categories.count
    let positions = (0..<size).map { Double($0 + 1) }
    let numbers = ratings.categories.compactMap(\.number).filter(\.isFinite)
    var scores = numbers.count == size ? numbers : positions
    if weights == .ratio, numbers.count == size {
      scores = try ratings.numbers(.ratioWeights, used: false, notBelowZero: true)
    }
    let (least, most) = (scores.min() ?? 0, scores.max() ?? 0)
    let span = most - least
    guard size > 1, span > 0 else {
      self = .nominal
      return
    }
    switch weights {
    case .unweighted: self = .nominal
    case .linear: self = .scored(scores, span) { abs($0 - $1) }
    case .quadratic: self = .squared(scores.map { $0 / span })
    case .radical: self = .scored(scores, span.squareRoot()) { abs($0 - $1).squareRoot() }
    case .ratio: self = .ratio(scores, (span / (most + least)) * (span / (most + least)))
    case .ordinal:
      self = .scored(positions, Double(size * (size - 1) / 2)) {
        abs($0 - $1) * (abs($0 - $1) + 1) / 2
      }
    case .circular:
      self = Self.scaled(scores) { first, second in
        let sine = sin(Double.pi * (first - second) / (span + 1))
        return sine * sine
      }
    case .bipolar:
      self = Self.scaled(scores) { first, second in
        let (difference, sum) = (first - second, first + second)
        return difference * difference / ((sum - 2 * least) * (2 * most - sum))
      }
    }
  }

  /// Divided by the largest distance that there is.
  private static func scaled(
    _ scores: [Double], _ distance: @escaping @Sendable (Double, Double) -> Double
  ) -> CategoryDistances {
    let raw = CategoryDistances.scored(scores, 1, distance)
    var largest = 0.0
    for first in scores.indices {
      for second in 0..<first { largest = max(largest, raw.between(first, second)) }
    }
    return largest > 0 ? .scored(scores, largest, distance) : .nominal
  }
}

extension Undefined {
  fileprivate static let setsWithoutOrder = Undefined(.setsWithoutOrder)
}

extension Ratings {
  /// Whether a rating can be several codes at once.
  fileprivate var hasSets: Bool { categories.contains { $0.members != nil } }

  /// The numbers that the categories are; 0 for one that does not matter.
  /// - Parameter used: only those that occur matter.
  fileprivate func numbers(
    _ use: UndefinedReason.NumberUse, used: Bool, notBelowZero: Bool = false
  ) throws(Undefined) -> [Double] {
    let matters = used ? occurring : [Bool](repeating: true, count: categories.count)
    return try categories.indices.map { position throws(Undefined) in
      guard matters[position] else { return 0 }
      let category = categories[position]
      guard let number = category.number, number.isFinite else {
        throw Undefined(.noNumber(use, rating: category.name))
      }
      guard number >= 0 || !notBelowZero else {
        throw Undefined(.numberBelowZero(use, rating: category.name))
      }
      return number
    }
  }
}
