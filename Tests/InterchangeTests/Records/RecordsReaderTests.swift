import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

@Suite struct RecordsReaderTests {
  private let scratch = try? Scratch()

  private func read(
    _ text: String, as encoding: String = "UTF-8", named name: String? = nil,
    columns: RecordColumns = RecordColumns(texts: ["text"]), pieceSize: Int = 1 << 20
  ) throws -> (records: [String], file: RecordFile) {
    try read(
      bytes: try Iconv.converted(
        Array(text.utf8), from: "UTF-8", to: encoding, fileName: "x"),
      named: name, columns: columns, pieceSize: pieceSize)
  }

  private func read(
    bytes: [UInt8], named name: String? = nil, columns: RecordColumns = .init(texts: ["text"]),
    pieceSize: Int = 1 << 20
  ) throws -> (records: [String], file: RecordFile) {
    let path = try #require(scratch).path("r.csv")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let reader = try RecordsReader(path, columns: columns, encoding: name, pieceSize: pieceSize)
    func words(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    var records: [String] = []
    let file = try reader.read { draft in
      records.append(
        ([String(draft.row), words(draft.id), draft.question] + draft.attributes.map(words)
          + [words(draft.text)]).joined(separator: "|"))
    }
    return (records, file)
  }

  private static let calls = """
    工单号,date,text
    h1,2025-01-01,"来电人说""井盖""坏了，
    三个月没人管，請速處理"
    h2,2025-01-02,路燈不亮

    """

  @Test func aHotline() throws {
    let (records, file) = try read(Self.calls)
    #expect(
      records == [
        "2|h1||2025-01-01|来电人说\"井盖\"坏了，\n三个月没人管，請速處理", "3|h2||2025-01-02|路燈不亮",
      ])
    #expect(file.findings.isEmpty)
    #expect(file.original == Array(Self.calls.utf8))
    #expect(file.sha256 == Digest.sha256(Array(Self.calls.utf8)))
  }

  @Test func aWorkbook() throws {
    func sheet(_ rows: [[String]]) -> [UInt8] {
      let cells = rows.map { row in
        "<row>\(row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined())</row>"
      }
      return Array(
        "<worksheet xmlns=\"\(main)\"><sheetData>\(cells.joined())</sheetData></worksheet>".utf8)
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let book = try Archive.zip([
      (
        "xl/workbook.xml",
        Array(
          """
          <workbook xmlns="\(main)" xmlns:r="r"><sheets><sheet name="一" r:id="r1"/>\
          <sheet name="二" r:id="r2"/></sheets></workbook>
          """.utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          """
          <Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/>\
          <Relationship Id="r2" Type="x/worksheet" Target="b.xml"/></Relationships>
          """.utf8)
      ),
      ("xl/a.xml", sheet([["工单号", "街道", "text"], ["h1", "东苑", "井盖坏"], [], ["h2", "西桥", "路灯"]])),
      ("xl/b.xml", sheet([["text"], ["噪声"]])),
    ])
    let path = try #require(scratch).path("r.xlsx")
    try Data(book).write(to: URL(fileURLWithPath: path))
    func words(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    func records(sheet: String?) throws -> (rows: [String], file: RecordFile) {
      var rows: [String] = []
      let reader = try RecordsReader(path, columns: .init(texts: ["text"]), sheet: sheet)
      let file = try reader.read { draft in
        rows.append(
          ([draft.id] + draft.attributes + [draft.text]).map(words).joined(separator: "|"))
      }
      return (rows, file)
    }
    let first = try records(sheet: nil)
    #expect(first.rows == ["h1|东苑|井盖坏", "h2|西桥|路灯"])
    #expect(first.file.findings.map(\.what) == ["1 other sheet not read: \"二\""])
    #expect(first.file.original == book && first.file.sha256 == Digest.sha256(book))
    #expect(try records(sheet: "二").rows == ["1|噪声"])
    #expect(throws: FormatError.self) { try records(sheet: "三") }
    #expect(throws: FormatError.self) {
      let csv = try #require(scratch).path("s.csv")
      try Data(Self.calls.utf8).write(to: URL(fileURLWithPath: csv))
      _ = try RecordsReader(csv, columns: .init(texts: ["text"]), sheet: "一")
    }
  }

  @Test(arguments: ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"])
  func everyEncodingInSmallPieces(_ encoding: String) throws {
    // What comes before the first Chinese character is longer than a piece, where that can be.
    let ascii = (0..<60).map { "a\($0),2025,plain words\n" }.joined()
    let chinese = (0..<60).map { "c\($0),2025,\"网格员忙，表多。𠮷\n责任大\"\n" }.joined()
    let text = "id,date,text\n\(ascii)\(chinese)"
    let whole = try read(text).records
    #expect(whole.count == 120)
    for size in [512, 701, 1024] {
      let (records, file) = try read(text, as: encoding, pieceSize: size)
      #expect(records == whole, "\(encoding) in pieces of \(size)")
      #expect(file.encoding == encoding)
      #expect(file.findings.count == (encoding == "UTF-8" ? 0 : 1))
    }
  }

  @Test func namedEncodings() throws {
    let text = "id,text\n1,請處理路燈\n2,網格員很忙\n"
    for encoding in ["BIG5", "UTF-16LE", "GBK"] {
      #expect(try read(text, as: encoding, named: encoding).records == read(text).records)
    }
    #expect(throws: FormatError.unknownEncoding(try #require(scratch).path("r.csv"), name: "x")) {
      try read(text, named: "x")
    }
  }

  @Test func answersToSeveralQuestions() throws {
    let text = "编号,年龄,意见,建议\n7,30,太忙,多派人\n8,41, ,加工资\n9,50,,\n"
    let columns = RecordColumns(texts: ["意见", "建议"])
    let (records, file) = try read(text, columns: columns)
    #expect(records == ["2|7|意见|30|太忙", "2|7|建议|30|多派人", "3|8|建议|41|加工资"])
    #expect(file.findings.map(\.what) == ["3 empty texts left out"])
    let chosen = RecordColumns(texts: ["建议"], id: "年龄", attributes: ["编号"])
    #expect(try read(text, columns: chosen).records == ["2|30||7|多派人", "3|41||8|加工资"])
  }

  @Test func recordsWithoutIdsAreCalledByTheirNumber() throws {
    let (records, file) = try read("when,text,\n1月,忙,x\n2月,累,\n")
    #expect(records == ["2|1||1月|忙", "3|2||2月|累"])
    #expect(
      file.findings.map(\.what) == [
        "records called by their number", "a column without a name left out",
      ])
  }

