import Foundation
import GroundedTheory

/// A draft of what a thesis says of saturation: the figures in sentences, and of the hold-out test no more than
/// it bears out. The codes are called saturated only where ``/GroundedTheory/SaturationVerdict/isBorneOut``.
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
      words.part(material.selection) + words.curve(summary), words.estimate(summary),
      words.heldOut(test), test.coded.isEmpty ? "" : words.outcomes(test, material),
      words.conclusion(SaturationVerdict(summary, test), test), words.caution,
    ].map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

extension PageWords {
  /// The sentence that stands only where the hold-out test bears it out.
  fileprivate func claim(_ test: HoldOutTest) -> String {
    let tested = test.relationsApplied.count
    return nothingNew
      + (tested == 0
        ? ""
        : self(
          "，其编码所支持的\(tested)条关系也都不是新的",
          ", and the \(english(tested, "relation")) supported there \(tested == 1 ? "is" : "are") not new"
        ))
      + self(
        "；就本研究的资料而言，这支持编码已趋于饱和的判断。",
        "; this supports the judgement that, within the material of this study, the codes are saturated."
      )
  }

  private var nothingNew: String {
    self("留存资料中没有出现新的编码", "The held-out sources brought no new code")
  }

  /// What is said in every case.
  var caution: String {
    self(
      "以上各数只说明编码在资料中出现的情况；次数不能证明理论饱和，Chao2 是下限估计。",
      "These figures tell where codes came up and no more; counts do not prove theoretical saturation, and Chao2 is a"
        + " lower bound.")
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
    let (points, level) = (summary.curve.points, summary.curve.level)
    let found =
      self(
        "\(points.count)份资料按\(order(summary.curve.basis))排列，共得到\(level.name)\(summary.curve.codes.count)个。",
        "In \(points.count) sources, taken in \(order(summary.curve.basis)),"
          + " \(english(summary.curve.codes.count, "code")) of the level \(level.name)"
          + " \(summary.curve.codes.count == 1 ? "was" : "were") found. ") + notes(summary.curve)
    let last = points[summary.lastNew - 1]
    let new = last.newCodes.count
    guard summary.inductive == nil else {
      return found
        + self(
          "最后一次出现新的\(level.name)是在第\(summary.lastNew)份（\(last.source.name)，\(new)个），其后\(summary.sinceLastNew)份没有出现新的。",
          "The last new ones (\(new)) came with source \(summary.lastNew), \(last.source.name);"
            + " \(english(summary.sinceLastNew, "source")) after it brought none.")
    }
    let names = list(last.newCodes.map(\.name))
    return found
      + self(
        "最后一份（\(last.source.name)）仍出现新的\(level.name)\(new)个：\(names)。",
        "The last source, \(last.source.name), still brought \(english(new, "new code")): \(names)."
      )
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
    let (guest, chao) = (summary.guest, summary.chao2)
    var text = self(
      "按 Guest、Namey 和 Chen（2020）的方法（基数\(guest.rule.base)份，运行长度\(guest.rule.run)份，阈值\(threshold(guest.rule.threshold))）：\(outcome(guest))。",
      "By the method of Guest, Namey and Chen (2020), with a base of \(guest.rule.base), runs of \(guest.rule.run) and a"
        + " threshold of \(threshold(guest.rule.threshold)): \(outcome(guest)). ")
    if chao.isDegenerate {
      return text
        + self(
          "只有一个编码仅见于一份资料、没有仅见于两份的，Chao2 此时退化，不能说明有无遗漏。",
          "One code stands in one source only and none in just two, where Chao2 degenerates: it does not tell whether any"
            + " is missing.")
    }
    if let value = chao.value, let low = chao.low, let high = chao.high,
      let share = summary.shareFound.value
    {
      text += self(
        "Chao2 估计\(summary.curve.level.name)总数为\(decimal(value))个（95%区间\(decimal(low))—\(decimal(high))），已得到其中的\(percent(share))",
        "Chao2 estimates \(decimal(value)) codes in all (95 % interval \(decimal(low)) to \(decimal(high))), of which"
          + " \(percent(share)) were found")
      text +=
        chao.coverage.map {
          self("，样本覆盖率\(percent($0))", "; the sample coverage is \(percent($0))")
        }
        ?? ""
      text += self("。", ".")
    }
    return text
  }

