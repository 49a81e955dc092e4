import GroundedTheory

/// Reads subtitles: SubRip (srt) and WebVTT (vtt), as people and speech recognition write them.
enum SubtitleReader {
  /// - Throws: ``FormatError`` where the file is no text or has no cue.
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions
  ) throws -> DecodedText {
    let text = try TextDecoding.decode(bytes, fileName: fileName, encoding: options.encoding)
    let list = text.utf8.withUnsafeBufferPointer { SubtitleScan($0).list }
    guard
      let document = CueTranscript.document(
        list, of: fileName, encoding: text.encoding, findings: text.findings, options: options)
    else {
      throw FormatError.unknownShape(
        fileName, found: "it has no cue; it begins \(text.beginning)",
        known: "cues with a line such as 00:00:01,000 --> 00:00:04,000 and words under it")
    }
    return document
  }
}

extension DecodedText {
  /// The first words in quotation marks, for messages.
  var beginning: String {
    let start = String(decoding: utf8.prefix(200), as: UTF8.self)
    return "\"\(excerpt(start.trimmed, limit: 40))\""
  }
}
