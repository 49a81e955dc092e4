import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Two copies whose codebooks went different ways: each merge is made both ways, and again. The texts are
/// synthetic.
@Suite struct ReshapedMergeTests {
  private let ours: ScratchStudy
  private let theirs: ScratchStudy

  init() throws {
    ours = try ScratchStudy.full()
    theirs = try ours.copy()
  }

  /// Merges each copy into the other; both have to come to the same, and a second merge to nothing new.
  private func mergeBothWays() throws -> StudySnapshot {
    let (one, other) = (try ours.copy(), try theirs.copy())
    let newer = MergeChoices(prefer: .newer)
    try one.file.merge(theirs.file.path, choosing: newer)
    try other.file.merge(ours.file.path, choosing: newer)
    for (merged, source) in [(one, theirs), (other, ours)] {
      let verified = try merged.file.verify()
      #expect(verified.holds, "\(verified.faults)")
      #expect(try merged.file.merge(source.file.path, choosing: newer).event == nil)
    }
    let differences = try UnionState(one, and: other).differences(from: UnionState(other, and: one))
    #expect(differences.isEmpty, "\(differences)")
    return try one.file.snapshot()
  }

  private func code(_ name: String, in snapshot: StudySnapshot) throws -> [String] {
    let code = try snapshot.codebook.code(named: name)
    return snapshot.codings.filter { $0.code == code.id }.map(\.quote).sorted()
  }

  @Test func ofTwoCodesMergedIntoEachOtherTheLaterOneStays() throws {
    try ours.file.mergeCodes(["加班", "填表"], into: "加班")
    try theirs.file.mergeCodes(["加班", "填表"], into: "填表")
    try theirs.code("填表", "表太多")
    let merged = try mergeBothWays()
    #expect(try code("填表", in: merged) == ["天天加班", "表多", "表太多"].sorted())
    #expect(merged.codebook.codes.filter { $0.name == "加班" }.isEmpty)
  }

  @Test func ofTwoHeirsBothCopiesChooseAlike() throws {
    try ours.file.mergeCodes(["填表"], into: "加班")
    try theirs.file.mergeCodes(["填表"], into: "担责")
    try ours.code("加班", "表太多")
    let merged = try mergeBothWays()
    #expect(merged.codebook.codes.filter { $0.name == "填表" }.isEmpty)
    let (one, other) = (try code("加班", in: merged), try code("担责", in: merged))
    #expect((one + other).sorted() == ["天天加班", "表多", "表太多", "责任倒大"].sorted())
  }

  @Test func aRelationWhoseEndsBecameOneStaysOut() throws {
    try ours.file.mergeCodes(["制度", "资源"], into: "制度")
    try theirs.file.addRelation(
      RelationDraft(from: "制度", to: .code("资源"), kind: .influences))
    let merged = try mergeBothWays()
    #expect(merged.relations.allSatisfy { $0.to != .code($0.from) })
  }

