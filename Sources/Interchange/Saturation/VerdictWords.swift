import GroundedTheory

/// What a statement concludes, and why no more.
extension PageWords {
  /// - Parameter level: what the level of the curve is called.
  func conclusion(
    _ verdict: SaturationVerdict, _ test: HoldOutTest, level: String
  ) -> String {
    if verdict.isBorneOut { return claim(test, level: level) }
    let because = (verdict.obstacles.map(reason) + verdict.doubts.map(reason))
      .joined(separator: self("；", "; "))
    let refusal = self("不能据此主张饱和", "no saturation can be claimed from it")
    if verdict.foundNew {
      return self(
        "留存资料中出现了\(whatIsNew(test))，\(refusal)；应继续收集资料，或修订范畴后另行检验。",
        "The held-out sources brought \(whatIsNew(test)), so \(refusal): go on collecting, or revise the categories and"
          + " test again.")
        + (because.isEmpty ? "" : self("另外，", " Besides, ") + because + self("。", "."))
    }
    let before = verdict.obstacles.isEmpty ? nothingNew + self("，但", ", but ") : ""
    return (before + because).capitalizedFirst + self("，\(refusal)。", ", so \(refusal).")
  }

  /// The sentence that stands only where the hold-out test and the curve bear it out; of the level of the curve and
  /// no other.
  private func claim(_ test: HoldOutTest, level: String) -> String {
    let tested = test.relationsApplied.count
    return nothingNew
      + (tested == 0
        ? ""
        : self(
          "，其编码所支持的\(tested)条关系也都不是新的",
          ", and the \(counted(tested, "relation")) supported there \(tested == 1 ? "is" : "are") not new"
        ))
      + self(
        "；就本研究的资料而言，这支持\(level)已趋于饱和的判断。",
        "; within the material of this study, this supports the judgement that the codes of the level \(level) are"
          + " saturated.")
  }

  private var nothingNew: String {
    self("留存资料中没有出现新的编码", "The held-out sources brought no new code")
  }

  private func whatIsNew(_ test: HoldOutTest) -> String {
    let codes = test.levels.contains { !$0.new.isEmpty }
    guard !test.newRelations.isEmpty else { return self("新的编码", "new codes") }
    return codes ? self("新的编码和关系", "new codes and relations") : self("新的关系", "new relations")
  }

  private func reason(_ obstacle: HoldOutTest.Obstacle) -> String {
    switch obstacle {
    case .nothingHeldOut: self("没有留存资料，未作留存检验", "no source is held out and no such test was made")
    case .notCoded(let sources):
      self(
        "留存资料\(list(sources.map(\.name)))尚未编码",
        "the held-out \(sources.count == 1 ? "source" : "sources") \(list(sources.map(\.name))) \(have(sources)) no coding yet"
      )
    case .othersNotCoded(let sources):
      self(
        "资料\(list(sources.map(\.name)))没有编码记录，尚不能排除其中有新的编码",
        "the \(sources.count == 1 ? "source" : "sources") \(list(sources.map(\.name))) \(have(sources)) no coding, and may"
          + " still bring new codes")
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
        "by the history \(list(sources.map(\.name))) \(were(sources)) set aside only after being coded, and so not kept back"
      )
    case .orderUnknown:
      self(
        "操作记录不能说明留存资料在其余资料之后编码",
        "the history does not show that the held-out sources were coded after the others")
    case .codesLater(let codes):
      self(
        "编码\(list(codes.map(\.name)))在留存资料开始编码之后才出现在其余资料中",
        "the \(codes.count == 1 ? "code" : "codes") \(list(codes.map(\.name))) came up elsewhere only once held-out sources"
          + " were being coded")
    case .codesDropped(let names):
      self(
        "编码\(list(names))最先见于留存资料，其编码记录后来被删除或停用",
        "the \(names.count == 1 ? "code" : "codes") \(list(names)) came up in held-out sources first, and what was coded there was"
          + " taken out since")
    case .codedBefore(let sources):
      self(
        "留存资料\(list(sources.map(\.name)))早于其他资料编码，没有真正留存",
        "held-out \(list(sources.map(\.name))) \(were(sources)) coded before others and so not kept back"
      )
    }
  }

  private func reason(_ doubt: SaturationVerdict.Doubt) -> String {
    switch doubt {
    case .lastSources(let count, let new):
      self(
        "按此排列，最后\(count)份资料仍有\(new)个新编码",
        "in this order the last \(counted(count, "source")) still brought \(counted(new, "new code"))"
      )
    case .lastUncounted(let count, let codes):
      self(
        "按此排列，最后\(count)份资料新出现的编码\(list(codes.map(\.name)))尚未归入该层级",
        "in this order the last \(counted(count, "source")) brought \(list(codes.map(\.name))), not yet put under a code of the"
          + " level")
    case .withoutCodes(let sources):
      self(
        "资料\(list(sources.map(\.name)))中的编码都没有归入该层级，显不出新的编码",
        "no code in \(list(sources.map(\.name))) has been put under one of the level, so that nothing new can show there"
      )
    case .guest(.notReached):
      self("没有达到 Guest 等（2020）的阈值", "the threshold of Guest and others (2020) was not reached")
    case .guest:
      self(
        "无法按 Guest 等（2020）的方法判断", "the method of Guest and others (2020) cannot be applied")
    case .shareFound(let share):
      self(
        "已得到的只占 Chao2 估计的\(portion(share))，不足\(portion(SaturationVerdict.leastShareFound))",
        "only \(portion(share)) of what Chao2 estimates were found, less than"
          + " \(portion(SaturationVerdict.leastShareFound))")
    case .coverage(let coverage?):
      self(
        "样本覆盖率只有\(portion(coverage))，不足\(portion(SaturationVerdict.leastCoverage))",
        "the sample coverage is only \(portion(coverage)), less than \(portion(SaturationVerdict.leastCoverage))"
      )
    case .coverage(nil): self("样本覆盖率无法计算", "the sample coverage cannot be told")
    }
  }

  private func have(_ sources: [SourceDocument]) -> String { sources.count == 1 ? "has" : "have" }
  private func were(_ sources: [SourceDocument]) -> String { sources.count == 1 ? "was" : "were" }
}
