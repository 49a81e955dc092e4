import Foundation
import GroundedTheory

/// A draft of what a thesis says of saturation: the figures in sentences, and of the hold-out test no more than
/// it bears out. The codes are called saturated only where ``/GroundedTheory/SaturationVerdict/isBorneOut``. Every
/// number in it stands in a table of ``ReportPage/saturation(_:_:in:study:quotes:figure:language:)``.
public struct SaturationStatement: Sendable {
  /// Its paragraphs.
  public let paragraphs: [String]

  /// The paragraphs with an empty line between them.
  public var text: String { paragraphs.joined(separator: "\n\n") }

  /// - Parameters:
  ///   - test: of the same material as the summary.
  ///   - material: for the names of relations.
  public init(
    _ summary: SaturationSummary, _ test: HoldOutTest, in material: SaturationMaterial,
    language: FigureLanguage
  ) {
    let words = PageWords(language: language)
    paragraphs = [
      words.asOf(material) + words.part(material.selection) + words.curve(summary),
      words.estimate(summary),
      words.heldOut(test), test.coded.isEmpty ? "" : words.outcomes(test, material),
      words.conclusion(
        SaturationVerdict(summary, test), test, level: words.name(summary.curve.level)),
      words.caution,
    ].map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

extension PageWords {
  /// What is said in every case.
  fileprivate var caution: String {
    self(
      "以上各数只说明编码在资料中出现的情况；次数不能证明理论饱和，Chao2 是下限估计。",
      "These figures tell where codes came up and no more; counts do not prove theoretical saturation, and Chao2 is a"
        + " lower bound.")
  }

  /// Since when the numbers have changed; empty where they are those of now.
  fileprivate func asOf(_ material: SaturationMaterial) -> String {
    material.asOf.map {
      self("以下为截至第\($0)次操作的情况。", "This is how the study was after event \($0). ")
    } ?? ""
  }

  /// Which part of the study the numbers are of; empty for all of it.
  fileprivate func part(_ selection: Selection) -> String {
    let parts = [
      (self("编码员", "coder"), selection.coder), (self("资料", "source"), selection.source),
      (self("受访者", "participant"), selection.participant),
      (self("编码", "code"), selection.code), (self("层级", "level"), selection.level),
      (self("条件", "filter"), selection.filter?.description),
    ].compactMap { name, value in value.map { name + self("“\($0)”", " \"\($0)\"") } }
    guard !parts.isEmpty else { return "" }
    let all = parts.joined(separator: self("、", ", "))
    return self("以下只统计研究的一部分（\(all)）。", "Only a part of the study is counted here (\(all)). ")
  }

  fileprivate func curve(_ summary: SaturationSummary) -> String {
    let (curve, level) = (summary.curve, name(summary.curve.level))
    let (count, codes) = (curve.points.count, curve.codes.count)
    let found = self(
      "\(count)份资料按\(order(curve.basis))排列，共得到\(level)\(codes)个。",
      "In \(count) sources, taken in \(order(curve.basis)), \(counted(codes, "code")) of the level \(level)"
        + " \(codes == 1 ? "was" : "were") found. ")
    return found + uncounted(curve) + notes(curve) + lastNew(summary, level)
  }

  private func lastNew(_ summary: SaturationSummary, _ level: String) -> String {
    let last = summary.curve.points[summary.lastNew - 1]
    let new = last.newCodes.count
    guard summary.inductive == nil else {
      return self(
        "最后一次出现新的\(level)是在第\(summary.lastNew)份资料（\(last.source.name)，\(new)个），其后\(summary.sinceLastNew)份没有再出现。",
        "The last \(new == 1 ? "new code" : "\(new) new codes") came with source \(summary.lastNew), \(last.source.name); the"
          + " \(counted(summary.sinceLastNew, "source")) after it brought none.")
    }
    let names = list(last.newCodes.map(\.name))
    return self(
      "最后一份（\(last.source.name)）仍出现新的\(level)\(new)个：\(names)。",
      "The last source, \(last.source.name), still brought \(counted(new, "new code")): \(names).")
  }

  private func uncounted(_ curve: SaturationCurve) -> String {
    let count = curve.uncounted.count
    guard count > 0 else { return "" }
    let names = list(curve.uncounted.map(\.name))
    return self(
      "另有\(count)个编码（\(names)）不属于任何\(name(curve.level))，没有计入。",
      "\(counted(count, "other code").capitalizedFirst) (\(names)) \(count == 1 ? "belongs" : "belong") to none of these and"
        + " \(count == 1 ? "is" : "are") not counted. ")
  }

  /// What a reader of the order must know, and which sources are not in it.
  private func notes(_ curve: SaturationCurve) -> String {
    curve.notes.map { note in
      switch note {
      case .oneEvent(_, let sources, let all, _) where sources * 2 > all:
        self(
          "其中\(sources)份的首次编码来自同一次操作，操作记录不能说明它们的先后。",
          "The first codings of \(sources) of them came in one event, and the history does not tell their order. "
        )
      case .notCoded(let names):
        self(
          "资料\(list(names))没有所统计的编码记录，没有计入。",
          "\(list(names)) \(names.count == 1 ? "has" : "have") no coding that counts and \(names.count == 1 ? "is" : "are")"
            + " left out. ")
      case .noValue(let names, let attribute):
        self(
          "资料\(list(names))没有“\(attribute)”的值，排在最后。",
          "\(list(names)) \(names.count == 1 ? "comes" : "come") last, without a value of \"\(attribute)\". "
        )
      case .oneEvent, .noDate: ""
      }
    }.joined()
  }

  fileprivate func estimate(_ summary: SaturationSummary) -> String {
    let rule = summary.guest.rule
    return self(
      "按 Guest、Namey 和 Chen（2020）的方法（基数\(rule.base)份，每轮\(rule.run)份，新信息阈值\(threshold(rule.threshold))），",
      "By the method of Guest, Namey and Chen (2020), with a base size of \(rule.base), a run length of \(rule.run) and a"
        + " threshold of \(threshold(rule.threshold)), ")
      + guest(summary) + self("。", ". ") + chao(summary)
  }

  private func guest(_ summary: SaturationSummary) -> String {
    let guest = summary.guest
    switch guest.shortfall {
    case nil:
      let (after, share) = (guest.reached ?? 0, portion(summary.guestDegree ?? 0))
      return self(
        "到第\(after)份资料达到阈值（\(after)+\(guest.rule.run)），其时已得到全部编码的\(share)",
        "the threshold was reached after \(counted(after, "source")) (\(after)+\(guest.rule.run)), by which \(share) of all"
          + " codes had been found")
    case .notReached(let last):
      let share = portion(Double(last) / Double(max(1, guest.baseCodes)))
      return self(
        "没有达到阈值：最后一轮仍有新编码\(last)个，相当于基数的\(share)",
        "the threshold was not reached: the last run still brought \(counted(last, "new code")), \(share) of the base"
      )
    case .tooFewSources(let needed, let present):
      return self(
        "至少需要\(needed)份资料，现有\(present)份，无法判断",
        "nothing can be said: it takes \(needed) sources, and there are \(present)")
    case .emptyBase:
      return self("基数资料中没有该层级的编码，无法判断", "nothing can be said: no code stands in the base")
    }
  }

  private func chao(_ summary: SaturationSummary) -> String {
    let chao = summary.chao2
    if chao.isDegenerate {
      return self(
        "恰有1个编码仅见于一份资料，而没有编码仅见于两份资料，Chao2 此时退化，不能说明有无遗漏。",
        "One code stands in one source only and none in just two, where Chao2 degenerates: it does not tell whether any"
          + " is missing.")
    }
    guard let value = chao.value, let low = chao.low, let high = chao.high,
      let share = summary.shareFound.value
    else { return "" }
    let coverage =
      chao.coverage.map {
        self("，样本覆盖率\(portion($0))", "; the sample coverage is \(portion($0))")
      } ?? ""
    return self(
      "Chao2 估计\(name(summary.curve.level))总数为\(decimal(value))个（95%置信区间\(decimal(low))—\(decimal(high))），已得到其中的\(portion(share))\(coverage)。",
      "Chao2 estimates \(decimal(value)) code\(value == 1 ? "" : "s") in all (95 % interval \(decimal(low)) to \(decimal(high))), of which"
        + " \(portion(share)) were found\(coverage).")
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
