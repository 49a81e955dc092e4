import Foundation
import Testing

@testable import Interchange

/// How the user says what the reader cannot know; all words are made up.
@Suite struct ImportOptionsTests {
  private static let timed = """
    说话人 1  00:05
    忙吗？

    说话人 2  01:02
    忙。表多。

    说话人 1  01:30
    哦。

    """

  private static let traditional = """
    訪談者：您好，謝謝您抽空接受我們的訪問，今天想請教里長的工作。
    受訪者：不會，這個計畫我們已經做了三年，從區公所到里長都有參與。

    """

  private func work(_ files: [(String, String)]) throws -> Workdir {
    let work = try Workdir()
    for (name, text) in files { try work.write(text, to: name) }
    #expect(try work.run("init", "s.zhagen").status == 0)
    return work
  }

  private func encoded(_ text: String, _ encoding: String) throws -> Data {
    Data(try Iconv.converted(Array(text.utf8), from: "UTF-8", to: encoding, fileName: ""))
  }

  /// The turns as `speaker role from..to text`.
  private func turns(_ work: Workdir, _ source: String) throws -> [String] {
    let run = try work.run("source", "show", source, "--turns", "--format", "tsv")
    #expect(run.status == 0, "\(run)")
    return run.lines.dropFirst().map {
      let cells = $0.components(separatedBy: "\t")
      return "\(cells[1]) \(cells[2]) \(cells[3])..\(cells[4]) \(cells[7])"
    }
  }

  @Test func aPreviewNeedsNoStudyAndChangesNone() throws {
    let work = try Workdir()
    try work.write(Self.timed, to: "A01.txt")
    try work.write("没有人说话。\n", to: "B.txt")
    let page = try work.run("import", "--preview", "A01.txt", "B.txt")
    #expect(page.status == 0 && page.errors.isEmpty, "\(page)")
    for part in [
      "A01.txt\n  source    A01\n  format    plain text\n  encoding  UTF-8\n",
      "  turns     3, 3 with a time, 2 speakers\n", "  | 说话人 1  00:05\n  | 忙吗？\n",
      "\nB.txt\n", "note: \"B.txt\": no speakers found:",
    ] { #expect(page.output.contains(part), "no \(part) in \(page)") }
    let speakers = page.lines.filter { $0.hasPrefix("说话人") }
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(speakers == ["说话人 1 2 5", "说话人 2 1 5"], "\(page)")
    #expect(try work.run("import", "--preview", "A01.txt", "B.txt", "--strict").status == 2)
    #expect(try work.run("import", "--preview", "A01.txt", "--strict").status == 0)
    #expect(try work.run("init", "s.zhagen").status == 0)
    let before = try work.run("history").output
    #expect(try work.run("import", "--preview", "A01.txt").output.hasPrefix("A01.txt\n"))
    #expect(try work.run("history").output == before)
  }

  @Test func aPreviewGoesOnAfterAFileThatCannotBeRead() throws {
    let work = try Workdir()
    try work.write(Self.timed, to: "A01.txt")
    try work.write("", to: "empty.txt")
    let page = try work.run("import", "--preview", "empty.txt", "gone.txt", "A01.txt")
    #expect(page.status == 1, "\(page)")
    #expect(page.output.contains("empty.txt\n  cannot be imported: \"empty.txt\" is empty"))
    #expect(page.output.contains("gone.txt\n  cannot be imported: "), "\(page)")
    #expect(page.output.contains("A01.txt\n  source    A01\n"), "\(page)")
  }

  @Test func timesOfLinesAreShownAndJoinedOnRequest() throws {
    let work = try work([
      ("A01.txt", Self.timed), ("B01.txt", "[00:01] 王：一\n[00:02] 王：二\n[00:03] 李：三\n"),
    ])
    let run = try work.run("import", "A01.txt", "B01.txt", "--join-cues", "--interviewer", "王")
    #expect(run.status == 0, "\(run)")
    // 王 does not speak in A01, so nothing is known of the roles there.
    #expect(
      try turns(work, "A01") == [
        "说话人 1  5000..62000 忙吗？", "说话人 2  62000..90000 忙。表多。", "说话人 1  90000..90000 哦。",
      ])
    let joined = try turns(work, "B01")
    #expect(joined.count == 2 && joined.first?.hasPrefix("王 interviewer 1000..3000 一") == true)
  }

