extension SheetChanges {
  /// In a line, for the history.
  public var summary: String {
    let parts = [
      (newCodes.count, "new code"), (additions.count, "coding"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) + ($0.1 == "coding" ? " added" : "") }
    let rest = [(removals.count, "taken back"), (notes.count, "noted")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    return (parts + rest).joined(separator: ", ")
  }
}

extension ReportTable {
  /// What an edited sheet changes: one row a new code (`code`), coding (`add`, `remove`) or memo (`note`).
  public static func session(
    _ changes: SheetChanges, on sheet: CodingSheet, in codebook: Codebook
  ) -> ReportTable {
    let turns = Dictionary(
      sheet.lines.filter { $0.id.sentence == 0 }.map { ($0.span, $0.id.turn) },
      uniquingKeysWith: { first, _ in first })
    let spans = turns.keys.sorted()
    func row(
      _ change: String, _ span: TextSpan?, _ code: (name: String, level: String)?, _ memo: String?
    ) -> [Cell] {
      let turn = span.flatMap { span in spans.last { $0.start <= span.start } }
      return [
        .text(change), Cell(turn.flatMap { turns[$0] }), Cell(span?.start), Cell(span?.end),
        Cell(span.flatMap { try? sheet.text.quote(at: $0) }), Cell(code?.name), Cell(code?.level),
        Cell(memo),
      ]
    }
    func code(_ id: Code.ID) -> (name: String, level: String)? {
      (codebook[id] ?? sheet.codebook[id]).map { ($0.name, $0.level) }
    }
    func code(_ choice: SheetChanges.Choice) -> (name: String, level: String)? {
      switch choice {
      case .known(let id): code(id)
      case .new(let place): (changes.newCodes[place].name, changes.newCodes[place].level)
      }
    }
    return ReportTable(
      columns: ["change", "turn", "start", "end", "quote", "code", "level", "memo"],
      rows: changes.newCodes.map { row("code", nil, ($0.name, $0.level), nil) }
        + changes.removals.map { row("remove", $0.span, code($0.code), nil) }
        + changes.additions.map { row("add", $0.span, code($0.code), $0.memo) }
        + changes.notes.map { row("memo", $0.mark.span, code($0.mark.code), $0.memo) })
  }
}
