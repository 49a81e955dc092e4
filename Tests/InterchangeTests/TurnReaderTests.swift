import Foundation
import GroundedTheory
import Testing

@testable import Interchange

struct TurnReaderTests {
  /// `number speaker role words` of each turn.
  private func turns(_ text: String) throws -> [String] {
    let text = PlainText(text)
    return try TurnReader.read(text, name: "A01.txt").turns.map { turn in
      let role = turn.role.map { $0 == .interviewer ? "?" : "!" } ?? "-"
      return "\(turn.number) \(turn.speaker)\(role) \(try text.quote(at: turn.span))"
    }
  }

  private func findings(_ text: String) throws -> [String] {
    try TurnReader.read(PlainText(text), name: "A01.txt").findings.map(\.what)
  }

  @Test(arguments: [
    ("访谈者：您好。\n受访者A: 好。\n", ["1 访谈者? 您好。", "2 受访者A! 好。"]),
    ("问：忙吗？\n答：忙。", ["1 问? 忙吗？", "2 答! 忙。"]),
    ("Q: Busy?\nA:  Yes: very.\n", ["1 Q? Busy?", "2 A! Yes: very."]),
    ("Ａ０１ ： 好\n访员：嗯\n", ["1 A01! 好", "2 访员? 嗯"]),
    ("唐鳳：早。\n張同學：早。\n唐鳳：坐。\n張同學：好。\n", ["1 唐鳳- 早。", "2 張同學- 早。", "3 唐鳳- 坐。", "4 張同學- 好。"]),
    ("访谈者：\n您好。\n请坐。\n\n受访者：\n好。\n", ["1 访谈者? 您好。\n请坐。", "2 受访者! 好。"]),
    (
      "Interviewer 1: Hi\nMs. Li: Hi\nMs. Li: Yes\n",
      ["1 Interviewer 1? Hi", "2 Ms. Li! Hi", "3 Ms. Li! Yes"]
    ),
    (
      "Dan:\nhow so\nParticipant:\n𠮷 well\nDan: ok",
      ["1 Dan- how so", "2 Participant! 𠮷 well", "3 Dan- ok"]
    ),
    (
      "Q: Hi\nSean O’Brien: One\nSean O’Brien: Two\n",
      ["1 Q? Hi", "2 Sean O’Brien! One", "3 Sean O’Brien! Two"]
    ),
    (
      "Q: Hi\nP1: Hm\nP1: So\nChristopher Montgomery: One\nChristopher Montgomery: Two\n",
      [
        "1 Q? Hi", "2 P1! Hm", "3 P1! So", "4 Christopher Montgomery! One",
        "5 Christopher Montgomery! Two",
      ]
    ),
    (
      "访谈者：忙吗？\n受访者A（某某街道办事处综合治理办公室副主任，女）：忙。\n",
      ["1 访谈者? 忙吗？", "2 受访者A(某某街道办事处综合治理办公室副主任,女)! 忙。"]
    ),
    ("张三（受访者）：忙。\n访谈者：哦？\n", ["1 张三(受访者)! 忙。", "2 访谈者? 哦？"]),
    (
      "Q: Hi\nGrid Worker Number One: One\nand\nQ: Well\nGrid Worker Number One: Two\n",
      [
        "1 Q? Hi", "2 Grid Worker Number One! One\nand", "3 Q? Well",
        "4 Grid Worker Number One! Two",
      ]
    ),
    ("访谈者：几个？\n受访者1：30 多个。\n访员 2：3个。", ["1 访谈者? 几个？", "2 受访者1! 30 多个。", "3 访员 2? 3个。"]),
  ]) func readsLabels(_ text: String, _ expected: [String]) throws {
    #expect(try turns(text) == expected)
  }

  @Test func aColonInAStatementIsNoSpeaker() throws {
    let text = """
      访谈者：后来呢？
      受访者：我说：你好。
      我说：再见。
      他就讲：不行。
      时间：2022年的事了。
      10：30开会，上午10：30。
      第一：钱。第二：人。
      第一：人。
      比如：停车。
      比如：养狗。
      http://a.cn
      其实吧，我觉得：不行。
      访谈者：好。
      """
    let read = try turns(text)
    #expect(read.count == 3)
    #expect(read[1].hasPrefix("2 受访者! 我说：你好。\n我说：再见。"))
    #expect(read[1].hasSuffix("其实吧，我觉得：不行。"))
    #expect(try findings(text).isEmpty)
  }

  @Test func theHeadOfTheFileIsNoTurn() throws {
    let text = """
      访谈记录
      访谈时间：2022年3月1日
      访谈者：孟某
      受访者：某街道干部
      项目：网格
      备注：已录音

      问：忙吗？
      答：忙。
      问：多忙？
      答：很忙。
      """
    #expect(try turns(text).first == "1 问? 忙吗？")
    #expect(try turns(text).count == 4)
  }

