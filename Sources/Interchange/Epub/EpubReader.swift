import GroundedTheory

/// Reads the words of an e-book (.epub): its pages in reading order, a line for each block of a page.
///
/// Only pages in the archive are read. The table of contents and pages that stand outside the reading
/// order (`linear="no"`) are left out.
enum EpubReader {
  static func read(_ bytes: [UInt8], fileName: String) throws -> DecodedText {
    let archive = try ZipArchive.open(bytes, as: .epub, fileName: fileName)
    guard archive.contains("META-INF/container.xml") else {
      throw FormatError.missingMember(fileName, member: "META-INF/container.xml")
    }
    if archive.contains("META-INF/encryption.xml") {
      try refuseLocked(archive)
    }
    let package = try EpubPackage(archive)
    var lines = TextLines()
    for page in package.pages {
      let words = try EpubPage.lines(try archive.read(page), fileName: fileName, part: page)
      for line in words { lines.add(line.utf8) }
    }
    let text = LineEnds.normalised(lines.bytes)
    guard !BlankText.isBlank(text) else { throw FormatError.emptyFile(fileName) }
    return DecodedText(utf8: text, findings: package.findings)
  }

  /// Fonts are often scrambled, which hides no words; pages are only by copy protection.
  private static func refuseLocked(_ archive: ZipArchive) throws {
    let part = "META-INF/encryption.xml"
    let stream = try XMLStream(
      try archive.read(part), fileName: archive.fileName, part: part)
    while let event = try stream.next() {
      guard event == .start("CipherReference"), let target = stream.attribute("URI") else {
        continue
      }
      if [".xhtml", ".html", ".htm", ".xml"].contains(where: target.lowercased().hasSuffix) {
        throw FormatError.anotherKind(
          archive.fileName, expected: FileKind.epub.name, found: "a copy-protected e-book")
      }
    }
  }
}
