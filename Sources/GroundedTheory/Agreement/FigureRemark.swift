/// What has to be known of a figure, beside its value. English is its ``description``; a page in another language
/// says each case in its own words.
public enum FigureRemark: Hashable, Sendable {
  /// A mean over pairs of coders of which some have no value.
  case withoutPairs(Int, of: Int)
  /// Texts that not every coder worked on.
  case textsLeftOut(Int)
  /// Overlapping stretches of one coder and code that were joined.
  case stretchesJoined(Int)
  /// Stretches to which one coder gave several codes.
  case severalCodes(Int)
  /// The share of the text that two coders cut out.
  case restsOnText(share: Double)
  /// The share of a code's words that another coder cut out too.
  case restsOnCode(share: Double)
  /// An alignment not proven the best, and by what share the observed disorder may be too high.
  case alignmentUnproven(excess: Double)
  /// The same of random samples, and of the expected disorder.
  case samplesUnproven(Int, excess: Double)
}

extension FigureRemark: CustomStringConvertible {
  /// The remark in English.
  public var description: String {
    switch self {
    case .withoutPairs(let left, let pairs):
      "without \(left) of \(pairs) pairs, of which it is undefined"
    case .textsLeftOut(let texts):
      "\(counted(texts, "text")) left out that not every coder worked on"
    case .stretchesJoined(let joined):
      "\(joined) overlapping stretches of one coder and code joined"
    case .severalCodes(let several): "several codes of one coder on the same words: \(several)"
    case .restsOnText(let share): "rests on \(Self.percent(share)) % of the text"
    case .restsOnCode(let share): "rests on \(Self.percent(share)) % of the words of this code"
    case .alignmentUnproven(let excess):
      "the alignment is the best found, not proven the best: "
        + "the observed disorder is at most \(Self.percent(excess)) % too high"
    case .samplesUnproven(let samples, let excess):
      "the alignments of \(samples) random samples are the best found, not proven the best: "
        + "the expected disorder is at most \(Self.percent(excess)) % too high"
    }
  }

  private static func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
}
