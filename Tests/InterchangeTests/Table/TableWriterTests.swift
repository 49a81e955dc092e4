import Foundation
import GroundedTheory
import Testing

@testable import Interchange

@Suite("Tables, written")
struct TableWriterTests {
  private let tree = ReportTable(
    columns: ["level", "name", "definition", "provenance", "codings", "value"],
    rows: [
      ["main", "权责配置", "责任、权力,和\"资源\"\n如何划分", "published", 12, .real(0.5)],
      ["main", "e\u{301}tat | *x*", .empty, "reconstructed", -3, .real(1.0 / 3)],
    ])

  @Test("CSV: marked, quoted, LF, keys and digits as they are")
  func csv() {
    #expect(
      TableWriter.write(tree, as: .csv, headings: .chinese) == """
        \u{FEFF}level,name,definition,provenance,codings,value
        main,权责配置,"责任、权力,和""资源""
        如何划分",published,12,0.5
        main,e\u{301}tat | *x*,,reconstructed,-3,0.3333333333333333

        """)
    #expect(!TableWriter.write(tree, as: .csv, bom: false).hasPrefix("\u{FEFF}"))
  }

  @Test(
    "CSV: a text that a spreadsheet would run gets an apostrophe, a number never",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
      ("=A,B", "\"'=A,B\""), ("\rx", "\"'\rx\""), ("'=x", "''=x"), ("''-", "'''-"), ("'x", "'x"),
      ("a=1", "a=1"), (" x", "\" x\""),
    ])
  func formulas(text: String, written: String) {
    let table = ReportTable(columns: ["a", "b"], rows: [[.text(text), -1]])
    #expect(TableWriter.write(table, as: .csv, bom: false) == "a,b\n\(written),-1\n")
  }

  @Test(
    "CSV: what our reader reads back is what was written, apostrophes and all",
    arguments: [UInt64(41), 42])
  func readingBack(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let pieces = ["'", "'", "=", "-", "@", "\t", "\"", ",", "\n", " ", "x", "好"]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 1...5, using: &numbers))
        .map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      let table = ReportTable(columns: ["a", "b"], rows: [[.text(text), 1]])
      let written = TableWriter.write(table, as: .csv)
      var reader = try CSVReader(Array(written.utf8), fileName: "a.csv")
      let row = try #require(try reader.next()).get()
      #expect(row.text(0) == text, "seed \(seed): \(written)")
    }
  }

  @Test("CSV: a lone empty cell, a short row and an undefined number stay readable")
  func emptiness() {
    let single = ReportTable(columns: ["a"], rows: [[.empty], ["x"]])
    #expect(TableWriter.write(single, as: .csv, bom: false) == "a\n\"\"\nx\n")
    let short = ReportTable(columns: ["a", "b"], rows: [["x"], [.real(.nan), 1]])
    #expect(TableWriter.write(short, as: .csv, bom: false) == "a,b\nx,\n,1\n")
  }

  @Test("TSV: one line a row")
  func tsv() {
    #expect(
      TableWriter.write(tree, as: .tsv) == """
        level\tname\tdefinition\tprovenance\tcodings\tvalue
        main\t权责配置\t责任、权力,和"资源" 如何划分\tpublished\t12\t0.5
        main\te\u{301}tat | *x*\t\treconstructed\t-3\t0.3333333333333333

        """)
  }

  @Test("TSV: guarded like CSV, and read back but for tabs and line breaks")
  func tsvGuard() throws {
    let texts = ["=1", "'=1", "''=1", "'x", "x"]
    let table = ReportTable(columns: ["a", "b"], rows: texts.map { [.text($0), -1] })
    let written = TableWriter.write(table, as: .tsv)
    #expect(written == "a\tb\n'=1\t-1\n''=1\t-1\n'''=1\t-1\n'x\t-1\nx\t-1\n")
    var reader = try CSVReader(Array(written.utf8), fileName: "a.tsv")
    for text in texts { #expect(try reader.next()?.get().text(0) == text) }
    let tab = ReportTable(columns: ["a"], rows: [["\tx"]])
    #expect(TableWriter.write(tab, as: .tsv) == "a\n x\n")
  }

  @Test("JSON: what Foundation reads back is what was written, keys in order")
  func json() throws {
    let nasty = "\"\\\u{1}\u{1F}\n\r\t/𠮷\u{2028}<"
    let table = ReportTable(
      columns: ["b", "a", "c", "d", "e"],
      rows: [[.text(nasty), 1, .real(0.1), .flag(true), .empty], [.real(.infinity)]])
    let written = TableWriter.write(table, as: .json)
    let parsed = try JSONSerialization.jsonObject(with: Data(written.utf8))
    let rows = try #require(parsed as? [[String: Any]])
    #expect(rows[0]["b"] as? String == nasty)
    #expect(rows[0]["a"] as? Int == 1)
    #expect(rows[0]["c"] as? Double == 0.1)
    #expect(rows[0]["d"] as? Bool == true)
    #expect(rows[0]["e"] is NSNull)
    #expect(rows[1].values.allSatisfy { $0 is NSNull } && rows[1].count == 5)
    #expect(
      written.split(separator: "\n")[2]
        == "  {\"b\": null, \"a\": null, \"c\": null, \"d\": null, \"e\": null}")
    #expect(TableWriter.write(ReportTable(columns: ["a"]), as: .json) == "[]\n")
  }

  @Test("Markdown: Chinese headings, nothing acts as markup")
  func markdown() {
    #expect(
      TableWriter.write(tree, as: .markdown, headings: .chinese) == """
        | 层级 | 名称 | 内涵 | 来源标注 | 编码数 | 值 |
        | --- | --- | --- | --- | ---: | ---: |
        | main | 权责配置 | 责任、权力,和"资源"<br>如何划分 | 论文公开 | 12 | 0.500 |
        | main | e\u{301}tat \\| \\*x\\* |  | 重构 | -3 | 0.333 |

        """)
  }

  @Test("HTML: escaped, numbers marked, a verdict coloured by class and said in words")
  func html() {
    let table = ReportTable(
      columns: ["figure", "computed", "verdict"],
      rows: [["<b>&\"\r\nx", 36, "same"], ["主范畴", 12, "differs"]])
    #expect(
      TableWriter.write(table, as: .html, headings: .chinese) == """
        <table>
        <thead>
        <tr><th scope="col">数字</th><th scope="col" class="number">计算</th><th scope="col">结果</th></tr>
        </thead>
        <tbody>
        <tr><td>&lt;b&gt;&amp;&quot;<br>x</td><td class="number">36</td><td class="verdict same"><span>相符</span></td></tr>
        <tr><td>主范畴</td><td class="number">12</td><td class="verdict differs"><span>不符</span></td></tr>
        </tbody>
        </table>

        """)
  }

  @Test("The study's own level names head columns and stand in the column level")
  func levels() {
    let headings = Headings.chinese.naming(LadderPreset.xicheng.levels)
    #expect(headings.title(of: "main_number") == "主范畴编号")
    #expect(headings.value("main", of: "level") == "主范畴")
    #expect(headings.title(of: "level") == "层级")
    #expect(headings.value("codings of 李 明 accepted", of: "figure") == "李 明的编码，采纳")
    #expect(headings.value("(none)", of: "value") == "（无）" && headings.title(of: "(none)") == "（无）")
    #expect(headings.title(of: "type") == "关系类型")
    #expect(headings.value("causes", of: "type") == "导致")
    #expect(headings.value("interview", of: "kind") == "访谈")
    #expect(Headings.keys.naming(LadderPreset.xicheng.levels).title(of: "main") == "main")
    #expect(headings.title(of: "never_heard") == "never_heard")
  }
}
