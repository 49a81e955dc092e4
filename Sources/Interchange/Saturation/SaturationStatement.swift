import GroundedTheory

/// A draft of what a thesis says of saturation: the figures in sentences, and of the hold-out test no more than
/// it bears out. That nothing new came is said only where ``/GroundedTheory/HoldOutTest/foundNothingNew``.
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
    let words = SaturationText(language: language)
    paragraphs = [
      words.coder(material) + words.curve(summary), words.estimate(summary), words.heldOut(test),
      test.coded.isEmpty ? "" : words.outcomes(test, material), words.conclusion(test),
      words.caution,
    ].filter { !$0.isEmpty }
  }
}

extension SaturationText {
  /// The sentence that stands only where the hold-out test bears it out.
  var claim: String {
    self(
      "留存资料中没有出现新的编码和关系，就本研究的资料而言，这支持编码已趋于饱和的判断。",
      "The held-out sources brought no new code and no new relation, which supports the judgement that, within the"
        + " material of this study, the codes are saturated.")
  }

  /// What is said in every case.
  var caution: String {
    self(
      "以上各数只说明编码在资料中出现的情况；次数不能证明理论饱和，Chao2 是下限估计。",
      "These figures tell where codes came up and no more; counts do not prove theoretical saturation, and Chao2 is a"
        + " lower bound.")
  }

  fileprivate func coder(_ material: SaturationMaterial) -> String {
    material.selection.coder.map {
      self("以下只统计编码员“\($0)”的编码记录。", "Only the codings of \"\($0)\" are counted here. ")
    } ?? ""
  }

  fileprivate func curve(_ summary: SaturationSummary) -> String {
    let (points, level) = (summary.curve.points, summary.curve.level)
    let found = self(
      "\(points.count)份资料按\(order(summary.curve.basis))排列，共得到\(level.name)\(summary.curve.codes.count)个。",
      "In \(points.count) sources, taken in \(order(summary.curve.basis)),"
        + " \(english(summary.curve.codes.count, "code")) of the level \(level.name) were found. ")
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

  fileprivate func estimate(_ summary: SaturationSummary) -> String {
    let (guest, chao) = (summary.guest, summary.chao2)
    var text = self(
      "按 Guest、Namey 和 Chen（2020）的方法（基数\(guest.rule.base)份，运行长度\(guest.rule.run)份，阈值\(threshold(guest.rule.threshold))）：\(outcome(guest))。",
      "By the method of Guest, Namey and Chen (2020), with a base of \(guest.rule.base), runs of \(guest.rule.run) and a"
        + " threshold of \(threshold(guest.rule.threshold)): \(outcome(guest)). ")
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
    let reasons = Set(test.sources.compactMap { $0.heldOut?.reason }.filter { !$0.isEmpty })
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
    switch test.sequence {
    case .after: text += self("它们在其余资料之后编码。", "They were coded after all others had been begun.")
    case .unknown:
      text += self(
        "操作记录不能说明它们是否在其余资料之后编码，须由研究者说明。",
        "The history does not tell whether they were coded after the others; the researcher has to say so."
      )
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
      "其中\(test.coded.count)份共有编码记录\(test.codings)条，用到\(applied.joined(separator: "、"))；其中新出现的：",
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
    guard !material.relations.isEmpty else {
      return self("研究中没有记录关系，未作检验。", "No relation is recorded in the study, so none was tested.")
    }
    let names = list(test.newRelations.map { name($0, in: material) })
    let new = test.newRelations.count
    var text = self(
      "留存资料支持关系\(test.relationsApplied.count)条，新的关系\(new)条",
      "\(english(test.relationsApplied.count, "relation")) supported there, \(new) of them new")
    if new > 0 { text += self("（\(names)）", " (\(names))") }
    let untested = test.untestedRelations.count
    if untested > 0 {
      text += self(
        "；另有\(untested)条关系没有支持它的编码，未能检验",
        "; \(english(untested, "relation")) without a supporting coding could not be tested")
    }
    return text + self("。", ".")
  }

  fileprivate func conclusion(_ test: HoldOutTest) -> String {
    if test.foundNothingNew { return claim }
    let because = test.obstacles.map(reason)
    let refusal = self("不能据此主张饱和", "no saturation can be claimed from it")
    if test.foundNew {
      return self(
        "留存资料中出现了新的内容，\(refusal)；应继续收集资料，或修订范畴后另行检验。",
        "The held-out sources brought something new, so \(refusal): go on collecting, or revise the categories and test"
          + " again.")
        + (because.isEmpty
          ? ""
          : self("另外，", " Besides, ") + because.joined(separator: self("；", "; ")) + self("。", "."))
    }
    return because.joined(separator: self("；", "; ")).capitalizedFirst
      + self("，\(refusal)。", ", so \(refusal).")
  }

  private func reason(_ obstacle: HoldOutTest.Obstacle) -> String {
    switch obstacle {
    case .nothingHeldOut: self("没有留存资料，未作留存检验", "no source is held out and no such test was made")
    case .notCoded(let sources):
      self(
        "留存资料\(list(sources.map(\.name)))尚未编码",
        "the held-out \(sources.count == 1 ? "source" : "sources") \(list(sources.map(\.name))) have no coding yet"
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
      self("只统计了研究的一部分资料或受访者", "only some sources or participants of the study were looked at")
    case .codedBefore(let sources):
      self(
        "留存资料\(list(sources.map(\.name)))早于其他资料编码，没有真正留存",
        "held-out \(list(sources.map(\.name))) were coded before others and so were not kept back")
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
