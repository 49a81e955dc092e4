import Foundation
import GroundedTheory
import TestSupport
import Testing

/// What a code has beside its name and place.
@Suite struct CodeRevisingTests {
  private func code(_ name: String) -> Code {
    Code(id: .init(UUID()), name: name, level: "concept", ordinal: 1)
  }

  @Test func aRenamedCodeIsFoundByTheNamesThatItHad() throws {
    var code = code("表多")
    code.rename(to: "填表")
    code.rename(to: "填表负担")
    #expect(code.aliases == ["表多", "填表"])
    code.rename(to: "表多")
    #expect(code.aliases == ["填表", "填表负担"], "a name that it has is no alias")
    code.rename(to: "台账", keeping: false)
    #expect(code.aliases == ["填表", "填表负担"])
    let other = self.code("填表")
    let book = Codebook(ladder: try LadderPreset.xicheng.ladder, codes: [code, other])
    #expect(try book.code(named: "填表").id == other.id, "a live name wins")
    #expect(try book.code(named: "填表负担").id == code.id)
  }

  @Test func aliasesAndPropertiesKeepTheirRules() throws {
    var code = code("填表")
    try code.add(aliases: ["表", "填表", "表"])
    #expect(code.aliases == ["表"])
    #expect(throws: Violation.unknownAlias("张", code: "填表", known: ["表"])) {
      try code.remove(aliases: ["张"])
    }
    #expect(throws: Violation.self) { try code.add(aliases: ["a/b"]) }
    try code.set(property: "频率", range: "高—低")
    try code.set(property: "程度")
    try code.set(property: "频率")
    #expect(code.properties == [.init(name: "频率", range: "高—低"), .init(name: "程度")])
    try code.set(property: "频率", range: "")
    #expect(code.properties.first?.range == "")
    #expect(throws: Violation.self) { try code.set(property: "频率：高") }
    #expect(throws: Violation.unknownProperty("强度", code: "填表", known: ["频率", "程度"])) {
      try code.remove(property: "强度")
    }
    try code.remove(property: "频率")
    #expect(code.properties == [.init(name: "程度")])
  }

  /// What `code list` writes into one cell, `codebook import` reads.
  @Test(arguments: SeededGenerator.seeds)
  func aListInOneCellIsReadBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = ["频率", "|", "\\", "高—低", " ", "a", "，"]
    func word() -> String {
      "字" + (0..<4).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() + "尾"
    }
    for _ in 0..<200 {
      let words = (0..<Int.random(in: 0...4, using: &random)).map { _ in word() }
      try #require(ListText.parts(ListText.joined(words)) == words, "seed \(seed)")
      let properties = words.map { name in
        Code.Property(name: name, range: random.chance(1, in: 2) ? word() + ": " + word() : "")
      }
      try #require(ListText.properties(ListText.joined(properties)) == properties, "seed \(seed)")
    }
  }

  @Test func coloursAreReadByNumberAndByName() throws {
    #expect(try Colour(reading: "#e69f00") == Colour(reading: "橙"))
    #expect(try Colour(reading: "Orange").description == "#E69F00")
    #expect(Set(Colour.palette.map(\.colour)).count == Colour.palette.count)
    for text in ["pink", "#12345", "", "none"] {
      #expect(throws: Violation.unknownColour(text, known: Colour.palette.map(\.name))) {
        try Colour(reading: text)
      }
    }
  }

  @Test func levelsTakeOtherNamesAndPrefixes() throws {
    let ladder = try LadderPreset.xicheng.ladder
    let (renamed, level) = try ladder.setting("初始概念", name: "标签", prefix: "aa")
    #expect(level == Level(key: "concept", name: "标签", prefix: "aa"))
    #expect(renamed.level("concept") == level && renamed.level("main") == ladder.level("main"))
    #expect(try ladder.numbered(by: ["a", "A", "AA", "B"]).levels.map(\.prefix).last == "B")
    for prefix in ["A", "a1", "", "a/b", " a", "abcdefghi"] {
      #expect(throws: Violation.self, "\(prefix)") {
        try ladder.setting("concept", prefix: prefix)
      }
    }
    for name in ["主范畴", "main", ""] {
      #expect(throws: Violation.self, "\(name)") { try ladder.setting("concept", name: name) }
    }
    #expect(throws: Violation.self) { try ladder.numbered(by: ["a", "A"]) }
    #expect(throws: Violation.self) { try ladder.numbered(by: ["a", "a", "B", "C"]) }
  }
}
