import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

/// Columns of text beside each other, measured by what the eye sees.
@Suite struct SideBySideTests {
  @Test func linesAreCutAtSpacesAndBesideChinese() {
    #expect(SideBySide.wrap("天天加班，表多", to: 8) == ["天天加", "班，表多"])
    #expect(SideBySide.wrap("  forms all day", to: 9) == ["  forms", "  all day"])
    #expect(SideBySide.wrap("他说“好”。", to: 6) == ["他说", "“好”。"])
    #expect(SideBySide.wrap("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(SideBySide.wrap("", to: 5) == [""])
  }

  @Test(arguments: SeededGenerator.seeds)
  func nothingIsLostAndNothingIsTooWide(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let line = String(
        random.text(pieces: 0...30).map { $0.isNewline || $0 == "\t" ? " " : $0 })
      let width = Int.random(in: 4...30, using: &random)
      let lines = SideBySide.wrap(line, to: width)
      #expect(
        lines.joined().filter { $0 != " " }.unicodeScalars.elementsEqual(
          line.filter { $0 != " " }.unicodeScalars))
      let indent = line.prefix { $0 == " " }.count
      for line in lines { #expect(DisplayWidth.of(line) <= max(width, indent + 2), "\(line)") }
    }
  }

  private func study() throws -> SmallStudy {
    var study = SmallStudy(ladder: try LadderPreset.xicheng.ladder)
    let forms = study.code("填表", "concept", definition: "填表占掉时间")
    let pay = study.code("工资", "concept")
    let first = try study.source("A01", by: "P1", "民：⟦天天加班，表多，表太多。⟧")
    let second = try study.source("A02", by: "P2", "民：⟦工资低。⟧")
    study.coding(forms, in: first, "表多")
    study.coding(forms, in: first, "表太多")
    study.coding(pay, in: second, "工资低")
    study.memos = [
      Memo(
        id: .init(.init()), kind: .theoretical, text: "事多钱少", subject: .study,
        compared: [forms, pay]),
      Memo(id: .init(.init()), kind: .theoretical, text: "另一件事", subject: .study),
    ]
    return study
  }

  @Test func aPageHasCountsQuotesAndMemos() throws {
    let snapshot = try study().snapshot
    let comparison = try Comparison(of: ["填表", "工资"], in: snapshot)
    #expect(
      SideBySide.page(
        comparison, in: snapshot.codebook, limit: 1, width: 51, headings: .keys)
          == """
          a1 填表                  │ a2 工资
          codings 2 · sources 1 ·  │ codings 1 · sources 1 ·
          participants 1           │ participants 1
          填表占掉时间             │
          ─────────────────────────┼─────────────────────────
          A01-1  A  甲             │ A02-1  A  甲
            表多                   │   工资低
          … and 1 more; --limit 2  │
          prints all               │

          memo 填表 / 工资
            事多钱少

          """)
    let narrow = SideBySide.page(
      comparison, in: snapshot.codebook, limit: 1, width: 40, headings: .chinese)
    #expect(!narrow.contains("│") && narrow.contains("备忘录 填表 / 工资"), "\(narrow)")
    #expect(narrow.contains("另有 1 条"), "\(narrow)")
  }
}
