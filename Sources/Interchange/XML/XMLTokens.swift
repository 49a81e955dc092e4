import CLibXML2

/// Parses XML in pieces and queues what it finds; the one place that touches libxml2's parser.
///
/// Nothing is fetched and no entity is ever defined, so none can be expanded: a document type is
/// refused, or passed over where a format is known to have one. Elements may lie ``depthLimit`` deep.
final class XMLTokens {
  enum Kind { case start, end, text }

  struct Token {
    let kind: Kind
    /// Names are kept once each, so that their places in memory tell them apart.
    let name: UnsafePointer<xmlChar>?
    let namespace: UnsafePointer<xmlChar>?
    /// The places of a text in ``bytes``, or of an element's attributes in ``attributes``.
    let range: Range<Int>
  }

  struct Attribute {
    let name: UnsafePointer<xmlChar>
    let value: Range<Int>
  }

  static let depthLimit = 200
  private static let pieceSize = 1 << 16

  /// What the last piece held.
  private(set) var tokens: [Token] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []

  private let parser: xmlParserCtxtPtr
  /// Fills a buffer with the next bytes of the file; 0 at its end.
  private let source: (UnsafeMutableRawBufferPointer) throws -> Int
  private let piece = UnsafeMutableRawBufferPointer.allocate(
    byteCount: XMLTokens.pieceSize, alignment: 16)
  private let fileName: String
  private let part: String
  private let passesOverDocumentType: Bool
  private var depth = 0
  private var isFirst = true
  private var isFinished = false
  private var refusal: FormatError?

  init(
    fileName: String, part: String, passesOverDocumentType: Bool = false,
    source: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws {
    var callbacks = Self.callbacks
    guard let parser = xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else {
      piece.deallocate()
      throw FormatError.malformedXML(
        fileName, part: part, line: 1, reason: "there is not enough memory for it")
    }
    self.parser = parser
    self.source = source
    self.fileName = fileName
    self.part = part
    self.passesOverDocumentType = passesOverDocumentType
    // Without the second, an ampersand in an attribute would come escaped; entities there are none.
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    xmlFreeParserCtxt(parser)
    piece.deallocate()
  }

  /// Parses the next piece that holds anything; false at the end of the document.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``, or what the source throws.
  func fill() throws -> Bool {
    tokens.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    while tokens.isEmpty, !isFinished {
      let count = try source(piece)
      if count == 0, isFirst { throw failure("it is empty", line: 1) }
      isFirst = false
      isFinished = count == 0
      xmlParseChunk(
        parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count),
        isFinished ? 1 : 0)
      if let refusal { throw refusal }
      if parser.pointee.wellFormed == 0 { throw failure() }
    }
    return !tokens.isEmpty
  }

  private func failure(_ reason: String, line: Int) -> FormatError {
    .malformedXML(fileName, part: part, line: line, reason: reason)
  }

  private func failure() -> FormatError {
    guard let error = xmlCtxtGetLastError(parser), let message = error.pointee.message else {
      return failure("it is not well-formed XML", line: Int(xmlSAX2GetLineNumber(parser)))
    }
    return failure(String(cString: message).trimmed, line: Int(error.pointee.line))
  }

  private func refuse(_ reason: String) {
    refusal = failure(reason, line: Int(xmlSAX2GetLineNumber(parser)))
    xmlStopParser(parser)
  }
}

extension XMLTokens {
  fileprivate func open(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    depth += 1
    guard depth <= Self.depthLimit else {
      return refuse("elements lie more than \(Self.depthLimit) deep")
    }
    let first = attributes.count
    // Of each: local name, prefix, namespace, and the two ends of the value.
    for index in 0..<count {
      guard let fields, let name = fields[index * 5], let start = fields[index * 5 + 3],
        let end = fields[index * 5 + 4]
      else { continue }
      let place = bytes.count
      bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
      attributes.append(Attribute(name: name, value: place..<bytes.count))
    }
    tokens.append(
      Token(kind: .start, name: name, namespace: namespace, range: first..<attributes.count))
  }

  fileprivate func close(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
  ) {
    depth -= 1
    tokens.append(Token(kind: .end, name: name, namespace: namespace, range: 0..<0))
  }

  fileprivate func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    let start = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
    if let last = tokens.last, last.kind == .text, last.range.upperBound == start {
      tokens[tokens.count - 1] = Token(
        kind: .text, name: nil, namespace: nil, range: last.range.lowerBound..<bytes.count)
    } else {
      tokens.append(Token(kind: .text, name: nil, namespace: nil, range: start..<bytes.count))
    }
  }

  fileprivate func documentType() {
    if !passesOverDocumentType {
      refuse("it declares a document type or entities, which are not read")
    }
  }

  private static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = XML_SAX2_MAGIC
    callbacks.startElementNs = { tokens, name, _, namespace, _, _, count, _, fields in
      XMLTokens.of(tokens)?.open(name, namespace, Int(count), fields)
    }
    callbacks.endElementNs = { tokens, name, _, namespace in
      XMLTokens.of(tokens)?.close(name, namespace)
    }
    let text: charactersSAXFunc = { tokens, text, count in
      XMLTokens.of(tokens)?.text(text, count)
    }
    callbacks.characters = text
    // The same function, or the parser would leave out what it takes for mere layout.
    callbacks.ignorableWhitespace = text
    callbacks.cdataBlock = text
    callbacks.internalSubset = { tokens, _, _, _ in XMLTokens.of(tokens)?.documentType() }
    return callbacks
  }

  private static func of(_ tokens: UnsafeMutableRawPointer?) -> XMLTokens? {
    tokens.map { Unmanaged<XMLTokens>.fromOpaque($0).takeUnretainedValue() }
  }
}
