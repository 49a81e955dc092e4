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
    // A slash would begin an option such as //IGNORE, which drops bytes in silence.
    guard !encoding.isEmpty, !encoding.contains("/"), !encoding.contains("\0"),
      let converter = iconv_open(target, encoding), converter != iconv_t(bitPattern: -1)
    else { throw FormatError.unknownEncoding(fileName, name: encoding) }
    defer { iconv_close(converter) }
    var input = bytes
    return try input.withUnsafeMutableBytes { raw in
      var source = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = raw.count
      var output: [UInt8] = []
      output.reserveCapacity(raw.count + raw.count / 2 + 16)
      while true {
        let failure = append(to: &output) { target, room in
          iconv(converter, &source, &left, &target, &room) == failed ? errno : 0
        }
        switch failure {
        case 0: return output
        case E2BIG: continue
        default:
          throw FormatError.undecodable(
            fileName, encoding: encoding.uppercased(), byte: raw.count - left)
        }
      }
    }
  }

  private static let chunk = 1 << 16
  /// `(size_t)-1`.
  private static let failed = -1

  private static func append(
    to output: inout [UInt8],
    _ convert: (inout UnsafeMutablePointer<CChar>?, inout Int) -> Int32
  ) -> Int32 {
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        var target = chars.baseAddress
        var room = chunk
        failure = convert(&target, &room)
        count = chunk - room
      }
    }
    output += piece
    return failure
  }
}
