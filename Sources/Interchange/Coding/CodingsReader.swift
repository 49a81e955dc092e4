import GroundedTheory

/// Reads codings from a file of either form, told by the file's ending.
public enum CodingsReader {
  /// Pushes each row or its problem to `body`.
  /// - Throws: ``FormatError`` where the file as a whole cannot be read, and what `body` throws.
  public static func read(
    _ bytes: [UInt8], fileName: String, findings: (Finding) -> Void = { _ in },
    _ body: (Result<Placed<CodingDraft>, RowProblem>) throws -> Void
  ) throws {
    switch FileName.lowercasedExtension(of: fileName) {
    case "csv", "tsv":
      try CodingsCSV.read(bytes, fileName: fileName, findings: findings, body)
    case "jsonl", "ndjson":
      try CodingsJSONLines.read(bytes, fileName: fileName, body)
    default:
      throw FormatError.unknownExtension(fileName, known: ["csv", "tsv", "jsonl", "ndjson"])
    }
  }
}
