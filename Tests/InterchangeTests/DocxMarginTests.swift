import GroundedTheory
import Testing

@testable import Interchange

/// Notes, comments, tracked changes, hidden text, numbers, transcript tables.
struct DocxMarginTests {
  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }
  private func line(_ text: String) -> String { "<w:p>\(run(text))</w:p>" }

  private func read(
    _ body: String, parts: [(String, String)] = [], joinsCues: Bool = false
  ) throws -> DecodedText {
    try DocxReader.read(
      try Archive.docx(body, parts: parts), fileName: "a.docx",
      options: ReadingOptions(joinsCues: joinsCues))
  }
  private func text(_ decoded: DecodedText) -> String {
    String(decoding: decoded.utf8, as: UTF8.self)
  }

  @Test func notesFollowTheTextAndBreakNoTurn() throws {
    let body =
      line("访谈者：忙吗？")
      + "<w:p>\(run("受访者：填表"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(run("很忙。"))"
      + "<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>"
    let bytes = try Archive.docx(
      body,
      parts: [
        (
          "footnotes",
          "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>"
            + "<w:footnote w:id=\"2\">\(line(" 指台账。"))\(line("见附录。"))</w:footnote>"
        ), ("endnotes", "<w:endnote w:id=\"1\">\(line("笑"))</w:endnote>"),
      ])
    let document = try DocumentReader.read(bytes: bytes, fileName: "a.docx")
    #expect(
      document.text.string == "访谈者：忙吗？\n受访者：填表很忙。\n（注1）：指台账。\n见附录。\n（尾注1）：笑")
    #expect(try document.turns.map { try document.text.quote(at: $0.span) } == ["忙吗？", "填表很忙。"])
    #expect(document.findings.first?.what == "2 notes moved to the end")
  }

  @Test func commentsKeepAuthorWordsAndQuote() throws {
    let body =
      "<w:p>\(run("我们"))<w:commentRangeStart w:id=\"7\"/>\(run("疲于"))</w:p>"
      + "<w:p>\(run("奔命"))<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>"
      + "\(run("。"))<w:r><w:commentReference w:id=\"8\"/></w:r></w:p>"
    let decoded = try read(
      body,
      parts: [
        (
          "comments",
          "<w:comment w:id=\"8\">\(line("全文"))</w:comment>"
            + "<w:comment w:id=\"7\" w:author=\"李 &amp; 王\">\(line("负担"))\(line("再看"))</w:comment>"
        )
      ])
    #expect(text(decoded) == "我们疲于\n奔命。")
    #expect(
      decoded.comments == [
        SourceComment(author: "李 & 王", text: "负担\n再看", quote: "疲于\n奔命"),
        SourceComment(author: "", text: "全文", quote: ""),
      ])
  }

  @Test func aDeletedParagraphEndJoinsTheNext() throws {
    func ended(_ text: String, _ mark: String) -> String {
      "<w:p><w:pPr><w:rPr>\(mark)</w:rPr></w:pPr>\(text)</w:p>"
    }
    let deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    let body =
      ended(run("一"), "<w:del w:id=\"1\"/>") + line("二") + ended(deleted, "<w:del/>") + line("三")
      + ended(run("四"), "<w:ins/><w:rPrChange><w:rPr><w:del/></w:rPr></w:rPrChange>")
      + "<w:p><w:moveFrom>\(run("走"))</w:moveFrom><w:moveTo>\(run("来"))</w:moveTo></w:p>"
      + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>\(line("删行"))</w:tc></w:tr>"
      + "<w:tr><w:tc>\(line("留行"))</w:tc></w:tr></w:tbl>"
    let decoded = try read(body)
    #expect(text(decoded) == "一二\n三\n四\n来\n留行")
    #expect(decoded.findings.map(\.what) == ["3 tracked deletions left out"])
  }

  @Test func whatIsNotShownAsWordsIsCounted() throws {
    let body =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
      + "\(run("项"))<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t><w:tab/></w:r>"
      + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r>"
      + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"X\" w:char=\"2713\"/></w:r>"
      + "<w:ruby><w:rt>\(run("zhā"))</w:rt><w:rubyBase>\(run("扎"))</w:rubyBase></w:ruby></w:p>"
    let decoded = try read(
      body,
      parts: [
        ("header", line("机密")), ("footer", "<w:p/>"),
      ])
    #expect(text(decoded) == "项显✓扎")
    #expect(
      decoded.findings.map(\.what) == [
        "1 hidden passage left out", "1 list mark left out", "1 running line left out",
        "1 symbol left out",
      ])
  }

  @Test(arguments: [["Timespan", "Content", "Speaker"], ["时间段", "内容", "发言人"]])
  func aTranscriptTableGivesTurns(_ headings: [String]) throws {
    let rows = [
      headings, ["0:00:01.0 - 0:00:04,5", "忙吗？", "访谈者："], ["[1:02:03]", "忙。", "P1"],
      ["", "累。", "P1"],
    ].map { cells in
      "<w:tr>\(cells.map { "<w:tc>\(line($0))</w:tc>" }.joined())</w:tr>"
    }
    let body = line("访谈记录") + "<w:tbl>\(rows.joined())</w:tbl>" + line("完")
    let decoded = try read(body)
    #expect(text(decoded) == "访谈记录\n访谈者：忙吗？\nP1：忙。\nP1：累。\n完")
    #expect(decoded.turns?.map(\.speaker) == ["访谈者", "P1", "P1"])
    #expect(decoded.turns?.map(\.milliseconds) == [1000..<4500, 3_723_000..<3_723_000, nil])
    #expect(try read(body, joinsCues: true).turns?.count == 2)
  }
}
