extension ReportTable {
  /// One row a quote, side by side in the sense of one after the other, and at the end one row a memo that
  /// compares the codes: it names them in `code` and has nothing else.
  /// - Parameter limit: how many quotes of each side at most; nil for all.
  public static func comparison(
    _ comparison: Comparison, in codebook: Codebook, limit: Int? = nil
  ) -> ReportTable {
    let names = codebook.shortNames
    var table = ReportTable(columns: [
      "code", "group", "subcode", "source", "turn", "speaker", "quote", "coder", "memo",
    ])
    for side in comparison.sides {
      for quote in side.quotes.prefix(limit ?? .max) {
        table.append([
          Cell(names[side.code.id]), group(quote.group, comparison), .text(quote.code),
          .text(quote.source), Cell(quote.turn), Cell(quote.speaker), .text(quote.text),
          Cell(quote.coder), Cell(quote.memo),
        ])
      }
    }
    for memo in comparison.memos {
      let compared = memo.compared.compactMap { names[$0] }
      let codes = compared.isEmpty ? comparison.codes.compactMap { names[$0.id] } : compared
      table.append(
        [.text(codes.joined(separator: " / "))] + Array(repeating: .empty, count: 7)
          + [.text(memo.text)])
    }
    return table
  }

  /// One row a source that was coded but does not have a code, by code and group.
  public static func negativeCases(
    _ comparison: Comparison, in codebook: Codebook
  ) -> ReportTable {
    let names = codebook.shortNames
    return ReportTable(
      columns: ["code", "group", "source", "codings"],
      rows: comparison.sides.flatMap { side in
        side.negatives.map { negative in
          [
            Cell(names[side.code.id]), group(negative.group, comparison), .text(negative.source),
            .integer(negative.codings),
          ]
        }
      })
  }

  private static func group(_ group: String?, _ comparison: Comparison) -> Cell {
    comparison.attribute == nil ? .empty : .text(group ?? noValue)
  }
}
