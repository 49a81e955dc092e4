/// Finds out what encoding a page is in, and decodes it.
///
/// In this order: the name given by the user; a BOM; what the page says of itself in its first
/// kilobytes; whatever ``TextDecoding`` makes of it.
enum HTMLEncoding {
  /// - Throws: ``FormatError`` where the bytes are no text, or none in the encoding that they name.
  static func decode(_ bytes: [UInt8], fileName: String, encoding: String?) throws -> DecodedText {
    guard encoding == nil, ByteOrderMark(bytes) == nil, let name = declared(in: bytes.prefix(4096))
    else { return try TextDecoding.decode(bytes, fileName: fileName, encoding: encoding) }
    do {
      return try TextDecoding.decode(bytes, fileName: fileName, encoding: name)
    } catch FormatError.unknownEncoding, FormatError.undecodable {
      // A page that was saved anew in another encoding often keeps what it said before.
      return try TextDecoding.decode(bytes, fileName: fileName)
    }
  }

  /// The value of `charset=` in a `meta` element, or of `encoding=` in an XML declaration; nil where
  /// the page says nothing, or UTF-16, which it cannot mean where this could be read.
  static func declared(in head: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: head.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    let name =
      value(after: "encoding", in: text.prefix(while: { $0 != ">" }), within: "<?xml")
      ?? metas(in: text).lazy.compactMap { value(after: "charset", in: $0, within: "meta") }.first
    guard let name, !name.hasPrefix("utf-16"), !name.hasPrefix("utf16") else { return nil }
    // Browsers read these as the code page that holds them.
    return ["iso-8859-1": "CP1252", "latin1": "CP1252", "ascii": "CP1252", "us-ascii": "CP1252"][
      name] ?? name
  }

  private static func metas(in text: String) -> [Substring] {
    text.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
      .filter { $0.hasPrefix("meta") }.map { $0.prefix { $0 != ">" } }
  }

  private static func value(
    after key: String, in tag: Substring, within opening: String
  ) -> String? {
    guard tag.hasPrefix(opening), let place = tag.firstRange(of: key) else { return nil }
    let rest = tag[place.upperBound...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let name = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    return name.isEmpty ? nil : String(name)
  }
}
