import Foundation

/// What the totals of two coders do to κ: why it can be low although they agree on nearly everything, or
/// higher because they differ in how often they use a category.
///
/// A. R. Feinstein and D. V. Cicchetti (1990), Journal of Clinical Epidemiology 43, 543–549, on the two
/// paradoxes; T. Byrt, J. Bishop and J. B. Carlin (1993), the same journal 46, 423–429, on prevalence, bias
/// and PABAK; J. Cohen (1960), Educational and Psychological Measurement 20, 37–46, on the greatest κ.
public struct KappaMargins: Hashable, Sendable {
  /// Units that both rated.
  public let units: Int
  /// The share of them that they rated alike.
  public let observed: Double
  /// The same by chance, given the totals of both.
  public let expected: Double
  /// Cohen's κ; nil where both used one category alone.
  public let kappa: Double?
  /// The greatest κ that these totals allow (Cohen 1960, page 42); nil where κ is.
  public let greatestKappa: Double?
  /// κ as it would be were all categories used equally often by both: (k·po − 1) / (k − 1), for two
  /// categories 2·po − 1 (Byrt, Bishop and Carlin 1993); nil for fewer than two.
  public let adjustedKappa: Double?
  /// How much more often both chose the first of two categories than both the other, as a share of units,
  /// from −1 to 1; nil where there are not two categories.
  public let prevalence: Double?
  /// How much the coders' totals differ: half the sum of the differences of their shares, from 0 to 1. Of two
  /// categories it is the size of the bias index of Byrt, Bishop and Carlin; for more this is our extension.
  public let bias: Double
  /// The category that was chosen most often; empty for none of the codes.
  public let commonest: String
  /// Its share of the ratings of both.
  public let commonestShare: Double

  /// Agreement from which it is strange that κ is low.
  static let highAgreement = 0.8
  /// κ below which it is low beside ``highAgreement``: with two categories used equally often, that agreement
  /// would be a κ of 0.6.
  static let lowKappa = 0.6
  /// Difference of totals from which it is worth a word.
  static let markedBias = 0.1

  /// nil where there are not two coders, or no unit was rated by both.
  public init?(_ ratings: Ratings) {
    guard ratings.coders.count == 2 else { return nil }
    let table = PairTable(ratings, ratings.counts)
    guard table.units > 0 else { return nil }
    let size = table.rows.count
    let (observed, expected) = (table.observed, table.expected)
    let isDefined = 1 - expected > 1e-12
    func beyondChance(_ share: Double) -> Double? {
      isDefined ? (share - expected) / (1 - expected) : nil
    }
    units = table.units
    self.observed = observed
    self.expected = expected
    kappa = beyondChance(observed)
    greatestKappa = beyondChance(zip(table.rows, table.columns).reduce(0) { $0 + min($1.0, $1.1) })
    adjustedKappa = size < 2 ? nil : (Double(size) * observed - 1) / Double(size - 1)
    prevalence = size == 2 ? table.diagonal[0] - table.diagonal[1] : nil
    bias = zip(table.rows, table.columns).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    let shares = zip(table.rows, table.columns).map { ($0 + $1) / 2 }
    let place = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    commonest = ratings.categories[place].name
    commonestShare = shares[place]
  }

  /// Whether agreement is high and κ low: 0.8 or more, and less than 0.6.
  public var isParadox: Bool {
    guard let kappa else { return false }
    return observed >= Self.highAgreement && kappa < Self.lowKappa
  }

  /// A sentence for a reader who finds high agreement beside a low κ; nil where there is no paradox.
  public var note: String? {
    guard isParadox, let kappa else { return nil }
    var parts = [
      "Percent agreement is \(two(observed)) but κ only \(two(kappa)): “\(commonest.isEmpty ? "no code" : commonest)”"
        + " takes up \(percent(commonestShare)) of the ratings, so that chance alone would agree on"
        + " \(percent(expected)) of the units."
    ]
    parts.append(
      "With these totals κ can be at most \(two(greatestKappa ?? 1)); were all categories used equally"
        + " often, it would be \(two(adjustedKappa ?? observed)) (PABAK).")
    if bias >= Self.markedBias {
      parts.append("The coders' totals also differ, by \(percent(bias)) of the units.")
    }
    parts.append("Report percent agreement and AC1 beside κ.")
    return parts.joined(separator: " ")
  }

  /// The same in Chinese.
  public var chineseNote: String? {
    guard isParadox, let kappa else { return nil }
    var parts = [
      "一致率为 \(two(observed))，而 κ 仅为 \(two(kappa))：“\(commonest.isEmpty ? "未编码" : commonest)”占全部评定的"
        + " \(percent(commonestShare))，仅凭偶然就会有 \(percent(expected)) 的单位一致。"
    ]
    parts.append(
      "在这样的边际分布下，κ 最大只能达到 \(two(greatestKappa ?? 1))；若各类别使用次数相等，则为"
        + " \(two(adjustedKappa ?? observed))（PABAK）。")
    if bias >= Self.markedBias {
      parts.append("两位编码员的边际分布也不同，相差 \(percent(bias)) 的单位。")
    }
    parts.append("宜将一致率和 AC1 与 κ 一并报告。")
    return parts.joined()
  }

  private func two(_ number: Double) -> String { String(format: "%.2f", number) }
  private func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }
}
