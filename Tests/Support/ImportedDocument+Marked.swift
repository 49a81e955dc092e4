import GroundedTheory

extension ImportedDocument {
  /// A document whose `⟦ ⟧` stretches are its turns, spoken by 访 and 民 in turn.
  public init(_ name: String, marked: String, original: [UInt8]? = nil) throws {
    let text = try MarkedText(marked)
    self.init(
      name: name, original: original ?? text.text.utf8, text: text.text,
      turns: text.spans.enumerated().map { index, span in
        Turn(
          number: index + 1, speaker: index.isMultiple(of: 2) ? "访" : "民",
          role: index.isMultiple(of: 2) ? .interviewer : .respondent, span: span,
          milliseconds: index == 0 ? 0..<1500 : nil)
      },
      encoding: "UTF-8", sha256: Digest.sha256(original ?? text.text.utf8),
      textSHA256: Digest.sha256(text.text.utf8), findings: [])
  }
}
