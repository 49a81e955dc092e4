import GroundedTheory
import Testing

@Suite struct LadderTests {
  @Test func presetsRiseAsTheirSchoolsNameThem() throws {
    let printed = try LadderPreset.allCases.map { preset in
      let ladder = try preset.ladder
      return "\(preset.rawValue): "
        + ladder.all.map { "\($0.prefix) \($0.key) \($0.name)" }.joined(separator: ", ")
    }
    #expect(
      printed == [
        "xicheng: a concept 初始概念, A initial 初始范畴, B main 主范畴, C dimension 分析维度, Y outcome 结果",
        "strauss-corbin: a concept 概念, A category 范畴, B main 主范畴, C core 核心范畴, Y outcome 结果",
        "charmaz: a initial 初始编码, A focused 聚焦编码, B theoretical 理论编码, Y outcome 结果",
        "gioia: a first-order 一阶概念, A second-order 二阶主题, B aggregate 聚合维度, Y outcome 结果",
      ])
  }

  @Test func keysAloneMakeALadder() throws {
    let ladder = try Ladder(keys: ["concept", "theme", "main"])
    #expect(ladder.levels.map(\.prefix) == ["a", "A", "B"])
    #expect(ladder.levels.map(\.name) == ["初始概念", "theme", "主范畴"])
    #expect(ladder.rank("concept") == 0 && ladder.rank("main") == 2)
    #expect(ladder.rank("outcome") == nil && ladder.level("outcome") == Ladder.outcome)
    #expect(throws: Violation.unknownLevel("core", known: ["concept", "theme", "main", "outcome"]))
    { try ladder.require("core") }
  }

  @Test(arguments: [
    ["concept"], [], ["concept", "concept"], ["concept", ""], ["concept", "Main"],
    ["concept", "outcome"], ["outcome", "main"], ["concept", "主范畴"], ["concept", "main category"],
    ["concept", "codings"], ["quote", "main"],
    (1...26).map { "l\($0)" },
  ])
  func badKeysAreRefused(keys: [String]) {
    let error = #expect(throws: Violation.self) { try Ladder(keys: keys) }
    guard case .unusableLadder = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
  }

  @Test func aPrefixOrKeyStandsOnceBesideTheLadderToo() {
    let levels = [
      Level(key: "concept", name: "", prefix: "a"), Level(key: "main", name: "", prefix: "A"),
    ]
    for beside in [
      Level(key: "cause", name: "", prefix: "A"), Level(key: "main", name: "", prefix: "Z"),
    ] {
      #expect(throws: Violation.self) { try Ladder(levels, beside: [beside]) }
    }
  }

  @Test func aLevelIsFoundByItsNameWhereOnlyOneHasIt() throws {
    let ladder = try LadderPreset.xicheng.ladder
    #expect(try ladder.require("主范畴").key == "main")
    #expect(try ladder.require("结果") == Ladder.outcome)
    let twins = try Ladder([
      Level(key: "concept", name: "范畴", prefix: "a"), Level(key: "main", name: "范畴", prefix: "A"),
    ])
    let known = ["concept", "main", "outcome"]
    #expect(
      throws: Violation.unknownLevel("范畴", nearest: ["concept", "main"], known: known)
    ) { try twins.require("范畴") }
  }

  @Test(arguments: [("mian", "main"), ("主范筹", "主范畴"), ("Initial", "initial")])
  func aMistypedLevelIsAnsweredWithTheNearest(_ typed: String, _ meant: String) throws {
    let error = #expect(throws: Violation.self) {
      try LadderPreset.xicheng.ladder.require(typed)
    }
    #expect("\(try #require(error))".contains("Did you mean \"\(meant)\""), "\(typed)")
  }
}
