/// Where a stretch of text lies in its source: a half-open range of Unicode scalars, never empty.
///
/// Scalars are the one unit of the whole program. Bytes, UTF-16 units and `Character`s are
/// converted where a format or a browser needs them, and nowhere else.
public struct TextSpan: Hashable, Sendable, Comparable {
  public let start: Int
  public let end: Int

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

  public var range: Range<Int> { start..<end }
  public var count: Int { end - start }

  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

extension TextSpan: CustomStringConvertible {
  /// The form that `--span` takes: `12..40`.
  public var description: String { "\(start)..\(end)" }

  /// - Throws: ``Violation/unreadableSpan(_:)`` where `text` is not `A..B`.
  public init(parsing text: String) throws {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]) else {
      throw Violation.unreadableSpan(text)
    }
    try self.init(start: start, end: end)
  }
}
