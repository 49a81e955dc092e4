/// Why a coefficient has no value. English is its ``description``; a page in another language says each case in
/// its own words.
public indirect enum UndefinedReason: Hashable, Sendable {
  // Of ratings of units.
  /// Fewer than two coders.
  case oneCoder
  /// Of two coders, each rated other units.
  case noUnitRatedByBoth
  /// No unit was rated by two coders of any number.
  case noUnitRatedTwice
  /// Two coders gave no code to any unit.
  case nothingCoded
  /// Units that two coders rated have no code of either.
  case nothingCodedWhereBothRated
  /// Two coders used one category, and the same.
  case bothUsedOneCategory
  /// Several coders used one category, and the same.
  case allUsedOneCategory
  /// All ratings are of one category.
  case oneCategoryUsed
  /// No other category could have been used.
  case oneCategory
  /// Chance would agree on every unit.
  case chanceAgreesAlways
  /// Each set of codes is that of all codes.
  case setsOfAllCodes
  /// A mean over pairs of coders none of which has a value, and why not.
  case ofNoTwoCoders([UndefinedReason])
  /// A figure of all coders where a pair of them has none, and why not.
  case notOfEveryTwoCoders(UndefinedReason)

  // Of distances and weights.
  /// A coefficient of stretches for units.
  case notOfUnits
  /// An order among sets of codes.
  case setsWithoutOrder
  /// A rating that is no number.
  case noNumber(NumberUse, rating: String)
  /// A rating below 0.
  case numberBelowZero(NumberUse, rating: String)
  /// A distance of sets for single ratings.
  case noSets
  /// More sets that have a code in common than can be compared.
  case tooManySets

  // Of stretches of text.
  /// There is no text that all coders worked on.
  case noSharedText
  /// No coder cut out anything.
  case nothingCutOut
  /// Every text is one stretch of one code, of every coder.
  case textsTakenWhole
  /// A coefficient of one code, of all codes.
  case onlyOfOneCode
  /// A coefficient that tells codes apart, of one code.
  case oneCodeAlone
  /// All words have one code of every coder.
  case oneCodeThroughout
  /// Nothing was left uncut.
  case noGap
  /// No words were cut out by two.
  case noWordsCutOutTwice
  /// Words that two coders cut out have one code.
  case oneCodeWhereTwoCutOut
  /// Too little overlap for what chance would give.
  case tooFewMeet
  /// Words of a code that no other coder cut out.
  case codeCutOutOnce
  /// No other code stands on what two coders cut out.
  case noOtherCodeWhereTwoCutOut
  /// Stretches that fill their texts, so that chance would cut as the coders did.
  case stretchesFillTexts
  /// Alignments too many to find the best; what γ lies between, and how far the disorders may be off.
  case alignmentNotFound(low: Double?, high: Double, doubts: [FigureRemark])

  /// What takes ratings that are numbers.
  public enum NumberUse: Hashable, Sendable, CaseIterable {
    case intervalMetric, ratioMetric, ratioWeights
  }
}

extension UndefinedReason: CustomStringConvertible {
  /// The reason in English, to follow a colon.
  public var description: String {
    switch self {
    case .oneCoder: "agreement needs two coders or more"
    case .noUnitRatedByBoth: "no unit was rated by both"
    case .noUnitRatedTwice: "no unit has two ratings"
    case .nothingCoded: "neither gave a code to any unit"
    case .nothingCodedWhereBothRated: "no unit was given a code where both rated it"
    case .bothUsedOneCategory: "both used one category alone, so chance would agree as often"
    case .allUsedOneCategory: "all used one category alone, so chance would agree as often"
    case .oneCategoryUsed: "only one category was used"
    case .oneCategory: "there is only one category"
    case .chanceAgreesAlways: "chance alone would agree as often"
    case .setsOfAllCodes:
      "every set holds all codes that there are, so chance would agree as often"
    case .ofNoTwoCoders(let reasons):
      "of no two coders: " + reasons.map(\.description).joined(separator: "; ")
    case .notOfEveryTwoCoders(let reason): "not of every two coders: \(reason)"
    case .notOfUnits: "is of stretches of text, not of units"
    case .setsWithoutOrder:
      "sets of codes have no order; a distance of sets, jaccard or masi, tells how near they are"
    case .noNumber(let use, let rating):
      "\(use) numbers, and the rating \"\(rating)\" is none"
    case .numberBelowZero(let use, let rating):
      "\(use) numbers from 0 up, and \"\(rating)\" is below"
    case .noSets: "a distance of sets needs several codes to a unit; take the nominal metric"
    case .tooManySets:
      "too many different sets of codes share a code; compare at a higher level, or fewer codes"
    case .noSharedText: "there is no text that every coder worked on"
    case .nothingCutOut: "no coder cut out anything"
    case .textsTakenWhole:
      "every coder took each text as one stretch of one code, so nothing could differ"
    case .onlyOfOneCode: "is of one code: ask for a figure for each code"
    case .oneCodeAlone: "one code alone leaves nothing to tell apart: see ku-alpha"
    case .oneCodeThroughout: "all coders gave every word the same code"
    case .noGap: "no coder left a gap, so that the cut could not differ"
    case .noWordsCutOutTwice: "no two coders cut out the same words"
    case .oneCodeWhereTwoCutOut: "what two coders cut out has one code throughout"
    case .tooFewMeet: "too few stretches meet to tell what chance would give"
    case .codeCutOutOnce: "no other coder cut out any of the words of this code"
    case .noOtherCodeWhereTwoCutOut: "all that two coders cut out has this code"
    case .stretchesFillTexts: "the stretches could lie nowhere else"
    case .alignmentNotFound(let low, let high, let doubts):
      "so many stretches lie near each other that their best alignment cannot be found: γ is "
        + (low.map { "between \(Self.rounded($0)) and " } ?? "not above ") + Self.rounded(high)
        + "; " + doubts.map(\.description).joined(separator: "; ")
        + "; fewer coders or one code at a time take less"
    }
  }

  private static func rounded(_ value: Double) -> String {
    "\((value * 10_000).rounded() / 10_000)"
  }
}

extension UndefinedReason.NumberUse: CustomStringConvertible {
  /// The beginning of a sentence in English.
  public var description: String {
    switch self {
    case .intervalMetric: "the interval metric needs"
    case .ratioMetric: "the ratio metric needs"
    case .ratioWeights: "ratio weights need"
    }
  }
}
