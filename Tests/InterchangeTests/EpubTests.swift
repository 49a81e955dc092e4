import Testing

@testable import Interchange

struct EpubTests {
  private static let container = """
    <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>\
    <rootfile full-path="OEBPS/content.opf"/></rootfiles></container>
    """

  /// - Parameter pages: hrefs as the book writes them, members and their bodies, in reading order.
  private func book(
    _ pages: [(href: String, member: String, body: String)], doctype: String = "<!DOCTYPE html>",
    extra: [(String, [UInt8])] = []
  ) throws -> [UInt8] {
    let items = pages.enumerated().map {
      #"<item id="p\#($0)" href="\#($1.href)" media-type="application/xhtml+xml"/>"#
    }
    let spine = pages.indices.map { #"<itemref idref="p\#($0)"/>"# }
    let package = """
      <package><manifest><item id="nav" href="nav.xhtml" properties="scripted nav" \
      media-type="application/xhtml+xml"/>\(items.joined())</manifest><spine><itemref idref="nav"/>\
      \(spine.joined())</spine></package>
      """
    return try Archive.zip(
      [
        ("mimetype", "application/epub+zip".bytes),
        ("META-INF/container.xml", Self.container.bytes), ("OEBPS/content.opf", package.bytes),
        ("OEBPS/nav.xhtml", "<html><body>目录</body></html>".bytes),
      ]
        + pages.filter { !$0.member.isEmpty }.map { page in
          let text = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>题</title></head>"
          return (page.member, "\(doctype)\(text)<body>\(page.body)</body></html>".bytes)
        } + extra)
  }

  @Test func pagesAreReadInOrderWhereverTheyLie() throws {
    let bytes = try book([
      ("%E4%BA%8C.xhtml#a", "OEBPS/二.xhtml", "<h1>访谈</h1><div><p>访谈者：忙\n 吗？</p></div>"),
      ("../Text/one.xhtml", "Text/one.xhtml", "<p>受访者：<b>很</b>忙。</p><p> </p>"),
    ])
    let document = try DocumentReader.read(bytes: bytes, fileName: "a.epub")
    #expect(document.text.string == "访谈\n访谈者：忙吗？\n受访者：很忙。")
    #expect(document.turns.map(\.speaker) == ["访谈者", "受访者"])
  }

  @Test func whatLeadsOutOfTheBookIsNotRead() throws {
    let bytes = try book([
      ("../../../etc/passwd", "../../../etc/passwd", "<p>外</p>"),
      ("file:///etc/passwd", "", ""), ("http://example.org/a.xhtml", "", ""),
      ("//example.org/a.xhtml", "", ""), ("in.xhtml", "OEBPS/in.xhtml", "<p>内</p>"),
    ])
    let decoded = try EpubReader.read(bytes, fileName: "a.epub")
    #expect(decoded.utf8 == "内".bytes)
    #expect(decoded.findings.map(\.what) == ["4 pages left out"])
  }

  @Test func entitiesOfAPageAreNeverExpanded() throws {
    let scratch = try ScratchFolder()
    let secret = try scratch.write("SECRET", to: "secret.txt")
    let doctype = """
      <!DOCTYPE html [<!ENTITY s SYSTEM "file://\(secret)"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
      """
    let bytes = try book([("in.xhtml", "OEBPS/in.xhtml", "<p>内&s;&b;</p>")], doctype: doctype)
    let decoded = try? EpubReader.read(bytes, fileName: "a.epub")
    let text = String(decoding: decoded?.utf8 ?? [], as: UTF8.self)
    #expect(!text.contains("SECRET") && !text.contains("ha"))
  }

  @Test func aProtectedBookIsRefused() throws {
    let lock = "<encryption><CipherReference URI=\"OEBPS/in.xhtml\"/></encryption>"
    let bytes = try book(
      [("in.xhtml", "OEBPS/in.xhtml", "")], extra: [("META-INF/encryption.xml", lock.bytes)])
    let said = message { _ = try EpubReader.read(bytes, fileName: "a.epub") }
    #expect(said.contains("but a copy-protected e-book"), "said: \(said)")
  }
}
