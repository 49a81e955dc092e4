import CLibXML2

/// Reads HTML that lies in memory, element by element, through libxml2's forgiving parser.
///
/// No tree is built, nothing is fetched, no entity is declared; elements may lie ``depthLimit`` deep.
final class HTMLStream {
  enum Event {
    /// An element opens. Names are in small letters.
    case start(String, attributes: [String: String])
    case end(String)
    /// Words as they stand, entities resolved.
    case text(UnsafeBufferPointer<UInt8>)
  }

  /// Open elements; the parser looks through all of them at an end without a start.
  static let depthLimit = 1000

  private let handle: (Event) -> Void
  private var parser: htmlParserCtxtPtr?
  private var depth = 0
  private var isTooDeep = false

  private init(_ handle: @escaping (Event) -> Void) { self.handle = handle }

  /// Gives everything in `utf8` to `handle`, in order.
  /// - Parameter part: the member of a zip file that this is, for messages; empty for a file.
  /// - Throws: ``FormatError/damaged(_:part:reason:)`` where elements lie too deep or memory is short.
  static func read(
    _ utf8: [UInt8], fileName: String, part: String, handle: (Event) -> Void
  ) throws {
    func damaged(_ reason: String) -> FormatError {
      .damaged(fileName, part: part, reason: reason)
    }
    try withoutActuallyEscaping(handle) { handle in
      let stream = HTMLStream(handle)
      let handlers = zhagen_HTMLHandlers(start: start, end: end, text: text)
      try withExtendedLifetime(stream) {
        let user = Unmanaged.passUnretained(stream).toOpaque()
        guard let parser = zhagen_htmlParser(handlers, user), let size = Int32(exactly: utf8.count)
        else { throw damaged("there is not enough memory for it") }
        defer { htmlFreeParserCtxt(parser) }
        stream.parser = parser
        utf8.withUnsafeBytes { bytes in
          // The encoding is given, so what the file says of itself is not followed.
          let document = htmlCtxtReadMemory(
            parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, "UTF-8",
            options)
          if let document { xmlFreeDoc(document) }
        }
        if stream.isTooDeep { throw damaged("elements lie more than \(depthLimit) deep") }
        if parser.pointee.errNo == Int32(XML_ERR_NO_MEMORY.rawValue) {
          throw damaged("there is not enough memory for it")
        }
      }
    }
  }

  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | HTML_PARSE_COMPACT.rawValue)

  private static func stream(_ user: UnsafeMutableRawPointer?) -> HTMLStream? {
    user.map { Unmanaged<HTMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let start: startElementSAXFunc = { user, name, attributes in
    guard let stream = stream(user), let name, !stream.isTooDeep else { return }
    stream.depth += 1
    guard stream.depth <= depthLimit else {
      stream.isTooDeep = true
      xmlStopParser(stream.parser)
      return
    }
    stream.handle(.start(String(cString: name), attributes: values(attributes)))
  }

  private static let end: endElementSAXFunc = { user, name in
    guard let stream = stream(user), let name, !stream.isTooDeep else { return }
    stream.depth -= 1
    stream.handle(.end(String(cString: name)))
  }

  private static let text: charactersSAXFunc = { user, characters, count in
    guard let stream = stream(user), let characters, count > 0, !stream.isTooDeep else { return }
    stream.handle(.text(UnsafeBufferPointer(start: characters, count: Int(count))))
  }

  /// Names and values by turns, a null pointer at the end; a value may be missing, as in `hidden`.
  private static func values(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [String: String] {
    guard let attributes else { return [:] }
    var values: [String: String] = [:]
    var at = 0
    while let name = attributes[at] {
      let name = String(cString: name)
      // Only these say whether an element shows; a picture in an attribute is not copied.
      if name == "style" || name == "hidden" {
        values[name] = attributes[at + 1].map { String(cString: $0) } ?? ""
      }
      at += 2
    }
    return values
  }
}
