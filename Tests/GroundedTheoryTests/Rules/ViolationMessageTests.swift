import GroundedTheory
import Testing

/// The messages a user meets most, word for word: what happened, to which thing, and what to do.
@Suite struct ViolationMessageTests {
  @Test func messagesOnText() throws {
    let span = try TextSpan(start: 5, end: 9)
    expect([
      (
        .emptySpan(start: 5, end: 5),
        "The span 5..5 holds no text; give A..B with 0 <= A < B, in Unicode scalars."
      ),
      (
        .unreadableSpan("5-9"),
        "\"5-9\" is not a span; write it A..B, for example 120..148, in Unicode scalars."
      ),
      (
        .spanOutsideSource(span, source: "A01", length: 7),
        "The span 5..9 reaches past the end of \"A01\", which has 7 scalars;"
          + " `zhagen source show \"A01\" --turns` prints the offsets."
      ),
      (
        .quoteDiffers(source: "A01", span: span, quote: "任务重", found: "任务\n轻"),
        "The quote \"任务重\" is not what stands at 5..9 of \"A01\": \"任务 轻\". Correct the quote or the span."
      ),
      (
        .quoteNotFound(String(repeating: "长", count: 41), source: "A01", turn: 3),
        "The quote \"\(String(repeating: "长", count: 40))…\" does not stand in turn 3 of \"A01\";"
          + " it must be copied exactly, punctuation included."
      ),
      (
        .quoteNotFound("任务", source: "A01", turn: nil),
        "The quote \"任务\" does not stand in \"A01\"; it must be copied exactly, punctuation included."
      ),
      (
        .unknownOccurrence(2, quote: "任务", source: "A01", count: 1),
        "There is no occurrence 2 of \"任务\" in \"A01\"; it stands there 1 time."
      ),
      (.unknownTurn(9, source: "A01", count: 4), "\"A01\" has no turn 9; it has 4 turns."),
      (.unknownTurn(2, source: "A01", count: 1), "\"A01\" has no turn 2; it has 1 turn."),
      (
        .unknownRecord("7", source: "热线"),
        "\"热线\" has no record \"7\"; `zhagen records list \"热线\"` prints them."
      ),
      (
        .outsideRecord("7", source: "热线"),
        "The turn or span does not lie in the record \"7\" of \"热线\"; correct the one or the other."
      ),
      (
        .recordNotNamed(source: "热线"),
        "\"热线\" is a record set; say in which record the quote stands, by its id or its turn"
          + " (--record ID or --turn N)."
      ),
      (
        .noQuoteNorSpan(source: "A01"),
        "A coding in \"A01\" names neither a quote nor a span; give --quote or --span."
      ),
    ])
  }

  @Test func messagesOnTheCodebook() {
    expect([
      (
        .duplicateCode("任务", parent: "制度"),
        "There is already a code \"任务\" under \"制度\"; choose another name or use that one; `zhagen code merge` makes one code of two."
      ),
      (
        .duplicateCode("任务", parent: nil),
        "There is already a code \"任务\" at the top; choose another name or use that one; `zhagen code merge` makes one code of two."
      ),
      (
        .unknownCode("任务重", nearest: ["任务", "任务繁重"]),
        "There is no code \"任务重\". Did you mean \"任务\" or \"任务繁重\"? `zhagen code list` prints them all."
      ),
      (
        .unknownCode("任务重", nearest: []),
        "There is no code \"任务重\"; `zhagen code list` prints them all."
      ),
      (
        .ambiguousCode("任务", paths: ["制度/任务", "村规/任务"]),
        "\"任务\" is the name of 2 codes; give a path: \"制度/任务\", \"村规/任务\"."
      ),
      (
        .cycle(code: "制度", parent: "任务"),
        "\"制度\" cannot go under \"任务\", which lies below it; that would be a cycle."
      ),
      (
        .levelOutOfOrder(
          code: "制度", level: "main", parent: "任务", parentLevel: "initial",
          ladder: ["main", "initial", "concept"]),
        "\"制度\" (main) cannot go under \"任务\" (initial): a parent's level must be higher."
          + " Top first, the ladder is main, initial, concept."
      ),
      (
        .missingParent(code: "任务", parent: "制度"),
        "The parent \"制度\" of \"任务\" is not defined above; add it or move the row."
      ),
      (
        .unknownLevel("theme", known: ["concept", "main"]),
        "There is no level \"theme\" in this study; its levels are concept, main."
      ),
      (
        .unusableName("省/市", reason: "\"/\" separates the parts of a path"),
        "\"省/市\" cannot be a name: \"/\" separates the parts of a path."
      ),
      (
        .unusableName("甲\u{202E}乙", reason: "so it is"),
        "\"甲<U+202E>乙\" cannot be a name: so it is."
      ),
      (.unusableLadder("it is empty"), "This ladder cannot be used: it is empty."),
    ])
  }

  @Test func messagesOnTheStudy() throws {
    let span = try TextSpan(start: 5, end: 9)
    expect([
      (
        .unknownSource("A1", nearest: ["A01"]),
        "There is no source \"A1\". Did you mean \"A01\"? `zhagen source list` prints them all."
      ),
      (
        .duplicateSource("A01"),
        "There is already a source \"A01\"; rename the file, or import it with --name."
      ),
      (
        .unusableText("A01", reason: "it is empty"),
        "The text of \"A01\" cannot be used: it is empty."
      ),
      (
        .sourceTaken("A01", participant: "P1"),
        "\"A01\" is given to \"P1\" above; a source has one participant."
      ),
      (
        .unknownCoder("乙", nearest: []),
        "There is no coder \"乙\"; `zhagen coder add \"乙\"` makes one."
      ),
      (
        .unknownCoder("乙", nearest: ["乙一"], mayBeAdded: false),
        "There is no coder \"乙\". Did you mean \"乙一\"? `zhagen coder list` prints them all."
      ),
      (
        .duplicateCoding(code: "任务", source: "A01", span: span, coder: "甲"),
        "\"甲\" has already coded 5..9 of \"A01\" as \"任务\"."
      ),
      (
        .unknownCoding("beef"),
        "There is no coding \"beef\"; `zhagen coding list` prints the ids."
      ),
      (
        .noSuchRelation(from: "制度", to: "治理", kind: .causes),
        "There is no relation \"制度\" causes \"治理\" to moderate; add that one first."
      ),
      (
        .duplicateRelation(from: "制度", to: "治理", kind: .causes),
        "There is already a relation: \"制度\" causes \"治理\"."
      ),
      (.relationToItself("制度"), "\"制度\" cannot be related to itself."),
      (
        .noEvidence(EvidenceReference(source: "A01", turn: 3, code: "任务")),
        "No coding of \"任务\" stands in turn 3 of \"A01\"."
      ),
    ])
  }

  private func expect(
    _ messages: [(Violation, String)], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (violation, message) in messages {
      #expect(violation.description == message, sourceLocation: sourceLocation)
    }
  }
}
