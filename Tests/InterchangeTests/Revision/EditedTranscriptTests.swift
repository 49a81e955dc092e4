import GroundedTheory
import Interchange
import Testing
import TestSupport

/// Turns of a text that was edited by hand: they go on where their labels do.
@Suite struct EditedTranscriptTests {
  /// Turns as `speaker|words`, line breaks as `/`.
  private func read(_ edited: String, _ old: SourceText) throws -> [String] {
    let document = try EditedTranscript.read(
      bytes: Array(edited.utf8), fileName: "A01.txt", previous: old)
    return try document.turns.map { turn in
      let words = try document.text.quote(at: turn.span).replacing("\n", with: "/")
      let times = turn.milliseconds.map { "|\($0.lowerBound)-\($0.upperBound)" } ?? ""
      return "\(turn.speaker)|\(words)\(times)"
    }
  }

  /// A text with marked words, spoken by those named; the times are a second each.
  private func source(_ marked: String, _ speakers: [String], timed: Bool = false) throws
    -> SourceText
  {
    let text = try MarkedText(marked)
    return SourceText(
      text: text.text,
      turns: zip(text.spans, speakers).enumerated().map { index, turn in
        Turn(
          number: index + 1, speaker: turn.1, role: nil, span: turn.0,
          milliseconds: timed ? index * 1000..<(index + 1) * 1000 : nil)
      })
  }

  @Test(arguments: [
    ("words", "题头\n访：你忙吗？\n民：天天加班。\n表多。\n", ["访|你忙吗？", "民|天天加班。/表多。"]),
    ("first words", "题头\n访：累？\n民：日日加班。\n表多。\n", ["访|累？", "民|日日加班。/表多。"]),
    (
      "new turn", "题头\n访：忙吗？\n民：忙。\n访：哦？\n民：天天加班。\n表多。\n",
      ["访|忙吗？", "民|忙。", "访|哦？", "民|天天加班。/表多。"]
    ),
    ("label gone", "题头\n访：忙吗？\n天天加班。\n表多。\n", ["访|忙吗？/天天加班。/表多。"]),
    ("label line gone", "题头\n民：天天加班。\n表多。\n", ["民|天天加班。/表多。"]),
    ("another label", "题头\n访：忙吗？\n访：天天加班。\n表多。\n", ["访|忙吗？", "访|天天加班。/表多。"]),
    ("unknown label", "题头\n访：忙吗？\n王五：天天加班。\n表多。\n", ["访|忙吗？", "王五|天天加班。/表多。"]),
    ("split", "题头\n访：忙吗？\n民：天天加班。\n访：表多。\n", ["访|忙吗？", "民|天天加班。", "访|表多。"]),
    ("lines joined", "题头\n访：忙吗？民：天天加班。\n表多。\n", ["访|忙吗？民：天天加班。/表多。"]),
    ("no words", "题头\n访：\n民：天天加班。\n表多。\n", ["民|天天加班。/表多。"]),
    ("no sense", "全都不一样了", []),
  ])
  func labels(what: String, edited: String, turns: [String]) throws {
    let old = try source("题头\n访：⟦忙吗？⟧\n民：⟦天天加班。\n表多。⟧\n", ["访", "民"])
    #expect(try read(edited, old) == turns, "\(what)")
  }

  @Test func linesWithoutSpeakersKeepTheirTimes() throws {
    let old = try source("⟦一一一\n一二⟧\n⟦二二二⟧\n⟦三三三⟧\n", ["", "", ""], timed: true)
    #expect(
      try read("一一一\n一二二\n二二二\n三三三\n", old) == [
        "|一一一/一二二|0-1000", "|二二二|1000-2000", "|三三三|2000-3000",
      ])
    #expect(try read("一一一\n一二\n二二二三三三\n", old) == ["|一一一/一二|0-1000", "|二二二三三三|1000-3000"])
    #expect(try read("一一一\n一二\n三三三\n", old) == ["|一一一/一二|0-1000", "|三三三|2000-3000"])
  }

  @Test func headsThatAreNoLabelsAreCarriedOver() throws {
    let old = try source(
      "唐鳳  0:22\n⟦你好。⟧\n\n高  1:05\n⟦谢谢。⟧\n（休息）\n唐鳳  2:00\n⟦再见。⟧\n", ["唐鳳", "高", "唐鳳"])
    #expect(
      try read("唐鳳  0:22\n你好啊。\n\n高  1:05\n多谢。\n（休息）\n唐鳳  2:00\n再见。\n高：嗯。\n", old)
        == ["唐鳳|你好啊。", "高|多谢。", "唐鳳|再见。", "高|嗯。"])
  }

  /// A line that looks like a label and was none stays none.
  @Test func whatWasNoTurnBecomesNone() throws {
    let old = try source("访：⟦忙吗？\n民：这样写的。⟧\n民：⟦忙。⟧\n", ["访", "民"])
    #expect(
      try read("访：忙吗？\n民：这样写的。\n民：忙啊。\n", old) == ["访|忙吗？/民：这样写的。", "民|忙啊。"])
  }

  @Test(arguments: SeededGenerator.seeds)
  func anEditElsewhereLeavesTurnsAlone(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let text = LabelledText.random(lines: 20, using: &random)
      var edited = text
      let line = try #require(text.lines.indices.randomElement(using: &random))
      edited.lines[line] += "补一句。"
      let turns = try EditedTranscript.read(
        bytes: edited.text.utf8, fileName: "A01.txt", previous: text.sourceText
      ).turns
      #expect(turns.map(\.speaker) == edited.turns.map(\.speaker), "seed \(seed)")
      #expect(turns.count == edited.turns.count, "seed \(seed)")
    }
  }

  @Test func theEndOfTheLastLineIsTheEditors() throws {
    let old = try source("访：⟦忙吗？⟧", ["访"])
    let document = try EditedTranscript.read(
      bytes: Array("访：忙吗？\n".utf8), fileName: "A01.txt", previous: old)
    #expect(document.text == old.text && document.turns == old.turns)
    #expect(throws: FormatError.self) {
      try EditedTranscript.read(bytes: [0x62, 0xFF, 0xFE], fileName: "A01.txt", previous: old)
    }
  }
}
