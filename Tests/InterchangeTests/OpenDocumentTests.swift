import GroundedTheory
import Testing

@testable import Interchange

struct OpenDocumentTests {
  private func archive(_ body: String, styles: String = "") throws -> [UInt8] {
    let name = "urn:oasis:names:tc:opendocument:xmlns"
    let prefixes = ["office", "text", "table", "style"].map { "xmlns:\($0)=\"\(name):\($0):1.0\"" }
    let content = """
      <office:document-content \(prefixes.joined(separator: " ")) xmlns:draw="\(name):drawing:1.0" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>\(styles)\
      </office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>\
      </office:document-content>
      """
    return try Archive.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text".bytes), ("content.xml", content.bytes),
    ])
  }

  private func read(_ body: String, styles: String = "") throws -> ImportedDocument {
    try DocumentReader.read(bytes: try archive(body, styles: styles), fileName: "a.odt")
  }

  @Test func spacesTablesListsAndBoxesBecomeLines() throws {
    let body =
      "<text:h>访谈\n  记录</text:h><text:p>  一<text:s text:c=\"2\"/>二<text:tab/>三<text:line-break/>四</text:p>"
      + "<text:p/><text:list><text:list-item><text:p>项</text:p></text:list-item></text:list>"
      + "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>甲</text:p>"
      + "<text:p>乙</text:p></table:table-cell><table:table-cell><text:p>丙</text:p></table:table-cell>"
      + "</table:table-row></table:table><text:p>前<draw:frame><draw:text-box><text:p>框</text:p>"
      + "</draw:text-box></draw:frame>后</text:p>"
      + "<text:p><text:ruby><text:ruby-base>扎</text:ruby-base><text:ruby-text>zhā</text:ruby-text></text:ruby></text:p>"
    let document = try read(body)
    #expect(document.text.string == "访谈 记录\n一  二\t三\n四\n\n项\n甲\n乙\t丙\n框\n前后\n扎")
    #expect(document.findings.contains { $0.what == "1 list mark left out" })
  }

  @Test func changesNotesAndCommentsAreTakenApart() throws {
    let note = """
      <text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>\
      <text:note-body><text:p>指台账</text:p></text:note-body></text:note>
      """
    let comment = """
      <office:annotation office:name="c1"><dc:creator>李明</dc:creator><dc:date>2026</dc:date>\
      <text:p>负担</text:p></office:annotation>
      """
    let body =
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion>"
      + "</text:changed-region><text:changed-region><text:insertion/></text:changed-region>"
      + "</text:tracked-changes><text:p>访谈者：忙吗？</text:p>"
      + "<text:p>受访者：填表\(note)<text:change/>\(comment)很忙<office:annotation-end office:name=\"c1\"/>。"
      + "<text:span text:style-name=\"T1\">藏</text:span></text:p>"
    let styles =
      "<style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style>"
    let document = try read(body, styles: styles)
    #expect(document.text.string == "访谈者：忙吗？\n受访者：填表很忙。\n（注1）：指台账")
    #expect(document.turns.count == 2)
    #expect(document.comments == [SourceComment(author: "李明", text: "负担", quote: "很忙")])
    #expect(
      document.findings.prefix(3).map(\.what) == [
        "1 tracked deletion left out", "1 note moved to the end", "1 hidden passage left out",
      ])
  }

  @Test func aFileIsNamedForWhatItIs() throws {
    let odt = try archive("<text:p>好</text:p>")
    let asWord = message { _ = try DocumentReader.read(bytes: odt, fileName: "a.docx") }
    #expect(asWord.contains("is not a Word document (.docx) but an OpenDocument file (.odt)"))
    let sheet = try Archive.zip([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".bytes), ("content.xml", []),
    ])
    let asText = message { _ = try DocumentReader.read(bytes: sheet, fileName: "a.odt") }
    #expect(asText.contains("but an OpenDocument spreadsheet (.ods)"))
    let word = message {
      _ = try DocumentReader.read(bytes: try Archive.docx("<w:p/>"), fileName: "a.odt")
    }
    #expect(word.contains("but a Word document (.docx)"))
  }
}
