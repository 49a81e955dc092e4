import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads markup strictly, as XML.
final class MarkupTexts: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var titles: [String] = []
  private var isTitle = false

  init?(_ markup: String) {
    super.init()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    isTitle = name == "title"
    if isTitle { titles.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isTitle { titles[titles.count - 1] += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { isTitle = false }
}
