/// How a document sets its paragraphs: its margins, the distance of its lines, its indents.
struct PDFMeasure {
  private struct Margins {
    var left = 0.0
    var right = 0.0
  }

  private var margins: [Margins] = []
  /// From the top of a line to the top of the next, within paragraphs.
  private var pitch = 0.0
  private var isNumbered = false
  private var indents = false
  private var hangs = false
  private var labels: Set<String> = []

  init() {}

  init(_ columns: [[PDFLine]], width: Double) {
    isNumbered = columns.contains { $0.contains(where: \.isNumbered) }
    setMargins(columns, width)
    let pairs = columns.enumerated().flatMap { index, lines in
      zip(lines, lines.dropFirst()).map { (index, $0, $1) }
    }
    let pitches = pairs.map { $2.top - $1.top }.filter { $0 > 0 }.sorted()
    if !pitches.isEmpty { pitch = pitches[pitches.count / 4] }
    let short = pairs.filter { isShort($1, before: $2, column: $0) }
    let full = pairs.filter { !isShort($1, before: $2, column: $0) }
    indents = short.count(where: { isIndented($2, $0) }) * 2 > short.count
    hangs = !indents && !full.isEmpty && full.count(where: { isIndented($2, $0) }) * 2 > full.count
    var counts: [String: Int] = [:]
    for (_, _, line) in short {
      if let label = Self.label(line.text) { counts[label, default: 0] += 1 }
    }
    labels = Set(counts.filter { $0.value > 1 || SpeakerRole.role(of: $0.key) != nil }.keys)
  }

  /// Whether `line` begins a paragraph; `last` stands before it, perhaps on another page.
  func begins(_ line: PDFLine, after last: PDFLine, column: Int) -> Bool {
    if isNumbered { return line.isNumbered }
    if Self.label(line.text).map(labels.contains) ?? false { return true }
    if max(line.height, last.height) > 1.25 * min(line.height, last.height) { return true }
    if last.page == line.page, line.top - last.top > 1.35 * pitch { return true }
    if indents, isIndented(line, column) { return true }
    if hangs, !isIndented(line, column) { return true }
    return isShort(last, before: line, column: column)
  }

  /// Columns at one place on the page share their margins.
  private mutating func setMargins(_ columns: [[PDFLine]], _ width: Double) {
    func isRight(_ lines: [PDFLine]) -> Bool { (lines.map(\.left).min() ?? 0) > width * 0.45 }
    func isNarrow(_ lines: [PDFLine]) -> Bool { (lines.map(\.right).max() ?? 0) < width * 0.53 }
    // Short lines alone make no left column.
    let hasColumns = columns.contains(where: isRight)
    let kinds = columns.map { isRight($0) ? 2 : hasColumns && isNarrow($0) ? 1 : 0 }
    var shared: [Int: Margins] = [:]
    for kind in Set(kinds) {
      let lines = zip(kinds, columns).filter { $0.0 == kind }.flatMap(\.1)
      let left = PDFFurniture.commonest(lines.map(\.left)) ?? 0
      shared[kind] = Margins(
        left: left, right: Self.right(lines, mirrored: kind == 0 ? width - left : 0))
    }
    margins = kinds.map { shared[$0] ?? Margins() }
  }

  /// The margin that lines reach: where one in seven comes near it, that; else the left one mirrored.
  /// Where all lines end far from the mirrored one, more of them must agree, or none is full.
  private static func right(_ lines: [PDFLine], mirrored: Double) -> Double {
    // Punctuation may hang over the margin, by a hanzi at most.
    let flush = lines.filter { $0.text.unicodeScalars.last.map { !closing.contains($0) } ?? true }
    let all = right(lines.map(\.right), em: lines.first?.em, mirrored)
    let within = right(flush.map(\.right), em: lines.first?.em, mirrored)
    return flush.count > 4 && all - within < 1.2 * (lines.first?.em ?? 0) ? within : all
  }

  private static func right(_ ends: [Double], em: Double?, _ mirrored: Double) -> Double {
    let ends = ends.sorted(by: >)
    guard let em, let last = ends.first else { return mirrored }
    let edge = zip(ends, ends.dropFirst()).first { $0 - $1 < em / 2 }?.0 ?? last
    let near = ends.count { abs($0 - edge) < 2 * em }
    let isFar = edge < mirrored - 6 * em
    let isReached = isFar ? near > 4 && near * 4 >= ends.count : near * 7 >= ends.count
    return isReached ? edge : max(edge, mirrored)
  }

  private func isIndented(_ line: PDFLine, _ column: Int) -> Bool {
    line.left > margins[column].left + line.em
  }

  /// Whether what the next line begins with would have fitted at the end of `line`.
  private func isShort(_ line: PDFLine, before next: PDFLine, column: Int) -> Bool {
    guard margins.indices.contains(column) else { return true }
    let gap = margins[column].right - line.right
    if let word = next.firstWord, !next.text.unicodeScalars.contains(where: WideScalar.isWide) {
      return gap > word + 0.35 * next.em
    }
    let widths = Self.widths(next.text)
    let size = widths.all > 0 ? (next.right - next.left) / widths.all : next.em
    return gap > (widths.first + 0.7) * min(size, 2 * next.em)
  }

  /// The width of the first piece that cannot be broken, and of the whole line, both in hanzi.
  private static func widths(_ text: String) -> (first: Double, all: Double) {
    var all = 0.0
    var first: Double?
    var hasCore = false
    var isInWord = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar == " " || scalar == "\t"
      let isWide = WideScalar.isWide(scalar) || scalar.value > 0x2000
      if first == nil, all > 0 {
        let joins = closing.contains(scalar) || !hasCore || (isInWord && !isWide)
        if isSpace || !joins { first = all }
      }
      if !opening.contains(scalar) { hasCore = true }
      isInWord = !isWide && !isSpace
      all += isWide ? 1 : 0.5
    }
    return (first ?? all, all)
  }

  private static let opening = Set("“‘（《「『【([{".unicodeScalars)
  private static let closing = Set("，。、；：？！”’）》」』】…—～,.;:?!)]}".unicodeScalars)

  /// What may be a speaker's label at the start of a line.
  private static func label(_ text: String) -> String? {
    let head = text.prefix(20)
    guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }),
      LabelChoice.opensTurn(String(head))
    else { return nil }
    return String(head[..<colon])
  }
}
