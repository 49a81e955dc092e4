import GroundedTheory

/// What a page on agreement calls things, in its language: the one place for its words.
struct AgreementWords {
  let language: FigureLanguage

  /// One of two, by language.
  func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  func list(_ names: [String]) -> String { names.joined(separator: say(", ", "、")) }

  /// `李 and 王`.
  func all(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return list(Array(names.dropLast())) + say(" and ", "与") + last
  }

  func quoted(_ name: String) -> String { "“\(name)”" }

  func percent(_ part: Int, of whole: Int) -> String {
    whole == 0
      ? "" : String(format: "%.1f", 100 * Double(part) / Double(whole)) + say(" %", "%")
  }

  /// `3 sources`, `3 份资料`.
  func count(_ number: Int, _ noun: String, _ chinese: String) -> String {
    say(counted(number, noun), "\(number) \(chinese)")
  }

  /// A coefficient in words.
  func name(of coefficient: AgreementCoefficient, metric: RatingMetric? = nil) -> String {
    let plain = plainName(of: coefficient)
    guard let metric else { return plain }
    return plain + say(" (\(word(for: metric)))", "（\(word(for: metric))）")
  }

  /// A coefficient as the head of a narrow column.
  func shortName(of coefficient: AgreementCoefficient) -> String {
    switch coefficient {
    case .percent: say("Agree", "一致率")
    case .holsti: "CR"
    case .compositeReliability: say("Comp.", "复合信度")
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
    case .percent: say("Percent agreement", "一致性百分比")
    case .holsti: say("Holsti's CR", "霍尔斯蒂系数 CR")
    case .compositeReliability: say("Composite reliability", "复合信度")
    case .cohenKappa: say("Cohen's κ", "科恩 κ")
    case .weightedKappa: say("Weighted κ", "加权科恩 κ")
    case .scottPi: say("Scott's π", "斯科特 π")
    case .fleissKappa: say("Fleiss' κ", "弗莱斯 κ")
    case .congerKappa: say("Conger's κ", "康格 κ")
    case .brennanPrediger: say("Brennan–Prediger κ", "布伦南–普雷迪杰 κ")
    case .gwetAC1: say("Gwet's AC1", "格威特 AC1")
    case .gwetAC2: say("Gwet's AC2", "格威特 AC2")
    case .krippendorffAlpha: say("Krippendorff's α", "克里彭多夫 α")
    case .kupperHafner: say("Kupper–Hafner C", "库珀–哈夫纳 C")
    case .alphaU: say("Krippendorff's αU (2004)", "克里彭多夫 αU（2004）")
    case .alphaU1995: say("Krippendorff's αU (1995)", "克里彭多夫 αU（1995）")
    case .uAlpha: say("u-α (cut and code)", "u-α（切分与编码）")
    case .binaryUAlpha: say("|u-α (cut)", "|u-α（切分）")
    case .cuAlpha: say("cu-α (code)", "cu-α（编码）")
    case .kuAlpha: say("(k)u-α (single code)", "(k)u-α（单个编码）")
    case .gamma: say("γ of Mathet et al.", "马泰 γ")
    }
  }

  func word(for metric: RatingMetric) -> String {
    switch metric {
    case .nominal: say("nominal", "名义")
    case .ordinal: say("ordinal", "顺序")
    case .interval: say("interval", "等距")
    case .ratio: say("ratio", "比率")
    case .jaccard: say("Jaccard distance", "杰卡德距离")
    case .masi: say("MASI distance", "MASI 距离")
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
    case .all: say("all units", "全部单位")
    case .coded: say("coded units", "已编码单位")
    }
  }

  func word(for stage: AgreementReport.Stage) -> String {
    switch stage {
    case .before: say("before", "裁定前")
    case .after: say("after", "裁定后")
    }
  }

  /// `[0.807, 0.917]`.
  func interval(_ certainty: Certainty?) -> String? {
    guard let low = certainty?.low, let high = certainty?.high else { return nil }
    // Adding 0 makes 0 of −0.
    func shown(_ number: Double) -> Double { (number * 1000).rounded() / 1000 + 0 }
    return String(format: "[%.3f, %.3f]", shown(low), shown(high))
  }

  /// What stands below a table in which some intervals are left out for that reason.
  var noErrorNote: String {
    say(
      "Where all agree, or one coder never used a code, the standard error is 0, which tells nothing of how sure the"
        + " figure is; no interval is given.",
      "完全一致，或一位编码员从未使用某编码时，标准误为 0，不能说明把握大小，故不列区间。")
  }

  /// Names before a Chinese word: a space parts Latin and Greek letters from it.
  func listBefore(_ names: [String]) -> String {
    let list = list(names)
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
