import Foundation
import GroundedTheory
import Testing

@testable import Interchange

struct CodebookYAMLTests {
  private static let head = """
    study: demo
    title: Demo
    corpus: corpus
    ladder:
      - {key: concept, name: 概念, prefix: a}
      - {key: main, name: 主范畴, prefix: B}
    beside:
      - {key: site, name: 地区, prefix: Z}
    published:
      - {figure: 主范畴, count: main, value: 1}
    codes:

    """

  private func study(_ rest: String) throws -> PublishedStudy {
    try CodebookYAML.readStudy((Self.head + rest).bytes, fileName: "c.yaml")
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func theSchemaNamesTheSameKeys() throws {
    let path = Self.root.appendingPathComponent("docs/codebook.schema.json")
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(CodebookYAML.keys))
  }

  @Test func readsTheXichengCodebook() throws {
    let path = Self.root.appendingPathComponent("codebooks/xicheng-2022.yaml").path
    let study = try CodebookYAML.readStudy(try FileBytes.read(path), fileName: path)
    let entries = study.codebook.entries
    func count(_ level: String) -> Int { entries.count { $0.level == level } }
    #expect(study.key == "xicheng-2022")
    #expect(count("initial") == 36)
    #expect(count("main") == 13)
    #expect(count("dimension") == 4)
    #expect(count("concept") >= 110)
    #expect(
      study.figures.contains { $0.rule == .count(level: "initial") && $0.value == .number(36) })
    let inertia = try #require(entries.first { $0.name == "管控思维惯性" })
    #expect(inertia.path == ["治理理念", "治理理念更新滞后", "管控思维惯性"])
    #expect(inertia.basis == ["z-district"])
    #expect(inertia.provenance == .reconstructed)
  }

  @Test func readsCodesRelationsAndStory() throws {
    let study = try study(
      """
        - name: 甲
          provenance: published
          children: [一, {name: 二, definition: "说明：有冒号"}]
        - name: 乙
        - {name: 东城, level: site}
      held_out: [E01, E02]
      storyline: |
        甲影响乙。
        完。
      relations:
        - from: 甲
          to: 乙
          type: influences
          sign: "-"
          evidence:
            - {source: A01, turn: 3, code: 一}
        - {from: 乙, to: {from: 甲, to: 乙, type: influences}, type: moderates}
      """)
    #expect(
      study.codebook.entries.map { $0.path.joined(separator: "/") + " " + $0.level } == [
        "甲 main", "甲/一 concept", "甲/二 concept", "乙 main", "东城 site",
      ])
    #expect(study.codebook.entries[2].definition == "说明：有冒号")
    #expect(study.heldOut == ["E01", "E02"])
    #expect(study.storyline == "甲影响乙。\n完。\n")
    let relations = study.codebook.relations
    #expect(relations[0].sign == .negative)
    #expect(relations[0].evidence == [EvidenceReference(source: "A01", turn: 3, code: "一")])
    #expect(relations[1].to == .relation(from: "甲", to: "乙", kind: .influences))
    #expect(relations[1].sign == .positive)
  }

  @Test func aPlainCodebookTakesTheStudysLadder() throws {
    let ladder = try LadderPreset.gioia.ladder
    let draft = try CodebookYAML.read(
      "codes:\n  - name: 甲\n    children: [乙]\n".bytes, fileName: "c.yaml", ladder: ladder)
    #expect(draft.ladder == nil)
    #expect(draft.entries.map(\.level) == ["aggregate", "second-order"])
    #expect(draft.entries.map(\.row) == [2, 3])
  }

  /// The codes below the head begin in line 12.
  @Test(arguments: [
    ("  - {nmae: 甲}", "line 12, column 6: unknown key \"nmae\"; did you mean \"name\"?"),
    ("  - {definition: 甲}", "line 12: a code needs the key \"name\"; add it."),
    ("  - {name: [甲]}", "line 12, column 12: \"name\" must be a text."),
    ("  - 甲\n  - 乙\n  - 甲", "line 14: there is already a code \"甲\" at the top, in line 12"),
    ("  - {name: 甲, level: mian}", "there is no \"mian\"; did you mean \"main\""),
    ("  - {name: 甲, level: concept, children: [乙]}", "\"concept\" is the lowest"),
    ("  - {name: 甲, children: [{name: 乙, level: main}]}", "a parent's level must be higher"),
    ("  - {name: 甲, children: [{name: 乙, level: site}]}", "takes no parent"),
    ("  - {name: 甲/乙}", "line 12: \"甲/乙\" cannot be a name"),
    (
      "  - {name: 甲, provenance: guessed}",
      "one of \"published\", \"reconstructed\", not \"guessed\""
    ),
    (
      "  - 甲\nrelations:\n  - {from: 甲, to: 甲, type: cuases}",
      "line 14, column"
    ),
    ("  - {name: 甲", "did not find expected"),
    ("  - &a 甲\n  - *a", "line 13, column 5: this is not YAML: aliases such as \"*a\""),
    ("  - {name: 甲, name: 乙}", "the key \"name\" stands twice"),
    ("  - 甲\nkodes: []", "line 13, column 1: unknown key \"kodes\"; did you mean \"codes\"?"),
  ]) func saysWhatIsWrongAndWhere(_ rest: String, _ expected: String) {
    let said = message { _ = try study(rest) }
    #expect(said.contains(expected), "said: \(said)")
  }

  @Test func figuresMustNameKnownLevels() {
    let text = Self.head.replacing("count: main", with: "count: mane") + "  - 甲"
    let said = message { _ = try CodebookYAML.readStudy(text.bytes, fileName: "c.yaml") }
    #expect(said.contains("line 10") && said.contains("did you mean \"main\""), "said: \(said)")
  }

  @Test func neitherBombsNorDepthDoHarm() {
    let bomb = (1...30).reduce("a0: &a0 [x, x]\n") {
      $0 + "a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1)]\n"
    }
    let deep = String(repeating: "[", count: 200_000)
    let indented = (0..<1200).map { String(repeating: " ", count: $0) + "a:" }
    for text in [bomb, deep, indented.joined(separator: "\n"), "- - - - -", "\u{1}", "a: b: c"] {
      #expect(throws: FormatError.self) {
        try CodebookYAML.readStudy(text.bytes, fileName: "c.yaml")
      }
    }
  }
}
