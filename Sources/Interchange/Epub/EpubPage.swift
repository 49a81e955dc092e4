/// The words of one page of an e-book, which is well-formed XHTML.
enum EpubPage {
  /// The lines of a page, one for each block with words in it.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  static func lines(_ bytes: [UInt8], fileName: String, part: String) throws -> [String] {
    let stream = try XMLElements<PageName>(
      bytes, fileName: fileName, part: part, passesOverDocumentType: true)
    var lines: [String] = []
    var line: [UInt8] = []
    func endLine() {
      let text = String(decoding: line, as: UTF8.self).trimmed
      if !text.isEmpty { lines.append(text) }
      line = []
    }
    while let event = try stream.next() {
      switch event {
      case .start(.head), .start(.script), .start(.style), .start(.rt), .start(.rp), .start(.nav),
        .start(.svg):
        try stream.skip()
      case .start(.td), .start(.th): if !line.isEmpty { line.append(0x09) }
      case .start(.br): endLine()
      case .start(let name?), .end(let name?): if name.isBlock { endLine() }
      case .text:
        var words: [UInt8] = []
        stream.appendText(to: &words)
        for byte in words {
          let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
          if !isSpace {
            line.append(byte)
          } else if let last = line.last, last != 0x20, last != 0x09 {
            line.append(0x20)
          }
        }
      default: break
      }
    }
    endLine()
    return lines
  }
}

private enum PageName: String, XMLName {
  case head, script, style, rt, rp, nav, svg, td, th, br
  case p, div, li, ul, ol, dl, dt, dd, tr, table, blockquote, pre, section, article, aside, figure
  case h1, h2, h3, h4, h5, h6, hr, header, footer, main, body, caption, figcaption, address

  init?(local: String, namespace: String) { self.init(rawValue: local) }

  var isBlock: Bool {
    switch self {
    case .head, .script, .style, .rt, .rp, .nav, .svg, .td, .th, .br: false
    default: true
    }
  }
}
