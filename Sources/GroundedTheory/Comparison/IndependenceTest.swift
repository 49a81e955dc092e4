import Foundation

/// Pearson's test of whether a mark that is there or not is independent of groups: a table of two rows.
///
/// K. Pearson (1900), Philosophical Magazine 50, 157–175; without correction for continuity. Each thing
/// counted must stand in one cell only and know nothing of the others; codings do not, participants do.
public struct IndependenceTest: Hashable, Sendable {
  /// Pearson's X²; nil where it is undefined.
  public private(set) var chiSquare: Double?
  /// Degrees of freedom: groups less one.
  public private(set) var degreesOfFreedom: Int?
  /// The chance of an X² as large or larger, were there no connection.
  public private(set) var p: Double?
  /// The smallest count to be expected in a cell, were there no connection.
  public private(set) var smallestExpected: Double?
  /// Fisher's exact two-sided p, where there are two groups.
  public private(set) var fisher: Double?
  /// The things counted.
  public let count: Int
  /// Those of them that have the mark.
  public let present: Int
  /// Why it is undefined, or why not to rely on it; empty where neither is so.
  public private(set) var note = ""

  /// - Parameters:
  ///   - present: in each group, those that have the mark; `absent`: those that have not. Groups of nobody
  ///     are left out.
  public init(present: [Int], absent: [Int]) {
    let groups = zip(present, absent).filter { $0 + $1 > 0 }
    let (with, without) = (groups.reduce(0) { $0 + $1.0 }, groups.reduce(0) { $0 + $1.1 })
    count = with + without
    self.present = with
    guard groups.count > 1 else {
      note = "fewer than two values have anyone"
      return
    }
    guard with > 0, without > 0 else {
      note = with > 0 ? "all have the code" : "none has the code"
      return
    }
    let expected = groups.flatMap { group in
      [with, without].map { Double($0) * Double(group.0 + group.1) / Double(count) }
    }
    let statistic = zip(groups.flatMap { [$0.0, $0.1] }, expected).reduce(0) { sum, cell in
      sum + (Double(cell.0) - cell.1) * (Double(cell.0) - cell.1) / cell.1
    }
    chiSquare = statistic
    degreesOfFreedom = groups.count - 1
    p = Self.upperTail(chiSquare: statistic, degreesOfFreedom: groups.count - 1)
    smallestExpected = expected.min()
    if groups.count == 2 {
      fisher = Self.fisher(groups[0].0, groups[1].0, groups[0].1, groups[1].1)
    }
    note = Self.caution(expected, isTwoByTwo: groups.count == 2)
  }

  /// Cochran's rule: no more than a fifth of the expected counts below 5, and none below 1
  /// (W. G. Cochran 1954, Biometrics 10, 417–451).
  private static func caution(_ expected: [Double], isTwoByTwo: Bool) -> String {
    let low = expected.filter { $0 < 5 }.count
    guard low * 5 > expected.count || expected.contains(where: { $0 < 1 }) else { return "" }
    return
      "expected counts below 5 in \(low) of \(expected.count) cells: do not rely on chi-square; "
      + (isTwoByTwo ? "take Fisher's exact p" : "put values together")
  }

  /// The chance that a chi-square variable is `chiSquare` or more: the regularised upper incomplete gamma
  /// function Q(k/2, x/2), M. Abramowitz and I. Stegun (1964), Handbook of Mathematical Functions, 26.4.19.
  public static func upperTail(chiSquare: Double, degreesOfFreedom: Int) -> Double {
    guard chiSquare > 0 else { return 1 }
    let (a, x) = (Double(degreesOfFreedom) / 2, chiSquare / 2)
    let scale = exp(a * log(x) - x - logGamma(a))
    // Each form converges fast on its side of a + 1.
    return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x)
  }

  /// Σ xⁿ / (a (a+1) … (a+n)), the series of 6.5.29 in the Handbook without its factor.
  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var (term, sum, n) = (1 / a, 1 / a, a)
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// The continued fraction of 6.5.31 in the Handbook without its factor, in its even form, evaluated from
  /// the front (W. J. Lentz 1976, Applied Optics 15, 668–671).
  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var value = d
    for n in 1...10_000 {
      let numerator = -Double(n) * (Double(n) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      value *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return value
  }

  /// Fisher's exact test of a table of two by two, two-sided: the chances of all tables with the same
  /// margins that are no likelier than this one (R. A. Fisher 1935, Journal of the Royal Statistical
  /// Society 98, 39–82; two-sided after Freeman and Halton 1951, Biometrika 38, 141–149).
  static func fisher(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    let (row, column, all) = (a + b, a + c, a + b + c + d)
    func chance(_ cell: Int) -> Double {
      exp(
        logChoose(column, cell) + logChoose(all - column, row - cell) - logChoose(all, row))
    }
    // Tables as likely as this one must not be lost to rounding.
    let most = chance(a) * (1 + 1e-7)
    let cells = max(0, row + column - all)...min(row, column)
    return min(1, cells.reduce(0) { $0 + (chance($1) <= most ? chance($1) : 0) })
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    logGamma(Double(n + 1)) - logGamma(Double(k + 1)) - logGamma(Double(n - k + 1))
  }
}
