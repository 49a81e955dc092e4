/// Agreement of coders who cut stretches of a code out of texts: how far the borders of overlapping stretches
/// lie apart, and how long those are that only one coder cut out, against chance.
///
/// K. Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25, 47–76;
/// corrected in Content Analysis (2nd edition 2004), 11.4. For one code, D_o is the sum of δ² over pairs of
/// sections of different coders by m(m − 1)L²; δ² of two overlapping stretches is the sum of the squared
/// distances of their beginnings and ends, of a stretch inside a gap its squared length. With N stretches of
/// length l, and h the lengths of the gaps that could hold one,
///
///     D_e = 2/L · Σ [(N − 1)/3 · (2l³ − 3l² + l) + l² Σ_{h ≥ l} (h − l + 1)] / [mL(mL − 1) − Σ l(l − 1)]
///
/// where the print of 1995 has h + l + 1. Over several codes α_U = 1 − Σ D_o / Σ D_e.
///
/// Several texts are one continuum, as long as all together. A border between texts is a cut: no stretch and no
/// gap reaches over it, so that chance does not place a stretch where none could lie. Both sums add up over
/// texts, so that a bootstrap sample of texts costs one pass over the sections, sorted once by length.
struct AlphaU: AgreementMeasure {
  /// Which of the two prints.
  enum Edition: Sendable {
    case first, corrected
  }

  private let edition: Edition
  private let coders: Double
  private let lengths: [Double]
  private let codes: [CodeSections]
  private let remarks: [FigureRemark]

  /// - Parameter texts: without overlaps within a code.
  init(_ texts: SharedTexts, edition: Edition) {
    self.edition = edition
    coders = Double(texts.coders)
    lengths = texts.lengths.map(Double.init)
    codes = CodeSections.all(of: texts)
    remarks = texts.remarks
  }

  /// - Parameter counts: how often each text is drawn.
  func estimate(_ counts: [Int]) -> Estimate {
    let weights = counts.map(Double.init)
    let total = zip(weights, lengths).reduce(0) { $0 + $1.0 * $1.1 }
    var (observed, expected, stretches) = (0.0, 0.0, 0)
    for code in codes {
      let chance = code.chance(weights, edition)
      guard chance.stretches > 0 else { continue }
      let places = coders * total * (coders * total - 1) - chance.within
      guard places > 0 else { continue }
      expected += 2 / total * chance.differences / places
      observed += 2 * code.differences(weights) / (coders * (coders - 1) * total * total)
      stretches += Int(chance.stretches)
    }
    guard expected > 0 else { return .undefined(.nothingCutOut) }
    return Estimate(
      value: 1 - observed / expected, observed: observed, expected: expected, units: stretches,
      remarks: remarks)
  }
}
