/// A scale that gives words to coefficients of agreement.
public enum BenchmarkScale: String, CaseIterable, Sendable {
  /// J. R. Landis and G. G. Koch (1977), Biometrics 33, 159–174, page 165.
  case landisKoch = "landis-koch"
  /// D. G. Altman (1991), Practical Statistics for Medical Research, page 404.
  case altman
  /// J. L. Fleiss (1981), Statistical Methods for Rates and Proportions, 2nd edition, page 218.
  case fleiss
  /// D. V. Cicchetti and S. S. Sparrow (1981), American Journal of Mental Deficiency 86, 127–137.
  case cicchettiSparrow = "cicchetti-sparrow"
  /// K. Krippendorff (2004), Content Analysis, 2nd edition, page 241: of α alone, what conclusions may rest on.
  case krippendorff

  /// One word of a scale and the coefficients that it stands for.
  public struct Band: Hashable, Sendable {
    /// As its authors call it, in small letters.
    public let name: String
    /// Where it begins.
    public let low: Double
    /// Where the next higher one begins; 1 for the highest.
    public let high: Double
  }

  /// Whether its words were meant for a coefficient. Krippendorff drew his lines for α alone; of γ the standard
  /// error known is that of its sampling, which no probability can rest on.
  public func suits(_ coefficient: AgreementCoefficient) -> Bool {
    switch coefficient {
    case .gamma: false
    case .krippendorffAlpha: true
    default: self != .krippendorff
    }
  }

  /// From the highest to the lowest, which reaches down to −1.
  public var bands: [Band] {
    var high = 1.0
    return steps.map { step in
      defer { high = step.from }
      return Band(name: step.name, low: step.from, high: high)
    }
  }

  private var steps: [(name: String, from: Double)] {
    switch self {
    case .landisKoch:
      [
        ("almost perfect", 0.8), ("substantial", 0.6), ("moderate", 0.4), ("fair", 0.2),
        ("slight", 0), ("poor", -1),
      ]
    case .altman:
      [("very good", 0.8), ("good", 0.6), ("moderate", 0.4), ("fair", 0.2), ("poor", -1)]
    case .fleiss: [("excellent", 0.75), ("fair to good", 0.4), ("poor", -1)]
    case .cicchettiSparrow: [("excellent", 0.75), ("good", 0.6), ("fair", 0.4), ("poor", -1)]
    case .krippendorff:
      [("reliable", 0.8), ("tentative conclusions only", 0.667), ("not reliable enough", -1)]
    }
  }
}
