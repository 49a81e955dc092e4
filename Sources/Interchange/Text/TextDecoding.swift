import GroundedTheory

/// Finds out what encoding a text file is in, and decodes it strictly.
///
/// In this order: a BOM; UTF-8; UTF-16 without a BOM, by how plausible its characters are; GB18030 or
/// Big5, by how common they are (``ChineseGuess``). All but the first two are guesses, and a finding says so. UTF-8 with a few bad bytes is refused, not
/// taken for something else.
enum TextDecoding {
  /// - Parameter encoding: the encoding to read in, under any name that iconv knows; nil to find out.
  /// - Throws: ``FormatError`` where the bytes are no text, or none in that encoding.
  static func decode(
    _ bytes: [UInt8], fileName: String, encoding: String? = nil
  ) throws -> DecodedText {
    guard !bytes.isEmpty else { throw FormatError.emptyFile(fileName) }
    if let encoding { return try decode(bytes, fileName: fileName, named: encoding) }
    if let kind = FileKind(bytes) {
      throw FormatError.anotherKind(fileName, expected: "plain text", found: kind.name)
    }
    if let marked = ByteOrderMark(bytes) { return try decode(bytes, marked, fileName) }
    let scan = bytes.withUnsafeBufferPointer { UTF8Scan($0) }
    if scan.firstInvalid == nil, scan.firstNUL == nil {
      return try finish(bytes, scan, "UTF-8", fileName, guessed: false)
    }
    if let order = UTF16Guess.encoding(of: bytes) {
      return try convert(bytes, from: order, fileName, guessed: true)
    }
    if let byte = scan.firstNUL { throw FormatError.notText(fileName, byte: byte) }
    if bytes.withUnsafeBufferPointer({ UTF8Scan.isMostlyUTF8($0) }) {
      return try utf8(bytes, fileName)
    }
    return try chinese(bytes, scan, fileName)
  }

  /// GB 18030 or Big5, the likelier in which all of it can be read.
  private static func chinese(
    _ bytes: [UInt8], _ scan: UTF8Scan, _ fileName: String
  ) throws -> DecodedText {
    let readings = ChineseGuess(bytes).readings
    var failure: FormatError?
    var tried = readings.map(\.encoding)
    // What lies beyond the sample may need Hong Kong's extension.
    if let place = tried.firstIndex(of: "BIG5") { tried.insert("BIG5-HKSCS", at: place + 1) }
    for encoding in tried.isEmpty ? ["GB18030"] : tried {
      do {
        var decoded = try convert(bytes, from: encoding, fileName, guessed: false)
        let control = decoded.utf8.withUnsafeBufferPointer { UTF8Scan($0).firstControl }
        if let control { throw FormatError.notText(fileName, byte: control) }
        decoded.findings = [guess(decoded.utf8, encoding, fileName, among: readings)]
        return decoded
      } catch let error as FormatError { failure = failure ?? error }
    }
    if case .undecodable(_, _, let byte, _) = failure {
      if scan.looksBinary(count: scan.firstInvalid ?? 0) {
        throw FormatError.notText(fileName, byte: scan.firstControl ?? byte)
      }
      throw FormatError.undecodable(
        fileName, encoding: "UTF-8, GB18030 or Big5", byte: byte)
    }
    throw failure ?? FormatError.notText(fileName, byte: 0)
  }

  private static func decode(
    _ bytes: [UInt8], fileName: String, named name: String
  ) throws -> DecodedText {
    let folded = name.uppercased()
    if folded == "UTF-8" || folded == "UTF8" {
      return try utf8(bytes, fileName)
    }
    // Every text in GB 2312 or GBK is one in GB 18030, which has no gaps.
    let isChinese = ["GB2312", "GBK", "CP936", "GB18030", "GB-18030", "GB_2312-80"].contains(folded)
    return try convert(bytes, from: isChinese ? "GB18030" : name, fileName, guessed: false)
  }

  private static func decode(
    _ bytes: [UInt8], _ mark: ByteOrderMark, _ fileName: String
  ) throws -> DecodedText {
    switch mark {
    case .utf8: return try utf8(bytes, fileName)
    case .utf16LittleEndian: return try convert(bytes, from: "UTF-16LE", fileName, guessed: false)
    case .utf16BigEndian: return try convert(bytes, from: "UTF-16BE", fileName, guessed: false)
    case .utf32:
      throw FormatError.anotherKind(
        fileName, expected: "UTF-8 or UTF-16 text", found: "text in UTF-32")
    }
  }

