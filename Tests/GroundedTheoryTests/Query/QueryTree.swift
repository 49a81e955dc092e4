import GroundedTheory
import TestSupport

/// A random query, with the words that it is written in.
indirect enum QueryTree {
  struct How {
    let relation: String
    let isNegated: Bool
    /// nil for no bound.
    let distance: Int?
    let unit: String
    let isBySameCoder: Bool
  }

  case code(String)
  case only(String)
  case level(String)
  case coder(String)
  case source(String)
  case speaker(String)
  case role(String)
  case nobody
  case quote(String)
  case memo
  case not(QueryTree)
  case pair(QueryTree, and: Bool, QueryTree)
  case related(QueryTree, How, QueryTree)

  var written: String {
    switch self {
    case .code(let path): path
    case .only(let path): "code = \(path)"
    case .level(let level): "level=\(level)"
    case .coder(let name): "编码员 = 「\(name)」"
    case .source(let name): "source in (\(name))"
    case .speaker(let label): "speaker = \(label)"
    case .role(let role): "where role=\(role)"
    case .nobody: "participant is empty"
    case .quote(let words): "quote ~ “\(words)”"
    case .memo: "memo ~ 存疑"
    case .not(let inner): "not (\(inner.written))"
    case .pair(let left, let and, let right):
      "(\(left.written)) \(and ? "and" : "或") (\(right.written))"
    case .related(let left, let how, let right):
      "(\(left.written)) \(how.around("(\(right.written))"))"
    }
  }

  static func random(_ random: inout SeededGenerator, depth: Int) -> QueryTree {
    func name(_ names: [String]) -> String { names.randomElement(using: &random) ?? "" }
    switch Int.random(in: 0..<(depth > 0 ? 17 : 10), using: &random) {
    case 0: return .only(name(RandomCodings.names))
    case 1: return .level(name(["main", "concept"]))
    case 2: return .coder(name(RandomCodings.coders))
    case 3: return .source(name(["A01", "A02", "A03"]))
    case 4: return .role(name(["居民", "网格员"]))
    case 5: return .quote(name(["网", "a", "。"]))
    case 6: return random.chance(1, in: 2) ? .memo : .nobody
    case 7, 8, 9: return .code(name(RandomCodings.names))
    case 10: return .not(Self.random(&random, depth: depth - 1))
    case 11:
      return .pair(
        Self.random(&random, depth: depth - 1), and: random.chance(1, in: 2),
        Self.random(&random, depth: depth - 1))
    default:
      return .related(
        Self.random(&random, depth: depth - 1), How.random(&random),
        Self.random(&random, depth: depth - 1))
    }
  }
}

extension QueryTree.How {
  private static let relations = [
    "overlapping", "inside", "around", "near", "before", "after", "same words", "same turn",
    "same source", "same participant",
  ]

  static func random(_ random: inout SeededGenerator) -> QueryTree.How {
    let relation = relations.randomElement(using: &random) ?? "near"
    let isBounded =
      relation == "near" || ["before", "after"].contains(relation) && random.chance(1, in: 2)
    return QueryTree.How(
      relation: relation, isNegated: random.chance(1, in: 4),
      distance: isBounded ? Int.random(in: 0...3, using: &random) : nil,
      unit: ["characters", "sentences", "turns"].randomElement(using: &random) ?? "",
      isBySameCoder: random.chance(1, in: 4))
  }

  fileprivate func around(_ right: String) -> String {
    "\(isNegated ? "not " : "")\(relation) \(right)"
      + (distance.map { " within \($0) \(unit)" } ?? "") + (isBySameCoder ? " by same coder" : "")
  }
}
