extension Ratings {
  /// Two of the coders, and how their rows come of those of all.
  struct Pair: Sendable {
    /// Of the two alone.
    let ratings: Ratings
    /// For each row of all, the row of the two.
    let rows: [Int32]

    /// A measure of the two as a function of the counts of all.
    func measure(_ measure: any AgreementMeasure) -> any AgreementMeasure {
      OfPair(measure: measure, rows: rows, rowCount: ratings.rowCount)
    }
  }

  /// Every two coders, in order.
  var pairs: [Pair] {
    coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { pair(first, $0) }
    }
  }

  private func pair(_ first: Int, _ second: Int) -> Pair {
    var table = RatingRows(coders: 2, categories: categories.count)
    let rows = (0..<rowCount).map { row in
      table.position(of: [
        ratings[row * coders.count + first], ratings[row * coders.count + second],
      ])
    }
    for (row, units) in zip(rows, counts) { table.add(row: row, units: units) }
    return Pair(
      ratings: Ratings(
        coders: [coders[first], coders[second]], categories: categories, codes: codes,
        ratings: table.rows, groups: [Group(name: "", counts: table.takeCounts())]),
      rows: rows)
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

/// The mean of a coefficient over pairs of coders: for κ R. J. Light (1971), Psychological Bulletin 76, 365–377.
struct PairMean: AgreementMeasure {
  private let pairs: [any AgreementMeasure]
  /// Whether the units of a row count for a pair: two coders or more rated them, and gave a code where that is
  /// needed.
  private let isPairable: [Bool]

  /// - Parameters:
  ///   - pairs: as functions of the counts of all.
  ///   - needsCode: whether units to which neither of two gave a code are not counted.
  init(_ pairs: [any AgreementMeasure], _ ratings: Ratings, needsCode: Bool = false) {
    self.pairs = pairs
    let hasCode = ratings.categories.map { !needsCode || $0.members?.isEmpty != true }
    isPairable = (0..<ratings.rowCount).map { row in
      let given = ratings.row(row).filter { $0 >= 0 }
      return given.count > 1 && given.contains { hasCode[Int($0)] }
    }
  }

  func estimate(_ counts: [Int]) -> Estimate {
    let estimates = pairs.map { $0.estimate(counts) }
    let defined = estimates.filter { $0.value != nil }
    let units = zip(counts, isPairable).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    guard !defined.isEmpty else {
      var seen: Set<UndefinedReason> = []
      return .undefined(
        .ofNoTwoCoders(estimates.compactMap(\.reason).filter { seen.insert($0).inserted }))
    }
    func mean(_ part: (Estimate) -> Double?) -> Double? {
      let parts = defined.compactMap(part)
      return parts.count < defined.count ? nil : parts.reduce(0, +) / Double(parts.count)
    }
    let left = estimates.count - defined.count
    return Estimate(
      value: mean(\.value), observed: mean(\.observed), expected: mean(\.expected), units: units,
      remarks: left == 0 ? [] : [.withoutPairs(left, of: pairs.count)])
  }
}
