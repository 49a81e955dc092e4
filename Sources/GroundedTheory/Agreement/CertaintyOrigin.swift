/// Where a standard error and an interval come from. English is its ``description``; a page in another language
/// says each case in its own words.
public struct CertaintyOrigin: Hashable, Sendable {
  /// How they are found.
  public enum Method: Hashable, Sendable {
    /// The large-sample standard error of κ: J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological
    /// Bulletin 72, 323–327.
    case fleissCohenEveritt1969
    /// From what each unit adds, with Student's t: K. L. Gwet (2014), Handbook of Inter-Rater Reliability,
    /// 4th edition, chapter 5.
    case gwet2014
    /// Samples drawn from the data; in `undefined` of them the coefficient has no value.
    case bootstrap(samples: Int, of: Resampling, seed: UInt64, undefined: Int = 0)
    /// None, since so much is resampled only where a number of samples is given; how many are usual.
    case unasked(samples: Int)
    /// The random continua of γ: the mean disorder of them, and whether there are so many of each of several texts.
    case randomContinua(expected: Double, samples: Int, ofEachText: Bool, seed: UInt64)
  }

  /// Why there is no interval.
  public enum Lack: Hashable, Sendable {
    /// The standard error is 0.
    case noSpread
    /// One unit or source, or none, to draw from.
    case tooFewToDraw(Int, Resampling)
    /// The coefficient has no value in that many of the samples.
    case undefinedInMost(Int)
  }

  /// How they are found.
  public var method: Method
  /// nil where there is an interval.
  public var lack: Lack?

  /// Takes the values as given; nothing is checked here.
  public init(_ method: Method, lack: Lack? = nil) {
    self.method = method
    self.lack = lack
  }
}

extension CertaintyOrigin: CustomStringConvertible {
  /// In English: `Fleiss–Cohen–Everitt 1969`, `bootstrap of 1000 samples of units, seed 1`.
  public var description: String {
    "\(method)" + (lack.map { ": no interval, since \($0)" } ?? "")
  }
}

extension CertaintyOrigin.Method: CustomStringConvertible {
  /// In English.
  public var description: String {
    switch self {
    case .fleissCohenEveritt1969: "Fleiss–Cohen–Everitt 1969"
    case .gwet2014: "Gwet 2014, linearised, t with n − 1 degrees of freedom"
    case .bootstrap(let samples, let resampling, let seed, let undefined):
      "bootstrap of \(samples) samples of \(resampling.rawValue), seed \(seed)"
        + (undefined == 0 ? "" : ", without \(undefined) in which it is undefined")
    case .unasked(let samples):
      "none: this much is resampled only when asked, with --bootstrap \(samples)"
    case .randomContinua(let expected, let samples, let ofEachText, let seed):
      "expected disorder \((expected * 10000).rounded() / 10000) from \(samples) random samples"
        + (ofEachText ? " of each text" : "")
        + ", seed \(seed); standard error and interval say only how well so many samples give what chance would make, "
        + "not how γ would differ with other texts or coders"
    }
  }
}

extension CertaintyOrigin.Lack: CustomStringConvertible {
  /// In English, to follow `since`.
  public var description: String {
    switch self {
    case .noSpread: "the standard error is 0"
    case .tooFewToDraw(let count, let resampling):
      "there is only \(count) \(resampling == .sources ? "source" : "unit") to draw from"
    case .undefinedInMost(let samples): "it is undefined in \(samples) of them"
    }
  }
}