  private static func utf8(_ bytes: [UInt8], _ fileName: String) throws -> DecodedText {
    let scan = bytes.withUnsafeBufferPointer { UTF8Scan($0) }
    if let byte = scan.firstInvalid {
      let line = bytes[..<byte].count { $0 == 0x0A } + 1
      throw FormatError.undecodable(fileName, encoding: "UTF-8", byte: byte, line: line)
    }
    return try finish(bytes, scan, "UTF-8", fileName, guessed: false)
  }

  private static func convert(
    _ bytes: [UInt8], from encoding: String, _ fileName: String, guessed: Bool
  ) throws -> DecodedText {
    let utf8 = try Iconv.utf8(bytes, from: encoding, fileName: fileName)
    let scan = utf8.withUnsafeBufferPointer { UTF8Scan($0) }
    if let byte = scan.firstInvalid {
      throw FormatError.undecodable(fileName, encoding: encoding, byte: byte)
    }
    if guessed, let byte = scan.firstControl { throw FormatError.notText(fileName, byte: byte) }
    return try finish(utf8, scan, encoding.uppercased(), fileName, guessed: guessed)
  }

  private static func finish(
    _ utf8: [UInt8], _ scan: UTF8Scan, _ encoding: String, _ fileName: String, guessed: Bool
  ) throws -> DecodedText {
    if scan.looksBinary(count: utf8.count) {
      throw FormatError.notText(fileName, byte: scan.firstNUL ?? scan.firstControl ?? 0)
    }
    var clean = utf8
    if utf8.starts(with: ByteOrderMark.utf8Bytes) { clean.removeFirst(3) }
    if scan.hasCarriageReturn { clean = LineEnds.normalised(clean) }
    guard !BlankText.isBlank(clean) else { throw FormatError.emptyFile(fileName) }
    return DecodedText(
      utf8: clean, encoding: encoding,
      findings: guessed ? [guess(clean, encoding, fileName)] : [])
  }

  private static func guess(
    _ utf8: [UInt8], _ encoding: String, _ fileName: String,
    among readings: [ChineseGuess.Reading] = []
  ) -> Finding {
    let start = String(decoding: utf8.prefix(240), as: UTF8.self)
      .trimmingPrefix(while: \.isWhitespace)
    let isBig5 = encoding.hasPrefix("BIG5")
    let other = readings.first { $0.encoding.hasPrefix("BIG5") != isBig5 }
    let isDoubtful = (readings.map(\.plausibility).max() ?? 1) < ChineseGuess.doubtful
    return Finding(
      what: "encoding guessed", place: "\"\(fileName)\"",
      why: "it has no byte order mark and is not UTF-8, so it was read as \(encoding), and begins"
        + " \"\(excerpt(String(start), limit: 30))\""
        + (other.map {
          "; read as \($0.encoding), \"\(excerpt($0.beginning, limit: 30))\" would stand there"
        } ?? "")
        + (isDoubtful ? "; that does not look like Chinese" : "")
        + "; where that is wrong, name \(other?.encoding ?? "another") with --encoding")
  }
}

/// The mark that some programs put before a text to say how it is encoded.
enum ByteOrderMark {
  case utf8, utf16LittleEndian, utf16BigEndian, utf32

  static let utf8Bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  init?(_ bytes: [UInt8]) {
    func begins(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if begins(Self.utf8Bytes) {
      self = .utf8
    } else if begins([0xFF, 0xFE, 0, 0]) || begins([0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if begins([0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if begins([0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }
}

/// Tells a text without any words.
enum BlankText {
  static func isBlank(_ utf8: [UInt8]) -> Bool {
    // The bytes of spaces, no-break and ideographic ones too, and of a second byte order mark.
    let bytes: Set<UInt8> = [0xC2, 0xA0, 0xE3, 0x80, 0xEF, 0xBB, 0xBF]
    guard utf8.allSatisfy({ $0 <= 0x20 || bytes.contains($0) }) else { return false }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars
      .allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
  }
}

/// Makes every line end LF.
enum LineEnds {
  static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      var afterReturn = false
      for byte in bytes {
        if byte == 0x0A, afterReturn {
          afterReturn = false
          continue
        }
        afterReturn = byte == 0x0D
        buffer[count] = afterReturn ? 0x0A : byte
        count += 1
      }
    }
  }
}
