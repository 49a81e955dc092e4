import GroundedTheory
import TestSupport
import Testing

@Suite struct ReproductionTests {
  private func study() throws -> StudySnapshot {
    var study = SmallStudy(ladder: try Ladder(keys: ["concept", "initial", "main"]))
    let source = try study.source("A01", "⟦任务重，没有权⟧")
    let system = study.code("制度", "main", provenance: .published)
    let load = study.code("任务", "initial", under: system, provenance: .reconstructed)
    study.code("权责", "initial", under: system, provenance: .reconstructed)
    study.coding(load, in: source, "任务重")
    let failure = study.code("失灵", "outcome")
    study.relation(system, .code(failure), .causes)
    study.relation(load, .code(failure), .causes)
    return study.snapshot
  }

  private func reproduce(_ figures: [PublishedFigure]) throws -> Reproduction {
    let entries = [
      CodebookDraft.Entry(path: ["制度", "任务"], level: "initial", basis: ["王2022", "李2023"], row: 3)
    ]
    let published = PublishedStudy(
      key: "test", title: "", citation: "", note: "", storyline: "", corpus: "", heldOut: [],
      codebook: CodebookDraft(entries: entries), figures: figures)
    return Reproduction(published, computedFrom: try study())
  }

  /// A code of the ladder counts where a quote carries it; 权责 has none.
  @Test func figuresAreComputedAndCompared() throws {
    let reproduction = try reproduce([
      .init(label: "范畴", rule: .count(level: "initial"), value: .number(1)),
      .init(label: "主范畴", rule: .count(level: "main"), value: .number(2)),
      .init(label: "结果", rule: .count(level: "outcome"), value: .number(1)),
      .init(label: "名", rule: .names(level: "main"), value: .names(["制度"])),
      .init(label: "因", rule: .relations(.causes, from: "main", to: "outcome"), value: .number(1)),
      .init(
        label: "响", rule: .relations(.influences, from: "main", to: "outcome"), value: .number(1)),
    ])
    #expect(
      reproduction.table.printed == """
        figure | published | computed | verdict
        范畴 | 1 | 1 | same
        主范畴 | 2 | 1 | differs
        结果 | 1 | 1 | same
        名 | 制度 | 制度 | same
        因 | 1 | 1 | same
        响 | 1 | 0 | differs
        """)
    #expect(!reproduction.holds)
    #expect(reproduction.fractions == "范畴 1/1 · 主范畴 1/2 · 结果 1/1 · 因 1/1 · 响 0/1")
  }

  @Test func namesAreListedByProvenance() throws {
    let reproduction = try reproduce([])
    #expect(reproduction.holds)
    #expect(
      reproduction.names.printed == """
        level | number | name | provenance | basis
        main | B1 | 制度 | published | \("")
        initial | A1 | 任务 | reconstructed | 王2022 李2023
        initial | A2 | 权责 | reconstructed | \("")
        outcome | Y1 | 失灵 | - | \("")
        """)
    #expect(
      reproduction.namesByProvenance.map { "\($0.level) \($0.provenance) \($0.names)" } == [
        #"main published ["制度"]"#, #"initial reconstructed ["任务", "权责"]"#,
        #"outcome  ["失灵"]"#,
      ])
  }
}
