import GroundedTheory
import TestSupport
import Testing

/// Random filters over random rows, against a plain reading of the same random tree.
@Suite struct FilterOracleTests {
  private indirect enum Tree {
    case leaf(column: Int, sign: String, literals: [Int])
    case empty(column: Int)
    case not(Tree)
    case pair(Tree, and: Bool, Tree)

    var written: String {
      switch self {
      case .leaf(let column, "in", let literals):
        "\(FilterOracleTests.names[column]) in (\(literals.map { FilterOracleTests.show($0, column) }.joined(separator: ", ")))"
      case .leaf(let column, let sign, let literals):
        "\(FilterOracleTests.names[column])\(sign)\(FilterOracleTests.show(literals[0], column))"
      case .empty(let column): "\(FilterOracleTests.names[column]) is empty"
      case .not(let inner): "not (\(inner.written))"
      case .pair(let left, let and, let right):
        "(\(left.written)) \(and ? "and" : "或") (\(right.written))"
      }
    }

    func holds(_ row: [Int?]) -> Bool {
      switch self {
      case .empty(let column): return row[column] == nil
      case .not(let inner): return !inner.holds(row)
      case .pair(let left, let and, let right):
        return and ? left.holds(row) && right.holds(row) : left.holds(row) || right.holds(row)
      case .leaf(let column, let sign, let literals):
        guard let value = row[column] else { return false }
        switch sign {
        case "=": return value == literals[0]
        case "!=": return value != literals[0]
        case "<": return value < literals[0]
        case "<=": return value <= literals[0]
        case ">": return value > literals[0]
        case ">=": return value >= literals[0]
        case "~":
          return FilterOracleTests.show(value, column).contains(
            FilterOracleTests.show(literals[0], column))
        default: return literals.contains(value)
        }
      }
    }
  }

  private static let names = ["role", "years", "date"]
  private static let kinds: [AttributeKind] = [.category, .number, .date]

  /// A small number as the word, number or day that stands for it.
  private static func show(_ value: Int, _ column: Int) -> String {
    switch column {
    case 0: ["居民", "网格员", "居", "员", "b", "社区书记"][value % 6]
    case 1: value.isMultiple(of: 2) ? "\(value - 3)" : "\(value - 3).0"
    default: value.isMultiple(of: 2) ? "2022-03-0\(value + 1)" : "2022年3月\(value + 1)日"
    }
  }

  private static func tree(_ random: inout SeededGenerator, depth: Int) -> Tree {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .empty(column: Int.random(in: 0..<3, using: &random))
    case 5: return .not(tree(&random, depth: depth - 1))
    case 6, 7:
      return .pair(
        tree(&random, depth: depth - 1), and: random.chance(1, in: 2),
        tree(&random, depth: depth - 1))
    default:
      let column = Int.random(in: 0..<3, using: &random)
      let signs = column == 0 ? ["=", "!=", "~", "in"] : ["=", "!=", "<", "<=", ">", ">=", "in"]
      let count = Int.random(in: 1...3, using: &random)
      return .leaf(
        column: column, sign: signs.randomElement(using: &random) ?? "=",
        literals: (0..<count).map { _ in Int.random(in: 0..<6, using: &random) })
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func agreesWithAPlainReading(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let columns = zip(Self.names, Self.kinds).map(AttributeDefinition.init)
    var held = 0
    for _ in 0..<200 {
      let tree = Self.tree(&random, depth: 4)
      let program = try FilterProgram(try Filter(tree.written), columns: columns)
      for _ in 0..<20 {
        let row = (0..<3).map { _ in
          random.chance(1, in: 5) ? nil : Int.random(in: 0..<6, using: &random)
        }
        let answer = program.matches { column in
          row[column].map { FilterOracleTests.show($0, column) }
        }
        try #require(answer == tree.holds(row), "\(tree.written) on \(row)")
        if answer { held += 1 }
      }
    }
    #expect(held > 500 && held < 3500)
  }
}
