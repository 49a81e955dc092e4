import Foundation
import Testing

/// Correcting a coded transcript from the command line: shown first, done with consent, never lost.
@Suite struct SourceCorrectionTests {
  private static let text = "访谈者：忙吗？\n受访者：天天加班，表多得很。责任大。\n"

  private func study(_ text: String = text) throws -> Workdir {
    let work = try Workdir()
    try work.write(text, to: "A01.txt")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial"], ["import", "A01.txt"],
      ["coder", "add", "李"], ["code", "add", "加班", "--level", "concept"],
      ["code", "add", "担责", "--level", "concept"],
      ["coding", "add", "--source", "1", "--code", "加班", "--coder", "李", "--quote", "天天加班"],
      ["coding", "add", "--source", "1", "--code", "担责", "--coder", "李", "--quote", "责任大"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    try work.write(
      text.replacing("访谈者：忙吗", with: "访谈者：你忙吗").replacing("责任大。", with: ""), to: "new.txt")
    return work
  }

  private func verdicts(_ run: Workdir.Run) -> [String] {
    run.lines.dropFirst().map { $0.components(separatedBy: ",")[1] }
  }

  @Test func nothingChangesWithoutConsent() throws {
    let work = try study()
    let before = try work.run("history").output
    let dry = try work.run("source", "replace", "A01", "new.txt", "--dry-run", "--format", "csv")
    #expect(dry.status == 0 && verdicts(dry) == ["moved", "lost"], "\(dry)")
    #expect(dry.errors.contains("1 moved, 1 lost") && dry.errors.contains("--dry-run"), "\(dry)")
    let refused = try work.run("source", "replace", "A01", "new.txt")
    #expect(refused.status == 1 && refused.errors.contains("--yes"), "\(refused)")
    #expect(refused.errors.contains("1 moved, 1 lost"), "\(refused)")
    #expect(try work.run("source", "replace", "1", "new.txt", "--yes", "--dry-run").status == 64)
    #expect(try work.run("source", "show", "A01").output == Self.text)
    #expect(try work.run("history").output == before)
    let same = try work.run("source", "replace", "A01", "A01.txt")
    #expect(same.status == 0 && same.output.isEmpty && same.errors.contains("same text"), "\(same)")
    #expect(try work.run("history").output == before)
  }

  @Test func aCorrectionMovesCodingsAndLeavesAnOrphan() throws {
    let work = try study()
    let done = try work.run("source", "replace", "A01", "new.txt", "--yes", "--by", "李")
    #expect(done.status == 0 && done.errors.contains("Replaced the text"), "\(done)")
    #expect(try work.run("source", "show", "A01").output == work.read("new.txt"))
    let live = try work.run("coding", "list", "--state", "live", "--format", "csv")
    #expect(live.lines.count == 2 && live.output.contains("天天加班"), "\(live)")
    let orphans = try work.run("coding", "list", "--state", "orphan", "--format", "csv")
    #expect(orphans.lines.count == 2, "\(orphans)")
    let row = try #require(orphans.lines.last?.components(separatedBy: ","))
    #expect(row[1] == "orphan" && row[5...7] == ["", "", "责任大"], "\(orphans)")
    let nowhere = try work.run("coding", "place", row[0])
    #expect(nowhere.status == 1 && nowhere.errors.contains("does not stand"), "\(nowhere)")
    let placed = try work.run("coding", "place", row[0], "--quote", "表多得很", "--turn", "2")
    #expect(placed.status == 0 && placed.errors.contains("表多得很"), "\(placed)")
    #expect(try work.run("coding", "list", "--state", "orphan", "--format", "csv").lines.count == 1)
    #expect(try work.run("history").output.contains("source replace"))
  }

  /// `sed` stands for the editor.
  private func edit(_ work: Workdir, _ script: String, _ options: String...) throws -> Workdir.Run {
    try work.write("#!/bin/sh\nsed -i.bak '\(script)' \"$1\"\n", to: "editor.sh")
    return try work.run(
      ["source", "edit", "A01"] + options, environment: ["EDITOR": "sh editor.sh", "VISUAL": ""])
  }

  private func kept(_ work: Workdir) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: work.url.path).filter {
      $0.contains("(edited")
    }.sorted()
  }

  @Test func theEditorCorrectsAText() throws {
    let work = try study()
    let run = try edit(work, "s/忙吗/你忙吗/", "--yes")
    #expect(run.status == 0, "\(run)")
    #expect(try work.run("source", "show", "A01").output == Self.text.replacing("忙吗", with: "你忙吗"))
    let joined = try edit(work, "s/^受访者：//", "--yes")
    #expect(joined.status == 0, "\(joined)")
    let turns = try work.run("source", "show", "A01", "--turns", "--format", "csv", "--no-bom")
    #expect(turns.output.contains("访谈者,interviewer") && !turns.output.contains("受访者"), "\(turns)")
    #expect(try work.run("history").output.contains("source edit"))
    #expect(try kept(work) == [])
    #expect(try edit(work, "s/一/一/").errors.contains("same text"))
  }

  @Test func anEditThatIsNotTakenIsKept() throws {
    let work = try study()
    let before = try work.run("history").output
    let refused = try edit(work, "s/忙吗/你忙吗/")
    #expect(refused.status == 1 && refused.errors.contains("A01 (edited).txt"), "\(refused)")
    #expect(try work.read("A01 (edited).txt") == Self.text.replacing("忙吗", with: "你忙吗"))
    let dry = try edit(work, "s/忙吗/累吗/", "--dry-run")
    #expect(dry.status == 0 && dry.errors.contains("A01 (edited 2).txt"), "\(dry)")
    let empty = try edit(work, "d", "--yes")
    #expect(empty.status == 1 && empty.errors.contains("empty"), "\(empty)")
    let latin = try edit(work, "s/忙吗/\\xff\\xfe/", "--yes")
    #expect(latin.status == 1 && latin.errors.contains("UTF-8"), "\(latin)")
    let null = try edit(work, "s/忙吗/\\x00/", "--yes")
    #expect(null.status == 1 && null.errors.contains("\"A01.txt\" is not text"), "\(null)")
    #expect(try kept(work).count == 5)
    try work.write("#!/bin/sh\nexit 3\n", to: "fails.sh")
    let failed = try work.run(
      ["source", "edit", "A01", "--yes"], environment: ["VISUAL": "sh fails.sh"])
    #expect(failed.status == 1 && failed.errors.contains("status 3"), "\(failed)")
    let none = try work.run(["source", "edit", "A01"], environment: ["EDITOR": "", "VISUAL": ""])
    #expect(none.status == 1 && none.errors.contains("set VISUAL or EDITOR"), "\(none)")
    #expect(try kept(work).count == 5)
    #expect(try work.run("history").output == before)
  }

  @Test func aCorrectionMadeMeanwhileIsNotOverwritten() throws {
    let work = try study()
    try work.write(
      "#!/bin/sh\n'\(Workdir.program.path)' source replace A01 new.txt --yes\necho 受访者：完了。 >> \"$1\"\n",
      to: "slow.sh")
    let run = try work.run(
      ["source", "edit", "A01", "--yes"], environment: ["EDITOR": "sh slow.sh", "VISUAL": ""])
    #expect(run.status == 1 && run.errors.contains("was changed while"), "\(run)")
    #expect(try work.run("source", "show", "A01").output == work.read("new.txt"))
    #expect(try kept(work) == ["A01 (edited).txt"])
  }

  @Test func sourcesAreHeldOutTakenInAndRenamed() throws {
    let work = try study()
    let bad = try work.run("source", "hold-out", "A01", "--on", "2022-02-30")
    #expect(bad.status == 1 && bad.errors.contains("2022-02-30"), "\(bad)")
    #expect(
      try work.run("source", "hold-out", "A01", "--on", "2022-03-01", "--reason", "留存").status == 0)
    let list = try work.run("source", "list", "--format", "json")
    #expect(list.output.contains("\"held_out_on\": \"2022-03-01\""), "\(list)")
    #expect(list.output.contains("\"held_out_reason\": \"留存\""), "\(list)")
    #expect(try work.run("source", "hold-out", "A01").status == 0)
    #expect(
      try work.run("source", "list", "--format", "csv").lines.last?.contains(",true,") == true)
    #expect(try work.run("source", "take-in", "A01").status == 0)
    #expect(
      try work.run("source", "list", "--format", "csv").lines.last?.contains(",false,") == true)
    #expect(try work.run("source", "rename", "A01", "甲一").status == 0)
    #expect(try work.run("source", "show", "甲一").output == Self.text)
    #expect(try work.run("import", "new.txt").status == 0)
    let taken = try work.run("source", "rename", "new", "甲一")
    #expect(taken.status == 1 && taken.errors.contains("already a source"), "\(taken)")
  }
}
