import GroundedTheory

/// Reads the text layer of a PDF through `pdftotext`: lines joined into paragraphs, headers, footers
/// and numbers in the margin left out.
enum PDFReader {
  /// - Throws: ``FormatError`` where the program is missing, or the file is locked, damaged or a scan.
  static func read(
    _ bytes: [UInt8], fileName: String, program: PDFProgram = PDFProgram()
  ) throws -> DecodedText {
    guard FileKind(bytes) == .pdf else {
      throw FormatError.anotherKind(
        fileName, expected: "a PDF",
        found: FileKind(bytes)?.name ?? "plain text or something unknown")
    }
    let (xhtml, complaints) = try program.run(bytes, fileName: fileName)
    let pages = try PDFPage.pages(in: xhtml, fileName: fileName)
    var text = try read(pages, fileName: fileName)
    if complaints.contains("Missing language pack") || complaints.contains("poppler-data") {
      text.findings.append(
        Finding(
          what: "characters may be missing", place: "\"\(fileName)\"",
          why: "pdftotext lacks the tables for Chinese; install the package poppler-data"))
    }
    return text
  }

  /// The text of pages whose lines are known.
  static func read(_ pages: [PDFPage], fileName: String) throws -> DecodedText {
    guard pages.contains(where: { !$0.lines.isEmpty }) else {
      throw FormatError.noTextLayer(fileName, pages: pages.count)
    }
    let furniture = PDFFurniture(pages)
    let paragraphs = PDFParagraphs(furniture.pages)
    let utf8 = LineEnds.normalised(Array(paragraphs.lines.joined(separator: "\n").utf8))
    guard !BlankText.isBlank(utf8) else {
      throw FormatError.noTextLayer(fileName, pages: pages.count)
    }
    let text = String(decoding: utf8, as: UTF8.self)
    let losses = PDFLosses(
      joined: paragraphs.joined,
      blankPages: pages.count(where: \.lines.isEmpty), recurring: furniture.recurring,
      numbers: furniture.numbers, repeats: paragraphs.repeats, hyphens: paragraphs.hyphens,
      unreadable: text.unicodeScalars.count { isUnreadable($0) } + text.count(of: "(cid:"))
    return DecodedText(utf8: utf8, findings: losses.findings(fileName))
  }

  /// Signs of a font that does not say which characters it draws.
  private static func isUnreadable(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{FFFD}" || scalar.properties.generalCategory == .privateUse
  }
}

extension String {
  fileprivate func count(of piece: String) -> Int { ranges(of: piece).count }
}

/// What a reader of PDF put together, guessed or left out.
struct PDFLosses {
  var joined: Int
  var blankPages: Int
  var recurring: Int
  var numbers: Int
  var repeats: Int
  var hyphens: Int
  var unreadable: Int

  func findings(_ fileName: String) -> [Finding] {
    func finding(_ count: Int, _ thing: String, _ done: String, _ why: String) -> Finding? {
      Finding(of: count, thing, done, in: fileName, why: why)
    }
    return [
      finding(
        joined, "line", "joined to the one before",
        "a PDF has lines and no paragraphs; where one ends is told by its place on the page"),
      finding(
        recurring, "header, footer or page number", "left out",
        "it comes back at the same place on the pages"),
      finding(numbers, "margin number", "left out", "it counts the paragraphs or lines"),
      finding(
        repeats, "line", "left out at a page break", "the page before ends with the same words"),
      finding(
        hyphens, "hyphen", "left out", "a word was broken there at the end of a line"),
      finding(blankPages, "page", "without words", "it is empty or a picture"),
      finding(
        unreadable, "unreadable character", "kept",
        "a font of the file does not say which characters it draws; look at the text, and"
          + " recognise the pages anew (OCR) where it is garbage"),
    ].compactMap(\.self)
  }
}
