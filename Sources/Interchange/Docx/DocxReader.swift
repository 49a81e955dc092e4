import GroundedTheory

/// Reads the words of a Word document: a paragraph becomes a line, a table row too, its cells set
/// apart by tabs.
///
/// Tracked changes are taken as accepted, those of paragraph ends and table rows too. Hidden text,
/// headers and footers are left out. A table whose first row names a column of words and one of
/// speakers or times gives turns (``SpeechTable``).
///
/// Footnotes and endnotes are the writer's words and nobody's turn: they follow at the end, a line
/// each, under a label in brackets, `（注1）：` or `（尾注1）：`, which ends the last turn and opens none. No
/// mark is left at their place, so that a quote stays whole. Comments become
/// ``/GroundedTheory/SourceComment``s. Whatever was left out or moved is a finding.
enum DocxReader {
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions = ReadingOptions()
  ) throws -> DecodedText {
    let archive = try ZipArchive.open(bytes, as: .word, fileName: fileName)
    let package = try DocxPackage(archive)
    var body = DocxBody(
      try XMLElements(archive, part: package.main), columns: options.columns)
    let lines = try body.lines()
    body.losses.margins = try package.marginsWithWords()
    return try OfficeText(
      lines: lines, tables: body.tables, footnotes: try package.footnotes(body.margin),
      endnotes: try package.endnotes(body.margin), comments: try package.comments(body.margin),
      losses: body.losses
    ).decoded(fileName, options)
  }
}
