import GroundedTheory
import Testing

@testable import Interchange

@Suite("The report page")
struct ReportPageTests {
  private let hostile = "<script>alert(\"1\")</script>&'\u{1}"

  private func page(_ text: String) throws -> ReportPage {
    let table = ReportTable(
      columns: ["name", "verdict", text],
      rows: [[.text(text), .text(text), .text(text)], ["a", "same", 1]])
    return ReportPage(
      title: text, subtitle: text, note: text,
      sections: [
        .init(anchor: "one", heading: text, text: text, table: table),
        .init(
          anchor: "two", heading: "模型",
          figure: ModelSVG.render(try DiagramFixture.xicheng.diagram(), language: .chinese)),
      ])
  }

  @Test("No text of a study acts as markup")
  func escaping() throws {
    let html = try page(hostile).html
    #expect(!html.contains("<script") && !html.contains("alert(\""))
    #expect(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;'\u{FFFD}"))
    // Past the style sheet the page is XML but for the elements that HTML never closes.
    let body = html.split(separator: "</head>")[1].split(separator: "</html>")[0]
    let texts = try #require(MarkupTexts(String(body)), "not well-formed")
    #expect(texts.elements.isSuperset(of: ["header", "nav", "table", "svg", "figure"]))
  }

  @Test("It needs nothing from outside")
  func selfContained() throws {
    let html = try page("研究").html
    for needle in ["src=", "@import", "url(", "<link", "<script", "https://"] {
      #expect(!html.contains(needle), "\(needle)")
    }
    let addresses = html.split(separator: "http://").dropFirst()
    #expect(addresses.allSatisfy { $0.hasPrefix("www.w3.org/2000/svg") })
  }

  @Test("Every section can be reached from the contents; paragraphs are kept")
  func contents() throws {
    let html = try page("一\n二\n\n三").html
    for anchor in ["one", "two"] {
      #expect(html.contains("href=\"#\(anchor)\"") && html.contains("<section id=\"\(anchor)\">"))
    }
    #expect(html.contains("<p>一<br>二</p>\n<p>三</p>"))
    #expect(html.contains("<p class=\"note\">一<br>二</p>"))
    #expect(!ReportPage(title: "a", sections: []).html.contains("<nav"))
  }
}
