/// A colour of the screen, as `#RRGGBB`.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
  /// Red, green and blue, eight bits each.
  public let value: UInt32

  /// Reads `#RRGGBB` or `RRGGBB`, in letters of either case; nil for anything else.
  public init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.utf8.first != 0x2B, let value = UInt32(digits, radix: 16)
    else { return nil }
    self.value = value
  }

  public var description: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
