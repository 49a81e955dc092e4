#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words of a source as they were decoded once, at import, with a map between scalars and bytes.
///
/// Bytes are kept rather than a `String` so that slices and searches cost what they must. A byte
/// offset is kept for every 64th scalar; a lookup walks at most 63 lead bytes from there.
public struct PlainText: Sendable, Equatable {
  /// The words in UTF-8.
  public let utf8: [UInt8]
  /// Their length in Unicode scalars.
  public let scalarCount: Int
  private let marks: [UInt32]
  private static let stride = 64

  /// The text of a string, as it is; nothing is normalised.
  public init(_ string: String) { self.init(validUTF8: Array(string.utf8)) }

  /// The text of these bytes, which must be well-formed UTF-8, such as a decoder or the store hands
  /// over.
  public init(validUTF8 utf8: [UInt8]) {
    self.utf8 = utf8
    var marks: [UInt32] = []
    marks.reserveCapacity(utf8.count / Self.stride / 2 + 1)
    var scalars = 0
    utf8.withUnsafeBufferPointer { bytes in
      for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
        if scalars % Self.stride == 0 { marks.append(UInt32(offset)) }
        scalars += 1
      }
    }
    self.marks = marks
    scalarCount = scalars
  }

  /// The words as a string.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  public static func == (a: PlainText, b: PlainText) -> Bool { a.utf8 == b.utf8 }

  /// The words at `span`.
  /// - Throws: ``Violation/spanOutsideText(_:length:)``.
  public func quote(at span: TextSpan) throws -> String {
    String(decoding: utf8[try bytes(of: span)], as: UTF8.self)
  }

  /// Whether the words at `span` are `quote`, scalar by scalar; no normalisation.
  /// - Throws: ``Violation/spanOutsideText(_:length:)``.
  public func holds(_ quote: String, at span: TextSpan) throws -> Bool {
    utf8[try bytes(of: span)].elementsEqual(quote.utf8)
  }

  /// Where the words at `span` lie in ``utf8``.
  /// - Throws: ``Violation/spanOutsideText(_:length:)``.
  public func bytes(of span: TextSpan) throws -> Range<Int> {
    guard span.end <= scalarCount else {
      throw Violation.spanOutsideText(span, length: scalarCount)
    }
    return byteOffset(ofScalar: span.start)..<byteOffset(ofScalar: span.end)
  }

  /// - Precondition: `0 <= scalar <= scalarCount`.
  func byteOffset(ofScalar scalar: Int) -> Int {
    if scalar >= scalarCount { return utf8.count }
    var offset = Int(marks[scalar / Self.stride])
    return utf8.withUnsafeBufferPointer { bytes in
      for _ in 0..<(scalar % Self.stride) {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      }
      return offset
    }
  }

  /// - Precondition: `byte` is the first byte of a scalar, or the end of the text.
  package func scalarOffset(ofByte byte: Int) -> Int {
    if byte >= utf8.count { return scalarCount }
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(marks[middle]) <= byte { low = middle } else { high = middle }
    }
    var scalar = low * Self.stride
    utf8.withUnsafeBufferPointer { bytes in
      var offset = Int(marks[low]) + 1
      while offset <= byte {
        if bytes[offset] & 0xC0 != 0x80 { scalar += 1 }
        offset += 1
      }
    }
    return scalar
  }
}

extension PlainText {
  /// Every place where `quote` stands in the text, or inside `span`, in order; overlapping ones too.
  public func occurrences(of quote: String, within span: TextSpan? = nil) -> [TextSpan] {
    let needle = Array(quote.utf8)
    let area: Range<Int>
    if let span {
      guard span.end <= scalarCount else { return [] }
      area = byteOffset(ofScalar: span.start)..<byteOffset(ofScalar: span.end)
    } else {
      area = 0..<utf8.count
    }
    return byteOccurrences(of: needle, within: area).map { offset in
      TextSpan(
        unchecked: scalarOffset(ofByte: offset)..<scalarOffset(ofByte: offset + needle.count))
    }
  }

  private func byteOccurrences(of needle: [UInt8], within area: Range<Int>) -> [Int] {
    guard let first = needle.first, area.count >= needle.count else { return [] }
    var found: [Int] = []
    utf8.withUnsafeBytes { text in
      guard let base = text.baseAddress else { return }
      var offset = area.lowerBound
      let last = area.upperBound - needle.count
      while offset <= last, let hit = memchr(base + offset, Int32(first), last - offset + 1) {
        offset = base.distance(to: UnsafeRawPointer(hit))
        if memcmp(base + offset, needle, needle.count) == 0 { found.append(offset) }
        offset += 1
      }
    }
    return found
  }
}
