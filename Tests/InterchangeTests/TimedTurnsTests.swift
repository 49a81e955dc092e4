import GroundedTheory
import Testing

@testable import Interchange

/// Layouts in which programs write speakers with times; all words are made up.
struct TimedTurnsTests {
  /// `speaker from..to words` of each turn, milliseconds.
  private func turns(
    _ text: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> [String] {
    let text = PlainText(text)
    return try TurnReader.read(text, name: "A01.txt", options: options).turns.map { turn in
      let time = turn.milliseconds.map { "\($0.lowerBound)..\($0.upperBound)" } ?? "-"
      return "\(turn.speaker) \(time) \(try text.quote(at: turn.span))"
    }
  }

  private func findings(_ text: String) throws -> [String] {
    try TurnReader.read(PlainText(text), name: "A01.txt").findings.map(\.what)
  }

  private static let named = ["王 1000..5000 您好：早。", "李 5000..62500 好。\n再说。", "王 62500..62500 嗯"]

  @Test(arguments: [
    "王  0:01  \n您好：早。\n\n李  0:05  \n好。\n再说。\n\n王  1:02.5  \n嗯\n",
    "访谈\n2024年5月1日 周三 10:30\n1小时 2分钟\n关键词：填表\n\n王 00:01\n您好：早。\n李 00:05\n好。\n再说。\n王 01:02.500\n嗯",
    "王(00:00:01)\n您好：早。\n李(00:00:05)\n好。\n再说。\n王（00:01:02,500）\n嗯\n",
    "王　００：０１\n您好：早。\n李　００：０５\n好。\n再说。\n王　０１：０２．５\n嗯\n",
    "王\n0:01\n您好：早。\n李\n0:05\n好。\n再说。\n王\n1:02.5\n嗯\n",
    "王\t0:01\t您好：早。\n李\t0:05\t好。\n再说。\n王\t1:02.5\t嗯\n",
    "00:00:01\t王\t您好：早。\n00:00:05\t李\t好。\n再说。\n00:01:02.5\t王\t嗯\n",
    "[王] 00:00:01\n您好：早。\n[李] 00:00:05\n好。\n再说。\n[王] 00:01:02.5\n嗯\n",
    "王: [00:00:01.000] 您好：早。\n李: [00:00:05.000] 好。\n再说。\n王: [00:01:02.500] 嗯\n",
    "王：00:01 您好：早。\n李：00:05 好。\n再说。\n王：01:02.5 嗯\n",
    "[00:00:01] 王: 您好：早。\n[00:00:05] 李：好。\n再说。\n[00:01:02.5] 王:嗯\n",
    "00:00:01 王: 您好：早。\n00:00:05 李：好。\n再说。\n00:01:02.5 王:嗯\n",
    "王 [00:00:01]: 您好：早。\n李 [00:00:05]：好。\n再说。\n王 [00:01:02.5]:嗯\n",
    "00:00:01 王\n您好：早。\n00:00:05 李\n好。\n再说。\n00:01:02.5 王\n嗯\n",
    "王 2024-05-01 00:00:01\n您好：早。\n李 2024年5月1日 00:00:05\n好。\n再说。\n王 2024/5/1 00:01:02.5\n嗯\n",
    "**王** 0:01\n您好：早。\n**李** 0:05\n好。\n再说。\n**王** 1:02.5\n嗯\n",
  ]) func readsSpeakersWithTimes(_ text: String) throws {
    let read = try turns(text)
    #expect(read == Self.named, "\(read)")
  }

  @Test func readsRangesAndTeamsOlderForm() throws {
    let text = "0:0:0.0 --> 0:0:1.58\nWang Li\nHow so?\n\n0:0:1.58 --> 0:0:70.0\nX\n"
    #expect(try turns(text).isEmpty)
    let teams = """
      0:0:0.0 --> 0:0:1.58
      Wang Li
      How so?
      0:0:2.0 --> 0:1:10.0
      P 7
      Well.
      0:1:11.0 --> 0:1:12.0
      Wang Li
      I see.
      1:1:1.0 --> 1:1:2.0
      P 7
      Yes.
      """
    #expect(
      try turns(teams) == [
        "Wang Li 0..1580 How so?", "P 7 2000..70000 Well.", "Wang Li 71000..72000 I see.",
        "P 7 3661000..3662000 Yes.",
      ])
  }

