import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct CodingWritesTests {
  @Test func whatCannotBeCodedIsRefusedAndLeavesNoTrace() throws {
    let study = try ScratchStudy.full()
    try study.file.addCoder("张三")
    let before = try study.rows()
    let place = try #require(try study.file.snapshot().codings.first?.span)
    func expect(_ violation: Violation, _ body: () throws -> Coding) throws {
      #expect(throws: violation) { try body() }
      #expect(try study.rows() == before)
    }
    try expect(.unknownCoder("张三丰", nearest: ["张三"])) { try study.code("加班", "表多", by: "张三丰") }
    try expect(.unknownSource("A1", nearest: ["A01"])) {
      try study.code("加班", "表多", in: "A1")
    }
    try expect(.unknownCode("加班费", nearest: ["加班"])) { try study.code("加班费", "表多") }
    try expect(.quoteNotFound("表少", source: "A01", turn: nil)) { try study.code("加班", "表少") }
    try expect(.duplicateCoding(code: "加班", source: "A01", span: place, coder: "甲")) {
      try study.code("制度/任务/加班", "天天加班")
    }
  }

  @Test func theSameWordsMayCarryAnotherCodeOrCoderAndComeBackAfterRemoval() throws {
    let study = try ScratchStudy.full()
    try study.file.addCoder("乙")
    let first = try #require(try study.file.snapshot().codings.first)
    try study.code("填表", "天天加班")
    try study.code("加班", "天天加班", by: "乙")
    try study.file.removeCoding(first.id.description)
    let again = try study.code("加班", "天天加班")
    #expect(again.id != first.id && again.span == first.span)
  }

  @Test func aRemovedCodingTakesItsMemosAndItsSupportWithIt() throws {
    let study = try ScratchStudy.full()
    let coding = try #require(try study.file.snapshot().codings.first)
    #expect(try study.file.removeCoding(coding.id.description).quote == "天天加班")
    let after = try study.file.snapshot()
    #expect(after.codings.map(\.quote) == ["表多", "责任倒大"])
    #expect(after.memos.isEmpty)
    let last = try study.file.removeCoding(after.codings[0].id.description)
    #expect(last.unsupported == [#""制度" causes (+) "失灵""#])
    #expect(
      try study.file.history().suffix(2).map { $0.findings.map(\.place) } == [[], last.unsupported])
    #expect(after.relations.map(\.support) == [[after.codings[0].id], []])
    #expect(throws: Violation.unknownCoding(coding.id.description)) {
      try study.file.removeCoding(coding.id.description)
    }
  }

  @Test func aCodingIsNamedByAPartOfItsIdThatIsItsOwn() throws {
    let study = try ScratchStudy.full()
    let codings = try study.file.snapshot().codings
    #expect(throws: Violation.unknownCoding("%")) { try study.file.removeCoding("%") }
    #expect(throws: Violation.unknownCoding("0000")) { try study.file.removeCoding("0000") }
    #expect(throws: Violation.unknownCoding("abc")) { try study.file.removeCoding("abc") }
    let shared = String(codings[0].id.description.prefix(4))
    #expect(throws: Violation.ambiguousCoding(shared, count: 3)) {
      try study.file.removeCoding(shared)
    }
    try study.file.removeCoding(String(codings[1].id.description.suffix(8)).uppercased())
    #expect(try study.file.snapshot().codings.map(\.id) == [codings[0].id, codings[2].id])
  }

  @Test func aBulkImportIsAllOrNothingAndListsEveryBadRow() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    func draft(_ quote: String, _ code: String = "加班", in source: String = "A01") -> CodingDraft {
      CodingDraft(source: source, quote: quote, code: code, coder: "乙", memo: "记")
    }
    let rows: [Result<Placed<CodingDraft>, RowProblem>] = [
      .success(Placed(row: 2, value: draft("表多"))),
      .success(Placed(row: 3, value: draft("表少"))),
      .failure(RowProblem(row: 4, reason: "start is not a number.")),
      .success(Placed(row: 5, value: draft("表太多"))),
      .success(Placed(row: 6, value: draft("表多", "加"))),
      .success(Placed(row: 7, value: draft("表多", in: "B09"))),
      .success(Placed(row: 8, value: draft("表太多"))),
    ]
    let error = #expect(throws: StudyError.self) {
      try study.file.importCodings { row in for next in rows { try row(next) } }
    }
    guard case .badRows("Codings", let problems) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(problems.map(\.row) == [3, 4, 6, 7, 8])
    #expect(problems[1].reason == "start is not a number.")
    #expect(try study.rows() == before)
  }

  @Test func aBulkImportMakesTheCodersItNames() throws {
    let study = try ScratchStudy.full()
    let result = try study.file.importCodings(by: "甲") { row in
      for (number, coder) in ["乙", "丙", "乙", "甲"].enumerated() {
        let quote = ["表多", "表太多", "天天", "忙"][number]
        try row(
          .success(
            Placed(
              row: number, value: CodingDraft(source: "A01", quote: quote, code: "a1", coder: coder)
            )))
      }
    }
    #expect(result.codings == 4 && result.newCoders == ["乙", "丙"])
    #expect(try study.file.coders().map(\.name) == ["甲", "乙", "丙"])
    #expect(try study.file.history().last?.summary == "4 codings, new coders: 乙, 丙")
    #expect(throws: Violation.duplicateCoder("乙")) { try study.file.addCoder("乙") }
    #expect(throws: Violation.self) { try study.file.addCoder(" ") }
  }

  @Test func aFeedThatThrowsStoresNothing() throws {
    struct Stop: Error {}
    let study = try ScratchStudy.full()
    let before = try study.rows()
    #expect(throws: Stop.self) {
      try study.file.importDocuments { add in
        try add(ImportedDocument("A04", marked: "⟦新⟧"))
        throw Stop()
      }
    }
    #expect(try study.rows() == before)
  }

  @Test func aSourceIsNamedByItsNumberUnlessAnotherHasThatName() throws {
    let study = try ScratchStudy.full()
    let coding = try study.code("A1", "没有权", in: "2")
    let source = try study.file.sources()[1].source
    #expect(source.name == "A02" && coding.source == source.id)
    let span = try #require(coding.span)
    #expect(
      try study.file.history().last?.summary == #""任务" at \#(span) of "A02": 没有权"#)
    try study.file.importDocuments { add in try add(ImportedDocument("2", marked: "访：⟦没有权⟧")) }
    let other = try study.code("A1", "没有权", in: "2")
    #expect(other.source == (try study.file.sources()[3].source.id))
  }
}
