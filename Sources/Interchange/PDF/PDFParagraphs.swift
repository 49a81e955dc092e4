import GroundedTheory

/// Joins the lines of pages into paragraphs.
///
/// Numbers in the margin tell where paragraphs begin, where there are any. Else a paragraph begins
/// after a line into which the next word would have fitted, after a larger space, at an indent where
/// the document has such, and at the label of a speaker.
struct PDFParagraphs {
  private(set) var lines: [String] = []
  /// Lines that go on with a paragraph.
  private(set) var joined = 0
  /// Lines that stood at the foot of a page and again at the head of the next.
  private(set) var repeats = 0
  /// Words that were hyphenated at the end of a line.
  private(set) var hyphens = 0

  private var measure = PDFMeasure()
  /// Whether quotation marks, dashes and dots are as wide as hanzi, and set without spaces.
  private var isWide = false
  private var vocabulary: Set<Substring> = []

  init(_ pages: [PDFPage]) {
    var columns = pages.flatMap(PDFColumns.columns)
    dropRepeats(&columns)
    measure = PDFMeasure(columns, width: pages.map(\.width).max() ?? 0)
    for column in columns { for line in column { note(line.text) } }
    let letters = columns.joined().reduce(into: (all: 0, wide: 0)) { sum, line in
      for scalar in line.text.unicodeScalars where scalar.properties.isAlphabetic {
        sum.all += 1
        if WideScalar.isWide(scalar) { sum.wide += 1 }
      }
    }
    isWide = letters.wide * 5 > letters.all
    var previous: PDFLine?
    for (index, column) in columns.enumerated() {
      for line in column {
        if let last = previous, !measure.begins(line, after: last, column: index) {
          append(line.text)
          joined += 1
        } else {
          lines.append(line.text)
        }
        previous = line
      }
    }
  }

  private mutating func dropRepeats(_ columns: inout [[PDFLine]]) {
    for index in columns.indices.dropFirst() {
      guard let last = columns[index - 1].last, let first = columns[index].first,
        last.page < first.page, last.text == first.text, first.text.unicodeScalars.count >= 12
      else { continue }
      columns[index].removeFirst()
      repeats += 1
    }
  }

  private mutating func note(_ text: String) {
    for word in text.split(whereSeparator: { !($0.isLetter || $0 == "-" || $0 == "\u{AD}") }) {
      // The last one of a line may be half a word.
      if word.last != "-", word.last != "\u{AD}" { vocabulary.insert(Substring(word.lowercased())) }
    }
  }

  private mutating func append(_ text: String) {
    let last = lines.count - 1
    guard last >= 0 else { return lines.append(text) }
    if let hyphen = lines[last].last, hyphen == "-" || hyphen == "\u{AD}",
      lines[last].dropLast().last?.isLetter == true, text.first?.isLowercase == true
    {
      let head = lines[last].dropLast().reversed().prefix { $0.isLetter || $0 == "-" }.reversed()
      if hyphen == "\u{AD}" || isHyphenation(String(head), String(text.prefix { $0.isLetter })) {
        lines[last].removeLast()
        hyphens += 1
      }
      lines[last] += text
      return
    }
    let isJoint = isWide(lines[last].unicodeScalars.last) || isWide(text.unicodeScalars.first)
    lines[last] += (isJoint ? "" : " ") + text
  }

  private func isWide(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    return WideScalar.isWide(scalar) || (isWide && "“”‘’…—·".unicodeScalars.contains(scalar))
  }

  /// Whether the hyphen between two parts of a word came with the line's end, as the other words of
  /// the document tell.
  private func isHyphenation(_ head: String, _ tail: String) -> Bool {
    let (head, tail) = (head.lowercased(), tail.lowercased())
    if vocabulary.contains(Substring(head + "-" + tail)) { return false }
    if vocabulary.contains(Substring(head + tail)) { return true }
    return !vocabulary.contains(Substring(head))
  }
}
