/// When new sources brought hardly anything: base size, run length and threshold of G. Guest, E. Namey and
/// M. Chen (2020), A simple method to assess and report thematic saturation in qualitative research,
/// PLoS ONE 15 (5), e0232076.
///
/// The codes in the first sources are the base. The codes that are new in each run of the sources after them,
/// runs moving on by one source, are divided by the base; the first run at or below the threshold ends
/// the search. "6+2" says: after six sources, shown by the two after them.
public struct GuestSaturation: Hashable, Sendable {
  /// What is asked for.
  public struct Rule: Hashable, Sendable {
    /// The sources of the base, one or more.
    public var base: Int
    /// The sources of a run, one or more.
    public var run: Int
    /// Up to how many percent of the base may be new in a run.
    public var threshold: Double

    /// Takes the values as given; nothing is checked here.
    public init(base: Int = 4, run: Int = 2, threshold: Double = 5) {
      (self.base, self.run, self.threshold) = (base, run, threshold)
    }

    /// The same base and run, and nothing new at all.
    public var withoutAnyNew: Rule { Rule(base: base, run: run, threshold: 0) }
  }

  /// One run.
  public struct Run: Hashable, Sendable {
    /// The sources before it.
    public var after: Int
    /// The codes that are new in it.
    public var newCodes: Int
  }

  /// Why it is undefined, or was not reached.
  public enum Shortfall: Hashable, Sendable {
    /// There are fewer sources than a base and one run have.
    case tooFewSources(needed: Int, present: Int)
    /// No code stands in the base.
    case emptyBase
    /// Every run brought more; the last one this many codes.
    case notReached(lastRun: Int)
  }

  /// What was asked for.
  public let rule: Rule
  /// The codes in the base.
  public let baseCodes: Int
  /// The runs up to the one that ends the search; all of them where none does.
  public let runs: [Run]
  /// After how many sources it was reached; nil where ``shortfall`` says why not.
  public let reached: Int?
  /// nil where it was reached.
  public let shortfall: Shortfall?

  /// - Parameter newCodes: how many codes each source brings, in their order.
  public init(newCodes: [Int], rule: Rule = Rule()) {
    self.rule = rule
    let (base, run) = (max(1, rule.base), max(1, rule.run))
    let (needed, isPast) = base.addingReportingOverflow(run)
    baseCodes = newCodes.prefix(base).reduce(0, +)
    guard !isPast, needed <= newCodes.count else {
      (runs, reached) = ([], nil)
      shortfall = .tooFewSources(needed: isPast ? .max : needed, present: newCodes.count)
      return
    }
    guard baseCodes > 0 else {
      (runs, reached, shortfall) = ([], nil, .emptyBase)
      return
    }
    var runs: [Run] = []
    var inRun = newCodes[base..<needed].reduce(0, +)
    var after = base
    while true {
      runs.append(Run(after: after, newCodes: inRun))
      if Double(inRun) * 100 <= rule.threshold * Double(baseCodes) + 1e-9 {
        (self.runs, reached, shortfall) = (runs, after, nil)
        return
      }
      guard after + run < newCodes.count else { break }
      inRun += newCodes[after + run] - newCodes[after]
      after += 1
    }
    (self.runs, reached, shortfall) = (runs, nil, .notReached(lastRun: inRun))
  }
}
