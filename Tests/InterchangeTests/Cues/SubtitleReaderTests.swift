import GroundedTheory
import Testing

@testable import Interchange

/// All texts are synthetic.
struct SubtitleReaderTests {
  @Test func readsSubRip() throws {
    let text = """
      1
      00:00:01,500 --> 00:00:04,000 X1:1
      <font color="#fff">每天</font>都要{\\an8}填表
      填完还要再填

      2
      01:00:04.25 --> 01:00:05
      a < b & c &lt;3 <笑>
      3
      75:06,000 --> 75:07,000
      没有空行

      """
    let expected = [
      Said("", "每天都要填表\n填完还要再填", 1500..<4000),
      Said("", "a < b & c <3 <笑>", 3_604_250..<3_605_000),
      Said("", "没有空行", 4_506_000..<4_507_000),
    ]
    for variant in [
      text, "\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"),
    ] {
      let document = try read(variant, as: "A01.srt")
      #expect(try document.said() == expected)
      #expect(document.findings.map(\.what) == ["no speakers found"])
    }
    for encoding in ["GB18030", "UTF-16LE", "UTF-16BE"] {
      let bytes = try Iconv.converted(text.bytes, from: "UTF-8", to: encoding, fileName: "")
      let options = ReadingOptions(encoding: encoding)
      let document = try DocumentReader.read(bytes: bytes, fileName: "A01.srt", options: options)
      #expect(try document.said() == expected)
      #expect(document.encoding == encoding)
    }
  }

  @Test func readsVoicesAndPassesOverWhatIsNoCue() throws {
    let document = try read(
      """
      WEBVTT - synthetic
      Kind: captions

      STYLE
      ::cue { color: red }

      NOTE a word
      00:01 --> 00:02
      of the editor

      REGION
      id:one

      opening
      00:01.000 --> 00:04.000 align:start position:10%
      <v.loud.first Interviewer>How <i>many</i> <c.x>forms</c>?</v>

      00:04.000 --> 00:09.000
      <v Li &amp; Wang>Ten<00:05.000> <c>a day&nbsp;</c>
      <v Interviewer>Ten!

      00:09.000 --> 00:10.000
      &gt;&gt; laughs
      """, as: "A01.vtt")
    #expect(
      try document.said() == [
        Said("Interviewer", "How many forms?", 1000..<4000),
        Said("Li & Wang", "Ten a day", 4000..<9000), Said("Interviewer", "Ten!", 4000..<9000),
        Said("", ">> laughs", 9000..<10000),
      ])
    #expect(document.turns.map(\.role) == [.interviewer, .respondent, .interviewer, nil])
    #expect(document.speakers == 2)
    #expect(
      document.text.string
        == "Interviewer: How many forms?\nLi & Wang: Ten a day\nInterviewer: Ten!\n>> laughs")
    #expect(document.findings.isEmpty, "\(document.findings)")
  }

  private func cues(_ words: String...) -> String {
    words.enumerated().map {
      "00:0\($0.offset).000 --> 00:0\($0.offset + 1).000\n\($0.element)\n\n"
    }
    .joined()
  }

  @Test func takesRecurringLabelsForSpeakers() throws {
    let zoom = try read(
      "WEBVTT\n\n"
        + cues(
          "Li Na: Good morning.", "Wang: Morning.", "I have one thing: forms.", "Li Na: Go on.",
          "Wang: Yes."),
      as: "zoom.vtt")
    #expect(
      try zoom.said() == [
        Said("Li Na", "Good morning.", 0..<1000), Said("Wang", "Morning.", 1000..<2000),
        Said("Wang", "I have one thing: forms.", 2000..<3000), Said("Li Na", "Go on.", 3000..<4000),
        Said("Wang", "Yes.", 4000..<5000),
      ])
    #expect(zoom.findings.contains { $0.what == "1 cue without a label" })
    let two = try read(cues("问：忙吗？\n答：忙。", "问：多忙？", "（旁白）：电话响了", "没听清"), as: "two.srt")
    #expect(
      try two.said() == [
        Said("问", "忙吗？", 0..<1000), Said("答", "忙。", 0..<1000), Said("问", "多忙？", 1000..<2000),
        Said("", "没听清", 3000..<4000),
      ])
    #expect(two.text.string == "问：忙吗？\n答：忙。\n问：多忙？\n（旁白）：电话响了\n没听清")
    let none = try read(cues("I have one thing: forms.", "And so on.", "Yes."), as: "none.srt")
    #expect(none.speakers == 0)
    let whisperX = try read(cues("[SPEAKER_00]: Hi.", "[SPEAKER_01]: Ho."), as: "x.srt")
    #expect(whisperX.turns.map(\.speaker) == ["SPEAKER_00", "SPEAKER_01"])
  }

  @Test func joinsCuesOnRequest() throws {
    let joining = ReadingOptions(interviewers: ["李"], joinsCues: true)
    let voices = try read(cues("李：好", "王：我先说，", "王：再说。", "李：好"), as: "a.srt", joining)
    #expect(
      try voices.said() == [
        Said("李", "好", 0..<1000), Said("王", "我先说，\n再说。", 1000..<3000), Said("李", "好", 3000..<4000),
      ])
    #expect(voices.turns.map(\.role) == [.interviewer, .respondent, .interviewer])
    let nobody = try read(
      cues("他说“好。”", "That is", "all there was?", "So")
        + "00:06.001 --> 00:07\nlater\n\n00:08.000 --> 00:09\non", as: "b.srt", joining)
    #expect(
      try nobody.said().map(\.text)
        == ["他说“好。”", "That is\nall there was?", "So", "later\non"])
    #expect(
      nobody.text
        == (try read(cues("他说“好。”", "That is", "all there was?", "So", "later", "on"), as: "c.srt")
          .text)
    )
  }

  @Test func saysWhatIsWrongAndWhere() throws {
    let document = try read(
      """
      前言

      1
      00:00:03,000 --> 00:00:02,000
      早

      还有一行

      2
      00:0x:01,000 --> 00:00:02,000
      坏

      3
      00:00:01,000 --> 00:00:09,000
      退

      4
      00:00:08,000 --> 00:00:09,000

      5
      00:00:08,500 --> 00:00:09,000
      叠
      """, as: "A01.srt")
    #expect(
      try document.said() == [
        Said("", "早\n还有一行", 3000..<3000), Said("", "坏", nil), Said("", "退", 1000..<9000),
        Said("", "叠", 8500..<9000),
      ])
    let said = document.findings.map { "\($0.place): \($0.what)" }
    #expect(
      said == [
        "\"A01.srt\", line 10: 1 cue without times",
        "\"A01.srt\", line 7: words outside 1 cue",
        "\"A01.srt\", line 1: 1 cue left out",
        "\"A01.srt\", line 18: 1 cue without words left out",
        "\"A01.srt\", line 4: 1 cue ending before the beginning",
        "\"A01.srt\", line 14: 1 cue earlier than the one before",
        "\"A01.srt\", line 21: 1 cue beginning before the one before has ended",
        "\"A01.srt\": no speakers found",
      ])
  }

  @Test func readsLyrics() throws {
    let document = try read(
      """
      [ti:synthetic]
      [offset:100]
      [00:01.50]每天填表
      [00:03.100]

      [00:02.00][01:05.00]副歌
      没有时间的一行
      [75:00]end
      """, as: "a.lrc")
    #expect(
      try document.said() == [
        Said("", "每天填表", 1400..<1900), Said("", "副歌", 1900..<3000),
        Said("", "副歌\n没有时间的一行", 64_900..<4_499_900), Said("", "end", 4_499_900..<4_499_900),
      ])
  }

  @Test(arguments: [
    ("不是字幕\n一行", "a.srt", "it has no cue; it begins \"不是字幕"),
    ("WEBVTT\n\nNOTE none", "a.vtt", "Read here: cues with a line such as 00:00:01,000 -->"),
    ("1\n00:00:01,000 --> 00:00:02,000\n", "a.srt", "has no cue"),
    ("[ti:x]\nwords", "a.lrc", "Read here: lines such as [00:01.50]words"),
  ]) func refusesFilesWithoutACue(_ text: String, _ file: String, _ expected: String) {
    let said = refusal(text, as: file)
    #expect(said.contains(expected), "said: \(said)")
  }

  @Test(
    arguments: [
      ("0:01", 1000), ("1:02:03", 3_723_000), ("99:59.9994", 5_999_999), ("0:59,9996", 60_000),
      ("12.5", 12_500), ("100:00:00.001", 360_000_001), ("0:60", nil), ("1:60:00", nil),
      ("1:2:3:4", nil),
      ("", nil), (":01", nil), ("1.", nil), ("1:", nil), ("-1", nil), ("9999999999", nil),
      ("1.2.3", nil),
    ] as [(String, Int?)]) func readsTimes(_ text: String, _ milliseconds: Int?)
  {
    #expect(Clock.milliseconds(text.utf8) == milliseconds)
  }
}
