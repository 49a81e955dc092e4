import GroundedTheory

/// What a page on agreement calls things.
extension PageWords {
  /// A coefficient in words.
  func name(of coefficient: AgreementCoefficient, metric: RatingMetric? = nil) -> String {
    let plain = plainName(of: coefficient)
    guard let metric else { return plain }
    return plain + self("（\(word(for: metric))）", " (\(word(for: metric)))")
  }

  /// A coefficient as the head of a narrow column.
  func shortName(of coefficient: AgreementCoefficient) -> String {
    switch coefficient {
    case .percent: self("一致率", "Agree")
    case .holsti: "CR"
    case .compositeReliability: self("复合信度", "Comp.")
    case .cohenKappa, .weightedKappa, .fleissKappa, .congerKappa: "κ"
    case .scottPi: "π"
    case .brennanPrediger: "B–P"
    case .gwetAC1: "AC1"
    case .gwetAC2: "AC2"
    case .krippendorffAlpha: "α"
    case .kupperHafner: "C"
    default: plainName(of: coefficient)
    }
  }

  private func plainName(of coefficient: AgreementCoefficient) -> String {
    switch coefficient {
    case .percent: self("一致性百分比", "Percent agreement")
    case .holsti: self("霍尔斯蒂系数 CR", "Holsti's CR")
    case .compositeReliability: self("复合信度", "Composite reliability")
    case .cohenKappa: self("科恩 κ", "Cohen's κ")
    case .weightedKappa: self("加权科恩 κ", "Weighted κ")
    case .scottPi: self("斯科特 π", "Scott's π")
    case .fleissKappa: self("弗莱斯 κ", "Fleiss' κ")
    case .congerKappa: self("康格 κ", "Conger's κ")
    case .brennanPrediger: self("布伦南–普雷迪杰 κ", "Brennan–Prediger κ")
    case .gwetAC1: self("格威特 AC1", "Gwet's AC1")
    case .gwetAC2: self("格威特 AC2", "Gwet's AC2")
    case .krippendorffAlpha: self("克里彭多夫 α", "Krippendorff's α")
    case .kupperHafner: self("库珀–哈夫纳 C", "Kupper–Hafner C")
    case .alphaU: self("克里彭多夫 αU（2004）", "Krippendorff's αU (2004)")
    case .alphaU1995: self("克里彭多夫 αU（1995）", "Krippendorff's αU (1995)")
    case .uAlpha: self("u-α（切分与编码）", "u-α (cut and code)")
    case .binaryUAlpha: self("|u-α（切分）", "|u-α (cut)")
    case .cuAlpha: self("cu-α（编码）", "cu-α (code)")
    case .kuAlpha: self("(k)u-α（单个编码）", "(k)u-α (single code)")
    case .gamma: self("马泰 γ", "γ of Mathet et al.")
    }
  }

  func word(for metric: RatingMetric) -> String {
    switch metric {
    case .nominal: self("名义", "nominal")
    case .ordinal: self("顺序", "ordinal")
    case .interval: self("等距", "interval")
    case .ratio: self("比率", "ratio")
    case .jaccard: self("杰卡德距离", "Jaccard distance")
    case .masi: self("MASI 距离", "MASI distance")
    }
  }

  /// A unit with its number: `214 turns`.
  func units(_ number: Int, of unit: String) -> String {
    switch unit {
    case "turn": count(number, "turn", "个话轮")
    case "sentence": count(number, "sentence", "个句子")
    case "scalar": count(number, "character", "个字符")
    case "segment": count(number, "segment", "个片段")
    default: count(number, "row", "个单位")
    }
  }

  func word(for universe: AgreementUniverse) -> String {
    switch universe {
    case .all: self("全部单位", "all units")
    case .coded: self("已编码单位", "coded units")
    }
  }

  func word(for stage: AgreementReport.Stage) -> String {
    switch stage {
    case .before: self("裁定前", "before")
    case .after: self("裁定后", "after")
    }
  }

