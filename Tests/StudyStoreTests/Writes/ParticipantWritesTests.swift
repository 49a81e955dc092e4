import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct ParticipantWritesTests {
  private func row(
    _ row: Int, _ name: String, _ places: [Appearance] = [], _ attributes: [String: String] = [:]
  ) -> Placed<ParticipantDraft> {
    let attributes = attributes.sorted { $0.key < $1.key }.map(Attribute.init(name:value:))
    return Placed(
      row: row,
      value: ParticipantDraft(name: name, appearances: places, attributes: attributes))
  }

  private func kinds(_ study: ScratchStudy) throws -> String {
    try study.file.attributes().map { "\($0.name) \($0.kind)" }.joined(separator: ", ")
  }

  @Test func kindsAreInferredGivenAndKept() throws {
    let study = try ScratchStudy()
    let result = try study.file.importParticipants(
      [
        row(2, "P1", [], ["on": "2022年3月1日", "role": "居民", "years": "１,２００", "zip": "5"]),
        row(3, "P2", [], ["on": "2022-04", "role": "网格员"]),
      ], kinds: ["zip": .text], from: "p.csv")
    #expect(try kinds(study) == "on date, role category, years number, zip text")
    #expect(
      result.findings.map(\.description) == [
        "\"p.csv\": kinds inferred: on date, role category, years number; where one is wrong,"
          + " `zhagen attribute set NAME --kind KIND` changes it"
      ])
    let values = try study.file.participants().map { $0.attributes.map(\.value) }
    #expect(values == [["2022-03-01", "居民", "1200", "5"], ["2022-04", "网格员"]])
    #expect(try study.file.importParticipants([row(2, "P1", [], ["years": "7"])]).findings.isEmpty)
  }

  @Test func everyBadRowIsNamedAndNothingStored() throws {
    let study = try ScratchStudy.full()
    try study.file.importParticipants([row(2, "P1", [], ["years": "5"])])
    let before = try study.rows()
    let focus = Appearance(source: "A02", speaker: "民")
    let said = message {
      try study.file.importParticipants(
        [
          row(2, "P4", [focus], ["years": "五年"]), row(3, "P5", [focus]),
          row(4, "P6", [Appearance(source: "A02", speaker: "居")]),
          row(5, "P7", [Appearance(source: "A2")]), row(6, "P7", [], ["age": "40"]),
          row(7, "P7", [], ["age": "41"]),
        ], from: "p.csv")
    }
    #expect(
      said == """
        "p.csv": 5 bad rows; nothing was stored.
          row 2: "years" is a number, and "五年" is none; correct it, or give the attribute another kind.
          row 3: "民" in "A02" is linked to "P4" above; a speaker is one participant.
          row 4: No turn of "A02" is spoken by "居". Did you mean "访" or "民"? `zhagen source show "A02" --turns` prints the speakers.
          row 5: There is no source "A2". Did you mean "A02"? `zhagen source list` prints them all.
          row 7: "P7" has the age "40" in row 6, and "41" here; correct one
        """)
    for kinds in [["years": AttributeKind.text], ["yeers": .number]] {
      #expect(throws: Violation.self) {
        try study.file.importParticipants([row(2, "P1", [], ["years": "6"])], kinds: kinds)
      }
    }
    #expect(try study.rows() == before)
  }

  @Test func speakersAreLinkedListedAndReadBack() throws {
    let study = try ScratchStudy.full()
    try study.file.importParticipants([
      row(
        2, "P1", [Appearance(source: "A02", speaker: "民"), Appearance(source: "A02", speaker: "访")])
    ])
    let relinked = try study.file.linkParticipant(
      "P3", to: Appearance(source: "A02", speaker: "民"))
    #expect(
      relinked.map(\.description) == [
        "\"民\" in \"A02\": linked to another participant: it was \"P1\" and is \"P3\" now"
      ])
    let table = ReportTable.participants(
      try study.file.participants(), in: try study.file.voices())
    #expect(
      table.printed == """
        participant | source | speaker | role
        P1 | A01|A02 | |访 | 网格员
        P3 | A02|A03 | 民|民 | -
        """)
    try study.file.unlinkParticipant("P3", from: Appearance(source: "A02"))
    #expect(throws: Violation.notLinked(participant: "P3", source: "A02", speaker: nil)) {
      try study.file.unlinkParticipant("P3", from: Appearance(source: "A02"))
    }
    try study.file.unlinkParticipant("P1", from: Appearance(source: "A01"))
    #expect(try study.file.voices().appearances.values.map(\.count).sorted() == [1, 1])
  }

  @Test func attributesAreSetEmptiedAndRetyped() throws {
    let study = try ScratchStudy.full()
    let findings = try study.file.setAttributes(
      [Attribute(name: "years", value: "５"), Attribute(name: "role", value: "")], of: "P1")
    #expect(findings.map(\.what) == ["kinds inferred"])
    #expect(try study.file.participants()[0].attributes == [Attribute(name: "years", value: "5")])
    try study.file.setAttributes([Attribute(name: "years", value: "2022")], of: "P3")
    try study.file.setAttributeKind("years", to: .text)
    try study.file.setAttributes([Attribute(name: "years", value: "约5年")], of: "P1")
    #expect(
      throws: Violation.unfitValue("约5年", attribute: "years", kind: .number, participant: "P1")
    ) { try study.file.setAttributeKind("years", to: .number) }
    #expect(try kinds(study) == "role category, years text")
    try study.file.renameParticipant("P1", to: "P01")
    #expect(throws: Violation.duplicateParticipant("P3")) {
      try study.file.renameParticipant("P01", to: "P3")
    }
    #expect(throws: Violation.unknownParticipant("P1", nearest: ["P01", "P3"])) {
      try study.file.setAttributes([], of: "P1")
    }
    #expect(throws: Violation.unknownAttribute("rol", nearest: ["role"], known: ["role", "years"]))
    {
      try study.file.setAttributes([Attribute(name: "rol", value: "")], of: "P3")
    }
  }

  /// A study from before there were kinds: its values count when one is inferred.
  @Test func valuesThatTheStudyHasCountWhenAKindIsInferred() throws {
    let study = try ScratchStudy()
    try study.file.importParticipants([row(2, "P1", [], ["years": "约5"])])
    try study.raw { try $0.execute(sql: "UPDATE attribute SET retired = 2") }
    #expect(try kinds(study) == "years text")
    #expect(
      throws: Violation.unfitValue("约5", attribute: "years", kind: .number, participant: "P1")
    ) {
      try study.file.importParticipants(
        [row(2, "P2", [], ["years": "7"])], kinds: ["years": .number])
    }
    try study.file.importParticipants([row(2, "P2", [], ["years": "7"])])
    #expect(try kinds(study) == "years category")
  }

  /// What the database counts for a selection is what the snapshot counts.
  @Test func countsOfASelectionAgreeWithTheSnapshot() throws {
    let study = try ScratchStudy.full()
    try study.file.importParticipants([
      row(2, "P3", [Appearance(source: "A01", speaker: "民")], ["role": "居民", "years": "7"]),
      row(3, "P2", [Appearance(source: "A02")], ["role": "居民", "years": "3"]),
    ])
    try study.code("填表", "忙吗")
    try study.file.addCoder("乙")
    try study.code("填表", "没有权", in: "A02", by: "乙")
    let snapshot = try study.file.snapshot()
    for text in [
      nil, "role=居民", "role=网格员", "years>5 or source=A02", "role is empty", "not held_out=true",
    ] {
      for coder in [nil, "甲"] {
        let selection = Selection(coder: coder, filter: try text.map(Filter.init))
        let counted = try study.file.frequencies(selection)
        let chosen = try snapshot.selecting(selection)
        for code in snapshot.codebook.codes {
          #expect(
            counted.frequencies[code.id] == chosen.frequencies[code.id],
            "\(text ?? "") \(code.name)")
        }
        #expect(try study.file.sources(selection).map(\.source) == chosen.sources)
        #expect(try study.file.participants(selection) == chosen.participants)
      }
    }
    let codes = try study.file.frequencies(Selection(code: "任务", level: "concept")).codes
    #expect(codes?.count == 2)
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }
}
