/// How many codes are to be expected in k sources taken at random, exactly.
///
/// E[S(k)] = S − Σⱼ C(n − nⱼ, k) / C(n, k), nⱼ the sources in which code j stands: S. H. Hurlbert (1971),
/// Ecology 52, 577–586, for individuals; R. K. Colwell, C. X. Mao and J. Chang (2004), Ecology 85,
/// 2717–2727, for samples. It is the mean of the cumulative curve over all n! orders.
public enum Rarefaction {
  /// - Parameters:
  ///   - frequencies: in how many units each code stands; 0 counts as no code.
  ///   - units: how many units there are.
  /// - Returns: the expectation for 1, 2 … `units`.
  public static func expected(frequencies: [Int], units: Int) -> [Double] {
    guard units > 0 else { return [] }
    var codesOf: [Int: Int] = [:]
    for frequency in frequencies where frequency > 0 {
      codesOf[min(frequency, units), default: 0] += 1
    }
    let classes = codesOf.sorted { $0.key < $1.key }
    let total = Double(classes.reduce(0) { $0 + $1.value })
    // The chance that none of k units has the code is a product of k shares, each below 1: nothing
    // grows, and it is exactly 0 from the first share that is.
    var missing = classes.map { _ in 1.0 }
    return (0..<units).map { taken in
      var unseen = 0.0
      for index in classes.indices {
        let left = units - classes[index].key - taken
        missing[index] = left <= 0 ? 0 : missing[index] * Double(left) / Double(units - taken)
        unseen += Double(classes[index].value) * missing[index]
      }
      return total - unseen
    }
  }
}

/// Between which numbers of codes the curve lies in 95 of 100 random orders of the sources.
public struct OrderBand: Hashable, Sendable {
  /// The 2.5th percentile after each source.
  public let low: [Int]
  /// The 97.5th percentile.
  public let high: [Int]
  /// The mean over the orders drawn; over all orders it is ``Rarefaction/expected(frequencies:units:)``.
  public let mean: [Double]

  /// How many orders are drawn where nobody says.
  public static let usualOrders = 1000
  /// More are refused: each is looked at from end to end.
  public static let mostOrders = 100_000

  /// Draws orders (R. A. Fisher and F. Yates 1938, as by R. Durstenfeld 1964, Communications of the ACM 7,
  /// 420). Percentiles are the smallest number that at least 2.5 or 97.5 % of the orders do not exceed.
  /// - Parameter orders: one or more.
  public init(_ incidence: CodeIncidence, orders: Int = usualOrders, seed: UInt64 = 1) {
    let (sources, width) = (incidence.sourceCount, incidence.codeCount + 1)
    var counts = [Int32](repeating: 0, count: sources * width)
    var generator = SeededGenerator(seed: seed)
    var order = Array(0..<sources)
    var seen = [UInt64](repeating: 0, count: incidence.wordsPerSource)
    for _ in 0..<max(1, orders) {
      for last in stride(from: sources - 1, to: 0, by: -1) {
        order.swapAt(last, generator.index(below: last + 1))
      }
      for word in seen.indices { seen[word] = 0 }
      incidence.accumulate(order, seen: &seen) { counts[$0 * width + $1] += 1 }
    }
    let drawn = Double(max(1, orders))
    var (low, high, mean) = ([Int](), [Int](), [Double]())
    for step in 0..<sources {
      let row = counts[(step * width)..<((step + 1) * width)]
      low.append(Self.percentile(row, 0.025 * drawn))
      high.append(Self.percentile(row, 0.975 * drawn))
      mean.append(
        row.enumerated().reduce(0) { $0 + Double($1.offset) * Double($1.element) } / drawn)
    }
    (self.low, self.high, self.mean) = (low, high, mean)
  }

  private static func percentile(_ counts: ArraySlice<Int32>, _ wanted: Double) -> Int {
    var below = 0.0
    for (value, count) in counts.enumerated() {
      below += Double(count)
      if below >= wanted - 1e-9 { return value }
    }
    return counts.count - 1
  }
}
