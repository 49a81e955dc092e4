import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct CodeMarkWritesTests {
  @Test func marksAreKeptAndTakenBackOneByOne() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    var states = [try study.state()]
    let writes: [(StudyFile) throws -> Code] = [
      { try $0.setAliases(ofCode: "加班", adding: ["超时", "熬夜"]) },
      { try $0.setAliases(ofCode: "熬夜", removing: ["超时"]) },
      { try $0.setProperty("频率", range: "天天—偶尔", ofCode: "a1") },
      { try $0.setProperty("程度", ofCode: "熬夜") },
      { try $0.removeProperty("频率", ofCode: "加班") },
      { try $0.setColour(Colour("#e69f00"), ofCode: "加班") },
      { try $0.markCode("加班", inVivo: true) },
      { try $0.renameCode("加班", to: "加班多") },
      { try $0.moveCode("加班", to: "资源") },
    ]
    for write in writes {
      let events = try file.history().count
      _ = try write(file)
      #expect(try file.history().count == events + 1)
      states.append(try study.state())
    }
    let code = try file.codebook().code(named: "加班")
    #expect(code.name == "加班多" && code.aliases == ["熬夜", "加班"] && code.isInVivo)
    #expect(code.properties == [.init(name: "程度")] && code.colour?.name == "orange")
    for state in states.dropLast().reversed() {
      try file.undo()
      #expect(try study.state() == state)
    }
    for state in states.dropFirst() {
      try file.redo()
      #expect(try study.state() == state)
    }
    #expect(try file.verify().holds)
  }

  @Test func whatChangesNothingMakesNoEvent() throws {
    let study = try ScratchStudy.full()
    let rows = try study.rows()
    try study.file.setAliases(ofCode: "加班", adding: ["加班"])
    try study.file.setColour(nil, ofCode: "加班")
    try study.file.markCode("加班", inVivo: false)
    #expect(try !study.file.setLevel("concept", name: "初始概念", prefix: "a").isChanged)
    #expect(try study.rows() == rows)
  }

  @Test func aCodebookBringsMarksAndAddsToThoseThereAre() throws {
    let study = try ScratchStudy.full()
    try study.file.setAliases(ofCode: "资源", adding: ["钱"])
    try study.file.setProperty("数量", range: "多—少", ofCode: "资源")
    var entry = CodebookDraft.Entry(
      path: ["资源"], level: "main", aliases: ["钱", "物"],
      properties: [.init(name: "数量"), .init(name: "来源", range: "上—下")],
      colour: Colour("#0072B2"), isInVivo: true, row: 2)
    let draft = CodebookDraft(entries: [entry])
    #expect(try study.file.importCodebook(draft).redefined == 1)
    #expect(try study.file.importCodebook(draft).unchanged == 1)
    let code = try study.file.codebook().code(named: "物")
    #expect(code.aliases == ["钱", "物"] && code.colour?.name == "blue" && code.isInVivo)
    #expect(code.properties.map(\.range) == ["多—少", "上—下"])
    entry.properties = [.init(name: "甲:乙")]
    #expect(throws: StudyError.self) {
      try study.file.importCodebook(CodebookDraft(entries: [entry]))
    }
  }

  @Test func levelsKeepTheirNumbersUnderAnotherPrefix() throws {
    let study = try ScratchStudy.full()
    let file = study.file
    let before = try study.state()
    try file.setLevel("concept", name: "标签", prefix: "aa")
    #expect(try file.codebook().code(named: "aa2").name == "填表")
    #expect(try file.codebook().ladder.require("标签").key == "concept")
    try file.setLevel("initial", prefix: "a")
    let refusal = #expect(throws: UndoRefusal.self) { try file.undo(12) }
    #expect(
      refusal?.description.contains(
        "the level \"concept\" would number its codes with \"a\", as another does, by event 13")
        == true,
      "\(refusal as Any)")
    try file.undo(13)
    try file.undo(12)
    #expect(try study.state() == before)
    #expect(try file.verify().holds)
  }

  @Test func wordsBecomeACodeAndAreCodedAtOnce() throws {
    let study = try ScratchStudy.full()
    let before = try study.state()
    let events = try study.file.history().count
    let draft = CodingDraft(source: "A02", quote: "没有权", code: "", coder: "甲", memo: "原话")
    let (code, coding) = try study.file.addInVivoCoding(draft, under: "任务")
    #expect(code.name == "没有权" && code.isInVivo && code.level == "concept" && code.ordinal == 4)
    #expect(coding.code == code.id && coding.quote == "没有权")
    #expect(try study.file.history().count == events + 1)
    // Only the words themselves, or a name that was asked for.
    #expect(throws: Violation.duplicateCode("没有权", parent: "任务")) {
      try study.file.addInVivoCoding(draft, under: "任务")
    }
    let short = try study.file.addInVivoCoding(
      CodingDraft(source: "A01", offsets: coding.span?.range, code: "", coder: "甲"),
      name: "短", level: "main")
    #expect(short.code.level == "main" && short.code.name == "短")
    try study.file.undo()
    try study.file.undo()
    #expect(try study.state() == before)
    let long = "民：天天加班，表多，表太多。\n"
    try study.file.importDocuments { add in
      try add(ImportedDocument("长", marked: "⟦\(String(repeating: long, count: 20))⟧"))
    }
    let refusal = #expect(throws: Violation.self) {
      try study.file.addInVivoCoding(
        CodingDraft(source: "长", offsets: 0..<250, code: "", coder: "甲"))
    }
    #expect(refusal?.description.contains("--code NAME") == true, "\(refusal as Any)")
    #expect(throws: Violation.unknownCoder("丁", nearest: [])) {
      try study.file.addInVivoCoding(
        CodingDraft(source: "A01", quote: "表多", code: "", coder: "丁"))
    }
    #expect(try study.file.codebook().codes.count == before.codes.count)
  }
}
