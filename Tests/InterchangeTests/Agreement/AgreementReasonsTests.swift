import GroundedTheory
import Testing

@testable import Interchange

/// Whatever is said of a figure is said in both languages.
@Suite struct AgreementReasonsTests {
  private let chinese = PageWords(language: .chinese)
  private let english = PageWords(language: .english)

  /// Every reason, the next after each; a new case has to take its place here.
  private func reason(after reason: UndefinedReason?) -> UndefinedReason? {
    switch reason {
    case nil: .oneCoder
    case .oneCoder: .noUnitRatedByBoth
    case .noUnitRatedByBoth: .noUnitRatedTwice
    case .noUnitRatedTwice: .nothingCoded
    case .nothingCoded: .nothingCodedWhereBothRated
    case .nothingCodedWhereBothRated: .bothUsedOneCategory
    case .bothUsedOneCategory: .allUsedOneCategory
    case .allUsedOneCategory: .oneCategoryUsed
    case .oneCategoryUsed: .oneCategory
    case .oneCategory: .chanceAgreesAlways
    case .chanceAgreesAlways: .setsOfAllCodes
    case .setsOfAllCodes: .ofNoTwoCoders([.noUnitRatedByBoth, .bothUsedOneCategory])
    case .ofNoTwoCoders: .notOfEveryTwoCoders(.noUnitRatedByBoth)
    case .notOfEveryTwoCoders: .notOfUnits
    case .notOfUnits: .setsWithoutOrder
    case .setsWithoutOrder: .noNumber(.intervalMetric, rating: "好")
    case .noNumber(.intervalMetric, _): .noNumber(.ratioMetric, rating: "好")
    case .noNumber(.ratioMetric, _): .noNumber(.ratioWeights, rating: "好")
    case .noNumber(.ratioWeights, _): .numberBelowZero(.ratioWeights, rating: "-1")
    case .numberBelowZero: .noSets
    case .noSets: .tooManySets
    case .tooManySets: .noSharedText
    case .noSharedText: .nothingCutOut
    case .nothingCutOut: .textsTakenWhole
    case .textsTakenWhole: .onlyOfOneCode
    case .onlyOfOneCode: .oneCodeAlone
    case .oneCodeAlone: .oneCodeThroughout
    case .oneCodeThroughout: .noGap
    case .noGap: .noWordsCutOutTwice
    case .noWordsCutOutTwice: .oneCodeWhereTwoCutOut
    case .oneCodeWhereTwoCutOut: .tooFewMeet
    case .tooFewMeet: .codeCutOutOnce
    case .codeCutOutOnce: .noOtherCodeWhereTwoCutOut
    case .noOtherCodeWhereTwoCutOut: .stretchesFillTexts
    case .stretchesFillTexts: .alignmentNotFound(low: 0.25, high: 0.5, doubts: Self.remarks)
    case .alignmentNotFound(.some, _, _):
      .alignmentNotFound(low: nil, high: 0.5, doubts: [.alignmentUnproven(excess: 0.1)])
    case .alignmentNotFound: nil
    }
  }

  private static func remark(after remark: FigureRemark?) -> FigureRemark? {
    switch remark {
    case nil: .withoutPairs(2, of: 3)
    case .withoutPairs: .textsLeftOut(1)
    case .textsLeftOut: .stretchesJoined(2)
    case .stretchesJoined: .severalCodes(3)
    case .severalCodes: .restsOnText(share: 0.404)
    case .restsOnText: .restsOnCode(share: 0.25)
    case .restsOnCode: .alignmentUnproven(excess: 0.012)
    case .alignmentUnproven: .samplesUnproven(4, excess: 0.03)
    case .samplesUnproven: nil
    }
  }

  private static let remarks = Array(
    sequence(state: FigureRemark?.none) { last in
      last = remark(after: last)
      return last
    })

  private func method(after method: CertaintyOrigin.Method?) -> CertaintyOrigin.Method? {
    switch method {
    case nil: .fleissCohenEveritt1969
    case .fleissCohenEveritt1969: .gwet2014
    case .gwet2014: .bootstrap(samples: 1000, of: .units, seed: 1)
    case .bootstrap(_, .units, _, _):
      .bootstrap(samples: 1000, of: .sources, seed: 1, undefined: 3)
    case .bootstrap: .unasked(samples: 1000)
    case .unasked: .randomContinua(expected: 1.3, samples: 30, ofEachText: false, seed: 1)
    case .randomContinua(_, _, false, _):
      .randomContinua(expected: 1.3, samples: 30, ofEachText: true, seed: 1)
    case .randomContinua: nil
    }
  }

  private func lack(after lack: CertaintyOrigin.Lack?) -> CertaintyOrigin.Lack? {
    switch lack {
    case nil: .noSpread
    case .noSpread: .tooFewToDraw(1, .units)
    case .tooFewToDraw(_, .units): .tooFewToDraw(1, .sources)
    case .tooFewToDraw: .undefinedInMost(501)
    case .undefinedInMost: nil
    }
  }

  private func all<Case>(_ next: (Case?) -> Case?) -> [Case] {
    var cases: [Case] = []
    while let one = next(cases.last) { cases.append(one) }
    return cases
  }

  private func expect(_ said: (PageWords) -> String) {
    #expect(EnglishWords.left(in: said(chinese)).isEmpty, "\(said(chinese))")
    #expect(said(chinese).contains { $0.isHan }, "\(said(chinese))")
    #expect(!said(english).replacing("好", with: "").contains { $0.isHan }, "\(said(english))")
  }

  @Test func everyReasonAndMethodIsSaidInBothLanguages() {
    for reason in all(reason(after:)) { expect { $0.reason(reason) } }
    for remark in Self.remarks { expect { $0.remark(remark) } }
    for method in all(method(after:)) { expect { $0.method(method) } }
    for lack in all(lack(after:)) { expect { $0.lack(lack) } }
    for lack in Benchmark.Lack.allCases {
      expect { $0.lack(lack) }
      #expect(Headings.chinese.value(.text(lack.description), of: "note").contains { $0.isHan })
    }
    for weights in RatingWeights.allCases { expect { $0.word(for: weights) } }
    for metric in RatingMetric.allCases { expect { $0.word(for: metric) } }
    for unit in AgreementUnit.allCases.map(\.rawValue) + ["row"] {
      expect { $0.unitWord(unit) + $0.units(2, of: unit) }
    }
    for band in BenchmarkScale.allCases.flatMap(\.bands) { expect { $0.word(forBand: band.name) } }
  }

  /// The wording that scripts may rely on.
  @Test func englishIsWhatTablesHold() {
    let estimate = Estimate(
      value: 0.5, units: 3, remarks: [.textsLeftOut(1), .restsOnText(share: 0.4)])
    #expect(
      estimate.note == "1 text left out that not every coder worked on; rests on 40.0 % of the text"
    )
    let origin = CertaintyOrigin(
      .bootstrap(samples: 1000, of: .sources, seed: 1, undefined: 3), lack: .noSpread)
    #expect(
      origin.description
        == "bootstrap of 1000 samples of sources, seed 1, without 3 in which it is undefined: "
        + "no interval, since the standard error is 0")
    #expect(
      "\(UndefinedReason.alignmentNotFound(low: 0.25, high: 0.5, doubts: [.samplesUnproven(4, excess: 0.03)]))"
        == "so many stretches lie near each other that their best alignment cannot be found: γ is between 0.25 and "
        + "0.5; the alignments of 4 random samples are the best found, not proven the best: the expected disorder "
        + "is at most 3.0 % too high; fewer coders or one code at a time take less")
  }
}
