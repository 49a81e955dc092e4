import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

/// Lines set by hand as a program would print them: 10 points a hanzi, 400 points of text a line.
struct PDFLayoutTests {
  private static let (left, right, pitch) = (50.0, 450.0, 15.0)

  private func line(
    _ text: String, _ row: Int, left: Double = left, page: Int = 0, top: Double? = nil
  ) -> PDFLine {
    let width = text.unicodeScalars.reduce(0.0) { $0 + ($1.value > 0x2000 ? 10 : 5) }
    let top = top ?? 100 + Double(row) * Self.pitch
    return PDFLine(
      text: text, left: left, right: left + width, top: top, bottom: top + 12.8, page: page)
  }

  private func page(_ number: Int, _ texts: [String]) -> PDFPage {
    PDFPage(
      width: 500, height: 800,
      lines: texts.enumerated().map { line($0.element, $0.offset, page: number) })
  }

  private func read(_ pages: [PDFPage]) throws -> (text: String, findings: [String]) {
    let decoded = try PDFReader.read(pages, fileName: "a.pdf")
    return (String(decoding: decoded.utf8, as: UTF8.self), decoded.findings.map(\.what))
  }

  /// The text broken at the margin, no closing sign at the start of a line.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var rest = Array(text)
    while rest.count > 40 {
      var end = 40
      while end > 1, "，。？！”…".contains(rest[end]) || rest[end - 1] == "“" { end -= 1 }
      lines.append(String(rest[..<end]))
      rest.removeFirst(end)
    }
    return lines + [String(rest)]
  }

  @Test(arguments: SeededGenerator.seeds)
  func wrappedTurnsComeBack(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = Array("网格员忙社区居民事情多少年一二三，。？！“”…")
    let turns = (0..<40).map { index in
      let length = Int.random(in: 3...200, using: &random)
      let body = (0..<length).map { _ in String(words.randomElement(using: &random) ?? "网") }
        .joined()
      return (index % 2 == 0 ? "访谈者：" : "受访者：") + body
    }
    let all = turns.flatMap(wrapped)
    let pages = stride(from: 0, to: all.count, by: 40).enumerated().map { number, start in
      page(number, Array(all[start..<min(all.count, start + 40)]))
    }
    let found = try read(pages).text.split(separator: "\n").map(String.init)
    let first = zip(found, turns).first { $0 != $1 }
    #expect(found == turns, "first: \(String(describing: first))")
  }

  @Test func latinLinesAreJoinedWithSpaces() throws {
    let full = String(repeating: "abcd efgh ", count: 7)
    let lines = [
      full + "and one-", "dimensional trans-", "formation", full + "one-dimensional exam-",
      "ples and ends.",
    ]
    var pages = [page(0, lines)]
    for index in [0, 3] { pages[0].lines[index].right = Self.right }
    pages[0].lines[1].right = Self.right
    let (text, findings) = try read(pages)
    #expect(
      text == full + "and one-dimensional transformation\n" + full
        + "one-dimensional examples and ends.")
    #expect(findings.contains("2 hyphens left out"))
  }

  @Test func indentsOpenParagraphsWhereTheDocumentHasThem() throws {
    let full = String(repeating: "网", count: 40)
    let indented = String(repeating: "格", count: 38)
    var lines: [PDFLine] = []
    for paragraph in 0..<4 {
      lines.append(line(indented, paragraph * 3, left: Self.left + 20))
      lines.append(line(full, paragraph * 3 + 1))
      // The last line of a paragraph may be full too.
      lines.append(line(paragraph == 1 ? full : "员。", paragraph * 3 + 2))
    }
    let (text, _) = try read([PDFPage(width: 500, height: 800, lines: lines)])
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test func numbersHeadersAndRepeatsAreLeftOut() throws {
    let pages = (0..<3).map { number in
      var page = page(number, [])
      let words = ["问：第\(number)题是什么呢？", "答：这是第\(number)个回答，有很多话要说。"]
      for (row, text) in words.enumerated() {
        page.lines.append(line(text, row * 2, page: number))
        page.lines.append(line("\(number * 2 + row + 1)", row * 2, left: 30, page: number))
      }
      // The line at the foot stands again at the head of the next page.
      let repeated = "一行在页底和下一页的页首都有的话"
      if number == 0 { page.lines.append(line(repeated, 3, page: 0)) }
      if number == 1 {
        for index in page.lines.indices {
          page.lines[index].top += 15
          page.lines[index].bottom += 15
        }
        page.lines.insert(line(repeated, 0, page: 1), at: 0)
      }
      page.lines.append(line("访谈记录", 0, left: 200, page: number, top: 20))
      page.lines.append(line("\(number + 1)/3", 0, left: 240, page: number, top: 780))
      return page
    }
    let (text, findings) = try read(pages)
    #expect(
      text
        == "问：第0题是什么呢？\n答：这是第0个回答，有很多话要说。一行在页底和下一页的页首都有的话\n"
        + "问：第1题是什么呢？\n答：这是第1个回答，有很多话要说。\n问：第2题是什么呢？\n答：这是第2个回答，有很多话要说。")
    #expect(
      findings == [
        "1 line joined to the one before", "6 header, footer or page numbers left out",
        "6 margin numbers left out", "1 line left out at a page break",
      ])
  }

  @Test func speechAtTheHeadOfPagesStays() throws {
    let pages = (0..<4).map { number in
      var page = page(number, ["答：第\(number)句。", "问：还有吗？"])
      if number != 2 { page.lines.append(line("答：嗯。", 0, page: number, top: 40)) }
      if number == 2 { page.lines.append(line("2022年4月", 0, page: number, top: 40)) }
      return page
    }
    let text = try read(Array(pages[1...])).text
    #expect(text.contains("答：嗯。\n答：第1句。") && text.contains("2022年4月"))
  }

  @Test func columnsAreReadOneAfterTheOtherAndRowsAcross() throws {
    let left = (0..<8).map { line(String(repeating: "左", count: 18) + "\($0)", $0) }
    let right = (0..<8).map { line(String(repeating: "右", count: 18) + "\($0)", $0, left: 260) }
    let title = line("题目", 0, left: 240, top: 60)
    let (text, _) = try read([
      PDFPage(width: 500, height: 800, lines: zip(left, right).flatMap { [$0, $1] } + [title])
    ])
    let at = { (piece: String) in text.firstRange(of: piece)?.lowerBound }
    #expect(text.hasPrefix("题目"))
    #expect(try #require(at("左7")) < #require(at("右0")))
    let narrow = line("问：", 0, left: 40)
    #expect(
      try read([PDFPage(width: 500, height: 800, lines: [narrow, line("忙", 0, left: 75)])]).text
        == "问： 忙")
    let row = [line("问：", 0), line("忙吗？", 0, left: 120), line("答：", 1), line("忙", 1, left: 120)]
    #expect(try read([PDFPage(width: 500, height: 800, lines: row)]).text == "问：\t忙吗？\n答：\t忙")
  }

  @Test func aScanIsAnErrorAndABrokenFontAFinding() throws {
    let empty = PDFPage(width: 500, height: 800, lines: [])
    #expect(
      message { _ = try read([empty, empty]) }.contains("its 2 pages are pictures, as a scan is"))
    let (text, findings) = try read([page(0, ["问：\u{E001}\u{E002}(cid:7)好"]), empty])
    #expect(text.contains("\u{E001}"))
    #expect(findings == ["1 page without words", "3 unreadable characters kept"])
  }

  @Test func pagesAreReadWhateverTheirHeadAndControlCharacters() throws {
    let word = { (text: String, left: Int) in
      "<word xMin=\"\(left)\" yMin=\"0\" xMax=\"\(left + 20)\" yMax=\"10\">\(text)</word>"
    }
    let xhtml =
      "<!DOCTYPE html SYSTEM \"x\"><html><head><title><&\u{1}</title></head><body><doc><page width=\"9\" height=\"x\">"
      + "<flow><block><line>\(word("网\u{1}格", 0))\(word("员", 21))\(word("忙&amp;\u{FFFF}", 30))\(word("a", 99))"
      + "</line></block></flow></page></doc></body></html>"
    let pages = try PDFPage.pages(in: xhtml.bytes, fileName: "a.pdf")
    #expect(pages.first?.lines.map(\.text) == ["网 格员忙&\u{FFFD}", "a"])
    #expect(try PDFPage.pages(in: "<doc></doc>".bytes, fileName: "a.pdf").isEmpty)
    #expect(
      message { _ = try PDFPage.pages(in: "none".bytes, fileName: "a.pdf") }.contains("damaged"))
  }
}
