/// Where a stretch of text lies in its source: a half-open range of Unicode scalars, never empty.
///
/// Scalars are the one unit of the whole program. Bytes, UTF-16 units and `Character`s are
/// converted where a format or a browser needs them, and nowhere else.
public struct TextSpan: Hashable, Sendable, Comparable {
  /// The offset of the first scalar, counted from 0.
  public let start: Int
  /// The offset after the last scalar.
  public let end: Int

  /// The span from `start` up to, but not including, `end`.
  /// - Throws: ``Violation/emptySpan(start:end:)`` unless `0 <= start < end`.
  public init(start: Int, end: Int) throws {
    guard start >= 0, start < end else { throw Violation.emptySpan(start: start, end: end) }
    self.start = start
    self.end = end
  }

  /// For callers that have just computed a range they know to be good.
  package init(unchecked range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
  }

  /// The offsets as a range.
  public var range: Range<Int> { start..<end }
  /// The length in scalars, one or more.
  public var count: Int { end - start }

  /// Whether all of `other` lies inside this span.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share a scalar; spans that only touch do not.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

extension TextSpan: CustomStringConvertible {
  /// The form that `--span` takes: `12..40`.
  public var description: String { "\(start)..\(end)" }

  /// Reads the form that ``description`` writes.
  /// - Throws: ``Violation/unreadableSpan(_:)`` where `text` is not `A..B`, and
  ///   ``Violation/emptySpan(start:end:)``.
  public init(parsing text: String) throws {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]) else {
      throw Violation.unreadableSpan(text)
    }
    try self.init(start: start, end: end)
  }
}
