/// Reads XML that lies in memory, node by node, each named by its local name: for formats that are
/// small or have many elements. A document type is refused; see ``XMLTokens`` for the limits.
final class XMLStream {
  enum Event: Equatable {
    /// An element opens, or stands empty: then its end follows too. The name is the local one.
    case start(String)
    case end(String)
    case text(String)
  }

  static let depthLimit = XMLTokens.depthLimit

  private let elements: XMLElements<QualifiedName>
  private var recent: QualifiedName?

  /// - Parameters:
  ///   - part: the member of a zip file that this is, for messages; empty for a file.
  ///   - passesOverDocumentType: whether a document type is passed over unread, and not refused.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  init(
    _ bytes: [UInt8], fileName: String, part: String, passesOverDocumentType: Bool = false
  ) throws {
    elements = try XMLElements(
      bytes, fileName: fileName, part: part, passesOverDocumentType: passesOverDocumentType)
  }

  /// The next element, end or text, which may be a piece of one; nil at the end of the document.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  func next() throws -> Event? {
    guard let event = try elements.next() else { return nil }
    switch event {
    case .start(let name):
      recent = name
      return .start(name?.local ?? "")
    case .end(let name): return .end(name?.local ?? "")
    case .text:
      var bytes: [UInt8] = []
      elements.appendText(to: &bytes)
      return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The namespace of the element that has just opened.
  var namespace: String { recent?.namespace ?? "" }

  /// The value of an attribute of the element that has just opened, by its local name.
  func attribute(_ name: String) -> String? { elements.attribute(name) }
}

/// Every name there is.
private struct QualifiedName: XMLName {
  let local: String
  let namespace: String

  init?(local: String, namespace: String) {
    self.local = local
    self.namespace = namespace
  }
}
