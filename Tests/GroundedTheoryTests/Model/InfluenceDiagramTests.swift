import GroundedTheory
import TestSupport
import Testing

@Suite struct InfluenceDiagramTests {
  /// Dimension 外部 with 制度 (concept 任务) and 资源, dimension 内部 with 态度, outcome 失灵.
  private struct Model {
    var study: SmallStudy
    let outside, system, resources, inside, attitude, task, salary, failure: Code.ID
    let evidence: [Coding.ID]

    init() throws {
      study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
      outside = study.code("外部", "dimension")
      system = study.code("制度", "main", under: outside)
      resources = study.code("资源", "main", under: outside)
      inside = study.code("内部", "dimension")
      attitude = study.code("态度", "main", under: inside)
      task = study.code("任务", "concept", under: study.code("负担", "initial", under: system))
      salary = study.code("工资", "concept", under: resources)
      failure = study.code("失灵", "outcome")
      let source = try study.source("A01", "⟦一二三⟧")
      var codings: [Coding.ID] = []
      for quote in ["一", "二", "三"] { codings.append(study.coding(task, in: source, quote)) }
      evidence = codings
    }

    /// The edges by name: `制度 -influences+-> 失灵 (2) [资源-]`.
    func edges(level: String? = nil) throws -> [String] {
      let snapshot = study.snapshot
      func name(_ id: Code.ID) -> String { snapshot.codebook[id]?.name ?? "?" }
      return try InfluenceDiagram(snapshot, level: level).edges.map { edge in
        let moderators = edge.moderators.map { " [\(name($0.factor))\($0.sign.rawValue)]" }
        return "\(name(edge.from)) -\(edge.kind.rawValue)\(edge.sign.rawValue)-> \(name(edge.to))"
          + " (\(edge.evidence))" + moderators.joined()
      }
    }
  }

