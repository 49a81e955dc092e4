import Foundation
import GroundedTheory

/// Builds diagrams by the names of their parts, through a snapshot as the program does.
struct DiagramFixture {
  /// `from → to`, its sign, and who moderates it.
  struct Edge {
    var from: String
    var to: String
    var kind = Relation.Kind.influences
    var sign = Relation.Sign.positive
    var moderators: [(String, Relation.Sign)] = []
  }

  /// Groups with their factors; a group without a name leaves its factors ungrouped.
  var groups: [(name: String, factors: [String])] = []
  var outcomes: [String] = []
  var edges: [Edge] = []
  var title: String?

  func diagram() throws -> InfluenceDiagram {
    var sequence = UUIDSequence()
    var ids: [String: Code.ID] = [:]
    var codes: [Code] = []
    func add(_ name: String, _ level: String, under parent: String? = nil) {
      let id = Code.ID(sequence.next())
      ids[name] = id
      codes.append(
        Code(
          id: id, name: name, level: level, parent: parent.flatMap { ids[$0] },
          ordinal: codes.count { $0.level == level } + 1))
    }
    for group in groups {
      if !group.name.isEmpty { add(group.name, "dimension") }
      for factor in group.factors { add(factor, "main", under: group.name) }
    }
    for outcome in outcomes { add(outcome, "outcome") }
    var relations: [Relation] = []
    for edge in edges {
      guard let from = ids[edge.from], let to = ids[edge.to] else { continue }
      let id = Relation.ID(sequence.next())
      relations.append(
        Relation(id: id, from: from, to: .code(to), kind: edge.kind, sign: edge.sign))
      for (name, sign) in edge.moderators {
        guard let factor = ids[name] else { continue }
        relations.append(
          Relation(
            id: .init(sequence.next()), from: factor, to: .relation(id), kind: .moderates,
            sign: sign))
      }
    }
    let snapshot = StudySnapshot(
      study: Study(id: .init(sequence.next()), title: "研究"),
      codebook: Codebook(ladder: try LadderPreset.xicheng.ladder, codes: codes), coders: [],
      participants: [], sources: [], turns: [:], codings: [], memos: [], relations: relations)
    return try InfluenceDiagram(snapshot, level: "main", title: title)
  }

  /// The model of the Xicheng study: four dimensions, thirteen main categories, one outcome.
  static let xicheng = DiagramFixture(
    groups: [
      ("治理理念", ["治理理念更新滞后", "服务导向认同", "网格化认知偏差"]),
      ("网格化管理的体制与机制", ["权责配置", "部门协同联动", "考核激励机制", "信息平台与数据流转"]),
      ("社区工作者队伍建设", ["队伍结构与来源", "专业能力与培训", "职业保障与负担"]),
      ("社区治理体系建设", ["居民参与", "多元主体协同", "社区信任与骨干网络"]),
    ],
    outcomes: ["网格化管理治理效能"],
    edges: [
      Edge(from: "治理理念", to: "网格化管理治理效能"),
      Edge(
        from: "网格化管理的体制与机制", to: "网格化管理治理效能",
        moderators: [("社区信任与骨干网络", .positive)]),
      Edge(from: "社区工作者队伍建设", to: "网格化管理治理效能"),
      Edge(from: "社区治理体系建设", to: "网格化管理治理效能"),
      Edge(from: "治理理念更新滞后", to: "权责配置", sign: .negative),
      Edge(from: "治理理念更新滞后", to: "考核激励机制", kind: .causes, sign: .negative),
      Edge(from: "网格化认知偏差", to: "信息平台与数据流转", sign: .negative),
      Edge(from: "服务导向认同", to: "居民参与"),
      Edge(from: "权责配置", to: "部门协同联动"),
      Edge(from: "权责配置", to: "职业保障与负担", kind: .causes),
      Edge(from: "考核激励机制", to: "职业保障与负担", sign: .negative),
      Edge(from: "信息平台与数据流转", to: "部门协同联动", kind: .conditions),
      Edge(from: "职业保障与负担", to: "队伍结构与来源", sign: .positive),
      Edge(from: "专业能力与培训", to: "社区信任与骨干网络", kind: .mediates),
      Edge(from: "社区信任与骨干网络", to: "居民参与"),
      Edge(from: "多元主体协同", to: "居民参与", sign: .unsigned),
    ])
}