  /// `[0.807, 0.917]`.
  func interval(_ certainty: Certainty?) -> String? {
    guard let low = certainty?.low, let high = certainty?.high else { return nil }
    // Adding 0 makes 0 of −0.
    func shown(_ number: Double) -> Double { (number * 1000).rounded() / 1000 + 0 }
    return String(format: "[%.3f, %.3f]", shown(low), shown(high))
  }

  /// A unit by itself.
  func unitWord(_ unit: String) -> String {
    switch unit {
    case "turn": self("话轮", "turn")
    case "sentence": self("句子", "sentence")
    case "scalar": self("字符", "single character")
    case "segment": self("片段", "segment")
    default: self("文件中的一行", "row of the file")
    }
  }

  /// What makes a unit of a study, and when it has a code; nil for a row of a file.
  /// - Parameter isWholeText: whether all characters of the sources are units.
  func rule(of unit: String, isWholeText: Bool) -> String? {
    switch AgreementUnit(rawValue: unit) {
    case nil: nil
    case .turn: self("话轮只要与某编码的语句有重叠，即有该编码。", "A turn has every code whose quote touches it.")
    case .sentence:
      self("句子只要与某编码的语句有重叠，即有该编码。", "A sentence has every code whose quote touches it.")
    case .scalar where isWholeText:
      self(
        "每个字符为一个单位，说话人标签、空格和空行也计算在内；这些字符通常无人编码，会使按全部单位计算的一致率偏高。",
        "Each character is a unit, those of speakers' labels, spaces and empty lines too; as a rule nobody codes these,"
          + " which raises agreement over all units.")
    case .scalar:
      self(
        "所取部分的每个字符为一个单位，空格和标点也计算在内。",
        "Each character of the part asked for is a unit, spaces and punctuation too.")
    case .segment:
      self(
        "片段是至少一位编码员编码的一段文字，相互重叠的编码合为一个片段。",
        "A segment is a stretch that one coder at least coded; codings that overlap make one segment."
      )
    }
  }

  func word(for resampling: Resampling) -> String {
    switch resampling {
    case .units: self("单位", "units")
    case .sources: self("资料", "sources")
    }
  }

  func word(for weights: RatingWeights) -> String {
    guard language == .chinese else { return weights.rawValue }
    return switch weights {
    case .unweighted: "不加权"
    case .linear: "线性"
    case .quadratic: "二次"
    case .ordinal: "顺序"
    case .radical: "平方根"
    case .ratio: "比率"
    case .circular: "循环"
    case .bipolar: "双极"
    }
  }

  func name(of scale: BenchmarkScale) -> String {
    switch scale {
    case .landisKoch: "Landis–Koch"
    case .altman: "Altman"
    case .fleiss: "Fleiss"
    case .cicchettiSparrow: "Cicchetti–Sparrow"
    case .krippendorff: "Krippendorff"
    }
  }

  /// A band of a scale.
  func word(forBand band: String) -> String {
    language == .chinese ? Headings.chinese.value(.text(band), of: "band") : band
  }

  /// What stands below a table in which some intervals are left out for that reason.
  var noErrorNote: String {
    self(
      "完全一致，或一位编码员从未使用某编码时，标准误为 0，不能说明把握大小，故不列区间。",
      "Where all agree, or one coder never used a code, the standard error is 0, which tells nothing of how sure the"
        + " figure is; no interval is given.")
  }

  /// Names before a Chinese word: a space parts Latin and Greek letters from it.
  func listBefore(_ names: [String]) -> String {
    let list = listAll(names)
    return language == .chinese && list.last.map { !"）".contains($0) && !$0.isHan } == true
      ? list + " " : list
  }
}

extension Character {
  /// Whether it is a Chinese character.
  fileprivate var isHan: Bool {
    unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) }
  }
}
