import CLibXML2

/// Reads XML that lies in memory, node by node; the one place that touches libxml2.
///
/// Nothing is fetched, a document type is refused and with it every entity of the file's own, and
/// elements may lie ``depthLimit`` deep.
final class XMLStream {
  enum Event: Equatable {
    /// An element opens, or stands empty: then its end follows too. The name is the local one.
    case start(String)
    case end(String)
    case text(String)
  }

  static let depthLimit = 200

  private let reader: xmlTextReaderPtr
  /// libxml2 may read from here as long as the reader lives.
  private let storage: UnsafeMutableBufferPointer<CChar>
  private let fileName: String
  private let part: String
  private var pendingEnd: String?
  private var recentNamespace: (place: UnsafePointer<xmlChar>?, name: String) = (nil, "")

  /// - Parameter part: the member of a zip file that this is, for messages; empty for a file.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  init(_ bytes: [UInt8], fileName: String, part: String) throws {
    let storage = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, bytes.count))
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(storage).copyBytes(from: $0) }
    self.storage = storage
    self.fileName = fileName
    self.part = part
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOCDATA.rawValue
    guard !bytes.isEmpty, let size = Int32(exactly: bytes.count),
      let reader = xmlReaderForMemory(storage.baseAddress, size, nil, nil, Int32(options))
    else {
      storage.deallocate()
      throw FormatError.malformedXML(
        fileName, part: part, line: 1, reason: bytes.isEmpty ? "it is empty" : "it cannot be read")
    }
    self.reader = reader
  }

  deinit {
    xmlFreeTextReader(reader)
    storage.deallocate()
  }

  /// The next element, end or text; nil at the end of the document.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  func next() throws -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      xmlResetLastError()
      switch xmlTextReaderRead(reader) {
      case 0: return nil
      case 1: if let event = try event() { return event }
      default: throw failure()
      }
    }
  }

  /// The namespace of the element that has just opened.
  var namespace: String {
    // The reader keeps one copy of each, so the place in memory tells them apart.
    let place = xmlTextReaderConstNamespaceUri(reader)
    if recentNamespace.place != place { recentNamespace = (place, Self.string(place)) }
    return recentNamespace.name
  }

  /// Passes over everything in the element that has just opened, its end too.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  func skipElement() throws {
    guard pendingEnd == nil else {
      pendingEnd = nil
      return
    }
    let depth = xmlTextReaderDepth(reader)
    xmlResetLastError()
    repeat {
      guard xmlTextReaderRead(reader) == 1 else { throw failure() }
    } while xmlTextReaderDepth(reader) > depth
  }

  /// The value of an attribute of the element that has just opened, by its local name.
  func attribute(_ name: String) -> String? {
    defer { xmlTextReaderMoveToElement(reader) }
    var more = xmlTextReaderMoveToFirstAttribute(reader)
    while more == 1 {
      if Self.string(xmlTextReaderConstLocalName(reader)) == name {
        return Self.string(xmlTextReaderConstValue(reader))
      }
      more = xmlTextReaderMoveToNextAttribute(reader)
    }
    return nil
  }

  private func event() throws -> Event? {
    switch xmlReaderTypes(UInt32(bitPattern: xmlTextReaderNodeType(reader))) {
    case XML_READER_TYPE_ELEMENT:
      guard Int(xmlTextReaderDepth(reader)) <= Self.depthLimit else {
        throw failure("elements lie more than \(Self.depthLimit) deep")
      }
      let name = Self.string(xmlTextReaderConstLocalName(reader))
      if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
      return .start(name)
    case XML_READER_TYPE_END_ELEMENT:
      return .end(Self.string(xmlTextReaderConstLocalName(reader)))
    case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE,
      XML_READER_TYPE_WHITESPACE:
      return .text(Self.string(xmlTextReaderConstValue(reader)))
    case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE:
      throw failure("it declares a document type or entities, which are not read")
    default:
      return nil
    }
  }

  private func failure(_ reason: String) -> FormatError {
    .malformedXML(
      fileName, part: part, line: Int(xmlTextReaderGetParserLineNumber(reader)), reason: reason)
  }

  private func failure() -> FormatError {
    guard let error = xmlGetLastError(), let message = error.pointee.message else {
      return failure("it is not well-formed XML")
    }
    let reason = String(cString: message).trimmed
    return .malformedXML(fileName, part: part, line: Int(error.pointee.line), reason: reason)
  }

  private static func string(_ chars: UnsafePointer<xmlChar>?) -> String {
    chars.map { String(cString: $0) } ?? ""
  }
}
