import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

struct RTFReaderTests {
  private static let head = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1"
  private static let fonts =
    "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset136 X;}"
    + "{\\f3\\fcharset128 Y;}{\\f4\\fcharset2 Symbol;}}"

  private func read(_ body: String, head: String = head) throws -> DecodedText {
    try RTFReader.read((head + Self.fonts + body + "}").bytes, fileName: "a.rtf")
  }

  private func text(_ body: String, head: String = head) throws -> String {
    String(decoding: try read(body, head: head).utf8, as: UTF8.self)
  }

  /// The text in an encoding, every byte over ASCII as `\'hh`, all others as they stand.
  private func escaped(_ text: String, _ encoding: String) throws -> String {
    try Iconv.converted(text.bytes, from: "UTF-8", to: encoding, fileName: "").map { byte in
      switch byte {
      case 0x80...: "\\'" + String(byte, radix: 16)
      case 0x5C, 0x7B, 0x7D: "\\" + String(Unicode.Scalar(byte))
      default: String(Unicode.Scalar(byte))
      }
    }.joined()
  }

  @Test(arguments: [("GB18030", 1, 936), ("BIG5", 2, 950), ("SHIFT_JIS", 3, 932)])
  func fontsAndCodePagesDecideTheEncoding(_ encoding: String, _ font: Int, _ page: Int) throws {
    // The second bytes of these are letters, backslashes and braces in one encoding or another.
    let words = encoding == "GB18030" ? "凚狝丂，朘" : encoding == "BIG5" ? "功許蓋育" : "表ソ能十"
    let bytes = try escaped(words, encoding)
    #expect(try text("\\f\(font) \(bytes)\\par") == words)
    #expect(try text("\\f\(font) \(bytes)\\par", head: "{\\rtf1\\ansi\\ansicpg\(page)") == words)
    let plain = "{\\rtf1\\ansi\\ansicpg\(page) \(bytes)\\par}"
    #expect(try RTFReader.read(plain.bytes, fileName: "a.rtf").utf8 == words.bytes)
  }

  @Test func fontsThatClaimToBeWesternHoldTheDocumentsChinese() throws {
    let chinese = try escaped("网格员，忙", "GB18030")
    #expect(try text("\\f0 \(chinese)", head: "{\\rtf1\\ansi\\ansicpg936") == "网格员，忙")
    #expect(try text("\\f0 caf\\'e9 \\'93a\\'94", head: "{\\rtf1\\ansi\\ansicpg936") == "café “a”")
    #expect(try text("\\loch\\af0\\dbch\\af1\\f0 \(chinese)\\loch a") == "网格员，忙a")
  }

  @Test(arguments: [
    ("\\u32593?\\u26684?\\'3f", "网格?"), ("\\u-10179?\\u-9152?", "\u{1F440}"),
    ("\\uc2\\u32593\\'cd\\'f8a", "网a"), ("\\uc0\\u32593 \\u26684 a", "网格a"),
    ("{\\uc0\\u32593}\\u26684?a", "网格a"), ("\\u128064?", "\u{1F440}"),
    ("\\u32593\\par\\u26684?", "网\n格"), ("{\\uc3\\u32593 ?}b", "网b"),
    (
      "a\\~b\\_c\\-d\\emdash\\endash\\bullet\\lquote\\rquote\\tab\\line e",
      "a\u{A0}b\u{2011}c\u{AD}d—–•‘’\t\ne"
    ),
    ("a\\{\\}\\\\b\r\nc\\\nd", "a{}\\bc\nd"), ("\\bin3 }{\\x\\'zb", "xzb"),
    (
      "{\\*\\generator x;}{\\pict\\bin2 }}ff}{\\header h}{\\*\\unknown{x}y}a{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}",
      "a7"
    ),
    ("{\\v 藏}{\\v0 a}\\v b\\v0 c\\plain d", "acd"), ("a{\\deleted b}{\\revised c}", "ac"),
    ("a{\\listtext 1.\\tab}b\\par\\pard c", "ab\nc"),
    ("{\\stylesheet{\\s0 Normal;}{\\s1\\par x;}}a", "a"),
  ])
  func controlWordsAreFollowed(_ body: String, _ expected: String) throws {
    #expect(try text(body) == expected)
  }

