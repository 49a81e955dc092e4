extension ReportTable {
  /// The columns of `source replace`: one row a coding, in the order of the old text.
  /// - Parameters:
  ///   - old: the turns before, in text order.
  ///   - codes: names of codes; `coders`: names of coders.
  public static func revision(
    _ revision: SourceRevision, from old: [Turn], codes: [Code.ID: String],
    coders: [Coder.ID: String]
  ) -> ReportTable {
    let before = TurnIndex(old)
    let after = TurnIndex(revision.turns)
    func place(_ span: TextSpan) -> String {
      after.turn(of: span).map { "\(span) (turn \($0.number))" } ?? "\(span)"
    }
    return ReportTable(
      columns: [
        "id", "verdict", "code", "coder", "turn", "old_quote", "new_turn", "start", "end", "quote",
        "places",
      ],
      rows: revision.codings.map { result in
        let coding = result.coding
        return [
          .text(coding.id.description), .text(result.verdict.rawValue), Cell(codes[coding.code]),
          Cell(coders[coding.coder]),
          Cell(coding.span.flatMap { before.turn(of: $0)?.number }), .text(coding.quote),
          Cell(result.span.flatMap { after.turn(of: $0)?.number }), Cell(result.span?.start),
          Cell(result.span?.end), result.span == nil ? .empty : .text(result.quote),
          result.places.isEmpty
            ? .empty : .text(result.places.map(place).joined(separator: "; ")),
        ]
      })
  }
}
