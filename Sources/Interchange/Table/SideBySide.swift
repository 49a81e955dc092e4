import GroundedTheory

/// Columns of running text beside each other, for a terminal: each column takes an equal share of the
/// width and is wrapped by what the eye sees.
public enum SideBySide {
  /// A comparison as a page: for each side its counts, definition and quotes; below, the memos.
  /// - Parameters:
  ///   - limit: how many quotes of each side; what is left out is counted.
  ///   - width: of the page in columns of the terminal.
  public static func page(
    _ comparison: Comparison, in codebook: Codebook, limit: Int, width: Int, headings: Headings
  ) -> String {
    var lines: [String] = []
    let abreast = max(1, (width + separator.count) / (readable + separator.count))
    for first in stride(from: 0, to: comparison.sides.count, by: abreast) {
      let sides = comparison.sides[first..<min(first + abreast, comparison.sides.count)]
      if first > 0 { lines.append("") }
      lines += columns(
        sides.map { head($0, comparison, codebook, headings) }, width: width)
      lines.append(rule(sides.count, width: width))
      lines += columns(sides.map { body($0, comparison, limit, headings) }, width: width)
    }
    for memo in comparison.memos {
      let names = memo.compared.compactMap { codebook[$0]?.name }
      let title =
        headings.title(of: "memo") + (names.isEmpty ? "" : " " + names.joined(separator: " / "))
      lines += ["", title]
      lines += paragraphs(memo.text).flatMap { wrap("  " + $0, to: width) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func head(
    _ side: Comparison.Side, _ comparison: Comparison, _ codebook: Codebook, _ headings: Headings
  ) -> [String] {
    let name = "\(codebook.number(of: side.code)) \(side.code.name)"
    let group = headings.value(.text(side.group ?? ReportTable.noValue), of: "group")
    let counts = [
      ("codings", side.quotes.count), ("sources", side.sources),
      ("participants", side.participants),
    ].map { "\(headings.title(of: $0.0)) \($0.1)" }.joined(separator: " · ")
    return (comparison.isOfGroups ? ["\(name): \(group)"] : [name])
      + [counts] + paragraphs(side.code.definition)
  }

  private static func body(
    _ side: Comparison.Side, _ comparison: Comparison, _ limit: Int, _ headings: Headings
  ) -> [String] {
    var lines: [String] = []
    var group: String??
    for quote in side.quotes.prefix(limit) {
      if comparison.attribute != nil, !comparison.isOfGroups, group != .some(quote.group) {
        let name = headings.value(.text(quote.group ?? ReportTable.noValue), of: "group")
        lines.append("[\(name)]")
        group = .some(quote.group)
      }
      let code = quote.code == side.code.name ? nil : "[\(quote.code)]"
      lines.append(
        [quote.number, quote.speaker, quote.coder, code].compactMap { $0 }.filter { !$0.isEmpty }
          .joined(separator: "  "))
      lines += paragraphs(quote.text).map { "  " + $0 }
      lines += paragraphs(quote.memo ?? "").map { "  # " + $0 }
    }
    let rest = side.quotes.count - limit
    return rest > 0 ? lines + [headings.more(rest, of: side.quotes.count)] : lines
  }

  /// The lines of a text, without characters that drive a terminal.
  private static func paragraphs(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { line in
      String(
        line.map { character in
          let isControl = character.unicodeScalars.contains {
            $0.properties.generalCategory == .control
          }
          return isControl ? (character == "\t" ? " " : "\u{FFFD}") : character
        })
    }
  }
}

extension SideBySide {
  private static let separator = " │ "
  /// Columns narrower than this are hard to read: those that have no room come below the others.
  private static let readable = 24

  private static func share(_ count: Int, of width: Int) -> Int {
    max(12, (width - (count - 1) * separator.count) / max(1, count))
  }

  private static func rule(_ count: Int, width: Int) -> String {
    Array(repeating: String(repeating: "─", count: share(count, of: width)), count: count)
      .joined(separator: "─┼─")
  }

  /// The paragraphs of each column wrapped to its share, line by line beside each other.
  static func columns(_ columns: [[String]], width: Int) -> [String] {
    let share = share(columns.count, of: width)
    let wrapped = columns.map { $0.flatMap { wrap($0, to: share) } }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { row in
      let line = wrapped.map { column in
        let cell = row < column.count ? column[row] : ""
        return cell + String(repeating: " ", count: max(0, share - DisplayWidth.of(cell)))
      }.joined(separator: separator)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Cuts a line into lines that are no wider than `width`; the spaces that it begins with are kept before
  /// each. Cuts stand at spaces and beside Chinese characters, but not before a closing mark.
  static func wrap(_ line: String, to width: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    var rest = Array(line.dropFirst(indent.count))
    let room = max(2, width - indent.count)
    var lines: [String] = []
    while true {
      var (used, fits) = (0, 0)
      while fits < rest.count, used + DisplayWidth.of(rest[fits]) <= room {
        used += DisplayWidth.of(rest[fits])
        fits += 1
      }
      if fits == rest.count { break }
      let cut = (1...max(1, fits)).last { canCut(rest, at: $0) } ?? max(1, fits)
      lines.append(indent + String(rest[..<cut].reversed().drop { $0 == " " }.reversed()))
      rest = Array(rest[cut...].drop { $0 == " " })
    }
    return lines + [indent + String(rest)]
  }

  private static func canCut(_ line: [Character], at place: Int) -> Bool {
    guard place > 0, place < line.count else { return false }
    let (before, after) = (line[place - 1], line[place])
    if closing.contains(after) || opening.contains(before) { return false }
    return before == " " || after == " " || DisplayWidth.of(before) == 2
      || DisplayWidth.of(after) == 2
  }

  private static let closing: Set<Character> = Set("，。、；：？！”’）》」』】…,.;:?!)")
  private static let opening: Set<Character> = Set("“‘（《「『【(")
}
