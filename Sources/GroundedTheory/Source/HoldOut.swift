/// That a source was set aside for the test of saturation, when and why.
public struct HoldOut: Hashable, Sendable {
  /// The day on which it was set aside, such as `2022-03-01`; nil where that is not known.
  public let day: String?
  /// Why this source; empty where nobody said.
  public let reason: String

  /// - Throws: ``Violation/unreadableDate(_:)`` unless `day` is a day of the calendar, `YYYY-MM-DD`.
  public init(on day: String? = nil, reason: String = "") throws {
    if let day, !Self.isDay(day) { throw Violation.unreadableDate(day) }
    self.init(unchecked: day, reason: reason)
  }

  /// Set aside, and nothing is known of when and why.
  public static let unexplained = HoldOut(unchecked: nil, reason: "")

  /// For a day that was checked when it was written.
  package init(unchecked day: String?, reason: String) {
    self.day = day
    self.reason = reason
  }

  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isForm =
      bytes.count == 10
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard isForm, parts.count == 3, (1...12).contains(parts[1]), parts[2] >= 1 else { return false }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return parts[2] <= lengths[parts[1] - 1]
  }
}
