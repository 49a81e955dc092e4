import GroundedTheory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads codings from JSON Lines: one object a line,
/// `{"doc":"A01","start":12,"end":40,"code":"…","coder":"…"}`.
///
/// `source` may stand for `doc`; `turn`, `quote` and `memo` may be added. Offsets count Unicode
/// scalars, the end not included; both may be left out where there is a quote. Blank lines are
/// skipped. Lines are read by `CodingLine`, since Foundation's decoder needs seconds for the half
/// million of a large study.
public enum CodingsJSONLines {
  /// Pushes each line's coding or its problem to `body`.
  /// - Parameter encoding: the file's, under any name that iconv knows; UTF-8, as JSON must be, or
  ///   what a byte order mark says unless given.
  /// - Throws: ``FormatError`` where the file is none of text lines, and what `body` throws.
  public static func read(
    _ bytes: [UInt8], fileName: String, encoding: String? = nil,
    _ body: (Result<Placed<CodingDraft>, RowProblem>) throws -> Void
  ) throws {
    guard !bytes.isEmpty else { throw FormatError.emptyFile(fileName) }
    if let kind = FileKind(bytes) {
      throw FormatError.anotherKind(fileName, expected: "JSON Lines", found: kind.name)
    }
    if let encoding {
      let decoded = try TextDecoding.decode(bytes, fileName: fileName, encoding: encoding)
      return try readLines(decoded.utf8, from: 0, body)
    }
    switch ByteOrderMark(bytes) {
    case nil: try readLines(bytes, from: 0, body)
    case .utf8: try readLines(bytes, from: 3, body)
    default: try readLines(TextDecoding.decode(bytes, fileName: fileName).utf8, from: 0, body)
    }
  }

  private static func readLines(
    _ bytes: [UInt8], from start: Int,
    _ body: (Result<Placed<CodingDraft>, RowProblem>) throws -> Void
  ) throws {
    try bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var names = RecentNames()
      var row = 0
      var at = start
      while at < buffer.count {
        row += 1
        let end =
          memchr(base + at, 0x0A, buffer.count - at)
          .map { UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0)) } ?? buffer.count
        var line = CodingLine(UnsafeBufferPointer(rebasing: buffer[at..<end]))
        at = end + 1
        if line.isBlank { continue }
        do {
          try body(.success(Placed(row: row, value: try line.draft(&names))))
        } catch let fault as CodingLine.Fault {
          try body(.failure(RowProblem(row: row, reason: fault.reason)))
        }
      }
    }
  }
}
