/// Reads a list of words, one a line, such as stop words or terms of a field.
public enum WordList {
  /// The words in the order of the file; blank lines and outer spaces are left out.
  /// - Throws: ``FormatError`` where the file cannot be read.
  public static func read(_ path: String) throws -> [String] {
    let bytes = try FileBytes.read(path)
    let text = try TextDecoding.decode(bytes, fileName: path)
    return String(decoding: text.utf8, as: UTF8.self).split(separator: "\n").compactMap { line in
      let word = line.trimmingPrefix(while: \.isWhitespace)
      let end = word.lastIndex { !$0.isWhitespace }
      return end.map { String(word[...$0]) }
    }
  }
}