  fileprivate func heldOut(_ test: HoldOutTest) -> String {
    guard !test.sources.isEmpty else { return "" }
    let names = list(test.sources.map(\.name))
    let days = Set(test.sources.compactMap { $0.heldOut?.day }).sorted()
    let reasons = Set(
      test.sources.compactMap {
        $0.heldOut?.reason.trimmingCharacters(in: CharacterSet(charactersIn: "。．.；; "))
      }.filter { !$0.isEmpty })
    var text = self(
      "为检验饱和度，留存资料\(test.sources.count)份（\(names)）",
      "\(english(test.sources.count, "source")) (\(names)) \(test.sources.count == 1 ? "was" : "were") held out for the"
        + " test of saturation")
    if !days.isEmpty {
      text += self("，留存日期\(days.joined(separator: "、"))", ", on \(days.joined(separator: ", "))")
    }
    if !reasons.isEmpty {
      text += self("，理由：", ", because: ") + reasons.sorted().joined(separator: self("；", "; "))
    }
    text += self("。", ". ")
    guard !test.isOfPart else { return text }
    let coded = test.coded.count
    let subject =
      coded == test.sources.count
      ? coded == 1 ? self("该份", "It") : self("这\(coded)份", "They")
      : self("其中已编码的\(list(test.coded.map(\.name)))", "Of them \(list(test.coded.map(\.name)))")
    switch test.sequence {
    case .after:
      text += self(
        "\(subject)在其余资料均已开始编码之后才编码。",
        "\(subject) \(coded == 1 ? "was" : "were") coded after all others had been begun.")
    case .unknown:
      text += self(
        "操作记录不能说明\(subject)是否在其余资料之后编码，须由研究者说明。",
        "The history does not tell whether \(coded == 1 ? "it was" : "they were") coded after the others; the researcher"
          + " has to say so.")
    case .before, nil: break
    }
    return text
  }

  fileprivate func outcomes(_ test: HoldOutTest, _ material: SaturationMaterial) -> String {
    let used = test.levels.filter {
      !$0.applied.isEmpty || material.codebook.ladder.rank($0.level.key) != nil
    }
    let applied = used.map {
      self("\($0.level.name)\($0.applied.count)个", "\($0.level.name) \($0.applied.count)")
    }
    var text = self(
      "\(test.coded.count == test.sources.count ? "" : "其中\(test.coded.count)份")共有编码记录\(test.codings)条，用到\(applied.joined(separator: "、"))；其中新出现的：",
      "\(english(test.codings, "coding")) in \(test.coded.count) of them applied codes:"
        + " \(applied.joined(separator: ", ")). New among them: ")
    text += used.map { outcome in
      let names = list(outcome.new.map(\.name))
      return outcome.new.isEmpty
        ? "\(outcome.level.name)\(self("0个", " 0"))"
        : self(
          "\(outcome.level.name)\(outcome.new.count)个（\(names)）",
          "\(outcome.level.name) \(outcome.new.count) (\(names))")
    }.joined(separator: self("、", ", "))
    return text + self("。", ". ") + relations(test, material)
  }

  private func relations(_ test: HoldOutTest, _ material: SaturationMaterial) -> String {
    guard !test.isOfPart else {
      return self("只统计了一部分，关系未作检验。", "Only a part is counted, so no relation was tested.")
    }
    guard !material.relations.isEmpty else {
      return self("研究中没有记录关系，未作检验。", "No relation is recorded in the study, so none was tested.")
    }
    let names = list(test.newRelations.map { name($0, in: material) })
    let new = test.newRelations.count
    var text = self(
      "留存资料支持关系\(test.relationsApplied.count)条，新的关系\(new)条",
      "\(english(test.relationsApplied.count, "relation")) supported there, \(new) new")
    if new > 0 { text += self("（\(names)）", " (\(names))") }
    let untested = test.untestedRelations.count
    if untested > 0 {
      text += self(
        "；另有\(untested)条关系没有支持它的编码，未能检验",
        "; \(english(untested, "relation")) without a supporting coding could not be tested")
    }
    return text + self("。", ".")
  }

