import Foundation
import Testing

/// What the command line itself decides: the form of a file, which options go together, and what is
/// said on standard error.
@Suite struct CommandLineTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("题头\n访谈者：好吗？\n受访者：还行，\n还行。\n", to: "A01.txt")
    for command in [
      ["init", "s.zhagen", "--ladder", "concept,initial,main"], ["import", "A01.txt"],
      ["coder", "add", "李"], ["code", "add", "心情", "--level", "主范畴"],
      ["code", "add", "满意", "--level", "concept", "--parent", "心情"],
      ["code", "add", "效能", "--level", "outcome"],
      ["coding", "add", "--source", "1", "--code", "满意", "--coder", "李", "--quote", "题头"],
      ["coding", "add", "--source", "1", "--code", "满意", "--coder", "李", "--quote", "还行，\n还行"],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func theFormOfATableIsToldFromTheFilesName() throws {
    let work = try study()
    for (file, beginning) in [
      ("a.csv", "level,"), ("a.CSV", "level,"), ("a.tsv", "level\t"),
      ("a.json", "["), ("a.md", "| level"), ("a.HTML", "<!DOCTYPE html>"),
      ("a.txt", "level    number"),
      ("a", "level    number"),
    ] {
      let run = try work.run("report", "frequencies", "-o", file)
      #expect(run.status == 0, "\(run)")
      let text = try work.read(file)
      #expect(text.unicodeScalars.starts(with: beginning.unicodeScalars), "\(file): \(text)")
    }
    let refused = try work.run("code", "list", "-o", "a.xlsx")
    #expect(refused.status == 64 && refused.errors.contains(".csv"), "\(refused)")
    #expect(!work.has("a.xlsx"))
    #expect(try work.run("code", "list", "-o", "b.xlsx", "--format", "csv").status == 0)
  }

  @Test func theFormOfAFigureIsToldFromTheFilesName() throws {
    let work = try study()
    #expect(try work.run("model", "draw", "-o", "m.DOT").status == 0)
    #expect(try work.read("m.DOT").hasPrefix("digraph"))
    let refused = try work.run("model", "draw", "-o", "m.png")
    #expect(refused.status == 64 && refused.errors.contains("rsvg-convert"), "\(refused)")
    #expect(!work.has("m.png"))
  }

  @Test func optionsThatCannotBe() throws {
    let work = try study()
    for (command, part) in [
      (["code", "show", "满意", "--limit=-1"], "--limit is a number from 0"),
      (["source", "show", "A01", "--format", "json"], "--format goes with --turns"),
      (["init", ""], "names no file"), (["init", "new/"], "names no file"),
      (["import", "-"], "save it to a file"),
      (
        ["coding", "add", "--source", "1", "--code", "满意", "--coder", "李", "--quote", ""],
        "--quote is empty"
      ),
    ] {
      let run = try work.run(command)
      #expect(run.status == 64 && run.errors.contains(part), "\(run)")
    }
    #expect(!work.has(".zhagen"))
    let ladder = try work.run("init", "new.zhagen", "--ladder", "concept,outcome")
    #expect(ladder.status == 1 && ladder.errors.contains("beside its ladder"), "\(ladder)")
    let level = try work.run("model", "draw", "--level", "outcome")
    #expect(level.status == 1 && level.errors.contains("concept, initial, main"), "\(level)")
  }

  @Test func aCodesPageShowsQuotesOutsideTurnsAndOnOneLine() throws {
    let run = try study().run("code", "show", "满意")
    #expect(run.lines.contains("  A01 0..2  李  [满意]  题头"), "\(run)")
    #expect(run.lines.contains("  A01-2  李  [满意]  还行， 还行"), "\(run)")
    #expect(run.output.contains("; 1 source, 1 coder\n"), "\(run)")
  }

  @Test func chineseTablesAreChineseThroughout() throws {
    let work = try study()
    for (command, parts) in [
      (["report", "tree", "--shape", "wide", "--format", "markdown"], ["主范畴", "初始概念"]),
      (["code", "list", "--format", "markdown"], ["| 主范畴"]),
      (["source", "list"], ["类型", "访谈"]),
    ] {
      let run = try work.run(command + ["--lang", "zh"])
      for part in parts { #expect(run.output.contains(part), "\(run)") }
      #expect(!run.output.contains("main") && !run.output.contains("interview"), "\(run)")
    }
    #expect(
      try work.run("code", "list", "--level", "初始概念", "--format", "csv").lines.count == 2)
  }

  @Test func relationsAreSaidByTheNamesOfTheirCodes() throws {
    let work = try study()
    try work.run("code", "add", "信任", "--level", "main")
    let added = try work.run("relation", "add", "--from", "B1", "--to", "Y1")
    #expect(added.errors == "Related \"心情\" influences (+) \"效能\".\n", "\(added)")
    let moderated = try work.run(
      "relation", "add", "--type", "moderates", "--from", "B2", "--to", "B1", "--moderated", "Y1")
    #expect(moderated.errors.contains("\"信任\" moderates (+) \"心情\" → \"效能\""), "\(moderated)")
    let inner = try work.run("relation", "add", "--from", "a1", "--to", "B1")
    #expect(inner.status == 0, "\(inner)")
    let drawn = try work.run("model", "draw", "--level", "main", "-o", "m.svg")
    #expect(
      drawn.errors.contains("note: \"满意\" influences (+) \"心情\": not drawn: "), "\(drawn)")
    let list = try work.run("relation", "list", "--format", "csv", "--no-bom")
    let id = try #require(list.lines.dropFirst().first?.split(separator: ",").first)
    let removed = try work.run("relation", "remove", String(id))
    #expect(
      removed.errors == """
        Removed "心情" influences (+) "效能".
        Removed with it, for it moderated that: "信任" moderates (+) "心情" → "效能".

        """, "\(removed)")
  }

  @Test func nothingChangedIsSaid() throws {
    let work = try study()
    let before = try work.run("history").output
    for command in [
      ["code", "rename", "满意", "满意"], ["code", "move", "满意", "--to", "心情"],
      ["code", "move", "心情", "--top"], ["code", "define", "满意", ""],
    ] {
      let run = try work.run(command)
      #expect(run.status == 0 && run.errors.contains("nothing was changed"), "\(run)")
    }
    #expect(try work.run("history").output == before)
    let moved = try work.run("code", "move", "满意", "--top")
    #expect(moved.errors == "Moved a1 \"满意\" to the top.\n", "\(moved)")
  }
}
