import GroundedTheory
import StudyStore
import Testing

/// What saturation looks at, read from a study. Synthetic.
@Suite struct SaturationReadTests {
  private func events(_ material: SaturationMaterial) -> [String: Int] {
    Dictionary(
      material.entries.compactMap { entry in
        material.codebook[entry.code].map { ($0.name, entry.event) }
      }, uniquingKeysWith: min)
  }

  @Test func readsSinceWhen() throws {
    let study = try ScratchStudy.full()
    let material = try study.file.saturationMaterial()
    let events = events(material)
    #expect(Set(events.keys) == ["加班", "填表", "担责"])
    let order = ["加班", "填表", "担责"].compactMap { events[$0] }
    #expect(order == order.sorted() && Set(order).count == 3)
    #expect(material.sources.map(\.name) == ["A01", "A02"])
    #expect(material.entries.allSatisfy { $0.codings == 1 })
    // The relation that rests on a coding in A01, and the one that rests on none.
    let supported = material.relations.map { relation in
      material.voices.sources.filter { relation.sources.contains($0.id) }.map(\.name)
    }
    #expect(supported == [["A01"], []])
  }

  /// A code that took over another's codings keeps the events in which they were made; a look back sees them too.
  @Test func keepsTheFirstEvent() throws {
    let study = try ScratchStudy.full()
    let before = events(try study.file.saturationMaterial())
    try study.file.mergeCodes(["填表"], into: "担责", reason: "同义")
    let after = events(try study.file.saturationMaterial())
    #expect(after == ["加班": before["加班"], "担责": before["填表"]])
    let last = try #require(try study.file.history().last?.number)
    let then = try StudyFile.open(at: study.file.path, asOf: .number(last - 1))
    #expect(events(try then.saturationMaterial()) == before)
  }

  @Test func readsWhatIsChosen() throws {
    let study = try ScratchStudy.full()
    try study.file.addCoder("乙")
    try study.code("担责", "责任倒大", in: "A02", by: "乙")
    let material = try study.file.saturationMaterial(Selection(coder: "乙"))
    #expect(material.sources.map(\.name) == ["A02"])
    #expect(material.relations.filter { !$0.sources.isEmpty }.isEmpty)
    let voices = try study.file.saturationMaterial(Selection(filter: try Filter("role=网格员")))
    #expect(voices.sources.map(\.name) == ["A01"])
    // A choice that leaves nothing out is none.
    let all = try study.file.saturationMaterial(Selection(filter: try Filter("kind=interview")))
    #expect(material.selection.coder == "乙" && all.selection == Selection())
    #expect(throws: Violation.self) {
      try study.file.saturationMaterial(Selection(coder: "丙"))
    }
  }
}
