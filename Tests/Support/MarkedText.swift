import GroundedTheory

/// Text with its spans written into it: `the ⟦quick⟧ fox`. No test counts offsets by hand.
///
/// There are two sorts of marks, which may cross each other: `⟦ ⟧` and `⟪ ⟫`.
public struct MarkedText {
  public let string: String
  /// What `⟦ ⟧` mark, in text order.
  public let spans: [TextSpan]
  /// What `⟪ ⟫` mark, in text order.
  public let selections: [TextSpan]

  public var text: PlainText { PlainText(string) }

  /// - Throws: ``Unbalanced`` for a mark without its partner, and what `TextSpan` throws for an
  ///   empty pair.
  public init(_ marked: String) throws {
    var scalars = String.UnicodeScalarView()
    var (spanStarts, selectionStarts): ([Int], [Int]) = ([], [])
    var (spans, selections): ([TextSpan], [TextSpan]) = ([], [])
    func close(_ starts: inout [Int]) throws -> TextSpan {
      guard let start = starts.popLast() else { throw Unbalanced(text: marked) }
      return try TextSpan(start: start, end: scalars.count)
    }
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": spanStarts.append(scalars.count)
      case "⟧": spans.append(try close(&spanStarts))
      case "⟪": selectionStarts.append(scalars.count)
      case "⟫": selections.append(try close(&selectionStarts))
      default: scalars.append(scalar)
      }
    }
    guard spanStarts.isEmpty, selectionStarts.isEmpty else { throw Unbalanced(text: marked) }
    string = String(scalars)
    self.spans = spans.sorted()
    self.selections = selections.sorted()
  }

  public struct Unbalanced: Error { public let text: String }
}
