import Foundation
import GroundedTheory
import TestSupport
import Testing

/// The small tree that the rules are tried on:
/// 制度/任务/加班, 制度/任务/填表, 制度/权责, 村规/任务.
private func tree() throws -> Codebook {
  var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
  let system = study.code("制度", "main")
  let task = study.code("任务", "initial", under: system)
  study.code("加班", "concept", under: task)
  study.code("填表", "concept", under: task)
  study.code("权责", "initial", under: system)
  study.code("任务", "initial", under: study.code("村规", "main"))
  study.code("治理失灵", "outcome")
  return study.snapshot.codebook
}

@Suite struct CodebookRulesTests {
  private func check(
    _ name: String, _ level: String, under parent: String?, moving: String? = nil
  ) throws {
    let codebook = try tree()
    try codebook.checkPlace(
      name: name, level: level, under: try parent.map(codebook.code(named:)),
      moving: try moving.map(codebook.code(named:)))
  }

  @Test func aCodeMayStandUnderAnyHigherLevelOrNone() throws {
    try check("新", "concept", under: "权责")
    try check("新", "concept", under: "制度")
    try check("新", "concept", under: nil)
    try check("填表", "concept", under: "权责", moving: "填表")
    try check("新", "outcome", under: nil)
  }

  @Test func levelsMustRise() {
    #expect(
      throws: Violation.levelOutOfOrder(
        code: "新", level: "initial", parent: "权责", parentLevel: "initial",
        ladder: ["dimension", "main", "initial", "concept"])
    ) { try check("新", "initial", under: "权责") }
    #expect(throws: Violation.self) { try check("新", "main", under: "加班") }
    #expect(throws: Violation.self) { try check("新", "concept", under: "治理失灵") }
    #expect(throws: Violation.levelBesideLadder(code: "新", level: "outcome")) {
      try check("新", "outcome", under: "制度")
    }
    #expect(throws: Violation.self) { try check("新", "theme", under: nil) }
  }

  @Test(arguments: ["制度/任务", "加班", "制度"])
  func nothingGoesUnderItselfOrWhatLiesBelowIt(parent: String) throws {
    let name = try tree().code(named: parent).name
    #expect(throws: Violation.cycle(code: "制度", parent: name)) {
      try check("制度", "main", under: parent, moving: "制度")
    }
  }

  @Test func aNameStandsOnceUnderOneParent() throws {
    #expect(throws: Violation.duplicateCode("加班", parent: "任务")) {
      try check("加班", "concept", under: "制度/任务")
    }
    #expect(throws: Violation.duplicateCode("制度", parent: nil)) {
      try check("制度", "main", under: nil)
    }
    try check("加班", "concept", under: "权责")
    try check("加班", "concept", under: "制度/任务", moving: "加班")
  }

  @Test(arguments: [
    "", " ", "\u{3000}", " 网格", "网格 ", "\u{3000}网格", "省/市", "网\n格", "网\t格", "网\u{0}格", "网\u{7F}",
    "\u{200B}", "\u{200D}\u{3000}\u{FEFF}", "网\u{202E}格", "\u{2066}网",
    String(repeating: "网", count: 201),
  ])
  func someNamesCannotBeUsed(name: String) {
    let error = #expect(throws: Violation.self) { try check(name, "concept", under: nil) }
    guard case .unusableName(name, _) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
  }

  @Test(arguments: ["网格 员", "A-1", "“一针多线”", "𠮷", "👨‍👩‍👧", String(repeating: "网", count: 200)])
  func othersCan(name: String) throws { try check(name, "concept", under: nil) }
}

@Suite struct CodebookLookupTests {
  @Test(arguments: [
    ("加班", "制度/任务/加班"), ("制度/任务", "制度/任务"), ("村规/任务", "村规/任务"),
    ("a2", "制度/任务/填表"), ("A2", "制度/权责"), ("B2", "村规"), ("Y1", "治理失灵"),
  ])
  func aCodeIsFoundByNamePathOrNumber(reference: String, path: String) throws {
    let codebook = try tree()
    #expect(codebook.path(of: try codebook.code(named: reference)) == path)
  }

  @Test func aNameThatStandsTwiceAsksForAPath() throws {
    #expect(throws: Violation.ambiguousCode("任务", paths: ["制度/任务", "村规/任务"])) {
      try tree().code(named: "任务")
    }
  }

  /// A root is its own path, so a namesake below does not make it unreachable.
  @Test func aRootIsReachedWhereItsNameStandsTwice() throws {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let root = study.code("任务", "main")
    study.code("任务", "initial", under: root)
    let codebook = study.snapshot.codebook
    #expect(try codebook.code(named: "任务").id == root)
    #expect(codebook.index["任务"]?.id == root)
  }

  @Test func theIndexHoldsUniqueNamesAndAllPaths() throws {
    let index = try tree().index
    #expect(
      index.mapValues(\.name) == [
        "制度": "制度", "制度/任务": "任务", "加班": "加班", "制度/任务/加班": "加班", "填表": "填表",
        "制度/任务/填表": "填表", "权责": "权责", "制度/权责": "权责", "村规": "村规", "村规/任务": "任务",
        "治理失灵": "治理失灵",
      ])
  }

  @Test func anUnknownNameBringsTheNearest() throws {
    #expect(throws: Violation.unknownCode("加班费", nearest: ["加班"])) {
      try tree().code(named: "加班费")
    }
    #expect(throws: Violation.unknownCode("天气", nearest: [])) { try tree().code(named: "天气") }
    #expect(
      Nearest.names(to: "lose", among: ["losing", "close", "Lose", "loss", "gain", "lost"])
        == ["Lose", "close", "loss"])
  }

  @Test func lineageDepthFirstAndSubtreeAgree() throws {
    let codebook = try tree()
    #expect(
      codebook.depthFirst.map(codebook.path(of:)) == [
        "制度", "制度/任务", "制度/任务/加班", "制度/任务/填表", "制度/权责", "村规", "村规/任务", "治理失灵",
      ])
    for code in codebook.codes {
      let below = codebook.codes.filter { codebook.lineage(of: $0).contains(code) }
      #expect(codebook.subtree(of: code) == Set(below.map(\.id)))
    }
    let overtime = try codebook.code(named: "加班")
    #expect(codebook.ancestor(of: overtime, at: "main")?.name == "制度")
    #expect(codebook.ancestor(of: overtime, at: "concept") == overtime)
    #expect(codebook.ancestor(of: overtime, at: "dimension") == nil)
  }
}
