import Foundation
import GroundedTheory
import Testing
import TestSupport

/// What a correction promises: a coding whose words stand once in the new text is at its words; every
/// other one is reported; a turn keeps its number for life.
@Suite struct SourceRevisionTests {
  private static let source = SourceDocument.ID(UUID())
  private static let codes = (0..<3).map { _ in Code.ID(UUID()) }
  private static let coders = (0..<2).map { _ in Coder.ID(UUID()) }

  /// Codings of random stretches inside turns; no two of a coder and code at one place.
  private func codings(
    _ count: Int, in source: SourceText, using random: inout SeededGenerator
  ) throws -> [Coding] {
    var seen: Set<String> = []
    return try (0..<count).compactMap { _ in
      guard let turn = source.turns.randomElement(using: &random),
        let code = Self.codes.randomElement(using: &random),
        let coder = Self.coders.randomElement(using: &random)
      else { return nil }
      let start = Int.random(in: turn.span.range, using: &random)
      let end = min(turn.span.end, start + Int.random(in: 1...30, using: &random))
      let span = try TextSpan(start: start, end: end)
      guard seen.insert("\(span) \(code) \(coder)").inserted else { return nil }
      return Coding(
        id: .init(UUID()), source: Self.source, span: span, quote: try source.text.quote(at: span),
        code: code, coder: coder)
    }.sorted { ($0.span?.start ?? 0, $0.id) < ($1.span?.start ?? 0, $1.id) }
  }

  private func revise(
    _ old: SourceText, _ new: SourceText, _ codings: [Coding], last: Int = 0
  ) -> SourceRevision {
    SourceRevision(of: "A01", from: old, to: new, codings: codings, lastTurn: last)
  }

