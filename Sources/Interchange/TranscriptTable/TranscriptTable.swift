import GroundedTheory

/// Reads a transcript that is a table: a row each stretch of speech, with the words and who speaks or
/// when, in columns of any order.
///
/// Times are `H:MM:SS`, `MM:SS.mmm`, seconds, or milliseconds where the heading says so; a column
/// may hold two, as NVivo's `Timespan` does. Whole numbers without a unit are milliseconds in
/// Whisper's tsv, and elsewhere where a row would last five minutes on average otherwise.
enum TranscriptTable {
  static let shapes =
    "tables with a column of words (text, content, 内容, 文本) and one of speakers (speaker, 发言人,"
    + " 说话人) or of times (from, start, timespan, 开始时间)"

  /// - Throws: ``FormatError`` where the file is no table, or one of something else.
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions
  ) throws -> DecodedText {
    let text = try TextDecoding.decode(bytes, fileName: fileName, encoding: options.encoding)
    var findings = text.findings
    let list: CueList
    if options.columns.isEmpty, let cues = WhisperTSV.cues(text.utf8) {
      list = cues
    } else {
      let reader = try CSVReader(text.utf8, fileName: fileName, encoding: "UTF-8")
      let columns = try TableColumns(reader.header, fileName: fileName, mapped: options.columns)
      guard let words = columns.text, columns.speaker != nil || columns.from != nil else {
        throw shape(reader.header, fileName)
      }
      var rows = TranscriptRows(columns: columns, words: words)
      list = try rows.read(reader, fileName)
      // A table of calls or answers may have a column of times of day, and dates are none at all.
      if columns.speaker == nil, !rows.hasTimes { throw shape(reader.header, fileName) }
      findings += rows.unitFinding.map { [$0] } ?? []
    }
    guard
      let document = CueTranscript.document(
        list, of: fileName, encoding: text.encoding, findings: findings, options: options)
    else { throw FormatError.emptyFile(fileName) }
    return document
  }

  private static func shape(_ header: [String], _ fileName: String) -> FormatError {
    let shown = header.prefix(12).map { "\"\(excerpt($0))\"" }.joined(separator: ", ")
    return .unknownShape(
      fileName, found: "its columns are \(shown)\(header.count > 12 ? " and more" : "")",
      known: shapes, advice: advice(header))
  }

  /// The command that reads such a table.
  private static func advice(_ header: [String]) -> String {
    let names = Set(header.map { $0.lowercased() })
    func has(_ any: String...) -> Bool { any.contains(where: names.contains) }
    if has("code", "path", "编码"), has("coder", "编码员", "quote", "原始语句") {
      return "Codings are read by `zhagen coding import`."
    }
    if has("path", "parent"), has("name", "level", "definition") {
      return "A codebook is read by `zhagen codebook import`."
    }
    if has("participant", "受访者", "name", "姓名"), !has("text", "content", "内容", "內容", "文本") {
      return "Participants and their attributes are read by `zhagen participant import`."
    }
    return
      "Where the columns have other headings, name them, as in --column speaker=谁 --column text=话."
      + " A table with one record in each row (survey answers, calls to a hotline) is read by"
      + " `zhagen records import`."
  }
}
