#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Strict conversion through the C library.
enum Iconv {
  /// - Throws: ``FormatError/unknownEncoding(_:name:)``, or ``FormatError/undecodable(_:encoding:byte:)``
  ///   at the first byte that means nothing.
  static func utf8(_ bytes: [UInt8], from encoding: String, fileName: String) throws -> [UInt8] {
    try converted(bytes, from: encoding, to: "UTF-8", fileName: fileName)
  }

  static func converted(
    _ bytes: [UInt8], from encoding: String, to target: String, fileName: String
  ) throws -> [UInt8] {
    let converter = try IconvStream(from: encoding, to: target, fileName: fileName)
    let output = try converter.convert(bytes)
    guard converter.rest.isEmpty else { throw converter.undecodable }
    return output
  }
}

/// Strict conversion of bytes that come piece by piece.
final class IconvStream {
  private let converter: iconv_t
  private let fileName: String
  private let encoding: String
  /// The beginning of a character at the end of the last piece; to be put before the next one.
  private(set) var rest: ArraySlice<UInt8> = []
  /// How many bytes have been converted.
  private var done = 0

  /// - Throws: ``FormatError/unknownEncoding(_:name:)``.
  init(from encoding: String, to target: String = "UTF-8", fileName: String) throws {
    // A slash would begin an option such as //IGNORE, which drops bytes in silence.
    guard !encoding.isEmpty, !encoding.contains("/"), !encoding.contains("\0"),
      let converter = iconv_open(target, encoding), converter != iconv_t(bitPattern: -1)
    else { throw FormatError.unknownEncoding(fileName, name: encoding) }
    self.converter = converter
    self.encoding = encoding
    self.fileName = fileName
  }

  deinit { iconv_close(converter) }

  /// That the bytes after those converted mean nothing.
  var undecodable: FormatError {
    .undecodable(fileName, encoding: encoding.uppercased(), byte: done)
  }

  /// - Throws: ``FormatError/undecodable(_:encoding:byte:line:)``.
  func convert(_ bytes: [UInt8]) throws -> [UInt8] {
    var input = bytes
    return try input.withUnsafeMutableBytes { raw in
      var source = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = raw.count
      var output: [UInt8] = []
      output.reserveCapacity(raw.count + raw.count / 2 + 16)
      while true {
        let failure = append(to: &output) { target, room in
          iconv(converter, &source, &left, &target, &room) == Self.failed ? errno : 0
        }
        if failure == E2BIG { continue }
        done += raw.count - left
        guard failure == 0 || failure == EINVAL else { throw undecodable }
        rest = ArraySlice(raw[(raw.count - left)...])
        return output
      }
    }
  }

  private static let chunk = 1 << 16
  /// `(size_t)-1`.
  private static let failed = -1

  private func append(
    to output: inout [UInt8],
    _ convert: (inout UnsafeMutablePointer<CChar>?, inout Int) -> Int32
  ) -> Int32 {
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        var target = chars.baseAddress
        var room = Self.chunk
        failure = convert(&target, &room)
        count = Self.chunk - room
      }
    }
    output += piece
    return failure
  }
}
