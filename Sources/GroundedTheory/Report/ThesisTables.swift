extension ReportTable {
  /// The open-coding table: each quote with its number, its concept and the category above it, in
  /// the order of the categories. The lowest two levels of the ladder give the columns.
  ///
  /// A quote's number is source-turn, or source-turn-k where a turn holds several quotes.
  public static func openCoding(_ snapshot: StudySnapshot) -> ReportTable {
    let codebook = snapshot.codebook
    let lower = codebook.ladder.levels[0].key
    let upper = codebook.ladder.levels[1].key
    var table = ReportTable(columns: [
      "\(upper)_number", upper, "\(lower)_number", lower, "quote_number", "quote", "coder", "memo",
    ])
    let context = QuoteContext(snapshot)
    let numbers = quoteNumbers(snapshot, context)
    let byCode = Dictionary(grouping: snapshot.codings, by: \.code)
    for code in codebook.depthFirst where code.level == lower {
      let category = codebook.ancestor(of: code, at: upper)
      for coding in byCode[code.id] ?? [] {
        table.append([
          Cell(category.map(codebook.number)), Cell(category?.name),
          .text(codebook.number(of: code)), .text(code.name), Cell(numbers[coding.id]),
          .text(coding.quote), Cell(context.coderNames[coding.coder]),
          Cell(context.memos[coding.id]),
        ])
      }
    }
    return table
  }

  /// The axial-coding table: one row a category of the second level, under the main category and
  /// the levels above it, with its meaning and how much it rests on.
  public static func axialCoding(_ snapshot: StudySnapshot) -> ReportTable {
    let codebook = snapshot.codebook
    let category = codebook.ladder.levels[1]
    let above = codebook.ladder.topDown.prefix { $0.key != category.key }
    let frequencies = snapshot.frequencies
    var table = ReportTable(
      columns: above.flatMap { ["\($0.key)_number", $0.key] } + [
        "\(category.key)_number", category.key, "definition", "provenance", "sources",
        "codings_total",
      ])
    for code in codebook.depthFirst where code.level == category.key {
      let upper = above.flatMap { level -> [Cell] in
        let ancestor = codebook.ancestor(of: code, at: level.key)
        return [Cell(ancestor.map(codebook.number)), Cell(ancestor?.name)]
      }
      let usage = frequencies[code.id]
      table.append(
        upper + [
          .text(codebook.number(of: code)), .text(code.name), .text(code.definition),
          Cell(code.provenance?.rawValue), .integer(usage.sources), .integer(usage.codingsTotal),
        ])
    }
    return table
  }

  /// Numbers quotes by place: the same words carry the same number, whoever coded them.
  static func quoteNumbers(
    _ snapshot: StudySnapshot, _ context: QuoteContext
  ) -> [Coding.ID: String] {
    struct Place: Hashable {
      let source: SourceDocument.ID
      let turn: Int
    }
    var spans: [Place: [TextSpan]] = [:]
    var placed: [(Coding, Place, TextSpan)] = []
    for coding in snapshot.codings {
      guard let span = coding.span, let turn = context.turn(of: coding) else { continue }
      let place = Place(source: coding.source, turn: turn.number)
      placed.append((coding, place, span))
      if spans[place]?.contains(span) != true { spans[place, default: []].append(span) }
    }
    let sorted = spans.mapValues { $0.sorted() }
    var numbers: [Coding.ID: String] = [:]
    for (coding, place, span) in placed {
      let among = sorted[place] ?? []
      let base = "\(context.sourceNames[coding.source] ?? "")-\(place.turn)"
      let position = (among.firstIndex(of: span) ?? 0) + 1
      numbers[coding.id] = among.count > 1 ? "\(base)-\(position)" : base
    }
    return numbers
  }
}
