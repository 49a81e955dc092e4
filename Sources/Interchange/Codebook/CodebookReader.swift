import GroundedTheory

/// Reads a codebook from a file of either form, told by the file's ending.
public enum CodebookReader {
  /// The codebook of the file, for a study with this ladder.
  /// - Throws: ``FormatError``.
  public static func read(
    _ bytes: [UInt8], fileName: String, ladder: Ladder, findings: (Finding) -> Void = { _ in }
  ) throws -> CodebookDraft {
    switch FileName.lowercasedExtension(of: fileName) {
    case "csv", "tsv":
      try CodebookCSV.read(bytes, fileName: fileName, ladder: ladder, findings: findings)
    case "yaml", "yml":
      try CodebookYAML.read(bytes, fileName: fileName, ladder: ladder)
    default:
      throw FormatError.unknownExtension(fileName, known: ["yaml", "yml", "csv", "tsv"])
    }
  }
}
