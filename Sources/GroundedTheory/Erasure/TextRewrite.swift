/// A text with some stretches replaced, and where everything went.
public struct TextRewrite: Sendable {
  /// The new words in UTF-8.
  public let utf8: [UInt8]
  /// Their length in Unicode scalars.
  public let scalars: Int
  /// Where everything went.
  public let map: SpanMap
  /// What was replaced, in text order.
  public let replacements: [Replacement]

  /// One stretch to replace.
  public struct Replacement: Hashable, Sendable {
    /// Where it lies in the old bytes, at borders of scalars.
    public var bytes: Range<Int>
    /// The words that take its place.
    public var words: String

    /// Takes the values as given; nothing is checked here.
    public init(bytes: Range<Int>, words: String) {
      self.bytes = bytes
      self.words = words
    }
  }

  /// Carries out replacements, which are in text order and do not overlap.
  public init(_ old: [UInt8], replacing replacements: [Replacement]) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(old.count)
    self.replacements = replacements
    var map = SpanMap()
    var place = (byte: 0, old: 0, new: 0)
    for replacement in replacements {
      let kept = old[place.byte..<replacement.bytes.lowerBound]
      let scalars = Self.scalars(in: kept)
      let start = (old: place.old + scalars, new: place.new + scalars)
      let end = (
        old: start.old + Self.scalars(in: old[replacement.bytes]),
        new: start.new + replacement.words.unicodeScalars.count
      )
      utf8 += kept
      utf8 += replacement.words.utf8
      map.append(old: start.old..<end.old, new: start.new..<end.new)
      place = (replacement.bytes.upperBound, end.old, end.new)
    }
    let rest = old[place.byte...]
    utf8 += rest
    self.utf8 = utf8
    self.map = map
    scalars = place.new + Self.scalars(in: rest)
  }

  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}
