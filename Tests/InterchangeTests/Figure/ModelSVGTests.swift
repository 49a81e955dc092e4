import GroundedTheory
import Testing

@testable import Interchange

@Suite("The model figure, written")
struct ModelSVGTests {
  private let hostile = DiagramFixture(
    groups: [("<g>&", ["a\"<b>'", "]]>&amp;"])], outcomes: ["</svg><script>alert(1)</script>"],
    edges: [.init(from: "a\"<b>'", to: "</svg><script>alert(1)</script>")], title: "<t>&\u{FFFF}")

  @Test("Any name gives well-formed XML that holds the name")
  func wellFormed() throws {
    for fixture in [hostile, .xicheng, DiagramFixture()] {
      let svg = ModelSVG.render(try fixture.diagram(), language: .chinese)
      let texts = try #require(MarkupTexts(svg), "not well-formed")
      #expect(!texts.elements.contains("script"))
      for factor in fixture.groups.flatMap(\.factors) {
        #expect(texts.titles.contains { $0.hasSuffix(" " + factor) })
      }
    }
  }

  @Test("The same diagram gives the same bytes, whatever its identifiers")
  func deterministic() throws {
    let renderings = try (0..<5).map { _ in
      ModelSVG.render(try DiagramFixture.xicheng.diagram(), language: .chinese)
    }
    #expect(Set(renderings).count == 1)
  }

  @Test("Kinds differ by line, signs by arrowhead")
  func styles() throws {
    let points = [FigurePoint(x: 0, y: 0), FigurePoint(x: 40, y: 0)]
    let byKind = Relation.Kind.allCases.map {
      ModelSVG.svg(.init(kind: $0, sign: .positive, points: points, tooltip: ""))
    }
    #expect(Set(byKind).count == Relation.Kind.allCases.count)
    let bySign = Relation.Sign.allCases.map {
      ModelSVG.svg(.init(kind: .influences, sign: $0, points: points, tooltip: ""))
    }
    #expect(Set(bySign).count == 3)
  }

  @Test("Numbers", arguments: [(1.0, "1"), (0.05, "0.05"), (-2.5, "-2.5"), (1.999, "2"), (0, "0")])
  func numbers(value: Double, written: String) {
    #expect(FigureSVG.number(value) == written)
  }

  @Test("DOT: every name quoted, a moderated relation has a middle")
  func dot() throws {
    let fixture = DiagramFixture(
      groups: [("组\"1\\", ["a", "b"])], outcomes: ["y"],
      edges: [.init(from: "a", to: "y", sign: .negative, moderators: [("b", .positive)])])
    #expect(
      ModelDOT.write(try fixture.diagram()) == """
        digraph model {
          graph [label="y", labelloc=b, rankdir=LR, compound=true, fontname="sans-serif"];
          node [shape=box, fontname="sans-serif"];
          edge [fontname="sans-serif"];
          subgraph cluster_1 {
            n1 [label="C1 组\\"1\\\\", shape=plaintext];
            n2 [label="B1 a"];
            n3 [label="B2 b"];
          }
          n4 [label="Y1 y", peripheries=2];
          m1 [shape=point, width=0.03, label=""];
          n2 -> m1 [kind=influences, evidence=0, style=solid, arrowhead=none];
          m1 -> n4 [label="−", kind=influences, evidence=0, style=solid, arrowhead=empty];
          n3 -> m1 [label="+", kind=moderates, style=dotted, arrowhead=normal];
        }

        """)
  }

  @Test("The caption names every outcome; a chosen title is printed as it is")
  func caption() throws {
    let two = DiagramFixture(groups: [("组", ["因"])], outcomes: ["效能", "信任"])
    #expect(FigureLanguage.chinese.caption(of: try two.diagram()) == "图：效能、信任影响因素模型")
    #expect(
      FigureLanguage.english.caption(of: try two.diagram())
        == "Figure: Influence factors of 效能, 信任")
    #expect(
      FigureLanguage.english.caption(of: try DiagramFixture().diagram())
        == "Figure: Influence factors of 研究")
    let chosen = DiagramFixture(outcomes: ["效能"], title: "图 3-1 治理效能")
    let svg = ModelSVG.render(try chosen.diagram(), language: .chinese)
    #expect(svg.contains("<title>图 3-1 治理效能</title>"))
    #expect(svg.contains(">图 3-1 治理效能</text>") && !svg.contains("影响因素模型"))
  }
}
