import GroundedTheory

/// Reads the words of a memo or another note from a file or from standard input.
public enum NoteFile {
  /// The words, without the line breaks at their end, and what was guessed of their encoding.
  /// - Throws: ``FormatError`` where the bytes are no text.
  public static func read(
    _ bytes: [UInt8], fileName: String
  ) throws -> (words: String, findings: [Finding]) {
    let decoded = try TextDecoding.decode(bytes, fileName: fileName)
    var words = String(decoding: decoded.utf8, as: UTF8.self)
    while words.last?.isNewline == true { words.removeLast() }
    return (words, decoded.findings)
  }
}
