import GroundedTheory

/// Takes out what a page has around its text: headers, footers, page numbers that come back at the same
/// place, and numbers of paragraphs in the margin.
struct PDFFurniture {
  private(set) var pages: [PDFPage]
  private(set) var recurring = 0
  private(set) var numbers = 0

  init(_ pages: [PDFPage]) {
    self.pages = pages
    dropRecurring()
    dropMarginNumbers()
  }

  private struct Place: Hashable {
    let pattern: String
    let top: Int
  }

  /// The strips at the top and bottom that are looked at, as a share of the page's height.
  private static let strip = 0.12

  private mutating func dropRecurring() {
    var found: [Place: [PDFLine]] = [:]
    for page in pages {
      for line in page.lines where isInStrip(line, page) {
        found[place(of: line), default: []].append(line)
      }
    }
    let drop = Set(found.filter { isFurniture($0.value) }.keys)
    for index in pages.indices {
      let page = pages[index]
      let kept = page.lines.filter { !(isInStrip($0, page) && drop.contains(place(of: $0))) }
      recurring += page.lines.count - kept.count
      pages[index].lines = kept
    }
  }

  private func isInStrip(_ line: PDFLine, _ page: PDFPage) -> Bool {
    line.bottom < page.height * Self.strip || line.top > page.height * (1 - Self.strip)
  }

  private func place(of line: PDFLine) -> Place {
    var pattern = ""
    for scalar in line.text.unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      if isDigit, pattern.last == "#" { continue }
      pattern.unicodeScalars.append(isDigit ? "#" : scalar)
    }
    return Place(pattern: pattern, top: Int(line.top.rounded()))
  }

  /// Whether lines of one pattern at one place are no part of the text: they count the pages, or say
  /// the same on half of them at least. What may open a turn must say it on nearly all.
  private func isFurniture(_ lines: [PDFLine]) -> Bool {
    guard let first = lines.first else { return false }
    if Self.countsPages(lines), lines.count > 1 || (pages.count == 1 && Self.isBareNumber(first)) {
      return true
    }
    guard lines.allSatisfy({ $0.text == first.text }) else { return false }
    let isPerhapsSpeech = LabelChoice.opensTurn(first.text)
    let needed = isPerhapsSpeech ? max(3, pages.count - 1) : max(2, (pages.count + 1) / 2)
    return Set(lines.map(\.page)).count >= needed
  }

  private static func isBareNumber(_ line: PDFLine) -> Bool {
    !line.text.unicodeScalars.contains {
      $0.properties.isAlphabetic && !"第页頁共".unicodeScalars.contains($0)
    }
  }

  /// Whether a number in each of the lines grows as the pages do.
  private static func countsPages(_ lines: [PDFLine]) -> Bool {
    let numbers = lines.map { line in
      line.text.split { !($0.isASCII && $0.isNumber) }.map { Int($0) ?? -1 }
    }
    guard let first = numbers.first, let start = lines.first?.page else { return false }
    return first.indices.contains { place in
      zip(lines, numbers).allSatisfy { line, values in
        values.indices.contains(place) && values[place] - line.page == first[place] - start
      } && (lines.count > 1 || first[place] == start + 1)
    }
  }

  /// Numbers left of the text that grow from page to page; a line beside one begins a paragraph.
  private mutating func dropMarginNumbers() {
    let body = pages.flatMap(\.lines).filter { Self.number($0) == nil }
    guard let left = Self.commonest(body.map(\.left)) else { return }
    func isInMargin(_ line: PDFLine) -> Bool { Self.number(line) != nil && line.right <= left + 1 }
    let values = pages.flatMap { page in
      page.lines.filter(isInMargin).sorted { $0.top < $1.top }.compactMap(Self.number)
    }
    guard Set(values).count > 2 else { return }
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    guard
      steps.count(where: { $0 == 0 || $0 == steps.max() ?? 1 || $0 == 1 }) * 10 >= steps.count * 9
    else { return }
    numbers = values.count
    for index in pages.indices {
      let margin = pages[index].lines.filter(isInMargin)
      pages[index].lines.removeAll(where: isInMargin)
      Self.mark(&pages[index].lines, beside: margin)
    }
    let all = pages.flatMap(\.lines)
    guard all.count(where: \.isNumbered) * 20 >= all.count * 19 else { return }
    // Every line has a number: they count lines, not paragraphs.
    for index in pages.indices {
      for line in pages[index].lines.indices { pages[index].lines[line].isNumbered = false }
    }
  }

  /// Marks the line beside each number; both lists in one sweep from top to bottom.
  private static func mark(_ lines: inout [PDFLine], beside numbers: [PDFLine]) {
    let numbers = numbers.sorted { $0.top < $1.top }
    var next = 0
    for index in lines.indices.sorted(by: { lines[$0].top < lines[$1].top }) {
      while next < numbers.count, numbers[next].bottom <= lines[index].top { next += 1 }
      if next < numbers.count { lines[index].isNumbered = lines[index].isBeside(numbers[next]) }
    }
  }

  private static func number(_ line: PDFLine) -> Int? {
    line.text.utf8.count <= 6 && line.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(line.text) : nil
  }

  /// The value that most of `values` have, in whole points.
  static func commonest(_ values: [Double]) -> Double? {
    var counts: [Int: Int] = [:]
    for value in values { counts[Int(value.rounded()), default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Double($0.key) }
  }
}
