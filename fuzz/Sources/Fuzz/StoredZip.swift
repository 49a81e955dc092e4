/// Writes zip files whose members are not packed, so that a mutation lands in a member's bytes.
enum StoredZip {
  static func archive(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let header =
        little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 4) + little(crc(bytes), 4)
        + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2)
      let start = file.count
      file += Array("PK\u{3}\u{4}".utf8) + header + little(0, 2) + Array(name.utf8) + bytes
      directory +=
        Array("PK\u{1}\u{2}".utf8) + little(20, 2) + header + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 2) + little(0, 4) + little(start, 4) + Array(name.utf8)
    }
    let end =
      Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(members.count, 2)
      + little(members.count, 2) + little(directory.count, 4) + little(file.count, 4)
    return file + directory + end + little(0, 2)
  }

  /// An e-book of one page.
  static func book(page: [UInt8]) -> [UInt8] {
    archive([
      (
        "META-INF/container.xml",
        Array(
          "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>".utf8)
      ),
      (
        "a.opf",
        Array(
          "<package><manifest><item id='p' href='p.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='p'/></spine></package>"
            .utf8)
      ), ("p.xhtml", page),
    ])
  }

  /// A workbook of one sheet.
  static func workbook(sheet: [UInt8]) -> [UInt8] {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return archive([
      (
        "xl/workbook.xml",
        Array(
          "<workbook xmlns:r='\(relations)'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>"
            .utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          "<Relationships><Relationship Id='r1' Type='\(relations)/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            .utf8)
      ),
      (
        "xl/sharedStrings.xml",
        Array("<sst><si><t>参与</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>".utf8)
      ), ("xl/worksheets/sheet1.xml", sheet),
    ])
  }

  private static func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { word, _ in
      word & 1 == 1 ? 0xEDB8_8320 ^ (word >> 1) : word >> 1
    }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    Int(
      ~bytes.reduce(UInt32.max) { word, byte in
        table[Int(UInt8(truncatingIfNeeded: word) ^ byte)] ^ (word >> 8)
      })
  }
}
