import GroundedTheory

/// The rows of a table one after the other, whatever kind of file it stands in.
struct TableRows {
  let header: [String]
  /// The next row with a value in it, or what is wrong with it; nil at the end.
  let next: () throws -> Result<CSVRow, RowProblem>?
  /// What the file turned out to be, once the last row has been read.
  let end: () -> RecordFile

  /// Opens a table of comma-, tab- or semicolon-separated values.
  static func csv(
    _ path: String, encoding: String?, pieceSize: Int = 1 << 20, keeping keptBytes: Int
  ) throws -> TableRows {
    let file = try FilePieces(path, pieceSize: pieceSize, keeping: keptBytes)
    let stream = TextStream(file, fileName: path, encoding: encoding, expected: "a CSV table")
    let pieces = Prefetch(stream.next)
    var reader = try CSVReader(fileName: path, streaming: pieces.next)
    return TableRows(
      header: reader.header, next: { try reader.next() },
      end: {
        RecordFile(
          original: file.kept, sha256: file.sha256(), encoding: stream.encoding,
          findings: stream.findings)
      })
  }
}
