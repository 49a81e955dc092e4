/// What a file is by its first bytes, whatever its name says.
enum FileKind: Equatable {
  case word, spreadsheet, presentation, openDocument, openSpreadsheet, epub, zip, oldOffice, pdf,
    richText
  case png, jpeg, gif, mp3, mpeg4, wav, ogg, sqlite, gzip, rar, sevenZip

  /// How a message names it.
  var name: String {
    switch self {
    case .word: "a Word document (.docx)"
    case .spreadsheet: "an Excel workbook (.xlsx)"
    case .presentation: "a PowerPoint file (.pptx)"
    case .openDocument: "an OpenDocument file (.odt)"
    case .openSpreadsheet: "an OpenDocument spreadsheet (.ods)"
    case .epub: "an e-book (.epub)"
    case .zip: "a zip archive"
    case .oldOffice: "an old Office file (.doc, .xls) or a password-protected one"
    case .pdf: "a PDF"
    case .richText: "a rich-text file (.rtf)"
    case .png: "a PNG picture"
    case .jpeg: "a JPEG picture"
    case .gif: "a GIF picture"
    case .mp3: "an MP3 recording"
    case .mpeg4: "an MPEG-4 recording (.m4a, .mp4)"
    case .wav: "a WAV recording"
    case .ogg: "an Ogg recording"
    case .sqlite: "an SQLite database"
    case .gzip: "a gzip archive"
    case .rar: "a RAR archive"
    case .sevenZip: "a 7z archive"
    }
  }

  /// nil where the first bytes tell nothing, as in every plain text.
  init?(_ bytes: [UInt8]) {
    func begins(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    func begins(_ magic: UInt8...) -> Bool { bytes.starts(with: magic) }
    if begins("PK\u{3}\u{4}") || begins("PK\u{5}\u{6}") {
      self = Self.zipKind(bytes)
    } else if begins(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1) {
      self = .oldOffice
    } else if begins("%PDF-") {
      self = .pdf
    } else if begins("{\\rtf") {
      self = .richText
    } else if begins(0x89, 0x50, 0x4E, 0x47) {
      self = .png
    } else if begins(0xFF, 0xD8, 0xFF) {
      self = .jpeg
    } else if begins("GIF8") {
      self = .gif
    } else if begins("ID3"), bytes.count > 3, bytes[3] < 0x10 {
      self = .mp3
    } else if begins(0xFF, 0xFB) || begins(0xFF, 0xF3) || begins(0xFF, 0xF2) {
      self = .mp3
    } else if begins(0), begins("ftyp", at: 4) {
      self = .mpeg4
    } else if begins("RIFF"), begins("WAVE", at: 8) {
      self = .wav
    } else if begins("OggS") {
      self = .ogg
    } else if begins("SQLite format 3\0") {
      self = .sqlite
    } else if begins(0x1F, 0x8B) {
      self = .gzip
    } else if begins("Rar!\u{1A}") {
      self = .rar
    } else if begins(0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C) {
      self = .sevenZip
    } else {
      return nil
    }
  }

  private static func zipKind(_ bytes: [UInt8]) -> FileKind {
    (try? ZipArchive(bytes, fileName: "")).map { FileKind($0) } ?? .zip
  }

  /// What an archive is by the parts in it; ``zip`` where they tell nothing.
  init(_ archive: ZipArchive) {
    if archive.contains("word/document.xml") {
      self = .word
    } else if archive.contains("xl/workbook.xml") {
      self = .spreadsheet
    } else if archive.contains("ppt/presentation.xml") {
      self = .presentation
    } else if archive.contains("META-INF/container.xml"), !archive.contains("content.xml") {
      self = .epub
    } else if archive.contains("content.xml") {
      let type = (try? archive.read("mimetype")) ?? []
      let isTable = String(decoding: type, as: UTF8.self).contains("opendocument.spreadsheet")
      self = isTable ? .openSpreadsheet : .openDocument
    } else {
      self = .zip
    }
  }
}

extension ZipArchive {
  /// Opens a file that should be an archive of this kind, or one that does not show what it is.
  /// - Throws: ``FormatError/anotherKind(_:expected:found:)`` where it is something else.
  static func open(_ bytes: [UInt8], as kind: FileKind, fileName: String) throws -> ZipArchive {
    func another(_ found: String) -> FormatError {
      .anotherKind(fileName, expected: kind.name, found: found)
    }
    guard bytes.starts(with: "PK".utf8) else {
      throw another(FileKind(bytes)?.name ?? "plain text or something unknown")
    }
    let archive = try ZipArchive(bytes, fileName: fileName)
    let found = FileKind(archive)
    guard found == kind || found == .zip else { throw another(found.name) }
    return archive
  }
}
