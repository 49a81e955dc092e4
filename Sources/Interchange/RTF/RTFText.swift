import GroundedTheory

/// Follows the tokens of rich text and collects its lines and comments.
struct RTFText {
  /// Groups that may be open at one place.
  static let depthLimit = 10_000

  private(set) var losses = RTFLosses()
  private(set) var comments: [SourceComment] = []

  private var scanner: RTFScanner
  private var run = RTFRun()
  private var state = RTFState()
  private var stack: [RTFState] = []
  private var sinks = [RTFSink(kind: .body, depth: 0)]
  private var table = TableLines()
  private var boxes: [String] = []
  private var notes: [String] = []
  private var quotes = RTFQuotes()
  private var author = ""
  /// Substitutes of the last `\u` that are still to come.
  private var toSkip = 0
  /// Whether the group has just opened, and whether a `\*` followed.
  private var isFirst = false
  private var isStarred = false

  init(_ bytes: [UInt8]) { scanner = RTFScanner(bytes) }

  /// - Throws: ``FormatError/damaged(_:part:reason:)`` where groups lie too deep.
  mutating func lines(fileName: String) throws -> [String] {
    reading: while let token = scanner.next() {
      switch token {
      case .open:
        guard stack.count < Self.depthLimit else {
          throw FormatError.damaged(
            fileName, part: "", reason: "groups lie more than \(Self.depthLimit) deep")
        }
        flush()
        stack.append(state)
        (isFirst, isStarred, toSkip) = (true, false, 0)
      case .close:
        closeGroup()
        if stack.isEmpty { break reading }
      case .byte(let byte): take(byte)
      case .symbol(let symbol): take(symbol: symbol)
      case .word(let name, let value):
        toSkip = 0
        word(name, value)
        (isFirst, isStarred) = (false, false)
      }
    }
    losses.isTruncated = !stack.isEmpty
    while !stack.isEmpty { closeGroup() }
    endParagraph(unlessEmpty: true)
    losses.unreadable += run.bad
    losses.symbols += run.symbols
    return table.finish()
  }

  private mutating func closeGroup() {
    flush()
    toSkip = 0
    isFirst = false
    if let sink = sinks.last, sinks.count > 1, sink.depth == stack.count {
      sinks.removeLast()
      finish(sink)
    }
    if let outer = stack.popLast() { state = outer }
  }

  private mutating func take(_ byte: UInt8) {
    isFirst = false
    guard toSkip == 0 else {
      toSkip -= 1
      return
    }
    switch state.destination {
    case .words: if shows() { emit(run.append(byte, state)) }
    case .fonts, .passed, .skipped: break
    }
  }

  private mutating func take(symbol: UInt8) {
    if symbol == UInt8(ascii: "*") {
      isStarred = true
      return
    }
    isFirst = false
    guard toSkip == 0 else {
      toSkip -= 1
      return
    }
    switch symbol {
    case UInt8(ascii: "~"): put("\u{A0}")
    case UInt8(ascii: "_"): put("\u{2011}")
    case UInt8(ascii: "-"): put("\u{AD}")
    default: break
    }
  }

  private mutating func word(_ name: String, _ value: Int?) {
    if isFirst, opensDestination(name, value) { return }
    switch state.destination {
    case .skipped: return
    case .fonts:
      if name == "f" { state.font = value }
      if name == "fcharset", let font = state.font { run.charsets[font] = value }
      return
    case .passed, .words: break
    }
    if let character = RTFWords.characters[name] { return put(character) }
    if setsState(name, value) { return }
    switch name {
    case "u": if shows() { unicode(value ?? 0) }
    case "par", "sect", "page": endParagraph(unlessEmpty: name != "par")
    case "line", "lbr": put("\n")
    case "cell", "nestcell": endCell(isNested: name == "nestcell")
    case "row", "nestrow":
      endParagraph(unlessEmpty: true)
      if isBody { table.endRow(level: name == "row" ? 1 : max(2, state.level)) }
    default: break
    }
  }

