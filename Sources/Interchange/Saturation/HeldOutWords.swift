import Foundation
import GroundedTheory

/// What a statement says of the sources that were held out, and of what stands in them.
extension PageWords {
  /// Which they are, since when and why, and when they were coded.
  func heldOut(_ test: HoldOutTest) -> String {
    guard !test.sources.isEmpty else { return "" }
    let (count, names) = (test.sources.count, list(test.sources.map(\.name)))
    let days = Set(test.sources.compactMap { $0.heldOut?.day }).sorted()
    let reasons = Set(
      test.sources.compactMap {
        $0.heldOut?.reason.trimmingCharacters(in: CharacterSet(charactersIn: "。．.；; "))
      }.filter { !$0.isEmpty }
    ).sorted()
    let text = self(
      "为检验饱和度，留存资料\(count)份（\(names)）",
      "For the test of saturation \(counted(count, "source")) (\(names)) \(count == 1 ? "was" : "were") held out"
    )
    let day =
      days.isEmpty
      ? "" : self("，留存日期\(days.joined(separator: "、"))", " on \(days.joined(separator: ", "))")
    let reason =
      reasons.isEmpty
      ? ""
      : self(
        "，理由：\(reasons.joined(separator: "；"))",
        " (reason given: \(reasons.joined(separator: "; ")))")
    return text + day + reason + self("。", ". ") + (test.isOfPart ? "" : sequence(test))
  }

  private func sequence(_ test: HoldOutTest) -> String {
    let coded = test.coded.count
    let isOne = coded == 1
    let subject =
      coded == test.sources.count
      ? isOne ? self("该份", "It") : self("这\(coded)份", "They")
      : self("其中已编码的\(list(test.coded.map(\.name)))", "Of them \(list(test.coded.map(\.name)))")
    switch test.sequence {
    case .after:
      let others =
        test.othersNotCoded.isEmpty
        ? self("其余资料均已", "all others had been")
        : self("其余有编码记录的资料均已", "all others that have codings had been")
      return self(
        "\(subject)在\(others)开始编码之后才编码。",
        "\(subject) \(isOne ? "was" : "were") coded after \(others) begun.")
    case .unknown:
      return self(
        "操作记录不能说明\(subject)是否在其余资料之后编码，须由研究者说明。",
        "The history does not tell whether \(isOne ? "it was" : "they were") coded after the others; the researcher"
          + " has to say so.")
    case .before, nil: return ""
    }
  }

  /// With how many codes of each level they were coded, and which are new.
  func outcomes(_ test: HoldOutTest, _ material: SaturationMaterial) -> String {
    let applied = test.levels.map {
      self("\(name($0.level))\($0.applied.count)个", "\(name($0.level)) \($0.applied.count)")
    }.joined(separator: self("、", ", "))
    let coded = test.coded.count
    let subject =
      coded == test.sources.count
      ? self(coded == 1 ? "该份资料" : "这\(coded)份资料", "there")
      : self("其中\(coded)份", "in \(coded) of them")
    return self(
      "\(subject)中有编码记录\(test.codings)条，涉及\(applied)",
      "The \(counted(test.codings, "coding")) \(subject) \(test.codings == 1 ? "uses" : "use") codes of these levels:"
        + " \(applied)") + new(test) + merged(test) + relations(test, material)
  }

  private func new(_ test: HoldOutTest) -> String {
    let new = test.levels.filter { !$0.new.isEmpty }
    guard !new.isEmpty else { return self("，均非新出现。", "; none of these codes is new. ") }
    let named = new.map { outcome in
      let (level, names) = (name(outcome.level), list(outcome.new.map(\.name)))
      return self(
        "\(level)\(outcome.new.count)个（\(names)）", "\(level) \(outcome.new.count) (\(names))")
    }.joined(separator: self("、", ", "))
    let isAll = new.count == test.levels.count
    return self(
      "；其中新出现\(named)\(isAll ? "" : "，其他层级没有新出现的")。",
      "; new among them: \(named)\(isAll ? "" : "; none of the other levels"). ")
  }

  private func merged(_ test: HoldOutTest) -> String {
    let count = test.merged.count
    guard count > 0, !test.isOfPart else { return "" }
    let names = list(test.merged)
    return self(
      "另有\(count)个编码（\(names)）最先见于留存资料，后来并入其他编码。",
      "\(counted(count, "other code").capitalizedFirst) (\(names)) came up there first and \(count == 1 ? "was" : "were") merged into"
        + " others since. ")
  }

  private func relations(_ test: HoldOutTest, _ material: SaturationMaterial) -> String {
    guard !test.isOfPart else {
      return self("关系未作检验。", "No relation was tested.")
    }
    guard !material.relations.isEmpty else {
      return self("研究中没有记录关系，未作检验。", "No relation is recorded in the study, so none was tested.")
    }
    let (applied, new) = (test.relationsApplied.count, test.newRelations.count)
    let names = list(test.newRelations.map { name($0, in: material) })
    let untested = test.untestedRelations.count
    let supported =
      applied == 0
      ? self("留存资料没有支持任何关系", "No relation is supported there")
      : self(
        "留存资料支持关系\(applied)条，",
        "\(counted(applied, "relation")) \(applied == 1 ? "is" : "are") supported there, ")
        + (new == 0
          ? self("均非新的", "none of them new")
          : self("其中新的\(new)条（\(names)）", "of which \(new) new (\(names))"))
    let rest =
      untested == 0
      ? ""
      : self(
        "；另有\(untested)条关系没有支持它的编码，未能检验",
        "; \(counted(untested, "relation")) without a supporting coding could not be tested")
    return supported + rest + self("。", ".")
  }
}
