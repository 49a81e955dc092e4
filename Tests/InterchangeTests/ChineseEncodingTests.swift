import Foundation
import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

/// Text in GB 18030, Big5 and UTF-16 comes out as it went in, short or long.
struct ChineseEncodingTests {
  private static let traditional = """
    訪談者：您好，謝謝您抽空接受我們的訪問。
    受訪者：不會，這個計畫我們已經做了三年，從區公所到里長都有參與。
    訪談者：當初為什麼會想要開放給民眾提案？
    受訪者：因為大家覺得政府辦的活動跟生活沒有什麼關係，報名的人愈來愈少。後來我們就想，不如讓居民自己討論。
    訪談者：討論的過程順利嗎？
    受訪者：一開始很難，每個人講的都不一樣，開了好幾次會才慢慢有共識，場地跟經費也是問題。
    """

  private func decoded(_ bytes: [UInt8]) throws -> DecodedText {
    try TextDecoding.decode(bytes, fileName: "A01.txt")
  }

  private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
    try Iconv.converted(text.bytes, from: "UTF-8", to: encoding, fileName: "")
  }

  /// Slices of 30 characters and more, from anywhere in `text`.
  private func slices(_ text: String, _ numbers: inout SeededGenerator) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return (0..<40).map { _ in
      let length = min(scalars.count, [30, 30, 60, 400].randomElement(using: &numbers) ?? 30)
      let start = Int.random(in: 0...(scalars.count - length), using: &numbers)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<start + length])
      return String(view)
    }
  }

  @Test(arguments: SeededGenerator.seeds) func slicesOfTheCorpusComeBack(_ seed: UInt64)
    throws
  {
    var numbers = SeededGenerator(seed: seed)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../corpus/xicheng-2022/transcripts").standardized
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let text = try String(contentsOf: file, encoding: .utf8)
      for slice in slices(text, &numbers) {
        for encoding in ["GB18030", "UTF-16LE", "UTF-16BE"] {
          let read = try decoded(try encoded(slice, encoding))
          try #require(read.encoding == encoding, "seed \(seed): \(slice)")
          try #require(read.utf8 == slice.bytes, "seed \(seed): \(slice)")
        }
      }
    }
  }

  @Test(arguments: SeededGenerator.seeds) func traditionalSlicesComeBack(_ seed: UInt64)
    throws
  {
    var numbers = SeededGenerator(seed: seed)
    for slice in slices(Self.traditional, &numbers) {
      for encoding in ["BIG5", "GB18030", "UTF-16LE", "UTF-16BE"] {
        let read = try decoded(try encoded(slice, encoding))
        try #require(read.encoding == encoding, "seed \(seed): \(slice)")
        try #require(read.utf8 == slice.bytes, "seed \(seed): \(slice)")
      }
    }
  }

  @Test func theRunnerUpIsNamedWithItsBeginning() throws {
    let finding = try #require(
      try decoded(try encoded(Self.traditional, "BIG5")).findings.first)
    #expect(finding.why.contains("read as BIG5, and begins \"訪談者：您好"), "\(finding)")
    #expect(finding.why.contains("; read as GB18030, \"砐酵"), "\(finding)")
    #expect(finding.why.contains("name GB18030 with --encoding"), "\(finding)")
  }

  @Test func theCharactersOfHongKongAreRead() throws {
    let text = Self.traditional + "佢哋嘅屋邨冇升降機，啲長者喺嗰度等咗好耐。\n"
    let read = try decoded(try encoded(text, "BIG5-HKSCS"))
    #expect(read.encoding == "BIG5-HKSCS")
    #expect(read.utf8 == text.bytes)
  }

  @Test func whatLooksLikeNoChineseIsSaidToBeDoubtful() throws {
    let bytes = try encoded("これはインタビューのきろくです。よろしくおねがいします。\n", "SHIFT_JIS")
    let finding = try #require(try decoded(bytes).findings.first)
    #expect(finding.why.contains("does not look like Chinese"), "\(finding)")
  }

  private static let shared = RealTranscripts.folder + "/zh-archive.tw-cc0/txt"

  @Test(.enabled(if: RealTranscripts.areHere)) func realInterviewsAreTheSameInEveryEncoding() throws
  {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.shared).sorted() {
      let bytes = try FileBytes.read(Self.shared + "/" + name)
      let plain = try DocumentReader.read(bytes: bytes, fileName: name)
      for (encoding, mark) in [
        ("BIG5", ""), ("GB18030", ""), ("UTF-16LE", ""), ("UTF-16BE", ""),
        ("UTF-16LE", "\u{FEFF}"), ("UTF-16BE", "\u{FEFF}"),
      ] {
        let again = try encoded(mark + plain.text.string, encoding)
        let read = try DocumentReader.read(bytes: again, fileName: name)
        #expect(read.encoding == encoding, "\(name)")
        #expect(read.text == plain.text && read.turns == plain.turns, "\(name) in \(encoding)")
      }
    }
  }
}
