/// Where the turns of someone who withdraws lie in a text, with their labels.
package enum ErasedTurns {
  /// One replacement a turn: the words, and the speaker's label before them.
  /// - Parameters:
  ///   - spans: the turns' words, in text order.
  ///   - labels: what the speaker is called in this text.
  package static func replacements(
    of spans: [TextSpan], labels: [String], in text: PlainText, mark: String
  ) throws -> [TextRewrite.Replacement] {
    var last = 0
    return try spans.map { span in
      let bytes = try text.bytes(of: span)
      let start = labelStart(before: bytes.lowerBound, from: last, labels, text.utf8)
      last = bytes.upperBound
      return TextRewrite.Replacement(bytes: start..<bytes.upperBound, words: mark)
    }
  }

  /// The start of the line that holds the label: the turn's own line, or the one before where the
  /// label stands alone.
  private static func labelStart(
    before words: Int, from last: Int, _ labels: [String], _ utf8: [UInt8]
  ) -> Int {
    var line = words
    for _ in 0..<3 {
      while line > last, utf8[line - 1] != 0x0A { line -= 1 }
      let before = String(decoding: utf8[line..<words], as: UTF8.self)
      if labels.contains(where: before.contains) { return line }
      guard line > last else { break }
      line -= 1
    }
    // Without a label in sight, the line up to the words says who or when.
    line = words
    while line > last, utf8[line - 1] != 0x0A { line -= 1 }
    return line
  }
}