  @Test func tablesAreReadRowByRow() throws {
    let rows =
      "\\trowd\\cellx1\\cellx2\\pard\\intbl A\\u65306?\\cell b\\par c\\cell\\row"
      + "\\pard\\intbl d\\cell\\pard\\intbl\\itap2 e\\nestcell f\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}"
      + "{\\nonesttables\\par}\\pard\\intbl g\\cell\\row\\pard h\\par"
    #expect(try text(rows) == "A：\tb\nc\nd\te\tf\ng\nh")
    #expect(try text("\\intbl x\\cell y\\cell\\pard z") == "x\ty\nz")
  }

  @Test func notesCommentsAndBoxesAreKept() throws {
    let body =
      "{\\*\\atrfstart 1}忙{\\*\\atrfend 1}{\\*\\atnid L}{\\*\\atnauthor Li}\\chatn{\\*\\annotation{\\*\\atnref 1}"
      + "{\\*\\atndate 5}\\pard why\\par now}吗{\\super\\chftn}{\\footnote{\\super\\chftn} note}？\\par"
      + "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn a}{\\sv b}}{\\shptxt \\pard box\\par}}{\\shprslt old}}next{\\f4\\'b7}\\par"
    let unicode = body.unicodeScalars.map { $0.value < 128 ? String($0) : "\\u\($0.value)?" }
      .joined()
    let decoded = try read(unicode)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "忙吗？\nnote\nbox\nnext")
    #expect(decoded.comments == [SourceComment(author: "Li", text: "why\nnow", quote: "忙")])
    #expect(
      decoded.findings.map(\.what) == [
        "1 footnote or endnote put after its paragraph", "1 symbol left out",
      ])
  }

  @Test func whatIsLostIsSaid() throws {
    let body = "a{\\deleted b}{\\v c}d\\u-10179?e\\f1\\'ff\\par"
    let decoded = try RTFReader.read((Self.head + Self.fonts + body).bytes, fileName: "a.rtf")
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "ad\u{FFFD}e\u{FFFD}")
    #expect(
      decoded.findings.map(\.what) == [
        "the file breaks off", "1 tracked deletion left out", "1 hidden passage left out",
        "2 unreadable characters replaced by U+FFFD",
      ])
    let cases: [(String, String)] = [
      ("plain", "is not a rich-text file (.rtf) but plain text"), ("{\\rtf1}", "is empty"),
      ("{\\rtf1{\\fonttbl", "breaks off before its first words"),
      ("{\\rtf1" + String(repeating: "{", count: 20_000), "groups lie more than 10000 deep"),
    ]
    for (file, expected) in cases {
      let said = message { _ = try DocumentReader.read(bytes: file.bytes, fileName: "a.rtf") }
      #expect(said.contains(expected), "said: \(said)")
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func damageNeverTraps(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "\\par ", "\\u-10179?", "\\u20013?", "\\uc", "9", "\\'", "b0", "\\cell ", "\\row ",
      "\\intbl ",
      "\\itap3 ", "\\nestcell ", "\\nestrow ", "{\\footnote ", "{\\*\\annotation ",
      "{\\*\\atrfstart 1}", "\\f1 ",
      "{\\fonttbl", "\\fcharset134 ", "\\bin", "-5 ", "99999999999999999999 ", "\\*", "\\", "a",
      "\\pard ",
      "{\\*\\shpinst", "{\\shptxt ", "\\dbch", "\\af", "\\v ", "\\deleted0 ", "\\ansicpg", "936 ",
    ]
    for _ in 0..<500 {
      let body = (0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? RTFReader.read((Self.head + "a" + body).bytes, fileName: "a.rtf")
    }
  }
}
