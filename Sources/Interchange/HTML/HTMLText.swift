/// The words of a web page as a browser shows them, a line for each block.
enum HTMLText {
  /// The lines of a page, without markup, scripts, styles, hidden parts and ruby readings.
  /// - Parameters:
  ///   - bytes: the page in whatever encoding it says, or none.
  ///   - part: the member of a zip file that this is, for messages; empty for a file.
  /// - Throws: ``FormatError`` where the bytes are no text or elements lie too deep.
  static func lines(_ bytes: [UInt8], fileName: String, part: String) throws -> [String] {
    let decoded = try HTMLEncoding.decode(bytes, fileName: fileName, encoding: nil)
    return try read(decoded.utf8, fileName: fileName, part: part).lines
  }

  /// The lines of a page in UTF-8, and how many deleted passages were left out.
  static func read(
    _ utf8: [UInt8], fileName: String, part: String
  ) throws -> (lines: [String], deletions: Int) {
    var walk = HTMLWalk()
    let page = Array(utf8[endOfDeclarations(utf8)...])
    try HTMLStream.read(page, fileName: fileName, part: part) { walk.take($0) }
    return (walk.finish(), walk.deletions)
  }

  /// Behind a document type that declares entities of its own, as XHTML may: the parser of HTML knows
  /// no such declarations and would take them for words. 0 where there are none.
  private static func endOfDeclarations(_ utf8: [UInt8]) -> Int {
    let head = utf8.prefix(4096)
    guard let start = head.firstIndex(of: UInt8(ascii: "[")),
      let type = head[..<start].lastIndex(of: UInt8(ascii: "<")),
      String(decoding: head[type...].prefix(9), as: UTF8.self).uppercased() == "<!DOCTYPE",
      !head[type..<start].contains(UInt8(ascii: ">"))
    else { return 0 }
    var isClosing = false
    for place in start..<utf8.count {
      switch utf8[place] {
      case UInt8(ascii: "]"): isClosing = true
      case UInt8(ascii: ">") where isClosing: return place + 1
      case 0x20, 0x09, 0x0A, 0x0D: break
      default: isClosing = false
      }
    }
    return 0
  }
}

/// Collects the lines of a page while its elements go by.
struct HTMLWalk {
  private(set) var deletions = 0

  private var table = TableLines()
  private var line = HTMLLine()
  /// How many cells are open around the present place.
  private var cells = 0
  /// Elements open since one that does not show opened, that one included.
  private var hidden = 0
  private var preformatted = 0

  mutating func take(_ event: HTMLStream.Event) {
    switch event {
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    case .text(let bytes):
      guard hidden == 0 else { return }
      for done in line.append(bytes, preformatted: preformatted > 0) { add(done) }
    }
  }

  mutating func finish() -> [String] {
    endLine()
    return table.finish()
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    guard hidden == 0, !Self.unseen.contains(name), !Self.isHidden(attributes) else {
      if hidden == 0, name == "del" { deletions += 1 }
      hidden += 1
      return
    }
    switch name {
    case "br": add(line.take())
    case "td", "th":
      endLine()
      cells += 1
    case "pre", "textarea", "listing":
      endLine()
      preformatted += 1
    case _ where Self.blocks.contains(name): endLine()
    default: break
    }
  }

  private mutating func end(_ name: String) {
    guard hidden == 0 else {
      hidden -= 1
      return
    }
    switch name {
    case "td", "th":
      table.endCell(line.isEmpty ? nil : line.take(), level: cells)
      cells = max(0, cells - 1)
    case "tr", "table":
      endLine()
      table.endRow(level: cells + 1)
    case "pre", "textarea", "listing":
      endLine()
      preformatted = max(0, preformatted - 1)
    case _ where Self.blocks.contains(name): endLine()
    default: break
    }
  }

  private mutating func add(_ line: String) { table.add(line, level: cells) }

  /// A block has begun or ended; several of them at one place make one line end.
  private mutating func endLine() {
    if !line.isEmpty { add(line.take()) }
    line.reset()
  }

  private static func isHidden(_ attributes: [String: String]) -> Bool {
    if attributes["hidden"] != nil { return true }
    guard let style = attributes["style"] else { return false }
    return style.lowercased().filter { !$0.isWhitespace }.contains("display:none")
  }

  /// Elements whose words are no part of the page's text.
  private static let unseen: Set<String> = [
    "script", "style", "head", "title", "template", "noscript", "rt", "rp", "rtc", "del", "iframe",
    "object", "audio", "video", "canvas", "svg", "math", "select", "noframes", "datalist",
  ]

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "search", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
  ]
}
