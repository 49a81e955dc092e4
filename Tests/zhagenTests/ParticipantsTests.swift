import Foundation
import Testing

/// Participants, their attributes and the filters on them, as processes.
@Suite struct ParticipantsTests {
  private static let corpus = Workdir.repository.appendingPathComponent("corpus/xicheng-2022")

  /// The rows of `participants.csv` and of `codings.csv`, read by hand: no cell of the columns used
  /// here holds a comma before them.
  private static func rows(_ name: String) throws -> [[String]] {
    try String(contentsOf: corpus.appendingPathComponent(name), encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func built() throws -> Workdir {
    let work = try Workdir()
    let codebook = Workdir.repository.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    let run = try work.run("reproduce", codebook, "--output", "out")
    #expect(run.status == 0, "\(run)")
    return work
  }

  private func count(_ work: Workdir, _ command: String, _ filter: String) throws -> Int {
    let run = try work.run(
      command.split(separator: " ").map(String.init)
        + ["--where", filter, "--format", "json", "--study", "out/study.zhagen"])
    #expect(run.status == 0, "\(run)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    return try #require(json).count
  }

  @Test func filtersCountWhatAHandCounts() throws {
    let work = try built()
    let people = try Self.rows("participants.csv")
    let codings = try Self.rows("codings.csv")
    let filters: [(String, ([String]) -> Bool)] = [
      ("role=居民 and years>=5", { $0[2] == "居民" && (Int($0[6]) ?? 0) >= 5 }),
      ("role in (网格员、居民) 且 非 gender=女", { ["网格员", "居民"].contains($0[2]) && $0[3] != "女" }),
      ("date>=2022-08 and date<=2022-09", { "2022-08-01"..."2022-09-30" ~= $0[8] }),
      ("site ~ 胡同 or age<30", { $0[7].contains("胡同") || (Int($0[4]) ?? 99) < 30 }),
    ]
    for (filter, holds) in filters {
      let chosen = people.filter(holds)
      let sources = Set(chosen.map { $0[1] })
      #expect(!chosen.isEmpty && chosen.count < people.count)
      #expect(try count(work, "participant list", filter) == chosen.count, "\(filter)")
      #expect(try count(work, "source list", filter) == sources.count, "\(filter)")
      let quotes = codings.filter { sources.contains($0[0]) }.count
      #expect(try count(work, "coding list", filter) == quotes, "\(filter)")
      let tree = try work.run(
        "report", "frequencies", "--where", filter, "--format", "json", "--study",
        "out/study.zhagen")
      let json = try JSONSerialization.jsonObject(with: Data(tree.output.utf8)) as? [[String: Any]]
      let own = try #require(json).compactMap { $0["codings"] as? Int }.reduce(0, +)
      #expect(own == quotes, "\(filter)")
    }
  }

  /// Every filter in the tables of the page on filters fits the study that the page speaks of.
  @Test func theFiltersOfThePageAreRead() throws {
    let work = try built()
    let page = Workdir.repository.appendingPathComponent("docs/filters.md")
    let rows = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
      .filter { $0.hasPrefix("| `") }
    #expect(rows.count > 15)
    for row in rows {
      let filter = row.components(separatedBy: "`")[1]
      let run = try work.run(
        "participant", "list", "--where", filter, "--study", "out/study.zhagen")
      #expect(run.status == 0, "\(run)")
    }
  }

  private static let group = """
    主持人：大家觉得网格怎么样？
    唐鳳：线上处置快多了。
    老王：我们居民没有感觉。
    唐鳳：公开就有感觉。

    """

  private func focusGroup() throws -> Workdir {
    let work = try Workdir()
    try work.write(Self.group, to: "F01.txt")
    try work.write("访谈者：忙吗？\n受访者：一天五张表。\n", to: "A01.txt")
    try work.write(
      "受访者,资料,发言人,角色,年限\nP1,F01,唐鳳,干部,５\nP2,F01|A01,老王|,居民,12\n", to: "p.csv")
    let quotes = [("F01", "处置快多了"), ("F01", "没有感觉"), ("F01", "公开"), ("A01", "五张表")]
    let codings = quotes.map { source, quote in
      ["coding", "add", "--source", source, "--quote", quote, "--code", "效能", "--coder", "李"]
    }
    let commands = [
      ["init", "s.zhagen"], ["import", "F01.txt", "A01.txt"], ["participant", "import", "p.csv"],
      ["coder", "add", "李"], ["code", "add", "效能", "--level", "main"],
    ]
    for command in commands + codings {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func aFocusGroupIsCountedBySpeaker() throws {
    let work = try focusGroup()
    func counts(_ filters: String...) throws -> String {
      let run = try work.run(["report", "frequencies", "--format", "csv", "--no-bom"] + filters)
      #expect(run.status == 0, "\(run)")
      return run.lines.last?.split(separator: ",").suffix(5).joined(separator: " ") ?? ""
    }
    #expect(try counts() == "2 2 1 4 4")
    #expect(try counts("--where", "角色=居民") == "2 1 1 2 2")
    #expect(try counts("--participant", "P1") == "1 1 1 2 2")
    #expect(try counts("--where", "年限>5", "--source", "F01") == "1 1 1 1 1")
    let unlinked = try work.run("participant", "unlink", "P2", "--source", "F01")
    #expect(unlinked.status == 0, "\(unlinked)")
    #expect(try counts("--where", "角色=居民") == "1 1 1 1 1")
    let linked = try work.run("participant", "link", "P2", "--source", "F01", "--speaker", "老李")
    #expect(linked.status == 1 && linked.errors.contains("is spoken by \"老李\""), "\(linked)")
  }

  @Test func whatIsListedIsReadBack() throws {
    let work = try focusGroup()
    let list = try work.run("participant", "list", "--format", "csv", "--study", "s.zhagen")
    #expect(list.status == 0, "\(list)")
    try work.write(list.output, to: "again.csv")
    #expect(
      try work.read("again.csv").split(whereSeparator: \.isNewline).suffix(2) == [
        "P1,F01,唐鳳,干部,5", "P2,F01|A01,老王|,居民,12",
      ])
    for command in [
      ["init", "t.zhagen"], ["import", "F01.txt", "A01.txt", "--study", "t.zhagen"],
      ["participant", "import", "again.csv", "--study", "t.zhagen"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    let again = try work.run("participant", "list", "--format", "csv", "--study", "t.zhagen")
    #expect(again.lines == list.lines, "\(again)")
  }

  @Test func participantsAreKeptByHand() throws {
    let work = try focusGroup()
    let added = try work.run(
      "participant", "add", "P3", "--source", "F01", "--speaker", "主持人", "角色=主持")
    #expect(added.status == 0 && added.errors == "Added \"P3\".\n", "\(added)")
    let set = try work.run("participant", "set", "P3", "角色=", "入职=2022年3月", "--reason", "核对")
    #expect(set.status == 0, "\(set)")
    #expect(set.errors.contains("kinds inferred: 入职 date"), "\(set)")
    #expect(try work.run("participant", "rename", "P3", "主持").status == 0)
    let shown = try work.run("participant", "show", "主持")
    #expect(
      shown.output == """
        主持
          入职: 2022-03  (date)
        speaks in
          F01, as "主持人"
        0 codings with 0 codes

        """)
    let bad = try work.run("participant", "set", "主持", "年限=很久")
    #expect(
      bad.status == 1 && bad.errors.contains("\"年限\" is a number, and \"很久\" is none"), "\(bad)")
    let kinds = try work.run("attribute", "list", "--format", "csv", "--no-bom")
    #expect(
      kinds.lines == [
        "attribute,kind,participants,values", "角色,category,2,2", "年限,number,2,2", "入职,date,1,1",
      ], "\(kinds)")
    #expect(try work.run("attribute", "set", "角色", "--kind", "number").status == 1)
    #expect(try work.run("attribute", "set", "角色", "--kind", "text").status == 0)
    let typed = try work.run("participant", "import", "p.csv", "--type", "年限=date")
    #expect(typed.status == 1 && typed.errors.contains("is a number in this study"), "\(typed)")
    #expect(try work.run("participant", "import", "p.csv", "--type", "年限=数").status == 64)
  }

  /// Every command with the filters refuses a bad one in the same way, and shows the place.
  @Test(arguments: [
    "source list", "participant list", "coding list", "code list", "report tree",
    "report frequencies", "relation list",
  ]) func aBadFilterShowsItsPlace(_ command: String) throws {
    let work = try focusGroup()
    let words = command.split(separator: " ").map(String.init)
    let unreadable = try work.run(words + ["--where", "角色=居民 年限>5"])
    #expect(unreadable.status == 64, "\(unreadable)")
    #expect(
      unreadable.errors.contains("\n  角色=居民 年限>5\n  　　 　　 ^\n"), "\(unreadable)")
    let unknown = try work.run(words + ["--where", "角=居民"])
    #expect(
      unknown.status == 1 && unknown.errors.contains("Did you mean \"角色\"?"), "\(unknown)")
    for option in ["--source", "--code", "--level", "--coder", "--participant"] {
      let nobody = try work.run(words + [option, "没有"])
      #expect(nobody.status == 1 && nobody.errors.contains("\"没有\""), "\(nobody)")
    }
  }
}