  private mutating func setsState(_ name: String, _ value: Int?) -> Bool {
    let isOn = value != 0
    switch name {
    case "uc": state.substitutes = min(max(0, value ?? 1), 16)
    case "f": state.font = value
    case "af": if state.isDouble { state.doubleFont = value }
    case "dbch": state.isDouble = true
    case "loch", "hich": state.isDouble = false
    case "v": state.isHidden = isOn
    case "deleted": state.isDeleted = isOn
    case "plain":
      (state.isHidden, state.isDeleted, state.isDouble) = (false, false, false)
      state.font = run.defaultFont
    case "pard": state.level = 0
    case "intbl": state.level = max(1, state.level)
    case "itap": state.level = min(max(0, value ?? 0), TableLines.levelLimit)
    case "deff": (run.defaultFont, state.font) = (value, value)
    case "ansicpg": run.encoding = RTFCharset.encoding(codePage: value ?? 1252)
    case "mac": run.encoding = "MACINTOSH"
    case "pc": run.encoding = "CP437"
    case "pca": run.encoding = "CP850"
    default: return false
    }
    return true
  }

  /// Whether the first word of a group says where its words go.
  private mutating func opensDestination(_ name: String, _ value: Int?) -> Bool {
    if state.destination == .skipped { return true }
    if name == "fonttbl" {
      state.destination = .fonts
    } else if let kind = RTFSink.kind(of: name) {
      sinks.append(RTFSink(kind: kind, depth: stack.count))
      state.destination = .words
      if kind == .note { losses.notes += 1 }
      // A note has its own paragraphs, in no table.
      (state.level, state.isHidden) = (0, false)
    } else if RTFSink.passed.contains(name) {
      state.destination = name == "shpinst" ? .passed : state.destination
    } else if RTFSink.skipped.contains(name) || (isStarred && state.destination != .fonts) {
      state.destination = .skipped
    } else {
      return false
    }
    return true
  }

  /// Whether words at this place are taken; passages that are not are counted.
  private mutating func shows() -> Bool {
    losses.pass(hidden: state.isHidden, deleted: state.isDeleted)
  }

  private mutating func unicode(_ value: Int) {
    guard state.destination == .words else { return }
    emit(run.append(unicode: value, state))
    toSkip = state.substitutes
  }

  private mutating func put(_ text: String) {
    guard state.destination == .words, shows() else { return }
    flush()
    emit(text)
  }

  private mutating func flush() { emit(run.flush()) }

  private mutating func emit(_ text: String) {
    guard !text.isEmpty else { return }
    sinks[sinks.count - 1].line += text
    if isBody { quotes.append(text) }
  }

  private var isBody: Bool { sinks.count == 1 }

  private mutating func endParagraph(unlessEmpty: Bool) {
    guard state.destination != .skipped else { return }
    flush()
    let line = sinks[sinks.count - 1].line
    guard isBody else {
      sinks[sinks.count - 1].lines.append(line)
      sinks[sinks.count - 1].line = ""
      return
    }
    quotes.append("\n")
    let isEmpty = line.isEmpty && boxes.isEmpty && notes.isEmpty
    for line in boxes + (isEmpty && unlessEmpty ? [] : [line]) + notes {
      table.add(line, level: state.level)
    }
    clearBody()
  }

  private mutating func endCell(isNested: Bool) {
    guard isBody, state.destination != .skipped else { return endParagraph(unlessEmpty: true) }
    flush()
    let level = isNested ? max(2, state.level) : 1
    let lines = boxes + [sinks[0].line] + notes
    table.endCell(lines.joined(separator: "\n"), level: level)
    clearBody()
  }

  private mutating func clearBody() {
    sinks[0].line = ""
    (boxes, notes) = ([], [])
  }

  private mutating func finish(_ sink: RTFSink) {
    let text = sink.text
    switch sink.kind {
    case .body: break
    case .note: if !text.isEmpty { notes.append(text) }
    case .box: if !text.isEmpty { boxes.append(text) }
    case .author: author = text
    case .commentNumber: sinks[sinks.count - 1].number = text
    case .rangeStart: quotes.open(text)
    case .rangeEnd: quotes.close(text)
    case .comment:
      if !text.isEmpty {
        comments.append(
          SourceComment(author: author, text: text, quote: quotes.take(sink.number)))
      }
      author = ""
    }
  }
}
