import GroundedTheory

/// Reads a source's text after a person has edited it, with the turns that it had.
///
/// The turns of a source need not come from labels in its text: subtitles and tables say who speaks in
/// their own way. So they are carried over from the text before the edit (`TurnHeads`), and only new
/// lines are read for labels.
public enum EditedTranscript {
  /// - Parameters:
  ///   - bytes: the edited text, UTF-8.
  ///   - fileName: for messages.
  ///   - previous: the words and turns before the edit.
  /// - Throws: ``FormatError`` where the bytes are no text in UTF-8.
  public static func read(
    bytes: [UInt8], fileName: String, previous: SourceText
  ) throws -> ImportedDocument {
    let decoded = try TextDecoding.decode(bytes, fileName: fileName, encoding: "UTF-8")
    var utf8 = decoded.utf8
    // Editors end the last line, whether or not it had an end.
    if utf8.last == Self.lineFeed, previous.text.utf8.last != Self.lineFeed { utf8.removeLast() }
    let text = PlainText(validUTF8: utf8)
    let turns = text == previous.text ? previous.turns : EditedTurns(text, previous).cut()
    return ImportedDocument(
      name: FileName.stem(of: fileName), original: bytes, text: text, turns: turns,
      encoding: "UTF-8", sha256: Digest.sha256(bytes), textSHA256: Digest.sha256(utf8),
      findings: decoded.findings)
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
