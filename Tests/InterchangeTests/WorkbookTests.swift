import Foundation
import GroundedTheory
import Testing

@testable import Interchange

struct WorkbookTests {
  private static let main =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"r\""

  /// - Parameters:
  ///   - rows: what stands in the sheet data.
  ///   - strings: the shared strings, each the content of an `si`.
  private func workbook(
    _ rows: String, strings: [String] = [], properties: String = "", after: String = ""
  ) throws -> [UInt8] {
    let relations = ["worksheet", "sharedStrings", "styles"].enumerated().map {
      #"<Relationship Id="r\#($0)" Type="x/\#($1)" Target="\#($1).xml"/>"#
    }
    // Cell formats 1 to 4: a date, a date with a time, a time, a number that is no date.
    let styles = """
      <styleSheet \(Self.main)><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m\\月 h:mm"/>\
      <numFmt numFmtId="165" formatCode="[Red]0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
      </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/>\
      <xf numFmtId="165"/></cellXfs></styleSheet>
      """
    let book = """
      <workbook \(Self.main)><workbookPr \(properties)/><sheets><sheet name="藏" r:id="x" state="hidden"/>\
      <sheet name="表" r:id="r0"/><sheet name="另" r:id="y"/></sheets></workbook>
      """
    let list = strings.map { "<si>\($0)</si>" }.joined()
    return try Archive.zip([
      ("xl/workbook.xml", book.bytes),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>".bytes),
      ("xl/sharedStrings.xml", "<sst \(Self.main)>\(list)</sst>".bytes),
      ("xl/styles.xml", styles.bytes),
      (
        "xl/worksheet.xml",
        "<worksheet \(Self.main)><sheetData>\(rows)</sheetData>\(after)</worksheet>".bytes
      ),
    ])
  }

  private static let head =
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"B1\" t=\"str\"><v>乙 </v></c></row>"

  private func values(_ bytes: [UInt8]) throws -> (rows: [[String]], findings: [String]) {
    var reader = try TableFile.open(bytes, fileName: "a.xlsx")
    var rows: [[String]] = [reader.header]
    while let row = try reader.next() {
      let row = try row.get()
      rows.append(row.indices.map { row.text($0) })
    }
    return (rows, reader.findings.map(\.what))
  }

  @Test func cellsAreWhatTheSpreadsheetShows() throws {
    let cells: [(cell: String, shown: String)] = [
      ("<c><v>12</v></c>", "12"), ("<c><v>3.1400000000000001</v></c>", "3.14"),
      ("<c><v>5.0E0</v></c>", "5"), ("<c t=\"b\"><v>1</v></c>", "TRUE"),
      ("<c t=\"e\"><v>#N/A</v></c>", "#N/A"), ("<c s=\"1\"><v>1</v></c>", "1900-01-01"),
      ("<c s=\"1\"><v>61</v></c>", "1900-03-01"), ("<c s=\"1\"><v>46082</v></c>", "2026-03-01"),
      ("<c s=\"2\"><v>45351.5</v></c>", "2024-02-29T12:00:00"),
      ("<c s=\"3\"><v>0.39583333333333331</v></c>", "09:30:00"), ("<c s=\"4\"><v>7</v></c>", "7"),
      ("<c t=\"s\"><v>0</v></c>", "网格员很忙"), ("<c t=\"s\"><v>1</v></c>", ""),
      ("<c><f>A1</f><v>8</v></c>", "8"), ("<c><f>A1</f></c>", ""),
      ("<c t=\"d\"><v>2026-01-02</v></c>", "2026-01-02"),
    ]
    let rows = cells.map { "<row>\($0.cell)<c t=\"str\"><v>x</v></c></row>" }.joined()
    let bytes = try workbook(
      Self.head + rows,
      strings: ["<r><t>网格</t></r><r><t>员</t></r><rPh><t>wǎng</t></rPh><r><t>很忙</t></r>", "<t/>"])
    let read = try values(bytes)
    #expect(read.rows.first == ["甲", "乙"])
    #expect(read.rows.dropFirst().map { $0[0] } == cells.map(\.shown))
    #expect(
      read.findings == [
        "1 other sheet not read: \"另\"", "1 hidden sheet not read: \"藏\"",
        "1 cell with an error such as #N/A", "1 formula without a value",
      ])
    let old = try workbook(
      Self.head + "<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>44620</v></c></row>",
      properties: "date1904=\"1\"")
    #expect(try values(old).rows.last == ["1904-01-01", "2026-03-01"])
  }

  @Test func gapsHiddenRowsAndMergedCellsKeepTheirPlaces() throws {
    let bytes = try workbook(
      Self.head + "<row r=\"3\"><c r=\"B3\"><v>1</v></c></row><row r=\"5\" hidden=\"1\">"
        + "<c r=\"A5\"><v>2</v></c><c r=\"D5\"/></row><row r=\"6\"><c r=\"A6\"/></row>"
        + "<row r=\"7\"><c r=\"C7\"><v>3</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A5:A6\"/></mergeCells>")
    var reader = try TableFile.open(bytes, fileName: "a.xlsx")
    let first = try reader.next()?.get()
    #expect(first?.number == 3 && first?.value(0) == nil && first?.value(1) == "1")
    #expect(try reader.next()?.get().number == 5)
    guard case .failure(let problem) = try reader.next() else {
      Issue.record("the row that is too wide was read")
      return
    }
    #expect(problem.row == 7)
    #expect(try reader.next() == nil)
    #expect(
      reader.findings.dropFirst(2).map(\.what).joined(separator: "; ")
        == "1 hidden row read; 1 merged cell read in the first place only")
  }

  @Test func badWorkbooksHaveTheirMessages() throws {
    let cases: [([UInt8], String)] = [
      ("a,b".bytes, "is not an Excel workbook (.xlsx) but plain text"),
      (try Archive.docx("<w:p/>"), "but a Word document"),
      (try workbook(""), "is empty"),
      (try workbook(Self.head + "<row r=\"1\"/>"), "row 1: the rows are not in order"),
      (try workbook(Self.head + "<row><c t=\"s\"><v>9</v></c></row>"), "shared string"),
      (try workbook("<row><c r=\"ZZZZ1\"><v>1</v></c></row>"), "cells are not in order"),
      (try workbook(Self.head + "<row><c></row>"), "its part \"xl/worksheet.xml\", line 1"),
    ]
    for (bytes, expected) in cases {
      let said = message { _ = try values(bytes) }
      #expect(said.contains(expected), "said: \(said)")
    }
    // Many cells that name one long string are no way to fill the memory.
    let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 10_000)
    let long = String(repeating: "长", count: 20_000)
    let bomb = try workbook("<row>\(cells)</row>", strings: ["<t>\(long)</t>"])
    let said = message { _ = try values(bomb) }
    #expect(said.contains("it holds more than 16 MiB"), "said: \(said)")
  }

  @Test func participantsComeFromAWorkbook() throws {
    let rows =
      "<row><c t=\"str\"><v>编号</v></c><c t=\"str\"><v>入职</v></c></row>"
      + "<row><c t=\"str\"><v>P1</v></c><c s=\"1\"><v>46082</v></c></row>"
    let participants = try ParticipantsCSV.read(try workbook(rows), fileName: "p.XLSX")
    #expect(participants.map(\.value.name) == ["P1"])
    #expect(participants.first?.value.attributes == [Attribute(name: "入职", value: "2026-03-01")])
  }
}
