/// A ladder that a school of grounded theory uses, ready to start a study with.
public enum LadderPreset: String, CaseIterable, Sendable {
  /// Concept, initial category, main category, analytic dimension: for a study that
  /// ends with axial coding and still draws a model, as the Xicheng thesis of 2022 does.
  case xicheng
  /// Concept, category, main category, core category (Strauss and Corbin 1990).
  case straussCorbin = "strauss-corbin"
  /// Initial, focused and theoretical codes (Charmaz 2006).
  case charmaz
  /// First-order concepts, second-order themes, aggregate dimensions (Gioia et al. 2013).
  case gioia

  /// Lowest level first.
  public var levels: [Level] {
    switch self {
    case .xicheng:
      [
        Level(key: "concept", name: "初始概念", prefix: "a"),
        Level(key: "initial", name: "初始范畴", prefix: "A"),
        Level(key: "main", name: "主范畴", prefix: "B"),
        Level(key: "dimension", name: "分析维度", prefix: "C"),
      ]
    case .straussCorbin:
      [
        Level(key: "concept", name: "概念", prefix: "a"),
        Level(key: "category", name: "范畴", prefix: "A"),
        Level(key: "main", name: "主范畴", prefix: "B"),
        Level(key: "core", name: "核心范畴", prefix: "C"),
      ]
    case .charmaz:
      [
        Level(key: "initial", name: "初始编码", prefix: "a"),
        Level(key: "focused", name: "聚焦编码", prefix: "A"),
        Level(key: "theoretical", name: "理论编码", prefix: "B"),
      ]
    case .gioia:
      [
        Level(key: "first-order", name: "一阶概念", prefix: "a"),
        Level(key: "second-order", name: "二阶主题", prefix: "A"),
        Level(key: "aggregate", name: "聚合维度", prefix: "B"),
      ]
    }
  }

  /// The ladder of these levels, with the level ``Ladder/outcome`` beside it.
  public var ladder: Ladder {
    get throws { try Ladder(levels) }
  }
}

extension Ladder {
  /// A ladder from its level keys, lowest first, as `--ladder concept,initial,main` gives them.
  ///
  /// Known keys keep their usual names; the lowest level is numbered a1, the ones above A1, B1 …
  /// - Throws: ``Violation/unusableLadder(_:)``.
  public init(keys: [String]) throws {
    let known = Dictionary(
      LadderPreset.allCases.flatMap(\.levels).map { ($0.key, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let prefixes = ["a"] + "ABCDEFGHIJKLMNOPQRSTUVWX".map(String.init)
    guard keys.count <= prefixes.count else {
      throw Violation.unusableLadder("it has \(keys.count) levels; \(prefixes.count) are the most")
    }
    try self.init(
      zip(keys, prefixes).map { key, prefix in
        Level(key: key, name: known[key] ?? key, prefix: prefix)
      })
  }
}
