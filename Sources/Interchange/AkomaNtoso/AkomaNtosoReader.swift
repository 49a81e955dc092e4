import GroundedTheory

/// Reads a debate or interview in Akoma Ntoso (OASIS LegalDocML), as parliaments and public hearings
/// publish it.
///
/// A `speech` (or `question`, `answer`) is a turn of the person that its `by` names, each paragraph a
/// line of it; the person is called as `TLCPerson` shows him or her. Headings and what is told between
/// speeches (`narrative`, `scene`, `summary`) are lines in no turn.
enum AkomaNtosoReader {
  /// - Throws: ``FormatError`` where the file is no XML, of another vocabulary or without speeches.
  static func read(
    _ bytes: [UInt8], fileName: String, options: ReadingOptions
  ) throws -> DecodedText {
    let stream = try XMLStream(bytes, fileName: fileName, part: "")
    var walk = SpeechWalk(stream)
    if let root = try walk.root(), root.lowercased() != "akomantoso" {
      throw FormatError.unknownShape(
        fileName, found: "its root element is <\(excerpt(root))>",
        known: "Akoma Ntoso, whose root element is <akomaNtoso>")
    }
    let list = try walk.cues()
    guard list.cues.contains(where: { !$0.isNarration }),
      let document = CueTranscript.document(list, of: fileName, options: options)
    else {
      throw FormatError.unknownShape(
        fileName, found: "no <speech> of it has words",
        known: "Akoma Ntoso with speeches, such as <speech by=\"#name\"><p>…</p></speech>")
    }
    return document
  }
}

private struct SpeechWalk {
  private let stream: XMLStream
  private var list = CueList(countedIn: "speech")
  private var persons: [String: String] = [:]
  private var speeches = 0

  init(_ stream: XMLStream) { self.stream = stream }

  mutating func root() throws -> String? {
    while let event = try stream.next() {
      if case .start(let name) = event { return name }
    }
    return nil
  }

  mutating func cues() throws -> CueList {
    while let event = try stream.next() {
      guard case .start(let name) = event else { continue }
      switch name {
      case "TLCPerson": notePerson()
      case "speech", "question", "answer": try speech(name)
      case "narrative", "scene", "summary", "heading", "subheading":
        let (text, _) = try words(of: name)
        if !text.isEmpty { list.append(text.utf8, at: speeches, isNarration: true) }
      default: break
      }
    }
    return list
  }

  private mutating func notePerson() {
    let shown = stream.attribute("showAs")?.trimmed
    guard let shown, !shown.isEmpty else { return }
    for name in ["eId", "id", "wId"] {
      if let id = stream.attribute(name) { persons[id] = shown }
    }
  }

  private mutating func speech(_ element: String) throws {
    speeches += 1
    let id = (stream.attribute("by") ?? "").trimmed.drop { $0 == "#" }
    let (text, from) = try words(of: element)
    let speaker = persons[String(id)] ?? (id.isEmpty ? from : String(id))
    list.append(text.utf8, speaker: speaker, at: speeches)
  }

  /// Elements that are lines of their own.
  private static let blocks: Set<String> = [
    "p", "block", "li", "item", "tr", "heading", "subheading", "narrative", "scene", "summary",
    "blockList", "listIntroduction", "br", "eol",
  ]

  /// What the open element `name` says, a block a line, and the name in a `from` of it.
  private func words(of name: String) throws -> (text: String, from: String) {
    var lines: [String] = []
    var line = ""
    var from = ""
    var depth = 0
    func endLine() {
      let words = line.split(whereSeparator: Self.isSpace).joined(separator: " ")
      if !words.isEmpty { lines.append(words) }
      line = ""
    }
    while let event = try stream.next() {
      switch event {
      case .text(let text): line += text
      case .start("from"):
        endLine()
        from = try words(of: "from").text.trimmed
        while from.last == ":" || from.last == "：" { from.removeLast() }
      case .start(let inner):
        if Self.blocks.contains(inner) { endLine() }
        if inner == name { depth += 1 }
      case .end(let inner):
        if Self.blocks.contains(inner) || inner == name { endLine() }
        if inner == name {
          if depth == 0 { return (lines.joined(separator: "\n"), from) }
          depth -= 1
        }
      }
    }
    return (lines.joined(separator: "\n"), from)
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\n" || character == "\t" || character == "\r\n"
  }
}
