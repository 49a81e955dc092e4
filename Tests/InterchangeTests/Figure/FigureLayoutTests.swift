import GroundedTheory
import TestSupport
import Testing

@testable import Interchange

@Suite("The model figure, as shapes")
struct FigureLayoutTests {
  @Test("Nothing overlaps and nothing is cut, in the Xicheng model")
  func xicheng() throws {
    let drawing = FigureDrawing(try DiagramFixture.xicheng.diagram(), language: .chinese)
    #expect(FigureFaults(drawing).faults == [])
    #expect(drawing.boxes.count { $0.role == .factor } == 13)
    #expect(drawing.boxes.count { $0.role == .frame } == 4)
    #expect(drawing.labels.count { $0.role == .sign } == 16)
    #expect(drawing.width < 760 && drawing.height < 1120)
  }

  @Test(
    "Nothing overlaps and nothing is cut, in random models",
    arguments: Array(0..<50) + [179, 212, 292])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let diagram = try DiagramFixture.random(using: &generator).diagram()
    for language in FigureLanguage.allCases {
      let faults = FigureFaults(FigureDrawing(diagram, language: language)).faults
      #expect(faults == [], "seed \(seed)")
    }
  }

  @Test("A line that could be straight is straight")
  func straight() throws {
    let fixture = DiagramFixture(
      groups: [("", ["权责配置"])], outcomes: ["效能"], edges: [.init(from: "权责配置", to: "效能")])
    let drawing = FigureDrawing(try fixture.diagram(), language: .chinese)
    let line = try #require(drawing.lines.first)
    #expect(line.points.count == 2 && line.points[0].y == line.points[1].y)
  }

  @Test("A moderator ends on the line that it moderates")
  func moderator() throws {
    let drawing = FigureDrawing(try DiagramFixture.xicheng.diagram(), language: .chinese)
    let moderator = try #require(drawing.lines.first { $0.kind == .moderates })
    let moderated = try #require(drawing.lines.first { $0.tooltip.hasPrefix("C2 ") })
    let end = try #require(moderator.points.last)
    #expect(moderated.points[0].y == end.y)
    #expect(moderated.points[0].x < end.x && end.x < moderated.points[1].x)
  }

  @Test("What cannot be drawn is said in words")
  func notes() throws {
    let fixture = DiagramFixture(
      groups: [("", ["权责配置"])], outcomes: ["效能", "满意"],
      edges: [.init(from: "效能", to: "满意", moderators: [("权责配置", .negative)])])
    let drawing = FigureDrawing(try fixture.diagram(), language: .chinese)
    #expect(drawing.labels.filter { $0.role == .note }.map(\.text).joined().contains("权责配置"))
  }

  @Test("The legend explains what is used and nothing else")
  func legend() throws {
    let fixture = DiagramFixture(
      groups: [("", ["a", "b"])],
      edges: [.init(from: "a", to: "b", kind: .conditions, sign: .negative)])
    let drawing = FigureDrawing(try fixture.diagram(), language: .chinese)
    #expect(drawing.labels.filter { $0.role == .legend }.map(\.text) == ["条件", "− 负向"])
  }

  @Test(
    "Lines break between words, before no closing mark, and never lose a character",
    arguments: [
      ("网格化管理的体制与机制建设", 165.0, ["网格化管理的体", "制与机制建设"]),
      ("权责", 165.0, ["权责"]),
      ("Effectiveness of grid governance", 150.0, ["Effectiveness of", "grid governance"]),
      ("一二三四五，六", 75.0, ["一二三四", "五，六"]),
    ])
  func wrapping(text: String, limit: Double, lines: [String]) {
    #expect(FigureText(size: 15).wrap(text, to: limit) == lines)
  }
}
