/// Where on a sheet a coding is shown, and how its place is written behind the code.
struct SheetPlace {
  /// The index of the line.
  let line: Int
  /// Empty for the whole line, else `"words"`, `"words"#2` or `..6.4`.
  let suffix: String
}

extension CodingSheet {
  /// The sheet for an editor.
  /// - Parameters:
  ///   - help: the lines that explain it, without their `#`.
  ///   - showsOthers: whether the codings of others stand in it, as remarks.
  public func printed(help: [String] = [], showsOthers: Bool = false) -> String {
    var margins: [Int: [(place: SheetPlace, text: String)]] = [:]
    for (mark, note) in codings {
      guard let place = place(of: mark.span), let name = reference(to: mark.code) else { continue }
      margins[place.line, default: []].append((place, Self.item(name, place, note)))
    }
    let remarks = showsOthers ? self.remarks : [:]
    var sheet = header.line + "\n" + help.map { "# \($0)\n" }.joined()
    for (index, line) in lines.enumerated() {
      if line.id.sentence == 0 { sheet += "\n" }
      sheet += "\(line.id) " + (line.words.isEmpty ? "" : line.words + " ") + "|"
      let margin = (margins[index] ?? []).sorted { $0.text < $1.text }
      // Codes of the whole line share it; each of the others has a line of its own.
      let plain = margin.filter { $0.place.suffix.isEmpty && !$0.text.contains("//") }
      if !plain.isEmpty { sheet += " " + plain.map(\.text).joined(separator: "; ") }
      sheet += "\n"
      for item in margin where !item.place.suffix.isEmpty || item.text.contains("//") {
        sheet += "  | \(item.text)\n"
      }
      for remark in remarks[index] ?? [] { sheet += "  # \(remark)\n" }
    }
    return sheet
  }

  /// Whether a line can show a coding of this place.
  public func shows(_ mark: Mark) -> Bool {
    place(of: mark.span) != nil && reference(to: mark.code) != nil
  }

  /// How many codings of the coder no line can show.
  public var hidden: Int { codings.keys.count { !shows($0) } }

  private var remarks: [Int: [String]] {
    var found: [Int: [String]] = [:]
    for other in others {
      guard let place = place(of: other.mark.span), let code = codebook[other.mark.code] else {
        continue
      }
      found[place.line, default: []].append(
        "\(other.coder): \(code.name)" + (place.suffix.isEmpty ? "" : " \(place.suffix)"))
    }
    return found.mapValues { $0.sorted() }
  }

  private static func item(_ name: String, _ place: SheetPlace, _ note: Note) -> String {
    let item = name + (place.suffix.isEmpty ? "" : " " + place.suffix)
    switch note {
    case .none: return item
    case .memo(let memo) where Margin.canHold(memo): return "\(item) // \(memo)"
    case .memo, .several: return "\(item) // \(Margin.untold)"
    }
  }

  /// What a code is called in the margin: by its name where only it has it, else by its path.
  func reference(to id: Code.ID) -> String? {
    guard let code = codebook[id] else { return nil }
    for name in [code.name, codebook.path(of: code), codebook.number(of: code)]
    where (try? codebook.code(named: name))?.id == id {
      return Margin.escaped(name)
    }
    return nil
  }

  func place(of span: TextSpan) -> SheetPlace? {
    guard let index = line(at: span.start) else { return nil }
    let line = lines[index]
    if line.span == span { return SheetPlace(line: index, suffix: "") }
    if let head = places[LineID(turn: line.id.turn, sentence: 0)], lines[head].span == span {
      return SheetPlace(line: head, suffix: "")
    }
    if line.span.start == span.start, let last = self.line(at: span.end - 1),
      lines[last].span.end == span.end
    {
      return SheetPlace(line: index, suffix: "..\(lines[last].id)")
    }
    guard span.end <= line.limit, let quote = try? text.quote(at: span),
      !quote.unicodeScalars.contains("\n")
    else { return nil }
    let found = quotes(quote, on: line)
    guard let number = found.firstIndex(of: span) else { return nil }
    return SheetPlace(
      line: index, suffix: Margin.quoted(quote) + (found.count > 1 ? "#\(number + 1)" : ""))
  }

  /// Every place where `quote` stands, beginning in the line.
  func quotes(_ quote: String, on line: Line) -> [TextSpan] {
    let area = TextSpan(unchecked: line.span.start..<line.limit)
    return text.occurrences(of: quote, within: area).filter { $0.start < line.span.end }
  }

  /// The sentence that this scalar stands in.
  private func line(at scalar: Int) -> Int? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].span.start <= scalar { low = middle + 1 } else { high = middle }
    }
    // A turn and its first sentence begin together; the sentence comes last.
    guard low > 0, lines[low - 1].id.sentence > 0, scalar < lines[low - 1].span.end else {
      return nil
    }
    return low - 1
  }
}