  fileprivate func conclusion(_ verdict: SaturationVerdict, _ test: HoldOutTest) -> String {
    if verdict.isBorneOut { return claim(test) }
    let because = verdict.obstacles.map(reason) + verdict.doubts.map(reason)
    let refusal = self("不能据此主张饱和", "no saturation can be claimed from it")
    if verdict.foundNew {
      return self(
        "留存资料中出现了新的内容，\(refusal)；应继续收集资料，或修订范畴后另行检验。",
        "The held-out sources brought something new, so \(refusal): go on collecting, or revise the categories and test"
          + " again.")
        + (because.isEmpty
          ? ""
          : self("另外，", " Besides, ") + because.joined(separator: self("；", "; ")) + self("。", "."))
    }
    let before = verdict.obstacles.isEmpty ? nothingNew + self("，但", ", but ") : ""
    return (before + because.joined(separator: self("；", "; "))).capitalizedFirst
      + self("，\(refusal)。", ", so \(refusal).")
  }

  private func reason(_ obstacle: HoldOutTest.Obstacle) -> String {
    switch obstacle {
    case .nothingHeldOut: self("没有留存资料，未作留存检验", "no source is held out and no such test was made")
    case .notCoded(let sources):
      self(
        "留存资料\(list(sources.map(\.name)))尚未编码",
        "the held-out \(sources.count == 1 ? "source" : "sources") \(list(sources.map(\.name))) \(sources.count == 1 ? "has" : "have") no coding yet"
      )
    case .tooFewHeldOut(let count):
      self(
        "已编码的留存资料只有\(count)份，少于\(HoldOutTest.fewestHeldOut)份",
        "only \(count) held-out \(count == 1 ? "source was" : "sources were") coded, fewer than \(HoldOutTest.fewestHeldOut)"
      )
    case .tooFewOthers(let count):
      self(
        "其余已编码的资料只有\(count)份，少于\(HoldOutTest.fewestOthers)份",
        "only \(count) other \(count == 1 ? "source was" : "sources were") coded, fewer than \(HoldOutTest.fewestOthers)"
      )
    case .partOfStudy:
      self("只统计了研究的一部分", "only a part of the study was looked at")
    case .setAsideLate(let sources):
      self(
        "按操作记录，\(list(sources.map(\.name)))在编码之后才设为留存，没有真正留存",
        "by the history \(list(sources.map(\.name))) \(sources.count == 1 ? "was" : "were") set aside only after being coded,"
          + " and so not kept back")
    case .orderUnknown:
      self(
        "操作记录不能说明留存资料在其余资料之后编码",
        "the history does not show that the held-out sources were coded after the others")
    case .codesLater(let codes):
      self(
        "编码\(list(codes.map(\.name)))在留存资料开始编码之后才出现在其余资料中",
        "the \(codes.count == 1 ? "code" : "codes") \(list(codes.map(\.name))) came up elsewhere only once held-out sources"
          + " were being coded")
    case .codedBefore(let sources):
      self(
        "留存资料\(list(sources.map(\.name)))早于其他资料编码，没有真正留存",
        "held-out \(list(sources.map(\.name))) \(sources.count == 1 ? "was" : "were") coded before others and so not kept back"
      )
    }
  }

  private func reason(_ doubt: SaturationVerdict.Doubt) -> String {
    switch doubt {
    case .lastSources(let count, let new):
      self(
        "按此排列，最后\(count)份资料仍有\(new)个新编码",
        "in this order the last \(english(count, "source")) still brought \(english(new, "new code"))"
      )
    case .guest:
      self("没有达到 Guest 等（2020）的阈值", "the threshold of Guest and others (2020) was not reached")
    case .shareFound(let share):
      self(
        "已得到的只占 Chao2 估计的\(percent(share))，不足\(percent(SaturationVerdict.leastShareFound))",
        "only \(percent(share)) of what Chao2 estimates were found, less than"
          + " \(percent(SaturationVerdict.leastShareFound))")
    case .coverage(let coverage?):
      self(
        "样本覆盖率只有\(percent(coverage))，不足\(percent(SaturationVerdict.leastCoverage))",
        "the sample coverage is only \(percent(coverage)), less than \(percent(SaturationVerdict.leastCoverage))"
      )
    case .coverage(nil): self("样本覆盖率无法计算", "the sample coverage cannot be told")
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
