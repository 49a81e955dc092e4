/// Two later states of a thing and the one that both came from, put together part by part.
///
/// A part is what only changes as a whole: the place of a quote with its words, a code's level with its
/// parent. A part that one side left alone is taken from the other.
public struct ThreeWay<Value: Hashable & Sendable>: Sendable {
  /// The columns of each part.
  public let parts: [[Int]]
  /// Whether a value says nothing, so that without a common state the other side's is taken.
  public let isEmpty: @Sendable (Value) -> Bool
  /// Puts two lists together (column, base, ours, theirs); nil for what is no list.
  public let join: @Sendable (Int, Value?, Value, Value) -> Value?

  /// Takes the values as given.
  public init(
    parts: [[Int]], isEmpty: @escaping @Sendable (Value) -> Bool,
    join: @escaping @Sendable (Int, Value?, Value, Value) -> Value?
  ) {
    self.parts = parts
    self.isEmpty = isEmpty
    self.join = join
  }

  /// - Parameter settle: chooses a side for a part that both changed; nil keeps ours for now.
  /// - Returns: what comes out.
  public func merged(
    _ ours: [Value], _ theirs: [Value], base: [Value]?,
    settle: (_ part: [Int]) throws -> MergeSide?
  ) rethrows -> [Value] {
    var result = ours
    for part in parts {
      let (mine, other) = (part.map { ours[$0] }, part.map { theirs[$0] })
      if mine == other { continue }
      let old = base.map { base in part.map { base[$0] } }
      let side: MergeSide
      if mine == old || old == nil && mine.allSatisfy(isEmpty) {
        side = .theirs
      } else if other == old || old == nil && other.allSatisfy(isEmpty) {
        side = .ours
      } else if part.count == 1, let both = join(part[0], old?[0], mine[0], other[0]) {
        result[part[0]] = both
        continue
      } else {
        side = try settle(part) ?? .ours
      }
      if side == .theirs { for column in part { result[column] = theirs[column] } }
    }
    return result
  }
}
