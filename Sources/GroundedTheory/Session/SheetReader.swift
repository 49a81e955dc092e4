/// One code of an edited sheet with the line that it stands behind.
struct SheetEntry {
  let item: MarginItem
  let line: CodingSheet.Line
  /// The line of the file, from 1.
  let number: Int
}

/// Takes an edited sheet apart: which codes stand behind which lines, and what cannot be read.
struct SheetReader {
  private let sheet: CodingSheet
  private let isCode: (String) -> Bool
  private(set) var entries: [SheetEntry] = []
  private(set) var mistakes: [SheetMistake] = []
  /// Lines of the transcript in the order of the file, with their numbers in it.
  private var seen: [CodingSheet.LineID: Int] = [:]
  private var current: CodingSheet.Line?

  init(_ sheet: CodingSheet, isCode: @escaping (String) -> Bool) {
    self.sheet = sheet
    self.isCode = isCode
  }

  mutating func read(_ edited: String) {
    let texts = SheetLines(edited).texts
    for (index, text) in texts.enumerated() {
      do { try read(text, index + 1) } catch let fault as SheetFault {
        mistakes.append(SheetMistake(line: index + 1, fault: fault))
      } catch {}
    }
    findMissing(end: texts.count)
    mistakes.sort { $0.line < $1.line }
  }

  private mutating func read(_ text: String, _ number: Int) throws {
    let trimmed = text.trimmingSpace
    guard let first = trimmed.unicodeScalars.first, first != "#" else { return }
    if first == "|" || first == "｜" {
      guard let current else { return }
      try readMargin(
        String(String.UnicodeScalarView(trimmed.unicodeScalars.dropFirst())), current, number)
      return
    }
    current = nil
    let word = String(text.unicodeScalars.prefix { !$0.properties.isWhitespace && $0 != "|" })
    guard let id = CodingSheet.LineID(word), let place = sheet.places[id] else {
      throw SheetFault.strayLine
    }
    if seen.updateValue(number, forKey: id) != nil { throw SheetFault.lineTwice(id) }
    let line = sheet.lines[place]
    var rest = Substring(text).unicodeScalars.dropFirst(word.unicodeScalars.count)
    let words = (line.words.isEmpty ? "" : " " + line.words).unicodeScalars
    guard rest.starts(with: words) else { throw SheetFault.wordsChanged(line.words) }
    rest = rest.dropFirst(words.count)
    current = line
    rest = rest.drop(while: \.properties.isWhitespace)
    guard let mark = rest.first else { return }
    guard mark == "|" || mark == "｜" else { throw SheetFault.noMargin }
    try readMargin(String(rest.dropFirst()), line, number)
  }

  private mutating func readMargin(
    _ margin: String, _ line: CodingSheet.Line, _ number: Int
  ) throws {
    for item in try Margin.items(margin, isCode: isCode) {
      entries.append(SheetEntry(item: item, line: line, number: number))
    }
  }

  /// Each run of lines that are gone is one mistake, above the line that should follow.
  private mutating func findMissing(end: Int) {
    var run: [CodingSheet.Line] = []
    func mistake(before number: Int) -> SheetMistake {
      SheetMistake(
        line: number, fault: .linesMissing(run.map(\.id)),
        missing: run.map { "\($0.id) " + ($0.words.isEmpty ? "" : $0.words + " ") + "|\n" }.joined()
      )
    }
    for line in sheet.lines {
      if let number = seen[line.id] {
        if !run.isEmpty { mistakes.append(mistake(before: number)) }
        run = []
      } else {
        run.append(line)
      }
    }
    if !run.isEmpty { mistakes.append(mistake(before: end)) }
  }
}