  @Test(arguments: [true, false])
  func aRelationWhoseEndsBecameOneTakesWhatRestsOnIt(isRelationTheirs: Bool) throws {
    let (related, reshaped) = isRelationTheirs ? (theirs, ours) : (ours, theirs)
    try reshaped.file.mergeCodes(["制度", "资源"], into: "制度")
    let evidence = EvidenceReference(source: "A01", turn: 2, code: "任务")
    let relation = try related.file.addRelation(
      RelationDraft(from: "制度", to: .code("资源"), kind: .influences, evidence: [evidence]))
    try related.file.addRelation(
      RelationDraft(
        from: "失灵", to: .relation(from: "制度", to: "资源", kind: .influences), kind: .moderates,
        evidence: [evidence]))
    try related.file.addMemo(
      MemoDraft(text: "为何？", subject: .relation(relation.id.description)))
    let merged = try mergeBothWays()
    #expect(merged.relations.count == 2)
    let memo = try #require(merged.memos.first { $0.text == "为何？" })
    #expect(memo.subject == .code(try merged.codebook.code(named: "制度").id))
    let done = try ours.file.merge(theirs.file.path)
    let findings = done.findings.map { "\($0.what): \($0.place): \($0.why)" }
    let supporting = relation.support.count == 1 ? "1 quote" : "\(relation.support.count) quotes"
    #expect(
      findings == [
        #"relation "influences" left out: the code "制度": the codes at its ends are one code now; "#
          + "\(supporting) supported it; 1 memo on it stayed with the code",
        #"relation "moderates" left out: the code "失灵": the relation that it moderates is left "#
          + "out; \(supporting) supported it",
      ])
    try ours.file.undo()
    #expect(try ours.file.verify().holds)
  }

  @Test func whatComesBackIsAsTheLaterCopyMadeIt() throws {
    try ours.file.promoteCode("担责")
    try ours.file.retireCode("担责", withCodings: true)
    try theirs.code("担责", "没有权", in: "A02")
    let merged = try mergeBothWays()
    #expect(try merged.codebook.code(named: "担责").level == "initial")
    #expect(try code("担责", in: merged).contains("没有权"))
  }

  @Test func whatWentIntoANewCodeThatWentAgainComesBackItself() throws {
    try ours.file.mergeCodes(["填表"], into: "报表")
    try ours.file.retireCode("报表", withCodings: true)
    try theirs.code("填表", "表太多")
    let merged = try mergeBothWays()
    #expect(try code("填表", in: merged).contains("表太多"))
    #expect(merged.codebook.codes.filter { $0.name == "报表" }.isEmpty)
  }

  @Test func whatComesBackLiesUnderNothingThatOnlyOneCopyHad() throws {
    try ours.file.mergeCodes(["任务"], into: "杂务")
    try ours.file.retireCode("杂务", withCodings: true, withChildren: true)
    try theirs.code("加班", "表太多")
    let merged = try mergeBothWays()
    #expect(try merged.codebook.code(named: "加班").parent == nil)
    #expect(merged.codebook.codes.filter { $0.name == "杂务" }.isEmpty)
  }

  @Test func aCodingThatMovedHereAndWasTakenOutThereIsOneDecision() throws {
    try ours.file.mergeCodes(["填表"], into: "加班")
    for study in [ours, theirs] where study.file.path == theirs.file.path {
      for coding in try study.state().codings where coding.quote == "表多" {
        try study.file.removeCoding(coding.id.description)
      }
    }
    let merged = try mergeBothWays()
    #expect(try code("加班", in: merged) == ["天天加班"])
  }

  /// Each copy that takes the other in keeps its own of two that say the same.
  @Test(arguments: [true, false], [true, false])
  func aCodingThatBothMadeIsTakenOutOfBoth(isTakenOutHere: Bool, haveBothMerged: Bool) throws {
    for study in [ours, theirs] { try study.code("加班", "表太多") }
    try ours.file.merge(theirs.file.path)
    if haveBothMerged { try theirs.file.merge(ours.file.path) }
    let study = isTakenOutHere ? ours : theirs
    let coding = try #require(try study.state().codings.first { $0.quote == "表太多" })
    try study.file.removeCoding(coding.id.description)
    #expect(try code("加班", in: mergeBothWays()) == ["天天加班"])
  }

  @Test(arguments: [(true, true), (false, true), (false, false)])
  func aCodeThatBothMadeGoesIntoAnotherInBoth(isMergedHere: Bool, haveBothMerged: Bool) throws {
    for study in [ours, theirs] {
      try study.file.addCode("报表", level: "concept", under: "任务")
      try study.code("报表", study.file.path == ours.file.path ? "忙" : "表太多")
    }
    try theirs.file.merge(ours.file.path)
    if haveBothMerged { try ours.file.merge(theirs.file.path) }
    try (isMergedHere ? ours : theirs).file.mergeCodes(["报表"], into: "加班")
    let merged = try mergeBothWays()
    #expect(merged.codebook.codes.filter { $0.name == "报表" }.isEmpty)
    #expect(try code("加班", in: merged) == ["天天加班", "忙", "表太多"].sorted())
  }

  @Test func aNewCodingAtAPlaceThatAKnownOneLeavesIsAnotherOne() throws {
    let coding = try #require(try theirs.state().codings.first { $0.quote == "表多" })
    try theirs.file.splitCode("填表", into: "报表", codings: [coding.id])
    try theirs.code("填表", "表多")
    let merged = try mergeBothWays()
    #expect(try code("填表", in: merged) == ["表多"])
    #expect(try code("报表", in: merged) == ["表多"])
    #expect(merged.codings.count == 4)
  }

  @Test func codesMovedUnderEachOtherMakeNoCircle() throws {
    try ours.file.promoteCode("担责")
    try ours.file.demoteCode("任务", below: .goes(under: "担责"))
    try ours.file.moveCode("任务", to: "担责")
    try theirs.file.moveCode("担责", to: "任务")
    let merged = try mergeBothWays()
    #expect(merged.codebook.faults.isEmpty)
  }
}
