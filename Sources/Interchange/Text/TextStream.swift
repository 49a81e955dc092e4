import GroundedTheory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Decodes a file piece by piece, as `TextDecoding` decodes a whole one.
///
/// Bytes that are ASCII alone tell no encoding and need none: it is found out from the first piece
/// that holds anything else.
final class TextStream {
  private let file: FilePieces
  private let fileName: String
  private let named: String?
  private let kind: String
  private(set) var findings: [Finding] = []
  /// The encoding that was found or named.
  private(set) var encoding = "UTF-8"

  private enum State {
    case undecided, utf8
    case converting(IconvStream)
  }

  private var state = State.undecided
  private var isConverting: Bool { if case .converting = state { true } else { false } }
  private var isStart = true
  private var isGuessed = false
  /// The beginning of a character at the end of the last piece.
  private var rest: ArraySlice<UInt8> = []
  private var bytesBefore = 0
  private var linesBefore = 1
  private var controls = 0

  /// - Parameters:
  ///   - encoding: as for `TextDecoding`, found out where it is nil.
  ///   - kind: what the file should be, for messages.
  init(_ file: FilePieces, fileName: String, encoding: String? = nil, expected kind: String) {
    self.file = file
    self.fileName = fileName
    self.kind = kind
    named = encoding
  }

  /// The next well-formed UTF-8, whole characters only, maybe none; nil at the end.
  /// - Throws: ``FormatError`` where the bytes are no text, or none in their encoding.
  func next() throws -> [UInt8]? {
    guard let bytes = try file.next(after: rest) else {
      guard rest.isEmpty else { throw undecodable(byte: bytesBefore) }
      return nil
    }
    rest = []
    if case .undecided = state { try decide(bytes) }
    guard case .converting(let converter) = state else { return try checked(bytes) }
    let utf8 = try converter.convert(bytes)
    rest = converter.rest
    return try checked(utf8)
  }

  private func decide(_ bytes: [UInt8]) throws {
    if isStart, let kind = FileKind(bytes) {
      throw FormatError.anotherKind(fileName, expected: self.kind, found: kind.name)
    }
    if named == nil, bytes.allSatisfy({ $0 > 0 && $0 < 0x80 }) { return }
    let decoded = try TextDecoding.decode(
      Self.sample(bytes), fileName: fileName, encoding: named)
    findings += decoded.findings
    isGuessed = !decoded.findings.isEmpty
    encoding = decoded.encoding
    state =
      encoding == "UTF-8"
      ? .utf8 : .converting(try IconvStream(from: encoding, fileName: fileName))
  }

  /// The whole lines of a piece, so that no character is cut through.
  private static func sample(_ bytes: [UInt8]) -> [UInt8] {
    guard let last = bytes.lastIndex(of: 0x0A) else { return bytes }
    // In UTF-16 the byte of a line feed may be the first of two.
    let isWide = bytes.contains(0) && last % 2 == 0 && last + 1 < bytes.count
    return Array(bytes[...(isWide ? last + 1 : last)])
  }

  /// The text without a byte order mark and without the part of a character at its end.
  private func checked(_ utf8: [UInt8]) throws -> [UInt8] {
    var utf8 = utf8
    if isStart, !utf8.isEmpty {
      isStart = false
      if utf8.starts(with: ByteOrderMark.utf8Bytes) {
        utf8.removeFirst(3)
        bytesBefore += 3
      }
    }
    if !isConverting { setRest(apart: &utf8) }
    let scan = utf8.withUnsafeBufferPointer { UTF8Scan($0) }
    if let invalid = scan.firstInvalid {
      linesBefore += Self.lines(utf8[..<invalid])
      throw undecodable(byte: bytesBefore + invalid)
    }
    try note(scan, utf8[...])
    return utf8
  }

  /// Keeps the beginning of a character at the end for the next piece.
  private func setRest(apart utf8: inout [UInt8]) {
    let tail = utf8.suffix(3)
    guard let lead = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }),
      utf8.count - lead < Self.length(lead: utf8[lead])
    else { return }
    rest = ArraySlice(Array(utf8[lead...]))
    utf8.removeSubrange(lead...)
  }

  private func note(_ scan: UTF8Scan, _ utf8: ArraySlice<UInt8>) throws {
    if let byte = scan.firstNUL { throw FormatError.notText(fileName, byte: bytesBefore + byte) }
    controls += scan.controls
    if let byte = scan.firstControl, isGuessed || controls > 2 + (bytesBefore + utf8.count) / 100 {
      throw FormatError.notText(fileName, byte: bytesBefore + byte)
    }
    bytesBefore += utf8.count
    linesBefore += Self.lines(utf8)
  }

  private static func lines(_ utf8: ArraySlice<UInt8>) -> Int {
    utf8.withUnsafeBytes { bytes in
      var count = 0
      var rest = bytes
      while let start = rest.baseAddress, let hit = memchr(start, 0x0A, rest.count) {
        count += 1
        rest = UnsafeRawBufferPointer(
          rebasing: rest[(start.distance(to: UnsafeRawPointer(hit)) + 1)...])
      }
      return count
    }
  }

  private func undecodable(byte: Int) -> FormatError {
    if isConverting { return .undecodable(fileName, encoding: encoding, byte: byte) }
    return .undecodable(fileName, encoding: "UTF-8", byte: byte, line: linesBefore)
  }

  private static func length(lead: UInt8) -> Int {
    switch lead {
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  }
}
