import GroundedTheory

/// Reads codings from a file of either form, told by the file's ending.
public enum CodingsReader {
  /// Pushes each row or its problem to `body`.
  /// - Parameter encoding: the file's, under any name that iconv knows; found out unless given.
  /// - Throws: ``FormatError`` where the file as a whole cannot be read, and what `body` throws.
  public static func read(
    _ bytes: [UInt8], fileName: String, encoding: String? = nil,
    findings: (Finding) -> Void = { _ in },
    _ body: (Result<Placed<CodingDraft>, RowProblem>) throws -> Void
  ) throws {
    switch FileName.lowercasedExtension(of: fileName) {
    case "csv", "tsv":
      try CodingsCSV.read(
        bytes, fileName: fileName, encoding: encoding, findings: findings, body)
    case "jsonl", "ndjson":
      try CodingsJSONLines.read(bytes, fileName: fileName, encoding: encoding, body)
    default:
      throw FormatError.unknownExtension(fileName, known: ["csv", "tsv", "jsonl", "ndjson"])
    }
  }
}
