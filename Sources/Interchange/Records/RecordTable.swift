import GroundedTheory

/// A table of records and the file in which it lies.
struct RecordTable {
  let rows: any RowReader
  /// What the file turned out to be, once the last row has been read.
  let file: () -> RecordFile

  /// Opens a table of any size of comma-, tab- or semicolon-separated values, or a workbook.
  /// - Parameter sheet: of a workbook; see `TableFile`.
  init(_ path: String, encoding: String?, sheet: String?, pieceSize: Int) throws {
    let ending = FileName.lowercasedExtension(of: path)
    if TableFile.workbookEndings.contains(ending) {
      let bytes = try FileBytes.read(path)
      rows = try TableFile.open(bytes, fileName: path, sheet: sheet)
      file = {
        RecordFile(
          original: bytes.count <= RecordsReader.keptBytes ? bytes : nil,
          sha256: Digest.sha256(bytes), encoding: "UTF-8", findings: [])
      }
      return
    }
    guard ["csv", "tsv", "txt"].contains(ending) else {
      throw FormatError.unknownExtension(path, known: ["csv", "tsv"] + TableFile.workbookEndings)
    }
    guard sheet == nil else {
      throw FormatError.malformedTable(
        path, row: 1, reason: "only a workbook has sheets; leave out --sheet")
    }
    let pieces = try FilePieces(path, pieceSize: pieceSize, keeping: RecordsReader.keptBytes)
    let stream = TextStream(pieces, fileName: path, encoding: encoding, expected: "a CSV table")
    rows = try CSVReader(fileName: path, streaming: Prefetch(stream.next).next)
    file = {
      RecordFile(
        original: pieces.kept, sha256: pieces.sha256(), encoding: stream.encoding,
        findings: stream.findings)
    }
  }
}
