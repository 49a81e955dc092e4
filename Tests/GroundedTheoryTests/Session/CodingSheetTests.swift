import Foundation
import TestSupport
import Testing

@testable import GroundedTheory

/// A sheet that is printed says nothing new when it is read; what a hand changes is what is found.
@Suite struct CodingSheetTests {
  private static let names = [
    "加班", "缺人；缺钱", "a;b", "“没办法”", "说“行”", "+号", "居民@社区", "..点", "a \"b\" c", "反\\斜", "#井",
    "a1", "竖|线", "e\u{301}t\u{e9}", "空 ..格", "；",
  ]

  private func codebook() throws -> Codebook {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let top = study.code("类", "initial")
    for name in Self.names { study.code(name, "concept", under: top) }
    study.code("加班", "concept", under: study.code("类二", "initial"))
    return Codebook(ladder: study.ladder, codes: study.codes)
  }

  private func sheet(
    _ text: SourceText, _ codebook: Codebook, _ codings: [CodingSheet.Mark: CodingSheet.Note],
    _ others: [CodingSheet.Other] = []
  ) -> CodingSheet {
    let id = UUID()
    return CodingSheet(
      header: SheetHeader(event: id, source: .init(id), coder: .init(id)), source: "A01",
      coder: "李", text: text, codebook: codebook, codings: codings, others: others)
  }

