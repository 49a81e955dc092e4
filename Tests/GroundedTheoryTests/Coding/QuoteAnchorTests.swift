import GroundedTheory
import TestSupport
import Testing

@Suite struct QuoteAnchorTests {
  private static let interview = """
    访谈者：⟦您觉得任务重吗？⟧
    受访者：⟦任务重，真的任务重。caf\u{E9}也没空喝。⟧
    访谈者：⟦谢谢。⟧
    """

  /// An anchor over the interview, whose marks are the turns.
  private func anchor() throws -> (QuoteAnchor, MarkedText) {
    let marked = try MarkedText(Self.interview)
    let turns = marked.spans.enumerated().map {
      Turn(number: $0 + 1, speaker: "", role: nil, span: $1)
    }
    return (QuoteAnchor(source: "A01", text: marked.text, turns: turns), marked)
  }

  private func draft(
    _ quote: String? = nil, turn: Int? = nil, at span: TextSpan? = nil, occurrence: Int? = nil
  ) -> CodingDraft {
    CodingDraft(
      source: "A01", turn: turn, offsets: span?.range, quote: quote, occurrence: occurrence,
      code: "任务", coder: "甲")
  }

  /// Where `marked` differs from the interview only in its one mark.
  private func span(_ marked: String) throws -> TextSpan {
    try #require(try MarkedText(marked).spans.first)
  }

  private func unmarked(_ replacing: String, with marked: String) throws -> TextSpan {
    let bare = Self.interview.filter { $0 != "⟦" && $0 != "⟧" }
    return try span(bare.replacing(replacing, with: marked, maxReplacements: 1))
  }

  @Test func aQuoteThatStandsOnceIsFound() throws {
    let (anchor, _) = try anchor()
    let placed = try anchor.place(draft("真的任务重"))
    #expect(placed == (try unmarked("真的任务重", with: "⟦真的任务重⟧")))
    #expect(try anchor.text.quote(at: placed) == "真的任务重")
  }

