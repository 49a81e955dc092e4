import GroundedTheory

/// Reads one file into a source: decoded, cut into turns, fingerprinted.
public enum DocumentReader {
  /// The largest file of text that is read, in bytes: 256 MiB. Files that pack their words among
  /// pictures may have ``FileBytes/limit``.
  public static let textLimit = 256 << 20

  /// Reads the file at `path`.
  /// - Throws: ``FormatError`` where nothing usable came out.
  public static func read(
    path: String, name: String? = nil, options: ReadingOptions = ReadingOptions()
  ) throws -> ImportedDocument {
    let format = try FormatCatalog.format(ofFile: path)
    let limit = format.isPacked ? FileBytes.limit : textLimit
    return try read(
      bytes: try FileBytes.read(path, limit: limit), fileName: path, name: name, options: options)
  }

  /// Decodes a file and cuts it into turns.
  /// - Parameters:
  ///   - bytes: the bytes of the file.
  ///   - fileName: the file's name or path; its ending chooses the format.
  ///   - name: the source's name; the file's name without its ending unless given.
  ///   - options: what the reader is not to find out by itself.
  /// - Throws: ``FormatError`` where nothing usable came out.
  public static func read(
    bytes: [UInt8], fileName: String, name: String? = nil,
    options: ReadingOptions = ReadingOptions()
  ) throws -> ImportedDocument {
    guard !bytes.isEmpty else { throw FormatError.emptyFile(fileName) }
    let format = try FormatCatalog.format(ofFile: fileName)
    let decoded = try format.decode(bytes, fileName, options)
    let text = PlainText(validUTF8: decoded.utf8)
    let (turns, findings) =
      try decoded.turns.map { ($0, []) }
      ?? TurnReader.read(text, name: FileName.last(of: fileName), options: options)
    var all = decoded.findings + findings
    if let encoding = options.encoding, decoded.encoding.isEmpty {
      all.append(
        Finding(
          what: "the encoding \(encoding) not used", place: "\"\(fileName)\"",
          why: "a file of this kind says itself how it is encoded"))
    }
    let sha256 = Digest.sha256(bytes)
    return ImportedDocument(
      name: name ?? FileName.stem(of: fileName), original: bytes, text: text, turns: turns,
      encoding: decoded.encoding, sha256: sha256,
      textSHA256: bytes == decoded.utf8 ? sha256 : Digest.sha256(decoded.utf8),
      comments: decoded.comments,
      findings: all)
  }
}
