import GroundedTheory

/// Reads the words of rich text: a paragraph becomes a line, a table row too, its cells set apart by
/// tabs; a note follows its paragraph, and comments are kept beside the text.
enum RTFReader {
  static func read(_ bytes: [UInt8], fileName: String) throws -> DecodedText {
    guard bytes.starts(with: "{\\rtf".utf8) else {
      throw FormatError.anotherKind(
        fileName, expected: "a rich-text file (.rtf)",
        found: FileKind(bytes)?.name ?? "plain text or something unknown")
    }
    var text = RTFText(bytes)
    let lines = try text.lines(fileName: fileName)
    let utf8 = LineEnds.normalised(Array(lines.joined(separator: "\n").utf8))
    guard !BlankText.isBlank(utf8) else {
      guard text.losses.isTruncated else { throw FormatError.emptyFile(fileName) }
      throw FormatError.damaged(
        fileName, part: "", reason: "it breaks off before its first words")
    }
    return DecodedText(
      utf8: utf8, comments: text.comments, findings: text.losses.findings(fileName))
  }
}

/// What a reader of rich text passed over or put elsewhere.
struct RTFLosses {
  var isTruncated = false
  var notes = 0
  var symbols = 0
  /// Bytes and half pairs that mean nothing.
  var unreadable = 0
  private var hidden = 0
  private var deleted = 0
  private var passing = (hidden: false, deleted: false)

  /// Counts a passage when it begins; answers whether its words are taken.
  mutating func pass(hidden isHidden: Bool, deleted isDeleted: Bool) -> Bool {
    if isDeleted, !passing.deleted { deleted += 1 }
    if isHidden, !isDeleted, !passing.hidden { hidden += 1 }
    passing = (isHidden, isDeleted)
    return !isHidden && !isDeleted
  }

  func findings(_ fileName: String) -> [Finding] {
    func finding(_ count: Int, _ thing: String, _ done: String, _ why: String) -> Finding? {
      Finding(of: count, thing, done, in: fileName, why: why)
    }
    let broken = Finding(
      what: "the file breaks off", place: "\"\(fileName)\"",
      why: "its last groups are not closed; what stands before its end was read")
    return [
      isTruncated ? broken : nil,
      deleted > 0 ? .leftOut(deleted, "tracked deletion", fileName) : nil,
      finding(hidden, "hidden passage", "left out", "it shows neither on the page nor in print"),
      finding(
        notes, "footnote or endnote", "put after its paragraph", "a source has no foot of the page"),
      finding(symbols, "symbol", "left out", "it is drawn with a symbol font and is no character"),
      finding(
        unreadable, "unreadable character", "replaced by U+FFFD",
        "the bytes mean nothing in the encoding that the file names"),
    ].compactMap(\.self)
  }
}