  /// One of the seeds makes all change around words that end up at their old place.
  @Test(arguments: SeededGenerator.seeds + [18_266_339_264_398_141_533])
  func everyCodingIsAtItsWordsOrReported(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let old = LabelledText.random(lines: Int.random(in: 1...40, using: &random), using: &random)
      var new = old
      for _ in 0..<Int.random(in: 1...25, using: &random) { new.edit(using: &random) }
      let codings = try codings(40, in: old.sourceText, using: &random)
      let revision = revise(old.sourceText, new.sourceText, codings)
      try check(revision, codings, old.sourceText, new.sourceText, "seed \(seed)")
      // An orphan has no other chance than its words.
      let now = revision.codings.map { result in
        var coding = result.coding
        (coding.span, coding.quote) = (result.span, result.quote)
        return coding
      }
      try checkWayBack(
        revise(new.sourceText, old.sourceText, now, last: 99), revision, old.text, "seed \(seed)")
    }
  }

  private func check(
    _ revision: SourceRevision, _ codings: [Coding], _ old: SourceText, _ new: SourceText,
    _ note: Comment
  ) throws {
    #expect(revision.codings.map(\.coding) == codings, note)
    var places: Set<String> = []
    for result in revision.codings {
      let coding = result.coding
      let found = new.text.occurrences(of: coding.quote)
      if let span = result.span {
        #expect(try new.text.holds(result.quote, at: span), note)
        #expect(places.insert("\(span) \(coding.code) \(coding.coder)").inserted, note)
      } else {
        #expect(result.quote.utf8.elementsEqual(coding.quote.utf8), note)
      }
      let isWhole = result.quote.utf8.elementsEqual(coding.quote.utf8)
      switch result.verdict {
      case .kept: #expect(result.span == coding.span && isWhole, note)
      case .moved: #expect(result.span != nil && result.span != coding.span && isWhole, note)
      case .shortened, .changed: #expect(result.span != nil && !isWhole && found.count != 1, note)
      case .coincides: #expect(result.span == nil && result.places.count == 1, note)
      case .ambiguous:
        #expect(result.span == nil && result.places == found && found.count > 1, note)
      case .lost: #expect(result.span == nil && found.isEmpty, note)
      case .found, .orphan: Issue.record("no coding was an orphan")
      }
      if found.count == 1, result.verdict != .coincides { #expect(result.span == found[0], note) }
    }
    let numbers = revision.turns.map(\.number)
    #expect(Set(numbers).count == numbers.count, note)
    #expect(revision.turns.map(\.span) == new.turns.map(\.span), note)
    #expect(Set(revision.newTurns).isDisjoint(with: old.turns.map(\.number)), note)
  }

  private func checkWayBack(
    _ back: SourceRevision, _ revision: SourceRevision, _ old: PlainText, _ note: Comment
  ) throws {
    for (there, here) in zip(revision.codings, back.codings)
    where [.kept, .moved].contains(there.verdict) && old.occurrences(of: there.quote).count == 1 {
      if here.verdict != .coincides { #expect(here.span == there.coding.span, note) }
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func theSameTextChangesNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = LabelledText.random(lines: 30, using: &random).sourceText
    let codings = try codings(60, in: text, using: &random)
    let revision = revise(text, text, codings)
    #expect(revision.isIdentical && revision.codings.allSatisfy { $0.verdict == .kept })
    #expect(revision.turns == text.turns)
  }

  /// Marks in the old text are codings, those in the new one where they are to be; `nil` for orphans.
  @Test(arguments: [
    ("访：忙吗？\n民：⟦天天加班⟧。\n", "访：你忙吗？\n民：⟦天天加班⟧。\n", Reanchored.Verdict.moved),
    ("民：⟦天天加班，表多⟧。\n", "民：⟦天天加班，表很多⟧。\n", .changed),
    ("民：说⟦天天加班，表多⟧。\n", "民：说⟦日日加班，表多⟧。\n", .changed),
    ("民：说⟦天天都加班，表多⟧。\n", "民：说⟦天天加班，表多⟧。\n", .shortened),
    ("民：⟦天天加班，表多⟧，累。\n", "民：天，累。\n", .lost),
    ("民：⟦好的⟧。\n访：行？\n民：好的。\n", "访：行？\n民：⟦好的⟧。\n", .moved),
    ("访：一？\n民：⟦是的⟧。\n访：二？\n民：是的。\n", "访：一？\n民：⟦是的⟧。\n访：二二？\n民：是的。\n", .kept),
    ("民：⟦是的⟧。\n访：一？\n", "访：一？\n访：是的是的。\n", .ambiguous),
    // A short quote in a paragraph that was moved goes with it, though its words stand elsewhere too.
    (
      "民：甲甲甲甲甲甲，⟦是的⟧，乙乙乙。\n访：一，是的？\n民：二二二二。\n",
      "访：一，是的？\n民：二二二二。\n民：甲甲甲甲甲甲，⟦是的⟧，乙乙乙。\n", .moved
    ),
  ])
  func verdicts(old: String, new: String, verdict: Reanchored.Verdict) throws {
    let (before, after) = (try MarkedText(old), try MarkedText(new))
    let coding = Coding(
      id: .init(UUID()), source: Self.source, span: before.spans[0],
      quote: try before.text.quote(at: before.spans[0]), code: Self.codes[0],
      coder: Self.coders[0])
    let revision = revise(
      SourceText(text: before.text, turns: []), SourceText(text: after.text, turns: []), [coding])
    #expect(revision.codings.map(\.verdict) == [verdict])
    #expect(revision.codings.map(\.span) == [after.spans.first])
  }

  @Test func anOrphanIsFoundWhereItsWordsStandOnceAndTwoDoNotMeet() throws {
    let before = try MarkedText("民：⟦忙⟧。累。\n民：⟦忙⟧。苦。\n")
    let after = try MarkedText("民：⟦忙⟧。苦。饿死了。\n")
    var codings = try before.spans.map { span in
      Coding(
        id: .init(UUID()), source: Self.source, span: span, quote: try before.text.quote(at: span),
        code: Self.codes[0], coder: Self.coders[0])
    }
    for quote in ["饿死了", "没有的话"] {
      codings.append(
        Coding(
          id: .init(UUID()), source: Self.source, span: nil, quote: quote, code: Self.codes[0],
          coder: Self.coders[0]))
    }
    let revision = revise(
      SourceText(text: before.text, turns: []), SourceText(text: after.text, turns: []), codings)
    let verdicts = Set(revision.codings.prefix(2).map(\.verdict))
    #expect(verdicts.contains(.coincides) && verdicts.count == 2)
    #expect(revision.codings.compactMap(\.span).contains(after.spans[0]))
    #expect(revision.codings.suffix(2).map(\.verdict) == [.found, .orphan])
  }

  /// Numbers of the new turns, in text order.
  @Test(arguments: [
    ("new turn", ["访：一一一。", "民：二二二。"], ["访：一一一。", "访：新新新。", "民：二二二。"], [1, 3, 2]),
    ("gone turn", ["访：一一一。", "民：二二二。"], ["民：二二二。"], [2]),
    ("another label", ["访：一一一。", "民：二二二。"], ["访：一一一。", "王：二二二。"], [1, 2]),
    ("split", ["访：一一一。三四五六七。", "民：二二二。"], ["访：一一一。", "民：三四五六七。", "民：二二二。"], [3, 1, 2]),
    ("joined", ["访：一一一。", "民：二二二二。"], ["访：一一一。二二二二。"], [2]),
    ("rewritten", ["访：一一一一。", "民：二二二。"], ["访：九九九九。", "民：二二二。"], [3, 2]),
    (
      "moved", ["访：一一一一一一。", "民：二二二二。", "民：三三三三三三三。"],
      ["民：二二二二。", "民：三三三三三三三。", "访：一一一一一一。"], [2, 3, 1]
    ),
  ])
  func turnsKeepTheirNumbers(what: String, old: [String], new: [String], numbers: [Int]) {
    let revision = revise(
      LabelledText(lines: old).sourceText, LabelledText(lines: new).sourceText, [])
    #expect(revision.turns.map(\.number) == numbers, "\(what)")
  }

  @Test func numbersThatAnyRevisionUsedAreNotGivenAgain() {
    let old = LabelledText(lines: ["访：一一一。"]).sourceText
    let new = LabelledText(lines: ["访：一一一。", "民：新新。"]).sourceText
    #expect(revise(old, new, [], last: 7).turns.map(\.number) == [1, 8])
  }

  /// Rewritten from end to end: the search for what stayed is given up early.
  @Test func aTextThatIsAllNewIsComparedSoon() {
    var random = SeededGenerator(seed: 7)
    func text() -> PlainText {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<6_000 {
        scalars.append(Unicode.Scalar(UInt16.random(in: 0x4E00...0x4E40, using: &random)) ?? "一")
      }
      return PlainText(String(scalars))
    }
    let (old, new) = (text(), text())
    let diff = TextDiff(from: old, to: new)
    #expect(diff.newCount == 6_000)
  }
}
