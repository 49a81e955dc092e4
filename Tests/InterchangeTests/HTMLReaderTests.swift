import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

struct HTMLReaderTests {
  private func lines(_ page: String) throws -> [String] {
    try HTMLText.lines(page.bytes, fileName: "a.html", part: "")
  }

  @Test(arguments: [
    ("<p>一<p>二<div>三<ul><li>四<li>五</ul>六</div><h2>七</h2>八", "一|二|三|四|五|六|七|八"),
    ("<p> a  <b>b</b>\n\tc </p>\n<p>&nbsp;d&amp;&#x4e00;&unknown;</p>", "a b c|\u{A0}d&一&unknown;"),
    ("<p>我们\n很忙，\n 累 了 a\n忙</p>", "我们很忙，累 了 a 忙"),
    ("<p>一<br>二<br><br>三<br></p>", "一|二||三"),
    ("<pre>一\n  二\n\n</pre>三", "一|  二||三"),
    ("<p>留<del>删</del><ins>插</ins><span hidden>x</span><i style='Display : none'>y</i>下", "留插下"),
    ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "漢字"),
    (
      "<title>t</title><style>p{}</style><script>if(a<b)</script><noscript>n</noscript><template>m</template>好",
      "好"
    ),
    (
      "<table><tr><th>问：<td><p>忙吗？</p><p>累吗？</p></td></tr><tr><td>答：</td><td>忙</td></tr></table>完",
      "问：\t忙吗？\n累吗？|答：\t忙|完"
    ),
    ("<table><tr><td>访谈者：忙吗？<td>受访者：忙。<td>无</table>", "访谈者：忙吗？\n受访者：忙。\t无"),
    ("<table><tr><td>外<table><tr><td>内<td>里</table><td>右</table>", "外\n内\t里\t右"),
    ("<dl><dt>词<dd>义</dl><blockquote>引</blockquote>", "词|义|引"),
    ("a < b 且 c > d <3", "a < b 且 c > d <3"), ("meta charset=<p>好", "meta charset=|好"),
  ])
  func whatABrowserShowsIsRead(_ page: String, _ expected: String) throws {
    #expect(try lines(page).joined(separator: "|") == expected)
  }

  @Test func deletionsAreAFindingAndTurnsAreCut() throws {
    let page = "<html><body><p>访谈者：忙<del>碌</del>吗？</p><p>受访者：忙。</p><p>真的。</p></body></html>"
    let document = try DocumentReader.read(bytes: page.bytes, fileName: "a.htm")
    #expect(document.turns.map(\.speaker) == ["访谈者", "受访者"])
    #expect(try document.text.quote(at: document.turns[1].span) == "忙。\n真的。")
    #expect(document.findings.map(\.what) == ["1 deletion left out"])
  }

  @Test(arguments: [
    ("GB18030", "<meta charset=\"gb2312\">"),
    ("BIG5", "<META http-equiv=x content='text/html; charset=Big5'>"),
    ("SHIFT_JIS", "<meta charset = Shift_JIS>"), ("UTF-8", "<meta charset=gbk>"), ("UTF-8", ""),
    ("UTF-16LE", "\u{FEFF}<meta charset=utf-16>"),
    ("GB18030", "<?xml version='1.0' encoding='GBK'?>"),
  ])
  func thePageSaysItsEncoding(_ encoding: String, _ head: String) throws {
    let page = head + "<p>問：大家好，今天天氣好。</p>"
    let bytes = try Iconv.converted(page.bytes, from: "UTF-8", to: encoding, fileName: "")
    let decoded = try HTMLReader.read(bytes, fileName: "a.html", encoding: nil)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "問：大家好，今天天氣好。")
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let deep = String(repeating: "<div>", count: 100_000)
    let cases: [([UInt8], String)] = [
      (deep.bytes, "elements lie more than 1000 deep"), ("<p></p>".bytes, "is empty"),
      ("%PDF-1.7".bytes, "but a PDF"), ([0x3C, 0x70, 0x3E, 0, 0], "is not text"),
      ([UInt8](repeating: 0x41, count: HTMLReader.limit + 1), "is too large"),
    ]
    for (bytes, expected) in cases {
      let said = message { _ = try DocumentReader.read(bytes: bytes, fileName: "a.html") }
      #expect(said.contains(expected), "said: \(said)")
    }
  }

  @Test func entitiesAndHugeAttributesStayHarmless() throws {
    let bomb = """
      <!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <p>好&b;&c;</p>
      """
    #expect(try lines(bomb).last?.contains("root:") == false)
    let huge = "<p title='\(String(repeating: "x", count: 12 << 20))'>好<img src='data:x'>吗</p>"
    #expect(try lines(huge) == ["好吗"])
  }

  @Test(arguments: SeededGenerator.seeds)
  func damageNeverTraps(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<table>", "<tr>", "<td>", "</td>", "</table>", "<p>", "</p>", "<br/>", "<del>", "</del>",
      "<pre>",
      "</pre>", "&#x1F600;", "&lt", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "好",
      "\n", " a",
      "<ruby>", "<rt>", "</ruby>", "<p hidden", ">", "\"", "<?", "</html>", "<body>",
    ]
    for _ in 0..<300 {
      let page = (0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try lines("好" + page)
    }
  }
}
