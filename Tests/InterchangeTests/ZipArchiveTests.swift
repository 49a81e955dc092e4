import Testing

@testable import Interchange

/// Archives that lie about themselves, on bytes changed by hand.
struct ZipArchiveTests {
  private static let part = "word/document.xml"
  private static let body = "<w:p><w:r><w:t>\(String(repeating: "好", count: 300))</w:t></w:r></w:p>"

  /// The document with the bytes at `offset` in the directory entry of its main part changed.
  private func altered(at offset: Int, to value: [UInt8]) throws -> [UInt8] {
    var bytes = try Archive.docx(Self.body)
    let entries = bytes.indices.filter {
      bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02])
        && bytes[($0 + 46)...].starts(with: Self.part.utf8)
    }
    let entry = try #require(entries.first)
    bytes.replaceSubrange((entry + offset)..<(entry + offset + value.count), with: value)
    return bytes
  }

  private func said(_ bytes: [UInt8]) -> String {
    message { _ = try DocxReader.read(bytes, fileName: "a.docx") }
  }

  @Test func sizesThatLieAreFound() throws {
    // The unpacked size stands at 24, the packed one at 20, the flags at 8.
    #expect(said(try altered(at: 24, to: [9, 0, 0, 0])).contains("is damaged"))
    #expect(said(try altered(at: 24, to: [0xFF, 0xFF, 1, 0])).contains("is damaged"))
    #expect(said(try altered(at: 24, to: [0, 0, 0, 0x7F])).contains("unpacks to more than"))
    // The packed size only bounds what is fed to the unpacker, which knows its own end.
    let packed = said(try altered(at: 20, to: [0xFF, 0xFF, 0xFF, 0x7E]))
    #expect(packed.isEmpty || packed.contains("is damaged"), "said: \(packed)")
    #expect(said(try altered(at: 8, to: [1])).contains("is damaged"))
  }

  @Test func everyCutIsAMessage() throws {
    let good = try Archive.docx(Self.body)
    for count in stride(from: 4, to: good.count, by: 7) {
      #expect(said(Array(good.prefix(count))).contains("is damaged"), "cut at \(count)")
    }
  }

  @Test func membersThatOverlapAreReadWithinBounds() throws {
    // Two entries of the directory lead to the same bytes, as in bombs that unpack one part often.
    let folded = try Archive.zip([("a", "好".bytes), ("b", "好".bytes)])
    var bytes = folded
    let entries = bytes.indices.filter { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) }
    bytes.replaceSubrange((entries[1] + 42)..<(entries[1] + 46), with: [0, 0, 0, 0])
    let archive = try? ZipArchive(bytes, fileName: "a.zip")
    _ = try? archive?.read("b")
    let names = (0..<3).map { "\($0)" }
    let large = [UInt8]((0..<(200 << 10)).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) })
    let many = try ZipArchive(
      try Archive.zip(names.map { ($0, large) }), fileName: "a.zip")
    for name in names { #expect(try many.read(name) == large) }
  }

  @Test func namesLeadNowhereOutside() throws {
    let archive = try ZipArchive(
      try Archive.zip([("../../etc/passwd", "外".bytes), ("/etc/hosts", "绝".bytes)]),
      fileName: "a.zip")
    #expect(try archive.read("../../etc/passwd") == "外".bytes)
    #expect(message { _ = try archive.read("/etc/passwd") }.contains("has no part"))
  }

  @Test func aPartThatIsThereTwiceIsRefused() throws {
    var bytes = try Archive.zip([(Self.part, "<a/>".bytes), ("word/document.xmk", "<b/>".bytes)])
    for index in bytes.indices where bytes[index...].starts(with: "word/document.xmk".utf8) {
      bytes[index + 16] = UInt8(ascii: "l")
    }
    #expect(said(bytes).contains("is there twice"), "said: \(said(bytes))")
  }

  @Test func entitiesAndOutsideFilesAreNotRead() throws {
    let bombs = [
      "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>",
      "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<a>&b;</a>",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><a/>",
    ]
    for bomb in bombs {
      let said = said(try Archive.zip([(Self.part, bomb.bytes)]))
      #expect(said.contains("is damaged: its part \"word/document.xml\", line 1"), "said: \(said)")
    }
    #expect(said(try Archive.zip([(Self.part, "<a>\u{0}</a>".bytes)])).contains("is damaged"))
  }
}
