import GroundedTheory
import TestSupport
import Testing

@Suite struct TurnIndexTests {
  /// `⟦ ⟧` are turns, `⟪ ⟫` the span that is asked for.
  @Test(arguments: [
    ("甲：⟦你⟪好⟫啊⟧。\n乙：⟦再见⟧", 1),
    ("甲：⟦⟪你⟫好⟧\n乙：⟦再见⟧", 1),
    ("甲：⟦你好⟧\n乙：⟦再⟪见⟫⟧", 2),
    ("甲：⟦你⟪好⟧\n乙：⟦再⟫见⟧", 1),
    ("甲：⟦你好⟧\n乙⟪：⟦再⟫见⟧", 2),
    ("⟪甲：⟦你好⟧\n⟫乙：⟦再见⟧", 1),
    ("甲：⟦你好⟧\n⟪乙⟫：⟦再见⟧", nil),
    ("⟪序⟫ 甲：⟦你好⟧\n乙：⟦再见⟧", nil),
    ("甲：⟦你好⟧\n乙：⟦再见⟧⟪ 完⟫", nil),
    ("⟪没有话轮⟫", nil),
  ])
  func aSpanBelongsToTheTurnItBeginsIn(marked: String, expected: Int?) throws {
    let text = try MarkedText(marked)
    let turns = text.spans.enumerated().map {
      Turn(number: $0 + 1, speaker: "", role: nil, span: $1)
    }
    let span = try #require(text.selections.first)
    #expect(TurnIndex(turns).turn(of: span)?.number == expected)
  }
}
