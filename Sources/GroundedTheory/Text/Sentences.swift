/// The sentences of a text: what a line of a coding sheet holds.
///
/// Where a sentence ends is said by `TextUnits`, once for the whole library. White space around a
/// sentence belongs to none, and a closing quotation mark or bracket to the sentence before it.
public struct Sentences: Sendable {
  private let scalars: [UInt32]

  /// Makes a text ready to be cut.
  public init(_ text: PlainText) { scalars = text.string.unicodeScalars.map(\.value) }

  /// The sentences inside `span`, in order.
  /// - Precondition: `span` lies in the text.
  public func spans(in span: TextSpan) -> [TextSpan] {
    var pieces: [Range<Int>] = []
    for piece in TextUnits.sentences.cut(scalars, span.range) {
      var start = piece.lowerBound
      if let last = pieces.last {
        while start < piece.upperBound, Self.closing.contains(scalars[start]) { start += 1 }
        pieces[pieces.count - 1] = last.lowerBound..<start
      }
      if start < piece.upperBound { pieces.append(start..<piece.upperBound) }
    }
    return pieces.compactMap(trimmed)
  }

  private func trimmed(_ range: Range<Int>) -> TextSpan? {
    guard let first = range.first(where: { !isSpace($0) }),
      let last = range.last(where: { !isSpace($0) })
    else { return nil }
    return TextSpan(unchecked: first..<last + 1)
  }

  private func isSpace(_ place: Int) -> Bool {
    Unicode.Scalar(scalars[place])?.properties.isWhitespace ?? false
  }

  private static let closing = Set("”’」』）】》)]".unicodeScalars.map(\.value))
}
