/// A colour of the screen, as `#RRGGBB`.
public struct Colour: Hashable, Sendable, CustomStringConvertible {
  /// Red, green and blue, eight bits each.
  public let value: UInt32

  private init(value: UInt32) { self.value = value }

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

extension Colour {
  /// A colour that has a name, in English and in Chinese.
  public struct Named: Sendable {
    /// What it is called in English and in Chinese.
    public let name: String, chinese: String
    /// The colour.
    public let colour: Colour
  }

  /// Eight colours that people with any of the usual forms of colour blindness tell apart (Okabe and
  /// Ito 2008, "Color universal design"), and grey.
  public static let palette = [
    Named(name: "black", chinese: "黑", colour: Colour(value: 0x000000)),
    Named(name: "orange", chinese: "橙", colour: Colour(value: 0xE69F00)),
    Named(name: "sky", chinese: "天蓝", colour: Colour(value: 0x56B4E9)),
    Named(name: "green", chinese: "绿", colour: Colour(value: 0x009E73)),
    Named(name: "yellow", chinese: "黄", colour: Colour(value: 0xF0E442)),
    Named(name: "blue", chinese: "蓝", colour: Colour(value: 0x0072B2)),
    Named(name: "vermilion", chinese: "朱红", colour: Colour(value: 0xD55E00)),
    Named(name: "purple", chinese: "紫红", colour: Colour(value: 0xCC79A7)),
    Named(name: "grey", chinese: "灰", colour: Colour(value: 0x999999)),
  ]

  /// Reads `#RRGGBB` or a name of the ``palette``.
  /// - Throws: ``Violation/unknownColour(_:known:)``.
  public init(reading text: String) throws {
    let word = text.lowercased()
    if let named = Self.palette.first(where: { $0.name == word || $0.chinese == text }) {
      self = named.colour
    } else if let colour = Colour(text) {
      self = colour
    } else {
      throw Violation.unknownColour(text, known: Self.palette.map(\.name))
    }
  }

  /// Its name in the ``palette``; nil for any other colour.
  public var name: String? { Self.palette.first { $0.colour == self }?.name }
}
