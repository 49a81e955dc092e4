import GroundedTheory
import TestSupport
import Testing

@testable import GroundedTheory

@Suite struct SubstitutionTests {
  private func replaced(_ text: String, _ pairs: [(String, String)]) throws -> String {
    let key = PseudonymKey(listed: pairs.map { .init(original: $0, pseudonym: $1) })
    return try Pseudonymisation(key).rewrite(text, place: "a text") ?? text
  }

  @Test func theLongestNameWinsAndLatinNamesStandAlone() throws {
    #expect(
      try replaced("张建国和张建说Ann不是Anna，Ann。", [("张建国", "[甲]"), ("张建", "[乙]"), ("Ann", "[丙]")])
        == "[甲]和[乙]说[丙]不是Anna，[丙]。")
  }

  @Test func whatCouldNotBeTurnedBackIsRefused() throws {
    // "P1" before a "2" would be read as "P12".
    let pairs = [("张三", "P1"), ("李四", "P12")]
    #expect(throws: Violation.self) { try replaced("张三2号楼", pairs) }
    #expect(try replaced("张三，李四", pairs) == "P1，P12")
  }

  @Test(arguments: [
    ([("张", "[甲]")], "a single character"), ([("张三", "甲")], "too short"),
    ([("张三", "[甲]"), ("张三", "[乙]")], "listed twice"),
    ([("张三", "[甲]"), ("李四", "[甲]")], "the same pseudonym"),
    ([("张三", "李四"), ("李四", "[甲]")], "is a pseudonym and is to be replaced itself"),
  ])
  func keysThatAreRefused(_ pairs: [(String, String)], _ message: String) {
    let error = #expect(throws: Violation.self) { try replaced("无", pairs) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  /// Random names in random texts: turned back, the text is the same; untouched words are where the
  /// map says.
  @Test(arguments: SeededGenerator.seeds)
  func everyRewriteTurnsBackAndKeepsTheWordsAround(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let names = Set((0..<4).map { _ in random.text(pieces: 2...3) })
        .filter { $0.unicodeScalars.count > 1 && !$0.contains("\n") }.sorted()
      let key = PseudonymKey(
        listed: names.enumerated().map { .init(original: $1, pseudonym: "⟨\($0)⟩") })
      guard let change = try? Pseudonymisation(key) else { continue }
      let back = try Pseudonymisation(key, reverse: true)
      let words = (0..<40).map { _ in
        random.chance(1, in: 4)
          ? names.randomElement(using: &random) ?? "" : random.text(pieces: 0...3)
      }
      let text = PlainText(words.joined())
      guard let rewrite = try change.rewrite(text.utf8, place: "x") else { continue }
      #expect(try back.rewrite(rewrite.utf8, place: "x")?.utf8 == text.utf8)
      let new = PlainText(validUTF8: rewrite.utf8)
      #expect(new.scalarCount == rewrite.scalars)
      for _ in 0..<30 where text.scalarCount > 3 {
        let start = Int.random(in: 0..<text.scalarCount - 1, using: &random)
        let span = try TextSpan(
          start: start, end: Int.random(in: start + 1...text.scalarCount, using: &random))
        let moved = try #require(rewrite.map.span(of: span))
        let quote = try text.quote(at: span)
        if !rewrite.map.touches(span) {
          #expect(try new.quote(at: moved) == quote)
        } else if !rewrite.map.cuts(span) {
          // Whole names inside: the quote by itself becomes the same words.
          let found = quote.utf8.count
          #expect(try new.quote(at: moved).utf8.count > 0 && found > 0)
        }
      }
    }
  }

  @Test func numbersByTheirForm() throws {
    let text =
      "打13800138000或138-0013-8000，座机010-66668888，内线66668888；证件11010519491231002X，"
      + "另一个110105194912310021号，不是1234567890123456789。邮箱li.ming@xicheng.gov.cn。"
      + "全角１３９００１３９０００，国外+44 20 7946 0958，年份2022 2023，单号202203010012345"
    var scan = try PseudonymScan(
      PseudonymKey(rules: [
        .init(rule: .phone, label: "电话"), .init(rule: .idNumber, label: "证"),
        .init(rule: .email, label: "邮"), .init(rule: .pattern("单号\\d+"), label: "单"),
      ]))
    try scan.read(Array(text.utf8), place: "x")
    let found = Dictionary(
      uniqueKeysWithValues: scan.key.found.map { ($0.original, $0.pseudonym) })
    #expect(
      found == [
        "13800138000": "[电话1]", "138-0013-8000": "[电话1·2]", "010-66668888": "[电话2]",
        "11010519491231002X": "[证1]", "110105194912310021": "[证2]",
        "li.ming@xicheng.gov.cn": "[邮1]", "１３９００１３９０００": "[电话3]",
        "+44 20 7946 0958": "[电话4]", "单号202203010012345": "[单1]",
      ])
    // Looked through again, the same numbers keep their pseudonyms.
    var again = try PseudonymScan(scan.key)
    try again.read(Array(text.utf8), place: "x")
    #expect(again.key == scan.key)
  }

  @Test func aPseudonymThatStandsThereAlreadyIsRefused() throws {
    let key = PseudonymKey(listed: [.init(original: "张三", pseudonym: "李某")])
    var scan = try PseudonymScan(key)
    #expect(throws: Violation.self) { try scan.read(Array("李某来过".utf8), place: "\"A01\"") }
    var applied = key
    applied.applied = ["李某"]
    var second = try PseudonymScan(applied)
    try second.read(Array("李某来过".utf8), place: "\"A01\"")
  }

  @Test func sharedWordsAreMarkedAndOthersStay() {
    var words = SharedWords()
    words.insert("白天家里没有人，只好晚上再去一趟。")
    words.insert("We only ever see the grid officer when something has gone wrong.")
    #expect(
      words.redacted("她说“白天家里没有人，只好”等等", mark: "[…]") == "她说“[…]”等等")
    #expect(words.redacted("家里没有人", mark: "[…]") == nil)
    words.insert("天天加班，很累。")
    words.insert("加班到深夜。")
    #expect(words.redacted("他常常加班到深夜，天天加班", mark: "[…]") == "他常常[…]，天天加班")
    #expect(
      words.redacted("Cf. the grid officer when something has gone", mark: "[…]") == "Cf.[…]")
    #expect(words.redacted("when something goes", mark: "[…]") == nil)
  }
}
