/// One code in the margin of a sheet, as it was typed.
struct MarginItem: Equatable {
  enum Place: Equatable {
    /// The whole line.
    case line
    /// These words, and which of several places, from 1.
    case quote(String, occurrence: Int?)
    /// From the beginning of the line to the end of another.
    case through(CodingSheet.LineID)
  }

  var name: String
  var isNew = false
  /// The level of a new code, where one is named.
  var level: String?
  var place = Place.line
  var memo: String?
}

/// How the margin of a sheet is written.
///
///     加班; 缺人 "天天加班" // a note
enum Margin {
  /// Stands for memos that cannot be shown.
  static let untold = "…"
  private static let special: Set<Unicode.Scalar> = [
    "\\", ";", "；", "\"", "“", "「", "@", "＠", "|", "｜",
  ]

  /// A name as it must be written where it holds what means something else.
  static func escaped(_ name: String) -> String {
    var text = ""
    for (place, scalar) in name.unicodeScalars.enumerated() {
      let isDots = scalar == "." && text.last?.isWhitespace == true
      let isFirst = place == 0 && ["+", "＋", "#", "."].contains(scalar)
      if special.contains(scalar) || isFirst || isDots { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// Words between quotation marks; a mark inside stands twice.
  static func quoted(_ words: String) -> String {
    "\"" + words.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// Whether a memo can stand at the end of a line as it is.
  static func canHold(_ memo: String) -> Bool {
    let scalars = memo.unicodeScalars
    return memo != untold && !scalars.isEmpty && !scalars.contains { $0 == "\n" || $0 == "\r" }
      && scalars.first?.properties.isWhitespace == false
      && scalars.last?.properties.isWhitespace == false
  }

  /// Reads a margin.
  /// - Parameter isCode: whether a code is called so; a name may hold quotation marks.
  /// - Throws: ``SheetFault``.
  static func items(_ margin: String, isCode: @escaping (String) -> Bool) throws -> [MarginItem] {
    var scanner = MarginScanner(margin, isCode: isCode)
    return try scanner.items()
  }
}

/// Walks over a margin, scalar by scalar.
private struct MarginScanner {
  private let scalars: [Unicode.Scalar]
  private let isCode: (String) -> Bool
  private var at = 0

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "“": "”", "「": "」"]

  init(_ margin: String, isCode: @escaping (String) -> Bool) {
    scalars = Array(margin.unicodeScalars)
    self.isCode = isCode
  }

  private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }
  private var isSeparator: Bool { next == ";" || next == "；" }
  private func stands(_ text: String) -> Bool {
    scalars[at...].starts(with: text.unicodeScalars)
  }

  private mutating func skipSpace() {
    while let next, next.properties.isWhitespace { at += 1 }
  }

  mutating func items() throws -> [MarginItem] {
    var items: [MarginItem] = []
    while true {
      skipSpace()
      while isSeparator {
        at += 1
        skipSpace()
      }
      if next == nil { return items }
      items.append(try item())
    }
  }

  private mutating func item() throws -> MarginItem {
    var item = MarginItem(name: "")
    let start = at
    if let next, next == "+" || next == "＋" {
      item.isNew = true
      at += 1
      skipSpace()
    }
    item.name = name(from: start, isNew: item.isNew)
    if item.isNew, next == "@" || next == "＠" {
      at += 1
      skipSpace()
      item.level = name(from: at, isNew: false)
    }
    item.place = try place()
    skipSpace()
    if stands("//") {
      let memo = String(String.UnicodeScalarView(scalars[(at + 2)...])).trimmingSpace
      item.memo = memo.isEmpty ? nil : memo
      at = scalars.count
    }
    if item.name.isEmpty { throw SheetFault.noCode }
    guard next == nil || isSeparator else {
      throw SheetFault.unreadable(rest: String(String.UnicodeScalarView(scalars[at...])))
    }
    return item
  }

  /// Everything up to what means something else.
  private mutating func name(from start: Int, isNew: Bool) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next, !isSeparator, !stands("//") {
      if isNew, scalar == "@" || scalar == "＠" { break }
      let isAfterSpace = name.last?.properties.isWhitespace ?? true
      if isAfterSpace, stands("..") { break }
      if Self.closing[scalar] != nil {
        guard let whole = wholeName(from: start) else { break }
        return whole
      }
      if scalar == "\\", at + 1 < scalars.count { at += 1 }
      name.append(scalars[at])
      at += 1
    }
    return String(name).trimmingSpace
  }

  /// A code whose name holds quotation marks, up to the next separator.
  private mutating func wholeName(from start: Int) -> String? {
    var end = at
    while end < scalars.count, scalars[end] != ";", scalars[end] != "；",
      !scalars[end...].starts(with: "//".unicodeScalars)
    { end += 1 }
    let name = String(String.UnicodeScalarView(scalars[start..<end])).trimmingSpace
    guard isCode(name) else { return nil }
    at = end
    return name
  }

  private mutating func place() throws -> MarginItem.Place {
    skipSpace()
    if let opening = next, let closing = Self.closing[opening] {
      at += 1
      let words = try quote(until: closing)
      return .quote(words, occurrence: try occurrence())
    }
    guard stands("..") else { return .line }
    at += 2
    skipSpace()
    var word = ""
    while let scalar = next, !isSeparator, !stands("//"), !scalar.properties.isWhitespace {
      word.unicodeScalars.append(scalar)
      at += 1
    }
    guard let id = CodingSheet.LineID(word) else { throw SheetFault.unknownLine(word) }
    return .through(id)
  }

  private mutating func quote(until closing: Unicode.Scalar) throws -> String {
    var words = String.UnicodeScalarView()
    while let scalar = next {
      at += 1
      if scalar == closing {
        guard next == closing else {
          if words.isEmpty { throw SheetFault.emptyQuote }
          return String(words)
        }
        at += 1
      }
      words.append(scalar)
    }
    throw SheetFault.openQuote(String(words))
  }

  private mutating func occurrence() throws -> Int? {
    let mark = at
    skipSpace()
    guard next == "#" || next == "＃" else {
      at = mark
      return nil
    }
    at += 1
    var digits = ""
    while let scalar = next, scalar.properties.numericType == .decimal {
      digits.unicodeScalars.append(scalar)
      at += 1
    }
    guard let number = Int(digits), number > 0 else { throw SheetFault.noOccurrence }
    return number
  }
}

extension CodingSheet.LineID {
  /// Reads `6` or `6.2`.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard let turn = parts.first.flatMap({ $0 }), parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(turn: turn, sentence: 0)
      return
    }
    guard let sentence = parts[1], sentence > 0 else { return nil }
    self.init(turn: turn, sentence: sentence)
  }
}

extension String {
  var trimmingSpace: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
