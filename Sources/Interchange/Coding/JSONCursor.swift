#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place in a line of JSON, and the few values that a flat object of names and numbers needs.
struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { at >= bytes.count }
  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0D, 0x0A: at += 1
      default: return
      }
    }
  }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  mutating func expect(_ sign: Unicode.Scalar, _ reason: @autoclosure () -> String) throws {
    guard take(sign) else { throw CodingLine.Fault(reason: reason()) }
  }

  /// Steps over `"key"` where it stands here, written without escapes.
  mutating func take(key: StaticString) -> Bool {
    let length = key.utf8CodeUnitCount
    guard at + length + 1 < bytes.count, bytes[at + length + 1] == UInt8(ascii: "\""),
      bytes[at] == UInt8(ascii: "\""), let base = bytes.baseAddress,
      memcmp(base + at + 1, key.utf8Start, length) == 0
    else { return false }
    at += length + 2
    return true
  }

  mutating func takeNull() -> Bool {
    guard peek == UInt8(ascii: "n"), bytes[at...].starts(with: "null".utf8) else { return false }
    at += 4
    return true
  }

  /// - Parameter key: names the value in messages.
  mutating func integer(_ key: StaticString) throws -> Int {
    let start = at
    var value = 0
    while let digit = peek, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") {
      let (times, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = times.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !tooLarge, !overflow else {
        throw CodingLine.Fault(reason: "\"\(key)\" is too large a number")
      }
      value = sum
      at += 1
    }
    guard at > start else {
      let isNegative = peek == UInt8(ascii: "-")
      throw CodingLine.Fault(
        reason: "\"\(key)\" must be \(isNegative ? "0 or more" : "a whole number")")
    }
    if at - start > 1, bytes[start] == UInt8(ascii: "0") {
      throw CodingLine.Fault(reason: "\"\(key)\" begins with 0, which JSON does not allow")
    }
    switch peek {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      throw CodingLine.Fault(reason: "\"\(key)\" must be a whole number without . or e")
    default: return value
    }
  }

  mutating func string(_ key: StaticString) throws -> String {
    let (raw, hasEscapes) = try rawString(key)
    return try Self.decode(raw, hasEscapes, key)
  }

  /// The same, without making the `String` anew where the bytes equal `recent`.
  mutating func string(_ key: StaticString, recent: inout RecentNames.Name) throws -> String {
    let (raw, hasEscapes) = try rawString(key)
    if raw.count == recent.raw.count, let new = raw.baseAddress, let old = recent.raw.baseAddress,
      memcmp(new, old, raw.count) == 0
    {
      return recent.string
    }
    let string = try Self.decode(raw, hasEscapes, key)
    recent = .init(raw: raw, string: string)
    return string
  }

  /// What stands between the quotation marks.
  private mutating func rawString(
    _ key: StaticString
  ) throws -> (raw: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) {
    guard take("\"") else { throw CodingLine.Fault(reason: "\"\(key)\" must be a text in \"…\"") }
    let start = at
    var place = at
    var hasEscapes = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        at = place + 1
        return (UnsafeBufferPointer(rebasing: bytes[start..<place]), hasEscapes)
      }
      if byte < 0x20 {
        throw CodingLine.Fault(reason: "\"\(key)\" holds a control character without \\")
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        place += 1
      }
      place += 1
    }
    throw CodingLine.Fault(reason: "the text of \"\(key)\" is not closed")
  }

  private static func decode(
    _ raw: UnsafeBufferPointer<UInt8>, _ hasEscapes: Bool, _ key: StaticString
  ) throws -> String {
    if UTF8Scan(raw).firstInvalid != nil {
      throw CodingLine.Fault(
        reason: "the text of \"\(key)\" is not UTF-8; name the file's encoding with --encoding")
    }
    guard hasEscapes else { return String(decoding: raw, as: UTF8.self) }
    do {
      return try JSONEscapes.unescaped(raw)
    } catch {
      throw CodingLine.Fault(reason: "\"\(key)\" \(error.rawValue)")
    }
  }
}
