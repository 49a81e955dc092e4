/// A format of documents that can be imported.
public struct DocumentFormat: Sendable, Identifiable {
  public let id: String
  /// What people call it, for help texts.
  public let displayName: String
  /// Endings of file names, in small letters without a dot.
  public let extensions: [String]
  /// Whether a file may hold much besides its words: pictures, fonts, styles.
  var isPacked: Bool { ["docx", "odt", "epub", "pdf"].contains(id) }
  /// The bytes of a file to its words; the file's name is for messages.
  let decode:
    @Sendable (_ bytes: [UInt8], _ fileName: String, _ options: ReadingOptions) throws
      -> DecodedText
}

/// The formats that documents are imported from. A new format is a new entry of ``all``.
public enum FormatCatalog {
  /// Every format, in the order in which help texts name them.
  public static let all: [DocumentFormat] = [
    DocumentFormat(
      id: "text", displayName: "plain text", extensions: ["txt", "text", "md"],
      decode: { try TextDecoding.decode($0, fileName: $1, encoding: $2.encoding) }),
    DocumentFormat(
      id: "docx", displayName: "Word", extensions: ["docx"],
      decode: { try DocxReader.read($0, fileName: $1, options: $2) }),
    DocumentFormat(
      id: "odt", displayName: "OpenDocument", extensions: ["odt"],
      decode: { try OpenDocumentReader.read($0, fileName: $1, options: $2) }),
    DocumentFormat(
      id: "epub", displayName: "e-book", extensions: ["epub"],
      decode: { bytes, fileName, _ in try EpubReader.read(bytes, fileName: fileName) }),
    DocumentFormat(
      id: "rtf", displayName: "rich text", extensions: ["rtf"],
      decode: { bytes, fileName, _ in try RTFReader.read(bytes, fileName: fileName) }),
    DocumentFormat(
      id: "html", displayName: "web page", extensions: ["html", "htm", "xhtml"],
      decode: { try HTMLReader.read($0, fileName: $1, encoding: $2.encoding) }),
    DocumentFormat(
      id: "pdf", displayName: "PDF", extensions: ["pdf"],
      decode: { bytes, fileName, _ in try PDFReader.read(bytes, fileName: fileName) }),
    DocumentFormat(
      id: "subtitles", displayName: "subtitles", extensions: ["srt", "vtt"],
      decode: { try SubtitleReader.read($0, fileName: $1, options: $2) }),
    DocumentFormat(
      id: "lyrics", displayName: "timed lines", extensions: ["lrc"],
      decode: { try LyricsReader.read($0, fileName: $1, options: $2) }),
    DocumentFormat(
      id: "table", displayName: "transcript tables", extensions: ["csv", "tsv"],
      decode: { try TranscriptTable.read($0, fileName: $1, options: $2) }),
    DocumentFormat(
      id: "whisper-json", displayName: "speech recognition", extensions: ["json"],
      decode: { try WhisperJSON.read($0, fileName: $1, options: $2) }),
    DocumentFormat(
      id: "akoma-ntoso", displayName: "Akoma Ntoso", extensions: ["xml"],
      decode: { try AkomaNtosoReader.read($0, fileName: $1, options: $2) }),
  ]

  /// The formats in one line, for help texts: `plain text (.txt, .text, .md), Word (.docx)`.
  public static var summary: String {
    all.map { format in
      "\(format.displayName) (\(format.extensions.map { ".\($0)" }.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  /// The format that the ending of a file's name chooses.
  /// - Throws: ``FormatError/unknownExtension(_:known:)``.
  public static func format(ofFile fileName: String) throws -> DocumentFormat {
    let ending = FileName.lowercasedExtension(of: fileName)
    guard let format = all.first(where: { $0.extensions.contains(ending) }) else {
      throw FormatError.unknownExtension(fileName, known: all.flatMap(\.extensions))
    }
    return format
  }
}
