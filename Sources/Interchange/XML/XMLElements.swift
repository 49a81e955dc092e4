import CLibXML2

/// The elements that a reader knows, by name; all others are nil to it.
protocol XMLName: Sendable {
  /// nil where the reader does not know the element.
  init?(local: String, namespace: String)
}

/// Reads XML element by element; texts and attributes stay bytes until they are asked for.
final class XMLElements<Name: XMLName> {
  enum Event {
    /// An element opens; its end follows in any case.
    case start(Name?)
    case end(Name?)
    /// A text, or a piece of one.
    case text
  }

  private let tokens: XMLTokens
  private var place = -1
  private var names = [NameCache?](repeating: nil, count: 256)

  private struct NameCache {
    let local: UnsafePointer<xmlChar>?
    let namespace: UnsafePointer<xmlChar>?
    let name: Name?
  }

  /// - Parameters:
  ///   - part: the member of a zip file that this is, for messages; empty for a file.
  ///   - passesOverDocumentType: whether a document type is passed over unread, and not refused.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  init(
    fileName: String, part: String, passesOverDocumentType: Bool = false,
    source: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws {
    tokens = try XMLTokens(
      fileName: fileName, part: part, passesOverDocumentType: passesOverDocumentType,
      source: source)
  }

  convenience init(
    _ bytes: [UInt8], fileName: String, part: String, passesOverDocumentType: Bool = false
  ) throws {
    var position = 0
    try self.init(
      fileName: fileName, part: part, passesOverDocumentType: passesOverDocumentType
    ) { buffer in
      let count = min(buffer.count, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<(position + count)])
      position += count
      return count
    }
  }

  /// A part of an archive, unpacked while it is read.
  convenience init(
    _ archive: ZipArchive, part: String, passesOverDocumentType: Bool = false
  ) throws {
    let member = try archive.open(part)
    try self.init(
      fileName: archive.fileName, part: part, passesOverDocumentType: passesOverDocumentType
    ) { try member.read(into: $0) }
  }

  /// The next element, end or text; nil at the end of the document.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  func next() throws -> Event? {
    place += 1
    if place >= tokens.tokens.count {
      guard try tokens.fill() else { return nil }
      place = 0
    }
    let token = tokens.tokens[place]
    return switch token.kind {
    case .start: .start(name(token))
    case .end: .end(name(token))
    case .text: .text
    }
  }

  /// Adds the text that has just been read.
  func appendText(to bytes: inout [UInt8]) {
    let range = tokens.tokens[place].range
    tokens.bytes.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// The value of an attribute of the element that has just opened, by its local name.
  func attribute(_ name: String) -> String? {
    attributeBytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  func attributeBytes(_ name: String) -> ArraySlice<UInt8>? {
    guard tokens.tokens.indices.contains(place), tokens.tokens[place].kind == .start else {
      return nil
    }
    for index in tokens.tokens[place].range {
      let attribute = tokens.attributes[index]
      if name.withCString({ xmlStrEqualBytes(attribute.name, $0) }) {
        return tokens.bytes[attribute.value]
      }
    }
    return nil
  }

  /// Passes over everything in the element that has just opened, its end too.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  func skip() throws {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  /// The words in the element that has just opened, its end passed too.
  func words() throws -> [UInt8] {
    var words: [UInt8] = []
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: appendText(to: &words)
      }
    }
    return words
  }

  private func name(_ token: XMLTokens.Token) -> Name? {
    let slot = (Int(bitPattern: token.name) >> 3) & 255
    if let known = names[slot], known.local == token.name, known.namespace == token.namespace {
      return known.name
    }
    let name = Name(
      local: token.name.map { String(cString: $0) } ?? "",
      namespace: token.namespace.map { String(cString: $0) } ?? "")
    names[slot] = NameCache(local: token.name, namespace: token.namespace, name: name)
    return name
  }
}

private func xmlStrEqualBytes(_ one: UnsafePointer<xmlChar>, _ other: UnsafePointer<CChar>) -> Bool
{
  var at = 0
  while one[at] == UInt8(bitPattern: other[at]) {
    if one[at] == 0 { return true }
    at += 1
  }
  return false
}