  @Test(arguments: [
    ("id,txt\n1,忙\n", "has no column \"text\"; did you mean \"txt\"?"),
    ("id,text\n1,忙\n2,累,多\n3\n", "2 bad rows; nothing was read.\n  row 3: 3 fields"),
    ("id,text\n1,忙\n ,累\n", "row 3: the id is missing"),
    ("id,text\n1,\n", "is empty"), ("id,text\n", "is empty"), ("", "is empty"),
    ("id,text\n1,\"忙\n", "row 2: a quotation mark opens a field here and none closes it"),
    ("id,text\n1,忙\u{0}\n", "is not text: there is binary data at byte 13"),
    ("id,text,text\n1,忙,累\n", "two columns are named \"text\""),
    ("{\\rtf1 nothing", "is not a CSV table but a rich-text file"),
  ])
  func tablesThatAreRefused(_ text: String, _ part: String) throws {
    let error = #expect(throws: FormatError.self) { try read(bytes: Array(text.utf8)) }
    #expect("\(try #require(error))".contains(part), "\(String(describing: error))")
  }

  @Test func bytesThatMeanNothingLateInTheFile() throws {
    let good = Array("id,text\n".utf8) + (0..<200).flatMap { Array("\($0),网格员忙\n".utf8) }
    let bad = good + [0xE4, 0xBD, 0x0A] + good
    let error = #expect(throws: FormatError.self) { try read(bytes: bad, pieceSize: 512) }
    #expect(
      "\(try #require(error))".contains("the bytes at \(good.count), in line 202, mean nothing"),
      "\(String(describing: error))")
    let cut = #expect(throws: FormatError.self) { try read(bytes: good + [0xE4], pieceSize: 512) }
    #expect("\(try #require(cut))".contains("the bytes at \(good.count), in line 202"))
  }

  @Test func aColumnThatIsToBeTwoThings() throws {
    let error = #expect(throws: FormatError.self) {
      try read("id,text\n1,忙\n", columns: RecordColumns(texts: ["text"], id: "Text"))
    }
    #expect("\(try #require(error))".contains("the column \"text\" is named twice"))
  }

  @Test func tooManyBadRowsEndTheReading() throws {
    let text = "id,text\n" + String(repeating: "1\n", count: 5000)
    let error = #expect(throws: FormatError.self) { try read(text) }
    #expect("\(try #require(error))".contains("1000 bad rows"))
  }
}

@Suite struct TableStreamTests {
  @Test(arguments: TableStream.formats)
  func inPartsItIsTheWholeTable(_ format: TableFormat) throws {
    let rows: [[ReportTable.Cell]] = (0..<7).map { [.integer($0), .text("=a,\"\n\($0)"), .empty] }
    for count in 0...rows.count {
      let whole = ReportTable(columns: ["n", "text", "x"], rows: Array(rows.prefix(count)))
      var stream = try #require(TableStream(columns: whole.columns, format: format, bom: true))
      var text = ""
      for start in stride(from: 0, to: count, by: 3) {
        text += stream.text(of: Array(whole.rows[start..<min(count, start + 3)]))
      }
      #expect(text + stream.end == TableWriter.write(whole, as: format, bom: true))
    }
  }
}
