import Foundation
import GroundedTheory
import Testing

@testable import Interchange

struct DocxReaderTests {
  private func run(_ text: String) -> String {
    "<w:r><w:rPr><w:b/></w:rPr><w:t>\(text)</w:t></w:r>"
  }
  private func line(_ text: String) -> String { "<w:p>\(run(text))</w:p>" }

  private func text(_ body: String) throws -> String {
    let decoded = try DocxReader.read(try Archive.docx(body), fileName: "a.docx")
    return String(decoding: decoded.utf8, as: UTF8.self)
  }

  @Test func paragraphsAreLinesAndTurnsAreCut() throws {
    let body =
      line("访谈记录")
      + "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>\(run("访谈者"))\(run("：忙吗？"))</w:p>"
      + "<w:p/>" + line("受访者：忙 &amp; 累𠮷。") + line("真的。")
    let document = try DocumentReader.read(
      bytes: try Archive.docx(body), fileName: "/x/B02.v1.docx")
    #expect(document.text.string == "访谈记录\n访谈者：忙吗？\n\n受访者：忙 & 累𠮷。\n真的。")
    #expect(document.name == "B02.v1")
    #expect(document.turns.map(\.speaker) == ["访谈者", "受访者"])
    #expect(try document.text.quote(at: document.turns[1].span) == "忙 & 累𠮷。\n真的。")
    #expect(document.findings.isEmpty)
  }

  @Test func runsHoldTabsBreaksAndHyphens() throws {
    let body =
      "<w:p><w:r><w:t>一</w:t><w:tab/><w:t xml:space=\"preserve\"> 二</w:t><w:br/><w:t>三</w:t>"
      + "<w:cr/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>"
    #expect(try text(body) == "一\t 二\n三\na\u{2011}b")
  }

  @Test func tablesAreReadRowByRow() throws {
    func cell(_ text: String) -> String { "<w:tc><w:tcPr/>\(text)</w:tc>" }
    let inner = "<w:tbl><w:tr>\(cell(line("内")))</w:tr></w:tbl>"
    let body =
      "<w:tbl><w:tr>\(cell(line("问：")))\(cell(line("忙吗？") + line("累吗？")))</w:tr>"
      + "<w:tr>\(cell(line("答：") ))\(cell(inner + line("忙")))</w:tr></w:tbl>" + line("完")
    #expect(try text(body) == "问：\t忙吗？\n累吗？\n答：\t内\n忙\n完")
  }

  @Test func whoSpeaksInTheSecondCellOfARowIsHeard() throws {
    func cell(_ text: String) -> String { "<w:tc>\(line(text))</w:tc>" }
    let rows = ["忙", "累"].map {
      "<w:tr>\(cell("访谈者：\($0)吗？"))\(cell("受访者A：\($0)。"))\(cell("备注：无"))</w:tr>"
    }
    let document = try DocumentReader.read(
      bytes: try Archive.docx("<w:tbl>\(rows.joined())</w:tbl>"), fileName: "a.docx")
    #expect(document.turns.map(\.speaker) == ["访谈者", "受访者A", "访谈者", "受访者A"])
    #expect(try document.text.quote(at: document.turns[1].span) == "忙。\t备注：无")
  }

  @Test func changesBoxesAndFieldsAreTakenOnce() throws {
    let box = "<w:txbxContent>\(line("框"))</w:txbxContent>"
    let body =
      "<w:p>\(run("留"))<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>\(run("插"))</w:ins>"
      + "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
      + "<w:p>\(run("前"))<w:r><mc:AlternateContent><mc:Choice>\(box)<a:p><a:t>图</a:t></a:p></mc:Choice>"
      + "<mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r>\(run("后"))</w:p>"
    let decoded = try DocxReader.read(try Archive.docx(body), fileName: "a.docx")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "留插\n框\n前后")
    #expect(decoded.findings.map(\.what) == ["1 tracked deletion left out"])
  }

  @Test func findsAMainPartOfAnotherName() throws {
    let bytes = try Archive.docx(line("好"), part: "word/document2.xml")
    #expect(try DocxReader.read(bytes, fileName: "a.docx").utf8 == "好".bytes)
  }

  @Test func whatIsNoWordDocumentIsNamed() throws {
    let good = try Archive.docx(line(String(repeating: "好坏", count: 4000)))
    let cases: [([UInt8], String)] = [
      ("访谈者：好".bytes, "is not a Word document (.docx) but plain text"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old Office file"),
      ("%PDF-1.7".bytes, "but a PDF"),
      (try Archive.zip([("xl/workbook.xml", [])]), "but an Excel workbook"),
      (try Archive.zip([("a.txt", [])]), "has no part \"word/document.xml\""),
      (Array(good.prefix(200)), "is damaged"),
      (
        try Archive.docx("<w:p><w:r></w:p>"),
        "its part \"word/document.xml\", line 1: Opening and ending"
      ),
      (try Archive.docx(""), "is empty"),
      (
        try Archive.docx(
          String(repeating: "<w:sdt>", count: 240) + String(repeating: "</w:sdt>", count: 240)),
        "elements lie more than 200 deep"
      ),
      (
        try Archive.zip([("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".bytes)]
        ),
        "declares a document type"
      ),
    ]
    for (bytes, expected) in cases {
      let said = message { _ = try DocumentReader.read(bytes: bytes, fileName: "a.docx") }
      #expect(said.contains(expected), "said: \(said)")
    }
  }

  @Test func aZipBombIsNotUnpacked() throws {
    let bomb = try Archive.zip([("word/document.xml", [UInt8](repeating: 0x20, count: 32 << 20))])
    let said = message { _ = try DocxReader.read(bomb, fileName: "a.docx") }
    #expect(said.contains("unpacks to more than 16 MiB"), "said: \(said)")
  }

  @Test(arguments: [UInt64(31), 32]) func damageNeverTraps(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let good = try Archive.docx((0..<40).map { line("受访者：第\($0)句话。") }.joined())
    for _ in 0..<400 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      _ = try? DocumentReader.read(bytes: bytes, fileName: "a.docx")
    }
  }
}
