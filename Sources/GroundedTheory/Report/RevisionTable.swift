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
    /// The first ten; a word that stands everywhere would fill the screen.
    func places(_ spans: [TextSpan]) -> String {
      let shown = spans.prefix(10).map { span in
        after.turn(of: span).map { "\(span) (turn \($0.number))" } ?? "\(span)"
      }
      let rest = spans.count > 10 ? ["and \(spans.count - 10) more"] : []
      return (shown + rest).joined(separator: "; ")
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
          result.places.isEmpty ? .empty : .text(places(result.places)),
        ]
      })
  }
}
