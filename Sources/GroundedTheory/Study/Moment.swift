import Foundation

/// A day or a moment of the history, as people write it: `2026-03-01` or `2026-03-01T08:30:00Z`. Days are
/// those of UTC, as the history prints them.
public struct Moment: Hashable, Sendable {
  /// The moment, or the beginning of the day.
  public let time: Date
  /// Whether a whole day is meant.
  public let isDay: Bool

  /// - Returns: nil where `text` is neither.
  public init?(_ text: String) {
    isDay = !text.contains("T")
    let written = isDay ? text + "T00:00:00Z" : text
    guard let time = try? Date(written, strategy: .iso8601) else { return nil }
    self.time = time
  }

  /// The moment, or the last millisecond of the day.
  public var end: Date { isDay ? time.addingTimeInterval(86_399.999) : time }
}
