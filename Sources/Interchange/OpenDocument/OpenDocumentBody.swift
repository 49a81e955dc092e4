import GroundedTheory

/// Walks the body of an OpenDocument text and collects its lines.
struct OpenDocumentBody {
  let stream: XMLElements<OpenDocumentName>
  private(set) var losses = OfficeLosses()
  private(set) var footnotes: [[UInt8]] = []
  private(set) var endnotes: [[UInt8]] = []

  private(set) var tables: [SpeechTable] = []

  private let columns: [TranscriptColumn: String]
  /// How many tables and text boxes are open around the present place.
  private var nesting = 0
  private var hiddenStyles: Set<String> = []
  private var margin = OfficeMargin()
  private var annotations: [String: SourceComment] = [:]

  init(
    _ stream: XMLElements<OpenDocumentName>, columns: [TranscriptColumn: String]
  ) {
    self.stream = stream
    self.columns = columns
  }

  /// The comments, each with the words that it is about.
  var comments: [SourceComment] {
    margin.comments.compactMap { id in
      guard var comment = annotations[id] else { return nil }
      comment.quote = margin.quote(id)
      return comment
    }
  }

  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  mutating func lines() throws -> TextLines {
    var style: String?
    while let event = try stream.next() {
      switch event {
      case .start(.style): style = stream.attribute("name")
      case .start(.textProperties):
        if let style, stream.attribute("display") == "none" { hiddenStyles.insert(style) }
      case .start(.body):
        let lines = try blocks()
        try stream.finish()
        return lines
      default: break
      }
    }
    return TextLines()
  }

  /// The lines of everything up to the end of the element that is open.
  private mutating func blocks() throws -> TextLines {
    var lines = TextLines()
    var depth = 1
    while let event = try stream.next() {
      switch event {
      case .start(.paragraph), .start(.heading):
        let paragraph = try paragraph()
        lines.add(paragraph.boxes)
        lines.add(paragraph.line)
      case .start(.table): try table(into: &lines)
      case .start(.annotation): try annotation()
      case .start(.annotationEnd):
        margin.close(stream.attribute("name"))
        depth += 1
      case .start(.trackedChanges): try trackedChanges()
      case .start(let name?) where name.isPassedOver: try stream.skip()
      case .start(let name):
        if name == .listItem { losses.numbers += 1 }
        depth += 1
      case .end:
        depth -= 1
        if depth == 0 { return lines }
      case .text: break
      }
    }
    return lines
  }

  /// The line of a paragraph, and before it the lines of text boxes that are anchored in it.
  private mutating func paragraph() throws -> (boxes: TextLines, line: [UInt8]) {
    var boxes = TextLines()
    var line: [UInt8] = []
    var depth = 1
    while depth > 0, let event = try stream.next() {
      let start = line.count
      switch event {
      case .text: appendText(to: &line)
      case .end: depth -= 1
      case .start(.note): try note()
      case .start(.annotation): try annotation()
      case .start(.textBox):
        nesting += 1
        boxes.add(try blocks())
        nesting -= 1
      case .start(.span) where hiddenStyles.contains(stream.attribute("style-name") ?? ""):
        losses.hidden += 1
        try stream.skip()
      case .start(let name?) where name.isPassedOver:
        if name == .hiddenText { losses.hidden += 1 }
        try stream.skip()
      case .start(let name):
        depth += 1
        switch name {
        case .space:
          let count = stream.attribute("c").flatMap { Int($0) } ?? 1
          line += [UInt8](repeating: 0x20, count: min(max(1, count), 1000))
        case .tab: line.append(0x09)
        case .lineBreak: line.append(0x0A)
        case .annotationEnd: margin.close(stream.attribute("name"))
        default: break
        }
      }
      if margin.isQuoting, line.count > start { margin.add(line[start...]) }
    }
    if margin.isQuoting { margin.add(CollectionOfOne(0x0A)) }
    return (boxes, line)
  }

  /// Adds a text, in which any run of white space counts as one space and none at the start.
  private func appendText(to line: inout [UInt8]) {
    var text: [UInt8] = []
    stream.appendText(to: &text)
    for byte in text {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      guard isSpace else {
        line.append(byte)
        continue
      }
      if let last = line.last, last != 0x20 { line.append(0x20) }
    }
  }

  private mutating func note() throws {
    let isEndnote = stream.attribute("note-class") == "endnote"
    while let event = try stream.next() {
      switch event {
      case .start(.noteMark): try stream.skip()
      case .start(.noteBody):
        let words = try blocks().bytes
        guard !BlankText.isBlank(words) else { continue }
        losses.notes += 1
        if isEndnote { endnotes.append(words) } else { footnotes.append(words) }
      case .end(.note): return
      default: break
      }
    }
  }

  private mutating func annotation() throws {
    // One without a name has no end of its own and is about a place.
    let name = stream.attribute("name")
    let id = name ?? "\u{0}\(annotations.count)"
    var comment = SourceComment(author: "", text: "", quote: "")
    var lines = TextLines()
    var quoting = OfficeMargin()
    swap(&quoting, &margin)
    var depth = 1
    while depth > 0, let event = try stream.next() {
      switch event {
      case .start(.creator): comment.author = String(decoding: try stream.words(), as: UTF8.self)
      case .start(.paragraph), .start(.heading): lines.add(try paragraph().line)
      case .start(let name?) where name.isPassedOver: try stream.skip()
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    swap(&quoting, &margin)
    comment.text = String(decoding: lines.bytes, as: UTF8.self).trimmed
    annotations[id] = comment
    if name == nil { margin.comment(id) } else { margin.open(id) }
  }

  private mutating func trackedChanges() throws {
    var depth = 1
    while depth > 0, let event = try stream.next() {
      switch event {
      case .start(let name):
        depth += 1
        if name == .deletion { losses.deletions += 1 }
      case .end: depth -= 1
      case .text: break
      }
    }
  }
}

extension OpenDocumentBody {
  fileprivate mutating func table(into lines: inout TextLines) throws {
    nesting += 1
    let rows = try rows()
    nesting -= 1
    SpeechTable.add(rows, isNested: nesting > 0, columns: columns, to: &lines, or: &tables)
  }

  private mutating func rows() throws -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var cells: [[UInt8]] = []
    var depth = 1
    while depth > 0, let event = try stream.next() {
      switch event {
      case .start(.cell): cells.append(try blocks().bytes)
      case .start(let name?) where name.isPassedOver: try stream.skip()
      case .start: depth += 1
      case .end(let name):
        depth -= 1
        if name == .row {
          rows.append(cells)
          cells = []
        }
      case .text: break
      }
    }
    return rows
  }
}