  @Test func aSingleRemarkIsATurnInARoundOfTalks() throws {
    let text = "主席：开始。\n甲单位：好。\n主席：请。\n乙单位：没有意见。\n主席：散会。\n"
    #expect(
      try turns(text).map { $0.split(separator: " ")[1] } == ["主席-", "甲单位-", "主席-", "乙单位-", "主席-"])
  }

  @Test func aSingleLabelAmongLongTurnsIsNamedNotTaken() throws {
    let text = "访谈者：说说。\n受访者：先说一件。\n再说一件。\n又一件。\n街道：没管。\n还有。\n访谈者：好。\n"
    #expect(try turns(text).count == 3)
    #expect(try findings(text) == ["not taken for speakers: \"街道\""])
  }

  @Test(arguments: [
    (
      "Interviewer  00:01\nHow?\nSo.\nWell.\n", 0,
      ["no speakers found", "1 line with a time not taken for a speaker's"]
    ),
    (
      "Q: Well?\ngrid worker number one: I\nQ: And?\ngrid worker number one: walk\n", 2,
      ["not taken for speakers: \"grid worker number one\""]
    ),
    (
      "问：谁？\n张主任，李主任：我们。\n问：还有？\n张主任，李主任：没了。\n", 2,
      ["not taken for speakers: \"张主任，李主任\""]
    ),
    ("问：谁？\n答：我说过，那边的意思是这样：不管。\n我的意思，是这样：没了。\n", 2, []),
    (
      "一段文字。\n网格长：早。\n两句。\n三句。\n四句。\n五句。\n网格长：晚。\n六句。\n", 0,
      ["no speakers found", "not taken for speakers: \"网格长\""]
    ),
  ]) func whatIsRefusedAtTheStartOfLinesIsNamed(
    _ text: String, _ count: Int, _ expected: [String]
  ) throws {
    #expect(try turns(text).count == count)
    let said = try findings(text)
    #expect(said == expected, "said: \(said)")
  }

  @Test func lettersAreNoRolesInAGroup() throws {
    let text = "A：一\nB：二\nC：三\nA：四\nB：五\nC：六\n"
    #expect(try turns(text).allSatisfy { $0.contains("- ") })
  }

  @Test func emptyTurnsAndNarrationAreFindings() throws {
    let text = "访谈者：好。\n受访者：\n\n访谈者：再来。\n（旁白）：有人进来。\n站了一会儿。\n受访者：行。\n"
    #expect(try turns(text) == ["1 访谈者? 好。", "2 访谈者? 再来。", "3 受访者! 行。"])
    #expect(try findings(text) == ["1 empty turn left out", "1 line of narration in no turn"])
  }

  @Test func aTextWithoutSpeakersHasNoTurns() throws {
    #expect(try turns("网格员每天走访。\n小结：忙。\n他们很累。\n小结：累。\n没有办法。\n就这样。\n完。\n") == [])
    #expect(try turns("3月1日：走访。\n3月2日：开会。\n3月3日：填表。\n") == [])
    #expect(try findings("一段文字。") == ["no speakers found"])
  }

  @Test(arguments: [UInt64(21), 22]) func turnsAreInOrderAndTrimmed(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let pieces = [
      "问：", "答:", "\n", " ", "好", "𠮷", "e\u{301}", "A01：", "，", "\u{3000}", "（旁白）：", "x", "\n",
      "王 0:01\n", "[00:02]", "１：０３", "\n0:04 ", "\t", "[", "**王**：", "# ", " --> ", "1:2:3",
    ]
    for _ in 0..<400 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      let plain = PlainText(text)
      var end = 0
      for (place, turn) in try TurnReader.read(plain, name: "x").turns.enumerated() {
        #expect(turn.number == place + 1, "seed \(seed): \(text)")
        #expect(turn.span.start >= end, "seed \(seed): \(text)")
        let words = try plain.quote(at: turn.span)
        #expect(words == words.trimmed && !words.isEmpty, "seed \(seed): \(text)")
        end = turn.span.end
      }
    }
  }

  private static let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/transcripts/zh-archive.tw-cc0/txt").standardized.path

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: shared)),
    arguments: [
      ("2016-02-04", 49, 14), ("2016-06-30", 74, 2), ("2018-05-25", 234, 2), ("2020-04-24", 159, 3),
    ])
  func agreesWithTheFiguresOfRealInterviews(_ date: String, _ turns: Int, _ speakers: Int) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.shared)
    let name = try #require(names.first { $0.hasPrefix(date) })
    let path = Self.shared + "/" + name
    let document = try DocumentReader.read(bytes: try FileBytes.read(path), fileName: path)
    #expect(document.turns.count == turns)
    #expect(document.speakers == speakers)
    #expect(document.name + ".txt" == name)
  }
}