  private func span(
    in text: SourceText, using random: inout SeededGenerator
  ) throws -> TextSpan? {
    let sentences = Sentences(text.text)
    guard let turn = text.turns.randomElement(using: &random) else { return nil }
    let own = sentences.spans(in: turn.span)
    guard let first = own.randomElement(using: &random),
      let last = own.filter({ $0 >= first }).randomElement(using: &random)
    else { return nil }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return turn.span
    case 1: return first
    case 2: return try TextSpan(start: first.start, end: last.end)
    case 3:
      let end = Int.random(in: first.start + 1...text.text.scalarCount, using: &random)
      return try TextSpan(start: first.start, end: end)
    default:
      let start = Int.random(in: turn.span.start..<turn.span.end, using: &random)
      let end = Int.random(in: start + 1...turn.span.end, using: &random)
      return try TextSpan(start: start, end: end)
    }
  }

  private func note(using random: inout SeededGenerator) -> CodingSheet.Note {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .memo("记 // \"x\"; +a | b")
    case 1: .memo("一\n二")
    case 2: .memo("…")
    case 3: .several
    default: .none
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func whatIsPrintedIsReadAndWhatIsChangedIsFound(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let codebook = try codebook()
    for _ in 0..<12 {
      let text = LabelledText.random(lines: 8, using: &random).sourceText
      var codings: [CodingSheet.Mark: CodingSheet.Note] = [:]
      for _ in 0..<25 {
        guard let span = try span(in: text, using: &random),
          let code = codebook.codes.randomElement(using: &random)
        else { continue }
        codings[.init(code: code.id, span: span)] = note(using: &random)
      }
      let all = sheet(text, codebook, codings)
      let before = sheet(
        text, codebook, codings.filter { !random.chance(1, in: 3) || !all.shows($0.key) },
        codings.keys.map { .init(coder: "王", mark: $0) })
      let printed = before.printed(help: ["# help", "| help"], showsOthers: true)
      #expect(try before.changes(in: printed, current: codebook).isEmpty, "\(printed)")
      let windows = "\u{FEFF}" + printed.replacing("\n", with: "\r\n")
      #expect(try before.changes(in: windows, current: codebook).isEmpty)
      // The other hand takes some back, adds what was left out, and takes one-line memos away.
      var after = codings.filter { !random.chance(1, in: 4) || !all.shows($0.key) }
      for (mark, note) in after where note == .memo("记 // \"x\"; +a | b") && random.chance(1, in: 2)
      {
        after[mark] = CodingSheet.Note.none
      }
      let changes = try before.changes(
        in: sheet(text, codebook, after).printed(), current: codebook)
      #expect(changes.newCodes.isEmpty)
      #expect(Set(changes.removals) == Set(before.codings.keys).subtracting(after.keys))
      let added = changes.additions.compactMap { addition -> CodingSheet.Mark? in
        guard case .known(let id) = addition.code else { return nil }
        return .init(code: id, span: addition.span)
      }
      #expect(Set(added) == Set(after.keys).subtracting(before.codings.keys))
      #expect(added.count == Set(added).count)
      let noted = before.codings.filter {
        after[$0.key] == CodingSheet.Note.none && $0.value != .none
      }
      .filter { $0.value == .memo("记 // \"x\"; +a | b") && before.shows($0.key) }
      #expect(Set(changes.notes.map(\.mark)) == Set(noted.keys), "\(printed)")
    }
  }

  private static let talk = "访：忙吗？\n民：天天加班，表多，表太多。“没办法。”他说。责任大。\n"

  private func typed(_ edit: (String) -> String) throws -> (CodingSheet, SheetChanges) {
    let lines = Self.talk.split(separator: "\n").map(String.init)
    let sheet = sheet(LabelledText(lines: lines).sourceText, try codebook(), [:])
    return (sheet, try sheet.changes(in: edit(sheet.printed()), current: sheet.codebook))
  }

  @Test func aSheetIsALineASentence() throws {
    let (sheet, _) = try typed { $0 }
    let body = sheet.printed().split(separator: "\n").dropFirst()
    #expect(
      Array(body) == [
        "1 访 |", "1.1 忙吗？ |", "2 民 |", "2.1 天天加班，表多，表太多。 |", "2.2 “没办法。” |",
        "2.3 他说。 |", "2.4 责任大。 |",
      ])
  }

  @Test func whatIsTypedIsCoded() throws {
    let (sheet, changes) = try typed {
      $0.replacing("表太多。 |", with: "表太多。｜ a\\;b; 居民@社区 “天天加班”；a1 「表」＃2 // 记\n | +新/a ..2.3")
        .replacing("2 民 |", with: "2 民 | +新念 @主范畴; 新念 \"责任\"").replacing("+新/a", with: "+类/新")
    }
    let quotes = try changes.additions.map { try sheet.text.quote(at: $0.span) }
    let line = "天天加班，表多，表太多。"
    let rest = "“没办法。”他说。"
    #expect(
      quotes.sorted()
        == [
          line + rest + "责任大。", "责任", line, "天天加班", "表", line + rest,
        ].sorted())
    #expect(changes.newCodes.map(\.name) == ["新念", "新"])
    #expect(changes.newCodes.map(\.level) == ["main", "concept"])
    #expect(changes.newCodes[1].parent != nil)
    #expect(changes.additions.compactMap(\.memo) == ["记"])
    let second = try #require(changes.additions.first { $0.memo != nil })
    #expect(second.span == sheet.text.occurrences(of: "表")[1])
  }

  @Test(arguments: [
    ("2.4 责任大。 |", "2.4 责任大。 | 加搬", 8, "did you mean \"加班\""),
    ("2.4 责任大。 |", "2.4 责任大。 | 加班", 8, "give a path"),
    ("表太多。 |", "表太多。 | a1 \"表\"", 5, "2 times; write #1 to #2"),
    ("表太多。 |", "表太多。 | a1 \"表\"#3", 5, "there is no #3"),
    ("表太多。 |", "表太多。\n| a1 \"没有\"", 6, "does not begin in this line"),
    ("表太多。 |", "表太多。 | a1 \"没", 5, "is not closed"),
    ("表太多。 |", "表太多。 | a1 \"\"", 5, "are empty"),
    ("表太多。 |", "表太多。 | \"天天加班\"", 5, "a code is missing"),
    ("表太多。 |", "表太多。 | a1 \"天天\" a2", 5, "cannot be read here"),
    ("表太多。 |", "表太多。 | a1 ..1.1", 5, "ends before this one"),
    ("表太多。 |", "表太多。 | a1 ..9.9", 5, "is no line"),
    ("表太多。 |", "表太多。 | +新 @无", 5, "level"),
    ("表太多。 |", "表太多。 | +类/新 @dimension", 5, "must be higher"),
    ("表太多。 |", "表太多。 | +类 @main", 5, "already, at the level initial"),
    ("表太多。 |", "表太多。 | a1 // 甲\n | a1 // 乙", 6, "different notes"),
    ("责任大。", "责任很大。", 8, "They are: 责任大。"),
    ("责任大。 |", "责任大。 a1", 8, "the | between"),
    ("2.4 责任大。 |\n", "", 8, "line 2.4 was taken out"),
    ("2.4 责任", "2.3 他说。 |\n2.4 责任", 8, "second time"),
    ("2.4 责任", "责任", 8, "no line of the transcript"),
  ])
  func aSlipIsPointedAt(_ old: String, _ new: String, _ line: Int, _ message: String) throws {
    var sheet = ""
    do {
      _ = try typed { printed in
        sheet = printed.replacing(old, with: new)
        return sheet
      }
      Issue.record("taken: \(new)")
    } catch SheetRefusal.mistakes(let mistakes) {
      let slip = try #require(mistakes.first)
      // Blank lines part the turns: two before the second turn, and the header.
      #expect(slip.line == line + 2 && "\(slip.fault)".contains(message), "\(mistakes)")
      let noted = SheetMistake.annotate(sheet, with: mistakes)
      #expect(noted.contains("#! "))
      #expect(SheetMistake.annotate(noted, with: []).count >= sheet.count)
    }
  }
}
