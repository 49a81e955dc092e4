/// Finds the turn in which a span begins, by binary search over a source's turns.
public struct TurnIndex: Sendable {
  private let turns: [Turn]

  /// An index of turns that are in text order.
  public init(_ turns: [Turn]) { self.turns = turns }

  /// The turn whose words hold the start of `span`; where the span starts in a speaker label, the
  /// turn which that label opens; nil outside every turn.
  public func turn(of span: TextSpan) -> Turn? {
    var low = 0
    var high = turns.count
    while low < high {
      let middle = (low + high) / 2
      if turns[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    guard low < turns.count, turns[low].span.start < span.end else { return nil }
    return turns[low]
  }
}
