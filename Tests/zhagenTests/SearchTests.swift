import Foundation
import Testing

/// Search and word counts through the command line.
@Suite struct SearchTests {
  private func study() throws -> Workdir {
    let work = try Workdir()
    try work.write("访谈员：停车难吗？\n王姐：社區停车，難得停上。\n访谈员：GDP呢？\n王姐：不懂。\n", to: "A01.txt")
    for command in [["init", "s.zhagen"], ["import", "A01.txt"]] {
      let run = try work.run(command)
      #expect(run.status == 0, "\(run)")
    }
    return work
  }

  @Test func findPrintsWhatStandsAround() throws {
    let work = try study()
    let csv = try work.run("find", "停", "难", "--format", "csv", "--no-bom", "--context", "2")
    #expect(csv.lines[0] == "source,turn,speaker,start,end,before,match,after", "\(csv)")
    let cells = csv.lines.dropFirst().map { $0.split(separator: ",") }
    #expect(
      cells.map { ($0[..<3] + $0[5...]).joined(separator: " ") } == [
        "A01 1 访谈员 员： 停 车难", "A01 1 访谈员 停车 难 吗？", "A01 2 王姐 社區 停 车，", "A01 2 王姐 難得 停 上。",
      ], "\(csv)")
    #expect(csv.errors.isEmpty)
    let lines = try work.run("find", "停车", "--kwic", "--lang", "zh")
    #expect(lines.lines[0].hasPrefix("资料") && lines.errors == "Found 2 in 1 source.\n", "\(lines)")
    // The matches stand under each other: what is before them is set flush right.
    let columns = lines.lines.dropFirst(2).compactMap { line in
      line.range(of: "  停车  ").map { line[..<$0.lowerBound].last }
    }
    #expect(columns == ["：", "區"], "\(lines)")
    let count = try work.run("find", "停", "--count", "--format", "tsv")
    #expect(count.lines == ["source\tcount\tturns", "A01\t3\t2"], "\(count)")
  }

  @Test func nothingFoundSaysWhatFoldingWouldFind() throws {
    let work = try study()
    let plain = try work.run("find", "社区", "--format", "json")
    #expect(plain.status == 0 && plain.output == "[]\n", "\(plain)")
    #expect(plain.errors == "Nothing found. With --fold there are 1.\n", "\(plain)")
    let folded = try work.run("find", "社区停车，难", "ｇｄｐ", "--fold", "--format", "tsv")
    #expect(folded.lines.count == 3, "\(folded)")
    #expect(try work.run("find", "王姐").errors == "Nothing found.\n")
  }

  @Test func mistakesArePointedAt() throws {
    let work = try study()
    let bad = try work.run("find", "停(车", "--regex")
    #expect(bad.status == 64 && bad.errors.contains("停(车\n"), "\(bad)")
    #expect(try work.run("find", " ").status == 64)
    #expect(try work.run("find", "a", "b", "--regex").status == 64)
    #expect(try work.run("find", "a", "--context", "-1").status == 64)
    #expect(try work.run("find", "a", "--where", "role=").status == 64)
    let slow = try work.run("find", "停", "--source", "A02")
    #expect(slow.status == 1 && slow.errors.contains("no source \"A02\""), "\(slow)")
  }

  @Test func wordsAreThoseOfRespondents() throws {
    let work = try study()
    let words = try work.run("words", "--format", "csv", "--no-bom")
    #expect(words.lines[0] == "word,count,sources", "\(words)")
    #expect(words.lines.contains("停车,1,1") && !words.output.contains("gdp"), "\(words)")
    let all = try work.run("words", "--role", "all", "--format", "csv", "--no-bom")
    #expect(all.lines[1] == "停车,2,1" && all.lines.contains("gdp,1,1"), "\(all)")
    try work.write("停车\n\n gdp\n", to: "stop.txt")
    let some = try work.run("words", "--role", "all", "--stop-words", "stop.txt", "--top", "0")
    #expect(!some.output.contains("停车") && !some.output.contains("gdp"), "\(some)")
    try work.write("难得停上\n", to: "terms.txt")
    let terms = try work.run("words", "--terms", "terms.txt", "--fold", "--format", "tsv")
    #expect(terms.lines.contains("难得停上\t1\t1"), "\(terms)")
    #expect(try work.run("words", "--by", "role").status == 1)
    #expect(try work.run("words", "--min-length", "0").status == 64)
  }
}