  @Test func lowerRelationsAreLiftedAndThoseThatCoincideBecomeOne() throws {
    var model = try Model()
    let (one, two) = (model.evidence[0], model.evidence[1])
    model.study.relation(model.task, .code(model.failure), support: [one, two])
    model.study.relation(model.system, .code(model.failure), support: [two])
    model.study.relation(model.system, .code(model.failure), .influences, .negative)
    model.study.relation(model.system, .code(model.failure), .causes, support: [one])
    model.study.relation(model.task, .code(model.attitude))
    model.study.relation(model.task, .code(model.system))
    #expect(
      try model.edges(level: "main") == [
        "制度 -influences+-> 失灵 (2)", "制度 -influences--> 失灵 (0)", "制度 -causes+-> 失灵 (1)",
        "制度 -influences+-> 态度 (0)",
      ])
  }

  @Test func moderatorsFollowTheEdgeTheyModerateEachOnce() throws {
    var model = try Model()
    let low = model.study.relation(model.task, .code(model.failure))
    let high = model.study.relation(model.system, .code(model.failure))
    model.study.relation(model.resources, .relation(low), .moderates, .negative)
    model.study.relation(model.salary, .relation(low), .moderates, .negative)
    model.study.relation(model.attitude, .relation(high), .moderates, .positive)
    #expect(
      try model.edges(level: "main") == ["制度 -influences+-> 失灵 (0) [资源-] [态度+]"])
  }

  @Test func aRelationInsideOneFactorIsNotDrawnNorWhatModeratesIt() throws {
    var model = try Model()
    let inner = model.study.relation(model.task, .code(model.system))
    model.study.relation(model.attitude, .relation(inner), .moderates)
    #expect(try model.edges(level: "main").isEmpty)
  }

  @Test func groupsHoldTheFactorsBelowThem() throws {
    var model = try Model()
    model.study.code("散", "main")
    let diagram = try InfluenceDiagram(model.study.snapshot)
    #expect(
      diagram.groups.map { "\($0.node.number) \($0.node.name): \($0.factors.map(\.name))" } == [
        #"C1 外部: ["制度", "资源"]"#, #"C2 内部: ["态度"]"#,
      ])
    #expect(diagram.ungrouped.map(\.name) == ["散"])
    #expect(diagram.outcomes.map(\.number) == ["Y1"])
    #expect(diagram.title == "失灵")
  }

  @Test func withoutALevelTheLowestThatARelationTouchesIsDrawn() throws {
    var model = try Model()
    func drawn() throws -> [String] {
      let diagram = try InfluenceDiagram(model.study.snapshot)
      return (diagram.groups.flatMap(\.factors) + diagram.ungrouped).map(\.name)
    }
    #expect(try drawn() == ["制度", "资源", "态度"])
    model.study.relation(model.outside, .code(model.failure))
    #expect(try drawn() == ["制度", "资源", "态度"])
    #expect(try model.edges() == ["外部 -influences+-> 失灵 (0)"])
    model.study.relation(model.task, .code(model.failure))
    #expect(try drawn() == ["任务", "工资"])
    #expect(throws: Violation.self) { try model.edges(level: "theme") }
  }

  @Test func aShortLadderIsDrawnAtItsTop() throws {
    var study = SmallStudy(ladder: try LadderPreset.gioia.ladder)
    study.code("聚合", "aggregate")
    study.code("主题", "second-order")
    let diagram = try InfluenceDiagram(study.snapshot)
    #expect(diagram.groups.isEmpty)
    #expect(diagram.ungrouped.map(\.name) == ["聚合"])
    #expect(diagram.title == "研究")
  }

  /// The factors are concepts here, and the dimensions have none; their relations are drawn at them.
  @Test func higherCodesThatARelationTouchesAreDrawn() throws {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let first = study.code("维甲", "dimension")
    let second = study.code("维乙", "dimension")
    study.code("维丙", "dimension")
    let concept = study.code("概", "concept")
    let outcome = study.code("果", "outcome")
    study.relation(first, .code(outcome))
    study.relation(second, .code(first))
    study.relation(concept, .code(outcome))
    let diagram = try InfluenceDiagram(study.snapshot)
    #expect(diagram.groups.map(\.node.name) == ["维甲", "维乙"])
    #expect(
      diagram.edges.map { [$0.from, $0.to] } == [
        [first, outcome], [second, first], [concept, outcome],
      ])
    #expect(diagram.omissions.isEmpty)
  }

  @Test func eachRelationThatIsNotDrawnIsNamedWithTheReason() throws {
    var model = try Model()
    let inner = model.study.relation(model.task, .code(model.system))
    model.study.relation(model.attitude, .relation(inner), .moderates)
    let loose = model.study.code("散", "concept")
    model.study.relation(loose, .code(model.failure), .causes, .negative)
    let drawn = model.study.relation(model.system, .code(model.failure))
    model.study.relation(loose, .relation(drawn), .moderates)
    let diagram = try InfluenceDiagram(model.study.snapshot, level: "main")
    #expect(diagram.edges.map(\.from) == [model.system])
    let loosely =
      "\"散\" (concept) lies under no code of the level main; move it under one, or choose another"
      + " --level"
    #expect(
      diagram.omissions.map(\.description) == [
        #""任务" influences (+) "制度": not drawn: both its ends lie in "制度"; a lower --level shows it"#,
        #""态度" moderates (+) "任务" → "制度": not drawn: the relation that it moderates is not drawn"#,
        #""散" causes (-) "失灵": not drawn: \#(loosely)"#,
        #""散" moderates (+) "制度" → "失灵": not drawn: \#(loosely)"#,
      ])
  }

  @Test func factorsStandOnTheLadder() throws {
    let model = try Model()
    #expect(
      throws: Violation.levelWithoutFactors(
        "outcome", known: ["concept", "initial", "main", "dimension"])
    ) { try model.edges(level: "outcome") }
    let byName = try InfluenceDiagram(model.study.snapshot, level: "主范畴")
    #expect(byName.groups.flatMap(\.factors).map(\.name) == ["制度", "资源", "态度"])
  }
}
