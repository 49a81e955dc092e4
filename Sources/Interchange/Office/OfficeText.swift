import GroundedTheory

/// What a word processor's document says: lines, tables of speech, notes, comments.
struct OfficeText {
  /// The lines after the last table of speech.
  var lines: TextLines
  /// The tables of speech, each with the lines before it.
  var tables: [SpeechTable]
  var footnotes: [[UInt8]]
  var endnotes: [[UInt8]]
  var comments: [SourceComment]
  var losses: OfficeLosses

  /// The text as a source has it; notes follow at the end, each under a label in brackets, which ends
  /// the last turn and opens none.
  /// - Throws: ``FormatError/emptyFile(_:)``.
  func decoded(_ fileName: String, _ options: ReadingOptions) throws -> DecodedText {
    let notes = labelled(footnotes, "注") + labelled(endnotes, "尾注")
    var losses = losses
    losses.notes = notes.count
    guard var decoded = tables.isEmpty ? plain(notes) : speech(notes, fileName, options),
      !BlankText.isBlank(decoded.utf8)
    else { throw FormatError.emptyFile(fileName) }
    decoded.comments = comments
    decoded.findings += losses.findings(fileName)
    return decoded
  }

  private func plain(_ notes: [[UInt8]]) -> DecodedText {
    var lines = lines
    for note in notes { lines.add(note) }
    return DecodedText(utf8: LineEnds.normalised(lines.bytes))
  }

  /// The rows of the tables; what stands around them is told by nobody.
  private func speech(
    _ notes: [[UInt8]], _ fileName: String, _ options: ReadingOptions
  ) -> DecodedText? {
    var list = CueList(countedIn: "row")
    func narrate(_ bytes: [UInt8]) {
      if BlankText.isBlank(bytes) { return }
      list.append(LineEnds.normalised(bytes), at: list.cues.count + 1, isNarration: true)
    }
    for table in tables {
      narrate(table.before.bytes)
      for row in table.rows {
        let place = list.cues.count + 1
        if row.isUnreadable { list.problems.unreadable.note(place) }
        list.append(
          LineEnds.normalised(row.words), speaker: row.speaker, from: row.from, to: row.to,
          at: place)
      }
    }
    narrate(lines.bytes)
    notes.forEach(narrate)
    return CueTranscript.document(list, of: fileName, options: options)
  }

  private func labelled(_ notes: [[UInt8]], _ label: String) -> [[UInt8]] {
    notes.enumerated().map { index, words in
      Array("（\(label)\(index + 1)）：\(String(decoding: words, as: UTF8.self).trimmed)".utf8)
    }
  }
}
