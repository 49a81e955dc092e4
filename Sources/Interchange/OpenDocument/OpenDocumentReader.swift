import GroundedTheory

/// Reads the words of an OpenDocument text (.odt), as LibreOffice writes it: a paragraph becomes a
/// line, a table row too, its cells set apart by tabs.
///
/// Text that tracked changes delete lies apart in the file and is left out; hidden text, ruby readings
/// and list numbers are left out too. Notes and comments are taken as from a Word document
/// (``DocxReader``). Headers and footers lie in another part of the file, which is not read.
enum OpenDocumentReader {
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions
  ) throws -> DecodedText {
    let archive = try ZipArchive.open(bytes, as: .openDocument, fileName: fileName)
    var body = OpenDocumentBody(
      try XMLElements(archive, part: "content.xml"), columns: options.columns)
    let lines = try body.lines()
    return try OfficeText(
      lines: lines, tables: body.tables, footnotes: body.footnotes, endnotes: body.endnotes,
      comments: body.comments, losses: body.losses
    ).decoded(fileName, options)
  }
}
