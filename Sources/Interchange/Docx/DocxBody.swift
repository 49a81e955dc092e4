/// Walks the body of a Word document and collects its lines.
struct DocxBody {
  private let stream: XMLStream
  private(set) var losses = DocxLosses()

  init(_ stream: XMLStream) { self.stream = stream }

  /// - Throws: ``FormatError/malformedXML(_:part:line:reason:)``.
  mutating func lines() throws -> [String] {
    var lines: [String] = []
    while let event = try stream.next() {
      if case .start("body") = event { lines += try blocks(until: "body") }
    }
    return lines
  }

  /// Properties, instructions of fields, deleted text, ruby readings, and the second drawing of a
  /// text box for old versions of Word.
  private static let skipped: Set<String> = [
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", "sdtPr", "del", "moveFrom",
    "instrText", "delText", "delInstrText", "Fallback", "rt", "object",
  ]

  /// The lines of everything up to the end of the open element `name`.
  private mutating func blocks(until name: String) throws -> [String] {
    var lines: [String] = []
    var nested = 0
    while let event = try stream.next() {
      switch event {
      case .start("p") where isWord: lines += try paragraph()
      case .start("tbl") where isWord: lines += try table()
      case .start(let skipped) where Self.skipped.contains(skipped): try skip(skipped)
      case .start(name): nested += 1
      case .end(name):
        if nested == 0 { return lines }
        nested -= 1
      default: break
      }
    }
    return lines
  }

  /// The line of a paragraph, and before it the lines of text boxes that are anchored in it.
  private mutating func paragraph() throws -> [String] {
    var boxes: [String] = []
    var line = ""
    while let event = try stream.next() {
      switch event {
      case .end("p"): return boxes + [line]
      case .start("p") where !isWord: try skip("p")
      case .start("t") where isWord: line += try text(of: "t")
      case .start("tab") where isWord: line += "\t"
      case .start("br") where isWord, .start("cr") where isWord: line += "\n"
      case .start("noBreakHyphen"): line += "\u{2011}"
      case .start("softHyphen"): line += "\u{AD}"
      case .start("sym"): losses.symbols += 1
      case .start("footnoteReference"), .start("endnoteReference"): losses.notes += 1
      case .start("commentReference"): losses.comments += 1
      case .start("txbxContent"): boxes += try blocks(until: "txbxContent")
      case .start(let skipped) where Self.skipped.contains(skipped): try skip(skipped)
      default: break
      }
    }
    return boxes + [line]
  }

  private mutating func table() throws -> [String] {
    var rows: [String] = []
    var cells: [String] = []
    while let event = try stream.next() {
      switch event {
      case .end("tbl"): return rows
      case .start("tc"): cells.append(try blocks(until: "tc").joined(separator: "\n"))
      case .end("tr"):
        rows.append(Self.row(cells))
        cells = []
      case .start(let skipped) where Self.skipped.contains(skipped): try skip(skipped)
      default: break
      }
    }
    return rows
  }

  /// The cells of a row set apart by tabs; one that begins with a speaker's label begins a line,
  /// for two who speak in one row.
  private static func row(_ cells: [String]) -> String {
    guard var row = cells.first else { return "" }
    for cell in cells.dropFirst() {
      row += (LabelChoice.opensTurn(cell) ? "\n" : "\t") + cell
    }
    return row
  }

  private func text(of name: String) throws -> String {
    var text = ""
    while let event = try stream.next() {
      switch event {
      case .text(let piece): text += piece
      case .end(name): return text
      default: break
      }
    }
    return text
  }

  private mutating func skip(_ name: String) throws {
    if name == "del" || name == "moveFrom" { losses.deletions += 1 }
    try stream.skipElement()
  }

  /// In the namespace of word processing, of the usual or the strict kind; not of drawings or
  /// formulas, which have a `p` and a `t` of their own.
  private var isWord: Bool {
    stream.namespace.hasSuffix("/wordprocessingml/2006/main")
      || stream.namespace.hasSuffix("/wordprocessingml/main")
  }
}
