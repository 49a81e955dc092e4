import GroundedTheory

/// Reasons and methods come from the coefficients in English; a page in Chinese has them in Chinese.
extension PageWords {
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

  /// Why a coefficient has no value. A reason that is not known here stays English.
  func reason(_ reason: String) -> String {
    guard language == .chinese else { return reason }
    for (english, chinese) in Self.prefixes where reason.hasPrefix(english) {
      return chinese + self.reason(String(reason.dropFirst(english.count)))
    }
    return Self.reasons[reason] ?? reason
  }

  private static let prefixes = [
    ("of no two coders: ", "任意两位编码员之间均如此："),
    ("not of every two coders: ", "并非任意两位编码员之间都有定义："),
  ]

  private static let reasons = [
    "no unit was rated by both": "没有双方都评定的单位",
    "no unit has two ratings": "没有两人以上评定的单位",
    "both used one category alone, so chance would agree as often": "双方都只用了同一个类别，偶然一致率为 1",
    "only one category was used": "只用到一个类别",
    "there is only one category": "只有一个类别",
    "neither gave a code to any unit": "双方都没有给出任何编码",
    "no unit was given a code where both rated it": "双方都评定的单位中没有任何编码",
    "agreement needs two coders or more": "需要两位或更多编码员",
    "no coder cut out anything": "没有编码员切分出任何片段",
    "agreement takes two coders": "需要两位编码员",
    "there is no text that every coder worked on": "没有全体编码员都编码的资料",
    "no two coders cut out the same words": "没有两位编码员切分到相同的文字",
    "no other coder cut out any of the words of this code": "其他编码员没有切分到该编码的文字",
    "all that two coders cut out has this code": "双方切分出的文字都属于该编码",
    "too few stretches meet to tell what chance would give": "重叠的片段太少，无法估计偶然一致",
    "every coder took each text as one stretch of one code, so nothing could differ":
      "每位编码员都把全文作为一个片段，无从出现差异",
  ]

  /// Where a standard error comes from.
  func method(_ method: String) -> String {
    guard language == .chinese else { return method }
    if method == "Fleiss–Cohen–Everitt 1969" { return "Fleiss、Cohen 与 Everitt（1969）大样本标准误" }
    if method == "Gwet 2014, linearised, t with n − 1 degrees of freedom" {
      return "Gwet（2014）线性化标准误，自由度为 n − 1 的 t 分布"
    }
    if let unasked = method.wholeMatch(
      of: /none: this much is resampled only when asked, with (.+)/)
    {
      return "未给出：数据量大，须用 \(unasked.1) 指定后才重抽样"
    }
    let pattern = /bootstrap of (\d+) samples of (\w+), seed (\d+)(.*)/
    guard let match = method.wholeMatch(of: pattern) else { return method }
    let drawn = match.2 == "sources" ? "资料" : "单位"
    return "自助法，按\(drawn)重抽 \(match.1) 次，种子 \(match.3)" + remainder(String(match.4))
  }

  private func remainder(_ rest: String) -> String {
    if rest.isEmpty { return "" }
    if let left = rest.firstMatch(of: /without (\d+) in which it is undefined/) {
      return "，其中 \(left.1) 次无定义，未计入"
    }
    if let left = rest.firstMatch(of: /undefined in (\d+) of them/) {
      return "；因其中 \(left.1) 次无定义，不给出区间"
    }
    if let few = rest.firstMatch(of: /only (\d+) (\w+) to draw from/) {
      return "；因只有 \(few.1) \(few.2 == "source" ? "份资料" : "个单位")，不给出区间"
    }
    return rest
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

  /// Why a scale has no word for a coefficient.
  func benchmarkReason(_ reason: String) -> String {
    guard language == .chinese else { return reason }
    return Self.benchmarkReasons[reason] ?? reason
  }

  private static let benchmarkReasons = [
    "undefined, so there is nothing to name": "无定义，无从评定等级",
    "no standard error, so no probability can be given, and no word should be":
      "没有标准误，无法给出概率，也不宜评定等级",
    "the standard error is 0, as where all units are alike, and tells no probability":
      "标准误为 0（如完全一致时），无法给出概率",
    "the value lies too far beyond −1 for a probability": "系数远低于 −1，无法给出概率",
  ]
}
