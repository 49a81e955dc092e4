import GroundedTheory
import Testing

@testable import Interchange

@Suite("Tables on a terminal")
struct TerminalTableTests {
  @Test("Columns line up by what the eye sees")
  func alignment() {
    let table = ReportTable(
      columns: ["name", "codings", "memo"],
      rows: [
        ["权责配置", 5, "a"], ["e\u{301}tat", 120, "👨‍👩‍👧 b"], ["line\nbreak\u{1B}[31m", .empty, ""],
      ])
    #expect(
      TableWriter.write(table, as: .table, headings: .chinese) == """
        名称             编码数  备忘录
        ───────────────  ──────  ──────
        权责配置              5  a
        e\u{301}tat                120  👨‍👩‍👧 b
        line break\u{FFFD}[31m

        """)
  }

  @Test("Only the widest text columns are cut, and each line fits", arguments: [40, 60, 100])
  func cutting(width: Int) {
    let long = String(repeating: "网格员每天入户走访", count: 9)
    let table = ReportTable(
      columns: ["name", "quote", "codings"],
      rows: [["权责", .text(long), 123_456], ["a", .text("x" + long), 1]])
    let lines = TableWriter.write(table, as: .table, width: width)
      .split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    #expect(lines[2].contains("…") && lines[2].contains("123456") && lines[2].contains("权责"))
    #expect(lines.map { DisplayWidth.of($0) }.contains { $0 >= width - 1 })
    #expect(!TableWriter.write(table, as: .table).contains("…"))
  }

  @Test("Moments stay whole, without seconds, and headings over numbers are cut before text is")
  func moments() {
    let table = ReportTable(
      columns: ["time", "summary", "2016-02-04-opening-talk", "2016-06-30-second-talk"],
      rows: [["2026-03-01T08:30:15Z", "condensed many labels into one", 12_345_678_901, 1]])
    let lines = TableWriter.write(table, as: .table, width: 60)
      .split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "time               summary       2016-02-04-…  2016-06-30-…",
        "─────────────────  ────────────  ────────────  ────────────",
        "2026-03-01 08:30Z  condensed m…   12345678901             1",
      ])
    #expect(TableWriter.write(table, as: .table).contains("2026-03-01T08:30:15Z"))
    // What only looks like a moment is text.
    let other = ReportTable(columns: ["text"], rows: [["2026-03-01Tab:30:15Z"]])
    #expect(TableWriter.write(other, as: .table, width: 80).contains("Tab:30:15Z"))
  }

  @Test(
    "Display widths",
    arguments: [
      ("a", 1), ("网", 2), ("𠮷", 2), ("，", 2), ("ｱ", 1), ("한", 2), ("e\u{301}", 1), ("\u{200B}", 0),
      ("👍🏽", 2), ("é", 1), ("…", 1), ("", 0),
    ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
