import GroundedTheory

/// Reads the words of a web page or of a document saved as one.
enum HTMLReader {
  /// The largest page that is read, in bytes: 64 MiB.
  static let limit = 64 << 20

  static func read(
    _ bytes: [UInt8], fileName: String, encoding: String?
  ) throws -> DecodedText {
    guard bytes.count <= limit else {
      throw FormatError.tooLarge(fileName, bytes: bytes.count, limit: limit)
    }
    if let kind = FileKind(bytes) {
      throw FormatError.anotherKind(fileName, expected: "a web page (.html)", found: kind.name)
    }
    var decoded = try HTMLEncoding.decode(bytes, fileName: fileName, encoding: encoding)
    let (lines, deletions) = try HTMLText.read(decoded.utf8, fileName: fileName, part: "")
    decoded.utf8 = Array(lines.joined(separator: "\n").utf8)
    guard !BlankText.isBlank(decoded.utf8) else { throw FormatError.emptyFile(fileName) }
    if deletions > 0 { decoded.findings.append(.leftOut(deletions, "deletion", fileName)) }
    return decoded
  }
}

extension Finding {
  /// Passages that a document marks as deleted.
  static func leftOut(_ count: Int, _ thing: String, _ fileName: String) -> Finding {
    Finding(
      what: "\(counted(count, thing)) left out", place: "\"\(fileName)\"",
      why: "the text as it reads with all changes accepted is taken")
  }
}
