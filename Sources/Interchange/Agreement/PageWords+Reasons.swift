import GroundedTheory

/// Why figures are missing, and what to know of those that are given.
extension PageWords {
  /// Why a coefficient has no value.
  func reason(_ reason: UndefinedReason) -> String {
    guard language == .chinese else { return reason.description }
    return switch reason {
    case .oneCoder: "需要两位或更多编码员"
    case .noUnitRatedByBoth: "没有双方都评定的单位"
    case .noUnitRatedTwice: "没有两人以上评定的单位"
    case .nothingCoded: "双方都没有给出任何编码"
    case .nothingCodedWhereBothRated: "双方都评定的单位中没有任何编码"
    case .bothUsedOneCategory: "双方都只用了同一个类别，偶然一致率为 1"
    case .allUsedOneCategory: "全体都只用了同一个类别，偶然一致率为 1"
    case .oneCategoryUsed: "只用到一个类别"
    case .oneCategory: "只有一个类别"
    case .chanceAgreesAlways: "偶然一致率为 1"
    case .setsOfAllCodes: "每个集合都包含全部编码，偶然一致率为 1"
    case .ofNoTwoCoders(let reasons):
      "任意两位编码员之间都无定义：" + reasons.map(self.reason).joined(separator: "；")
    case .notOfEveryTwoCoders(let reason): "并非任意两位编码员之间都有定义：" + self.reason(reason)
    case .notOfUnits: "该系数针对切分的片段，而非给定的单位"
    case .setsWithoutOrder: "编码的集合没有顺序；可改用集合距离（Jaccard 或 MASI）"
    case .noNumber(let use, let rating): "\(word(for: use))要求评定为数值，而\(quoted(rating))不是数值"
    case .numberBelowZero(let use, let rating):
      "\(word(for: use))要求评定为不小于 0 的数值，而\(quoted(rating))小于 0"
    case .noSets: "集合距离要求每个单位可有多个编码；请改用名义度量"
    case .tooManySets: "有共同编码的不同集合过多；请在更高层级上比较，或减少编码"
    case .noSharedText: "没有全体编码员都编码的资料"
    case .nothingCutOut: "没有编码员切分出任何片段"
    case .textsTakenWhole: "每位编码员都把全文作为一个片段，无从出现差异"
    case .onlyOfOneCode: "该系数针对单个编码，请查看各编码的数值"
    case .oneCodeAlone: "只有一个编码，无从区分；请见 (k)u-α"
    case .oneCodeThroughout: "全体编码员对全部文字给出了同一编码"
    case .noGap: "没有编码员留下未切分的文字，切分无从不同"
    case .noWordsCutOutTwice: "没有两位编码员切分到相同的文字"
    case .oneCodeWhereTwoCutOut: "双方切分出的文字都属于同一编码"
    case .tooFewMeet: "重叠的片段太少，无法估计偶然一致"
    case .codeCutOutOnce: "其他编码员没有切分到该编码的文字"
    case .noOtherCodeWhereTwoCutOut: "双方切分出的文字都属于该编码"
    case .stretchesFillTexts: "片段占满全文，不可能落在别处"
    case .alignmentNotFound(let low, let high, let doubts):
      "相邻的片段过多，无法求得最优对齐：γ "
        + (low.map { "介于 \(rounded($0)) 与 \(rounded(high)) 之间" } ?? "不高于 \(rounded(high))")
        + "；" + doubts.map(remark).joined(separator: "；") + "；可减少编码员，或逐个编码计算"
    }
  }

  /// Why there is no value, or what has to be known of it; may be empty.
  func note(of estimate: Estimate) -> String {
    ((estimate.reason.map { [reason($0)] } ?? []) + estimate.remarks.map(remark))
      .joined(separator: self("；", "; "))
  }

  /// What has to be known of a value.
  func remark(_ remark: FigureRemark) -> String {
    guard language == .chinese else { return remark.description }
    return switch remark {
    case .withoutPairs(let left, let pairs): "\(pairs) 对编码员中有 \(left) 对无定义，未计入均值"
    case .textsLeftOut(let texts): "\(texts) 份资料并非全体编码员都编码，未计入"
    case .stretchesJoined(let joined): "同一编码员、同一编码的重叠片段合并 \(joined) 处"
    case .severalCodes(let several): "同一编码员对相同文字给出多个编码 \(several) 处"
    case .restsOnText(let share): "所依据的文字占全文的 \(percent(share))"
    case .restsOnCode(let share): "所依据的文字占该编码文字的 \(percent(share))"
    case .alignmentUnproven(let excess):
      "所用对齐是已找到的最好结果，未证明为最优，观察值至多偏高 \(percent(excess))"
    case .samplesUnproven(let samples, let excess):
      "\(samples) 个随机样本的对齐是已找到的最好结果，未证明为最优，期望值至多偏高 \(percent(excess))"
    }
  }

  /// Where a standard error comes from.
  func method(_ method: CertaintyOrigin.Method) -> String {
    guard language == .chinese else { return method.description }
    return switch method {
    case .fleissCohenEveritt1969: "Fleiss、Cohen 与 Everitt（1969）大样本标准误"
    case .gwet2014: "Gwet（2014）线性化标准误，自由度为 n − 1 的 t 分布"
    case .bootstrap(let samples, let resampling, let seed, let undefined):
      "自助法，按\(word(for: resampling))重抽 \(samples) 次，种子 \(seed)"
        + (undefined == 0 ? "" : "，其中 \(undefined) 次无定义，未计入")
    case .unasked(let samples): "未给出：数据量大，须用 --bootstrap \(samples) 指定后才重抽样"
    case .randomContinua(let expected, let samples, let ofEachText, let seed):
      "期望值 \(rounded(expected)) 来自\(ofEachText ? "每份资料的 " : " ")\(samples) 个随机样本，种子 \(seed)"
        + "；标准误与区间只反映这些样本估计偶然水平的精度，不反映换用其他资料或编码员时 γ 的变化"
    }
  }

  /// Why there is no interval.
  func lack(_ lack: CertaintyOrigin.Lack) -> String {
    guard language == .chinese else { return lack.description }
    return switch lack {
    case .noSpread: "标准误为 0"
    case .tooFewToDraw(let count, .units): "只有 \(count) 个单位可抽"
    case .tooFewToDraw(let count, .sources): "只有 \(count) 份资料可抽"
    case .undefinedInMost(let samples): "其中 \(samples) 次无定义"
    }
  }

  /// Why a scale has no word for a coefficient.
  func lack(_ lack: Benchmark.Lack) -> String {
    guard language == .chinese else { return lack.description }
    return switch lack {
    case .undefined: "无定义，无从评定等级"
    case .noStandardError: "没有标准误，无法给出概率，也不宜评定等级"
    case .noSpread: "标准误为 0（如完全一致时），无法给出概率"
    case .tooFarOut: "系数远低于 −1，无法给出概率"
    }
  }

  private func word(for use: UndefinedReason.NumberUse) -> String {
    switch use {
    case .intervalMetric: self("等距度量", "the interval metric")
    case .ratioMetric: self("比率度量", "the ratio metric")
    case .ratioWeights: self("比率权重", "ratio weights")
    }
  }

  private func rounded(_ value: Double) -> String { "\((value * 10_000).rounded() / 10_000)" }
}