  @Test func aQuoteThatStandsSeveralTimesIsRefusedWithItsPlaces() throws {
    let (anchor, _) = try anchor()
    let error = #expect(throws: Violation.self) { try anchor.place(draft("任务重")) }
    #expect(
      error?.description == """
        The quote "任务重" stands 3 times in "A01"; choose with --occurrence or --turn:
          --occurrence 1  (turn 1, 7..10)  …访谈者：您觉得任务重吗？ 受访者：任务重，真…
          --occurrence 2  (turn 2, 17..20)  …觉得任务重吗？ 受访者：任务重，真的任务重。café也…
          --occurrence 3  (turn 2, 23..26)  …？ 受访者：任务重，真的任务重。café也没空喝。 访…
        """)
  }

  @Test func aTurnOrAnOccurrenceChooses() throws {
    let (anchor, _) = try anchor()
    #expect(
      try anchor.place(draft("任务重", turn: 1))
        == unmarked("得任务重", with: "得⟦任务重⟧"))
    #expect(
      try anchor.place(draft("任务重", turn: 2, occurrence: 2))
        == unmarked("真的任务重", with: "真的⟦任务重⟧"))
    #expect(
      try anchor.place(draft("任务重", occurrence: 3))
        == unmarked("真的任务重", with: "真的⟦任务重⟧"))
  }

  @Test func aTurnThatHoldsTheQuoteTwiceDoesNotChoose() throws {
    let (anchor, _) = try anchor()
    let error = #expect(throws: Violation.self) { try anchor.place(draft("任务重", turn: 2)) }
    guard case .quoteAmbiguous("任务重", "A01", let candidates) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(candidates.map(\.turn) == [2, 2])
  }

  @Test func whatDoesNotStandThereIsRefused() throws {
    let (anchor, _) = try anchor()
    func expect(_ violation: Violation, _ draft: CodingDraft) {
      #expect(throws: violation) { try anchor.place(draft) }
    }
    expect(.quoteNotFound("任务轻", source: "A01", turn: nil), draft("任务轻"))
    expect(.quoteNotFound("任务重", source: "A01", turn: 3), draft("任务重", turn: 3))
    expect(.unknownTurn(4, source: "A01", count: 3), draft("任务重", turn: 4))
    for occurrence in [0, -1, 4] {
      expect(
        .unknownOccurrence(occurrence, quote: "任务重", source: "A01", count: 3),
        draft("任务重", occurrence: occurrence))
    }
    expect(.noQuoteNorSpan(source: "A01"), draft())
    expect(.noQuoteNorSpan(source: "A01"), draft(""))
  }

  @Test func aSpanNeedsNoQuoteAndTakesItsWords() throws {
    let (anchor, marked) = try anchor()
    let placed = try anchor.place(draft(at: marked.spans[2]))
    #expect(try anchor.text.quote(at: placed) == "谢谢。")
    #expect(try anchor.place(draft("谢谢。", turn: 3, at: marked.spans[2])) == marked.spans[2])
  }

  @Test func aSpanWinsNothingOverAQuoteThatDiffers() throws {
    let (anchor, marked) = try anchor()
    #expect(
      throws: Violation.quoteDiffers(
        source: "A01", span: marked.spans[2], quote: "谢谢", found: "谢谢。")
    ) { try anchor.place(draft("谢谢", at: marked.spans[2])) }
  }

  /// The two spell é alike to a reader; the quote is still not what stands there.
  @Test func composedAndDecomposedLettersDiffer() throws {
    let (anchor, _) = try anchor()
    let cafe = try unmarked("café", with: "⟦café⟧")
    #expect(try anchor.place(draft("caf\u{E9}", at: cafe)) == cafe)
    #expect(throws: Violation.self) { try anchor.place(draft("cafe\u{301}", at: cafe)) }
    #expect(throws: Violation.self) { try anchor.place(draft("cafe\u{301}")) }
  }

  @Test func aSpanOutsideTheTextOrItsTurnIsRefused() throws {
    let (anchor, marked) = try anchor()
    let length = marked.text.scalarCount
    let outside = try TextSpan(start: length - 1, end: length + 1)
    #expect(throws: Violation.spanOutsideSource(outside, source: "A01", length: length)) {
      try anchor.place(draft(at: outside))
    }
    #expect(throws: Violation.spanOutsideTurn(marked.spans[2], turn: 1, source: "A01")) {
      try anchor.place(draft(turn: 1, at: marked.spans[2]))
    }
    var backwards = draft()
    backwards.offsets = 3..<3
    #expect(throws: Violation.emptySpan(start: 3, end: 3)) { try anchor.place(backwards) }
  }

  @Test func aQuoteThatDiffersInSpacesAloneIsShownWhereItStands() throws {
    let anchor = try anchor().0
    let near = try unmarked("吗？\n受访者：任务重", with: "⟦吗？\n受访者：任务重⟧")
    #expect(
      throws: Violation.quoteSpacedOtherwise(
        "吗？ 受访者： 任务重", source: "A01", span: near, found: "吗？\n受访者：任务重")
    ) { try anchor.place(draft("吗？ 受访者： 任务重")) }
    let message =
      "\(Violation.quoteSpacedOtherwise("吗？ 受", source: "A01", span: near, found: "吗？\n受"))"
    #expect(message.contains("at \(near): \"吗？⏎受\""), "\(message)")
    #expect(throws: Violation.quoteNotFound("谢 谢", source: "A01", turn: 2)) {
      try anchor.place(draft("谢 谢", turn: 2))
    }
    #expect(throws: Violation.quoteNotFound(" ", source: "A01", turn: nil)) {
      try anchor.place(draft(" "))
    }
  }

  @Test func noMoreThanTenPlacesAreListed() throws {
    let text = PlainText(String(repeating: "是", count: 72))
    let anchor = QuoteAnchor(source: "A01", text: text, turns: [])
    let error = #expect(throws: Violation.self) { try anchor.place(draft("是")) }
    let lines = (error?.description ?? "").split(separator: "\n")
    #expect(lines.count == 12 && lines.last == "  … and 62 more", "\(lines)")
  }
}
