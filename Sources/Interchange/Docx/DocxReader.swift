import GroundedTheory

/// Reads the words of a Word document: a paragraph becomes a line, a table row too, its cells set
/// apart by tabs.
///
/// Text that tracked changes delete is left out and text they insert is kept; headers, footers,
/// notes and comments are left out. What was left out of the body is a finding.
enum DocxReader {
  static func read(_ bytes: [UInt8], fileName: String) throws -> DecodedText {
    if let kind = FileKind(bytes) {
      let isOtherZip = [.spreadsheet, .presentation, .openDocument, .epub].contains(kind)
      guard !isOtherZip, kind == .word || kind == .zip else {
        throw FormatError.anotherKind(
          fileName, expected: "a Word document (.docx)", found: kind.name)
      }
    } else {
      throw FormatError.anotherKind(
        fileName, expected: "a Word document (.docx)", found: "plain text or something unknown")
    }
    let archive = try ZipArchive(bytes, fileName: fileName)
    let part = try mainPart(of: archive, fileName)
    let stream = try XMLStream(try archive.read(part), fileName: fileName, part: part)
    var body = DocxBody(stream)
    let lines = try body.lines()
    let text = LineEnds.normalised(Array(lines.joined(separator: "\n").utf8))
    guard !BlankText.isBlank(text) else { throw FormatError.emptyFile(fileName) }
    return DecodedText(
      utf8: text, encoding: "", findings: body.losses.findings(fileName))
  }

  /// Nearly always `word/document.xml`; else what the package names as its main part.
  private static func mainPart(of archive: ZipArchive, _ fileName: String) throws -> String {
    let usual = "word/document.xml"
    guard !archive.contains(usual), archive.contains("_rels/.rels") else { return usual }
    let stream = try XMLStream(
      try archive.read("_rels/.rels"), fileName: fileName, part: "_rels/.rels")
    while let event = try stream.next() {
      if event == .start("Relationship"),
        stream.attribute("Type")?.hasSuffix("/officeDocument") == true,
        let target = stream.attribute("Target")
      {
        return String(target.trimmingPrefix("/"))
      }
    }
    return usual
  }
}

/// What a reader of Word documents passed over.
struct DocxLosses {
  var deletions = 0
  var comments = 0
  var notes = 0
  var symbols = 0

  func findings(_ fileName: String) -> [Finding] {
    func finding(_ count: Int, _ thing: String, _ why: String) -> Finding? {
      guard count > 0 else { return nil }
      return Finding(
        what: "\(count) \(thing)\(count == 1 ? "" : "s") left out", place: "\"\(fileName)\"",
        why: why)
    }
    return [
      finding(
        deletions, "tracked deletion", "the text as it reads with all changes accepted is taken"),
      finding(comments, "comment", "comments are not part of the text"),
      finding(notes, "footnote or endnote", "notes are not part of the text"),
      finding(symbols, "symbol", "it is drawn with a symbol font and is no character"),
    ].compactMap(\.self)
  }
}