  @Test(arguments: [
    "[00:01.000 --> 00:03.500]  我说：走访。\n[00:03.500 --> 75:10.000]  填表。\n",
    "[00:00:01.000 - 00:00:03.500] 我说：走访。\n[00:00:03.500 - 01:15:10.000] 填表。\n",
  ]) func readsTimesWithoutSpeakers(_ text: String) throws {
    #expect(try turns(text) == [" 1000..3500 我说：走访。", " 3500..4510000 填表。"])
    #expect(try findings(text) == ["no speakers found"])
  }

  @Test func readsMarksWithTheWordsBelow() throws {
    let text = "[0:00:01.0]\n走访。\n很久。\n\n[0:00:05.0]\n填表。\n"
    #expect(try turns(text) == [" 1000..5000 走访。\n很久。", " 5000..5000 填表。"])
    let labelled = "[0:00:01.0]\n问：走访？\n[0:00:03.0]\n答：走。\n[0:00:04.0]\n填表。\n\n0:05\n问：嗯\n"
    #expect(
      try turns(labelled) == [
        "问 1000..3000 走访？", "答 3000..5000 走。\n[0:00:04.0]\n填表。", "问 5000..5000 嗯",
      ])
  }

  @Test(arguments: [
    "我们约在 10:30 开会。\n大家都来。\n后来散了。\n下午 3:20 散会，都走了。\n晚上又来。\n还有。\n再说。\n没有。\n",
    "10:30\n到社区。\n看见两个人。\n他们在走访。\n网格员很忙。\n表格很多。\n说了很久。\n问了几句。\n又看了看。\n11:00\n回来。\n",
    "上午10：30开会。\n下午14：00走访。\n",
  ]) func aTimeInASentenceOrADiaryIsNone(_ text: String) throws {
    #expect(try turns(text).isEmpty)
  }

  @Test func aTimeInOneLineOnlyStaysText() throws {
    let text = "问：几点？\n答：[00:05] 十点。\n问：[哪天] 说？\n答：周一。\n张三 10:30\n问：好。\n答：好。\n"
    #expect(try turns(text)[1] == "答 - [00:05] 十点。")
    #expect(try turns(text)[3] == "答 - 周一。\n张三 10:30")
    #expect(try findings(text) == ["1 line with a time not taken for a speaker's"])
    #expect(try turns("受访者 0:22\n只有一轮。") == ["受访者 22000..22000 只有一轮。"])
  }

  /// A date in the head and a time in a question are not worth a finding; a heading with a time may be.
  @Test func onlyWhatMayBeASpeakerIsToldOf() throws {
    let rest =
      "说话人 1 00:05\n忙吗？上次 10:30 来过。\n说话人 2 00:31\nBusy? At 10:30 we met.\n说话人 1 01:02\n嗯。\n"
    #expect(try turns("访谈\n2024年5月1日 上午 10:30\n时间 10:30\n" + rest).count == 3)
    #expect(try findings("访谈\n2024年5月1日 上午 10:30\n时间 10:30\n" + rest).isEmpty)
    #expect(
      try findings("张三 10:30\n" + rest) == ["1 line with a time not taken for a speaker's"])
  }

  @Test func readsMarkdownLabels() throws {
    let sayIt =
      "# 訪談\n\n### 唐鳳：\n\n早。\n\n坐。\n\n### 張同學：\n\n好。\n\n### 唐鳳：\n\n請。\n\n### 張同學：\n\n## 小結：累\n"
    #expect(try turns(sayIt) == ["唐鳳 - 早。\n\n坐。", "張同學 - 好。", "唐鳳 - 請。", "張同學 - ## 小結：累"])
    #expect(try turns("**问：**忙吗？\n**答**：忙。\n") == ["问 - 忙吗？", "答 - 忙。"])
  }

  @Test func joinsTurnsOfOneSpeakerOnRequestWhereThereAreTimes() throws {
    let options = ReadingOptions(joinsCues: true)
    let timed = "[00:01] 王：一\n[00:02] 王：二\n[00:03] 李：三\n[00:09] 王：四\n"
    #expect(
      try turns(timed, options) == [
        "王 1000..3000 一\n[00:02] 王：二", "李 3000..9000 三", "王 9000..9000 四",
      ])
    #expect(try turns("问：一\n问：二\n答：三\n", options).count == 3)
    #expect(try turns("[00:01] 一\n[00:02] 二\n", options).count == 2)
  }
}
