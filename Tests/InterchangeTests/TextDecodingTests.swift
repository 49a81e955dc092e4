import GroundedTheory
import Testing

@testable import Interchange

struct TextDecodingTests {
  private static let words = "访谈者：您好，一共开了三次会。\n受访者：好。\n"
  private static let utf16 = words.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  private static let utf16Swapped = words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }

  private func decode(_ bytes: [UInt8], encoding: String? = nil) throws -> DecodedText {
    try TextDecoding.decode(bytes, fileName: "A01.txt", encoding: encoding)
  }

  /// `text` as iconv writes it.
  private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
    try Iconv.converted(text.bytes, from: "UTF-8", to: encoding, fileName: "")
  }

  @Test func readsWhatIsMarkedOrUTF8WithoutAFinding() throws {
    for bytes in [
      Self.words.bytes, [0xEF, 0xBB, 0xBF] + Self.words.bytes, [0xFF, 0xFE] + Self.utf16,
      [0xFE, 0xFF] + Self.utf16Swapped,
    ] {
      let decoded = try decode(bytes)
      #expect(String(decoding: decoded.utf8, as: UTF8.self) == Self.words)
      #expect(decoded.findings.isEmpty)
    }
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE", "GB18030"])
  func guessesWithAFinding(_ encoding: String) throws {
    let decoded = try decode(try encoded(Self.words, encoding))
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == Self.words)
    #expect(decoded.encoding == encoding)
    let finding = try #require(decoded.findings.first)
    #expect(finding.why.contains(encoding) && finding.why.contains("访谈者：您好"))
    #expect(finding.why.contains("--encoding"))
  }

  @Test func aTextIsNotTakenForARecording() throws {
    for text in ["ID3，受访者：好", "abcdftyp"] {
      #expect(try decode(text.bytes).utf8 == text.bytes)
    }
  }

  @Test func longTextsAreConvertedWhole() throws {
    let long = String(repeating: Self.words, count: 9000)
    for encoding in ["UTF-16LE", "GB18030"] {
      #expect(try decode(try encoded(long, encoding)).utf8 == long.bytes)
    }
  }

  @Test func takesTheEncodingThatTheUserNames() throws {
    let words = "訪談者：您好。\n"
    let decoded = try decode(try encoded(words, "BIG5"), encoding: "big5")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == words)
    #expect(decoded.findings.isEmpty)
    let gbk = try decode(try encoded(Self.words, "GB18030"), encoding: "gbk")
    #expect(gbk.encoding == "GB18030")
  }

  @Test func onlyLineEndsAndOneMarkAreTouched() throws {
    let text = "\u{FEFF}\u{FEFF}a\r\nb\rc\n\r\n\u{A0}e\u{301} 👨‍👩‍👧\t𠮷 \r"
    let decoded = try decode(text.bytes)
    #expect(decoded.utf8 == "\u{FEFF}a\nb\nc\n\n\u{A0}e\u{301} 👨‍👩‍👧\t𠮷 \n".bytes)
  }

  @Test(
    arguments: [
      ([0x25, 0x50, 0x44, 0x46, 0x2D], "is not plain text but a PDF"),
      ([0x50, 0x4B, 0x03, 0x04], "is not plain text but a zip archive"),
      ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "but text in UTF-32"),
      ([0x61, 0x00, 0x62, 0x63, 0x64], "is not text: there is binary data at byte 1"),
      ([0x61, 0x01, 0x62, 0x02, 0x03, 0x04], "is not text: there is binary data at byte 1"),
      (
        [0x63, 0x61, 0x66, 0xE9, 0x20, 0x61],
        "cannot be read as UTF-8, GB18030 or Big5: the bytes at 3"
      ),
      ([0xEF, 0xBB, 0xBF], "is empty"), ([], "is empty"),
      (" \n\t\u{3000}\u{A0}\r\n".bytes, "is empty"),
    ] as [([UInt8], String)]) func refusesWhatIsNoText(_ bytes: [UInt8], _ expected: String)
  {
    let said = message { _ = try decode(bytes) }
    #expect(said.contains(expected), "said: \(said)")
  }

  @Test func damagedUTF8IsRefusedAtItsPlace() {
    var bytes = String(repeating: Self.words, count: 3).bytes
    let place = bytes.count - 4
    for bad: UInt8 in [0xFF, 0x41, 0x80] {
      bytes[place] = bad
      let said = message { _ = try decode(bytes) }
      #expect(said.contains("cannot be read as UTF-8: the bytes at"), "said: \(said)")
      #expect(said.contains(", in line 6,"), "said: \(said)")
    }
  }

  @Test func refusesUnknownNamesAndWrongBytes() {
    #expect(
      message { _ = try decode([0x61], encoding: "GB//IGNORE") }.contains("no known encoding"))
    #expect(message { _ = try decode([0x61], encoding: "klingon") }.contains("no known encoding"))
    #expect(
      message { _ = try decode("a好".bytes, encoding: "BIG5") }
        .contains("cannot be read as BIG5: the bytes at"))
  }

  @Test(arguments: [UInt64(11), 12]) func theScanAgreesWithTheStandardLibrary(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    for _ in 0..<4000 {
      var bytes = "a好é𠮷\u{7FF}\u{FFFF}".bytes
      for _ in 0..<2 {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] =
          [0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xA0, 0x9F]
          .randomElement(using: &numbers) ?? 0
      }
      let isValid = String(decoding: bytes, as: UTF8.self).bytes == bytes
      let scan = bytes.withUnsafeBufferPointer { UTF8Scan($0) }
      #expect((scan.firstInvalid == nil) == isValid, "seed \(seed): \(bytes)")
    }
  }

  @Test(arguments: [UInt64(13)]) func noiseIsNeverText(_ seed: UInt64) {
    var numbers = SeededNumbers(seed)
    for count in [200, 201, 5000] {
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      #expect(throws: FormatError.self, "seed \(seed)") { _ = try decode(noise) }
    }
  }
}
