/// Walks the body of a Word document, or a note or comment in it, and collects its lines.
struct DocxBody {
  let stream: XMLElements<DocxName>
  var losses = OfficeLosses()
  var margin = OfficeMargin()
  /// What stands before and in each table of speech of the body.
  private(set) var tables: [SpeechTable] = []

  private let columns: [TranscriptColumn: String]
  /// How many tables and text boxes are open around the present place.
  private var nesting = 0

  init(_ stream: XMLElements<DocxName>, columns: [TranscriptColumn: String] = [:]) {
    self.stream = stream
    self.columns = columns
  }

  /// The lines of the whole body, those of ``tables`` left out.
  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  mutating func lines() throws -> TextLines {
    while let event = try stream.next() {
      guard case .start(.body) = event else { continue }
      let lines = try blocks(until: .body)
      try stream.finish()
      return lines
    }
    return TextLines()
  }

  /// The lines of everything up to the end of the open element `name`.
  mutating func blocks(until name: DocxName) throws -> TextLines {
    var lines = TextLines()
    // A paragraph whose end is deleted goes on in the next.
    var unended: [UInt8]?
    while let event = try stream.next() {
      switch event {
      case .start(.p):
        let paragraph = try paragraph()
        lines.add(paragraph.boxes)
        let line = (unended ?? []) + paragraph.line
        unended = paragraph.goesOn ? line : nil
        if !paragraph.goesOn { lines.add(line) }
      case .start(.tbl): try table(into: &lines)
      case .end(name):
        if let unended, !unended.isEmpty { lines.add(unended) }
        return lines
      case .start(let other?): try other.isPassedOver ? passOver(other) : note(other)
      default: break
      }
    }
    return lines
  }

  private struct Paragraph {
    var boxes = TextLines()
    var line: [UInt8] = []
    var goesOn = false
  }

  /// The line of a paragraph, and before it the lines of text boxes that are anchored in it.
  private mutating func paragraph() throws -> Paragraph {
    var paragraph = Paragraph()
    var isHidden = false
    while let event = try stream.next() {
      guard case .start(let name?) = event else {
        if case .end(.r) = event { isHidden = false }
        guard case .end(.p) = event else { continue }
        margin.add(CollectionOfOne(0x0A))
        return paragraph
      }
      let start = paragraph.line.count
      switch name {
      case .pPr: paragraph.goesOn = try paragraphGoesOn()
      case .rPr: isHidden = try isHiddenRun()
      case .t:
        let words = try stream.words()
        if isHidden { losses.hidden += 1 } else { paragraph.line += words }
      case .txbxContent:
        nesting += 1
        paragraph.boxes.add(try blocks(until: .txbxContent))
        nesting -= 1
      case _ where isHidden && name.character != nil: break
      case .sym: addSymbol(to: &paragraph.line)
      default:
        if let character = name.character {
          paragraph.line += character
        } else {
          try name.isPassedOver ? passOver(name) : note(name)
        }
      }
      if margin.isQuoting, paragraph.line.count > start { margin.add(paragraph.line[start...]) }
    }
    return paragraph
  }

  /// Whether the end of the paragraph is deleted or moved away, by a tracked change.
  private mutating func paragraphGoesOn() throws -> Bool {
    var goesOn = false
    var depth = 1
    while depth > 0, let event = try stream.next() {
      switch event {
      case .start(.pPrChange), .start(.rPrChange), .start(.sectPr): try stream.skip()
      case .start(let name):
        depth += 1
        if name == .del || name == .moveFrom { goesOn = true }
        if name == .numId, stream.attribute("val") != "0" { losses.numbers += 1 }
      case .end: depth -= 1
      case .text: break
      }
    }
    return goesOn
  }

  private mutating func isHiddenRun() throws -> Bool {
    var isHidden = false
    var depth = 1
    while depth > 0, let event = try stream.next() {
      switch event {
      case .start(.rPrChange): try stream.skip()
      case .start(let name):
        depth += 1
        if name == .vanish {
          isHidden = !["0", "false", "off"].contains(stream.attribute("val") ?? "")
        }
      case .end: depth -= 1
      case .text: break
      }
    }
    return isHidden
  }

  /// A sign of a symbol font has a number of its own, which is no character.
  private mutating func addSymbol(to line: inout [UInt8]) {
    guard let number = stream.attribute("char").flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(number), number >= 0x20, !(0xE000...0xF8FF).contains(number)
    else {
      losses.symbols += 1
      return
    }
    line += Array(String(scalar).utf8)
  }

  private mutating func passOver(_ name: DocxName) throws {
    switch name {
    case .del, .moveFrom: losses.deletions += 1
    case .formula: losses.formulas += 1
    case .altChunk: losses.embedded += 1
    default: break
    }
    try stream.skip()
  }

  /// Notes and comments where they are referred to.
  private mutating func note(_ name: DocxName) {
    switch name {
    case .footnoteReference: margin.refer(to: stream.attribute("id"), isEndnote: false)
    case .endnoteReference: margin.refer(to: stream.attribute("id"), isEndnote: true)
    case .commentRangeStart: margin.open(stream.attribute("id"))
    case .commentRangeEnd: margin.close(stream.attribute("id"))
    case .commentReference: margin.comment(stream.attribute("id"))
    default: break
    }
  }
}

extension DocxBody {
  fileprivate mutating func table(into lines: inout TextLines) throws {
    nesting += 1
    let rows = try rows()
    nesting -= 1
    SpeechTable.add(rows, isNested: nesting > 0, columns: columns, to: &lines, or: &tables)
  }

  /// The cells of each row; a row that a tracked change deletes is left out.
  private mutating func rows() throws -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var cells: [[UInt8]] = []
    var isDeleted = false
    while let event = try stream.next() {
      switch event {
      case .end(.tbl): return rows
      case .start(.tc): cells.append(try blocks(until: .tc).bytes)
      case .start(.trPr): isDeleted = try rowIsDeleted()
      case .end(.tr):
        if isDeleted { losses.deletions += 1 } else { rows.append(cells) }
        isDeleted = false
        cells = []
      case .start(let name?): try name.isPassedOver ? passOver(name) : note(name)
      default: break
      }
    }
    return rows
  }

  private mutating func rowIsDeleted() throws -> Bool {
    var isDeleted = false
    var depth = 1
    while depth > 0, let event = try stream.next() {
      switch event {
      case .start(let name):
        depth += 1
        if name == .del { isDeleted = true }
      case .end: depth -= 1
      case .text: break
      }
    }
    return isDeleted
  }
}

extension DocxName {
  /// What stands in the text for an empty element.
  fileprivate var character: [UInt8]? {
    switch self {
    case .tab: [0x09]
    case .br, .cr: [0x0A]
    case .noBreakHyphen: Array("\u{2011}".utf8)
    case .softHyphen: Array("\u{AD}".utf8)
    default: nil
    }
  }
}