  @Test func interviewersAreNamedByTheirLabels() throws {
    let work = try work([("A01.txt", Self.timed)])
    let run = try work.run(
      "import", "A01.txt", "--interviewer", "说话人　２", "--interviewer", "说话人 3", "--strict")
    #expect(run.status == 2, "\(run)")
    #expect(
      run.errors.contains(
        "--interviewer \"说话人 3\": no such speaker: no turn has this label, so nobody was made an"
          + " interviewer by it; did you mean \"说话人 1\" or \"说话人 2\"?"), "\(run)")
    #expect(!run.errors.contains("２\""), "\(run)")
    #expect(
      try turns(work, "A01").map { $0.components(separatedBy: " ")[1...2].joined(separator: " ") }
        == ["1 respondent", "2 interviewer", "1 respondent"])
    let far = try work.run("import", "--preview", "A01.txt", "--interviewer", "Xyzzy")
    #expect(
      far.output.contains("by it; speakers are \"说话人 1\", \"说话人 2\"\n") && far.status == 0,
      "\(far)")
  }

  @Test func theColumnsOfATableAreNamed() throws {
    let work = try work([
      ("B01.csv", "谁,几点,说了什么\n王,0:05,您好\n王,0:07,请坐\n,0:09,（笑）\n李,0:31,好\n")
    ])
    let unread = try work.run("import", "B01.csv")
    #expect(unread.status == 1 && unread.errors.contains("--column speaker="), "\(unread)")
    let columns = ["--column", "speaker=谁", "--column", "from=几点", "--column"]
    let wrong = try work.run(["import", "B01.csv"] + columns + ["text=说什么"])
    #expect(wrong.status == 1 && wrong.errors.contains("did you mean \"说了什么\"?"), "\(wrong)")
    let options = columns + ["TEXT=说了什么", "--join-cues", "--interviewer", "王"]
    let preview = try work.run(["import", "--preview", "B01.csv"] + options)
    #expect(preview.output.contains("\n(nobody) "), "\(preview)")
    #expect(try work.run(["import", "B01.csv"] + options).status == 0)
    let read = try turns(work, "B01")
    #expect(read.count == 3 && read[0].hasPrefix("王 interviewer 5000..9000 您好"), "\(read)")
  }

  @Test func aSpeakerPatternCutsOrIsRefused() throws {
    let work = try work([("A01.txt", "@王@ 早\n@李@ 好\n")])
    for (pattern, part) in [
      ("[", "it is no regular expression"), ("王", "it has no group"),
      ("(赵)", "matches the beginning of no line of \"A01.txt\""),
    ] {
      let run = try work.run("import", "A01.txt", "--speaker-pattern", pattern)
      #expect(run.status == 1 && run.errors.contains(part), "\(run)")
      #expect(try work.run("source", "list", "--format", "csv").lines.count == 1)
    }
    let run = try work.run("import", "A01.txt", "--speaker-pattern", "@(?<speaker>.+?)@")
    #expect(run.status == 0, "\(run)")
    #expect(try turns(work, "A01") == ["王  .. 早", "李  .. 好"])
    try work.write("@王@ 早安\n@李@ 好\n", to: "new.txt")
    let replaced = try work.run(
      "source", "replace", "A01", "new.txt", "--speaker-pattern", "@(.+?)@", "--interviewer", "王",
      "--yes")
    #expect(replaced.status == 0, "\(replaced)")
    #expect(try turns(work, "A01") == ["王 interviewer .. 早安", "李 respondent .. 好"])
  }

  @Test func big5IsFoundOutAndGB18030NamedBesideIt() throws {
    let work = try work([("utf8.txt", Self.traditional)])
    try work.write(try encoded(Self.traditional, "BIG5"), to: "A01.txt")
    let run = try work.run("import", "utf8.txt", "A01.txt")
    #expect(run.status == 0, "\(run)")
    #expect(run.errors.contains("read as BIG5, and begins \"訪談者：您好"), "\(run)")
    #expect(run.errors.contains("name GB18030 with --encoding"), "\(run)")
    #expect(try turns(work, "A01") == turns(work, "utf8"))
    let preview = try work.run("import", "--preview", "A01.txt", "--encoding", "gbk")
    #expect(preview.output.contains("  encoding  GB18030\n"), "\(preview)")
    #expect(!preview.output.contains("訪談者"), "\(preview)")
  }

  @Test(arguments: [
    (["--column", "speaker"], "is not a name and a value"),
    (["--column", "who=姓名"], "\"who\" is no role of a column; roles are speaker, from, to, text"),
    (["--column", "text=a", "--column", "text=b"], "is given as \"a\" and as \"b\""),
    (["--column", "text="], "gives no heading"),
    (["--interviewer", " "], "--interviewer is empty"),
    (["--encoding", "GB9"], "no known encoding"),
  ]) func optionsThatCannotServeAreRefused(_ options: [String], _ part: String) throws {
    let work = try work([("A01.txt", Self.timed)])
    let run = try work.run(["import", "A01.txt"] + options)
    #expect(run.status == (options[0] == "--encoding" ? 1 : 64), "\(run)")
    #expect(run.errors.contains(part), "\(run)")
  }
}
