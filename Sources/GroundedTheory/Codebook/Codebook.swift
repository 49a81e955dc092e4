/// The tree of codes, with the rules that keep it one: every name unique under its parent, every
/// parent on a higher level of the ladder, no cycle.
public struct Codebook: Sendable {
  /// The levels that its codes stand at.
  public let ladder: Ladder
  /// Top level first, then by number.
  public let codes: [Code]
  private let positions: [Code.ID: Int]
  private let childPositions: [Code.ID?: [Int]]

  /// A codebook of live codes, in any order, whose parents are among them.
  public init(ladder: Ladder, codes: [Code]) {
    let order = Dictionary(
      uniqueKeysWithValues: (ladder.topDown + ladder.beside).enumerated().map { ($1.key, $0) })
    let sorted = codes.sorted {
      (order[$0.level] ?? .max, $0.ordinal) < (order[$1.level] ?? .max, $1.ordinal)
    }
    self.ladder = ladder
    self.codes = sorted
    positions = Dictionary(
      sorted.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    childPositions = Dictionary(grouping: sorted.indices, by: { sorted[$0].parent })
  }

  /// The code of this identifier; nil where the codebook has none.
  public subscript(id: Code.ID) -> Code? { positions[id].map { codes[$0] } }

  /// The codes right below `parent`; the roots for nil.
  public func children(of parent: Code.ID?) -> [Code] {
    (childPositions[parent] ?? []).map { codes[$0] }
  }

  /// The codes of one level, by number.
  public func codes(at level: String) -> [Code] { codes.filter { $0.level == level } }

  /// The code and what it lies under, top first.
  public func lineage(of code: Code) -> [Code] {
    var line = [code]
    while let parent = line.last?.parent.flatMap({ self[$0] }), line.count <= codes.count {
      line.append(parent)
    }
    return line.reversed()
  }

  /// Names from the root to the code: `main/initial/concept`.
  public func path(of code: Code) -> String {
    lineage(of: code).map(\.name).joined(separator: "/")
  }

  /// Prefix and ordinal: `a17`.
  public func number(of code: Code) -> String {
    (ladder.level(code.level)?.prefix ?? "") + String(code.ordinal)
  }

  /// Every code in reading order, a parent before its children.
  public var depthFirst: [Code] {
    var ordered: [Code] = []
    var stack = Array(children(of: nil).reversed())
    while let code = stack.popLast() {
      ordered.append(code)
      stack.append(contentsOf: children(of: code.id).reversed())
    }
    return ordered
  }

  /// A code and everything below it.
  public func subtree(of code: Code) -> Set<Code.ID> {
    var found: Set<Code.ID> = [code.id]
    var stack = children(of: code.id)
    while let next = stack.popLast() {
      guard found.insert(next.id).inserted else { continue }
      stack += children(of: next.id)
    }
    return found
  }

  /// The ancestor of `code` at `level`, or the code itself where it stands there.
  public func ancestor(of code: Code, at level: String) -> Code? {
    lineage(of: code).first { $0.level == level }
  }
}
