import GroundedTheory
import StudyStore
import TestSupport
import Testing

@Suite struct SourceWritesTests {
  private func row(
    _ row: Int, _ name: String, _ source: String? = nil, _ attributes: [String: String] = [:]
  ) -> Placed<ParticipantDraft> {
    let attributes = attributes.sorted { $0.key < $1.key }.map(Attribute.init(name:value:))
    return Placed(
      row: row, value: ParticipantDraft(name: name, source: source, attributes: attributes))
  }

  @Test func aSourceNameStandsOnce() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    #expect(throws: Violation.duplicateSource("A02")) {
      try study.file.importDocuments { add in
        try add(ImportedDocument("A04", marked: "⟦新⟧"))
        try add(ImportedDocument("A02", marked: "⟦新⟧"))
      }
    }
    #expect(throws: Violation.duplicateSource("A04")) {
      try study.file.importDocuments { add in
        try add(ImportedDocument("A04", marked: "⟦新⟧"))
        try add(ImportedDocument("A04", marked: "⟦新⟧"))
      }
    }
    #expect(try study.rows() == before)
  }

  /// Composed and decomposed letters, as file names of two systems hold them, are one name: two
  /// sources that nobody can tell apart would be coded one for the other.
  @Test func namesThatLookAlikeAreOneName() throws {
    let study = try ScratchStudy()
    try study.file.importDocuments { add in
      try add(ImportedDocument("caf\u{E9}", marked: "⟦一⟧"))
    }
    #expect(throws: Violation.duplicateSource("cafe\u{301}")) {
      try study.file.importDocuments { add in
        try add(ImportedDocument("cafe\u{301}", marked: "⟦二⟧"))
      }
    }
    #expect(try study.file.text(ofSource: "cafe\u{301}").text.string == "一")
  }

  /// SQLite ends a text at its first NUL, so the words behind it would be lost.
  @Test func aTextThatCannotBeKeptWholeIsRefused() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    for (text, reason) in [
      ("⟦a\u{0}b⟧", "it holds a NUL character, as binary files do"), ("", "it is empty"),
    ] {
      #expect(throws: Violation.unusableText("A04", reason: reason)) {
        try study.file.importDocuments { add in try add(ImportedDocument("A04", marked: text)) }
      }
    }
    #expect(try study.rows() == before)
  }

  @Test func participantsAreAddedRevisedAndLinked() throws {
    let study = try ScratchStudy.full()
    try study.file.importParticipants([
      row(2, "P1", nil, ["district": "西城", "role": "组长"]), row(3, "P2", "A02", ["role": "居民"]),
    ])
    let participants = try study.file.participants()
    #expect(
      ReportTable.participants(participants, in: try study.file.voices()).printed == """
        participant | source | speaker | role | district
        P1 | A01 |  | 组长 | 西城
        P3 | A03 | 民 | - | -
        P2 | A02 |  | 居民 | -
        """)
    #expect(try study.file.text(ofSource: "A02").text.string.contains("没有权"))
  }

  /// A participant may speak in several sources, one row each, and a source be named twice.
  @Test func newAndKnownParticipantsAreCounted() throws {
    let study = try ScratchStudy.full()
    let rows = [row(2, "P1"), row(3, "P8"), row(4, "P9"), row(5, "P9", nil, ["age": "40"])]
    #expect(try study.file.importParticipants(rows).description == "2 new, 1 known")
    #expect(try study.file.importParticipants(rows).description == "0 new, 3 known")
    #expect(try study.file.history().last?.summary == "participants: 0 new, 3 known")
  }

  @Test func theSameBytesAgainAreAFinding() throws {
    let study = try ScratchStudy.full()
    var again = try ImportedDocument("新", marked: "⟦好⟧")
    again.sha256 = String(repeating: "c", count: 64)
    var seen: [String] = []
    try study.file.importDocuments(findings: { seen.append($0.description) }) { add in
      try add(again)
      again.name = "又"
      try add(again)
    }
    #expect(
      seen.map { $0.prefix { $0 != ";" } } == [
        "\"又\": the same bytes as \"新\": the study has this file already, under that name"
      ])
    again.name = "三"
    try study.file.importDocuments { try $0(again) }
    #expect(try study.file.history().last?.findings.map(\.what) == ["the same bytes as \"新\""])
  }

  @Test func aParticipantMayHaveSeveralRows() throws {
    let study = try ScratchStudy.full()
    try study.file.importParticipants([
      row(2, "P2", "A02", ["role": "居民"]), row(3, "P2", "A03", ["age": "40"]),
    ])
    try study.file.holdOut(sources: ["A01", "A01"])
    #expect(
      ReportTable.participants(try study.file.participants(), in: try study.file.voices())
        .printed == """
          participant | source | speaker | role | age
          P1 | A01 |  | 网格员 | -
          P3 | A03 | 民 | - | -
          P2 | A02|A03 |  | 居民 | 40
          """)
  }

  @Test func twoParticipantsDoNotShareASource() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    let reason = Violation.sourceTaken("A02", participant: "P2").description
    #expect(
      throws: StudyError.badRows(
        what: "Participants", problems: [RowProblem(row: 3, reason: reason)])
    ) {
      try study.file.importParticipants([row(2, "P2", "A02"), row(3, "P3", "A02")])
    }
    #expect(try study.rows() == before)
  }

  @Test func unknownSourcesAreListedAndNothingIsStored() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    let error = #expect(throws: StudyError.self) {
      try study.file.importParticipants(
        [row(2, "P2", "A02"), row(3, "P3", "A20"), row(4, "P4"), row(5, "P5", "乙")],
        from: "p.csv")
    }
    guard case .badRows("\"p.csv\"", let problems) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(problems.map(\.row) == [3, 5])
    #expect(try study.rows() == before)
    #expect(throws: Violation.unknownSource("乙", nearest: [])) {
      try study.file.holdOut(sources: ["A01", "乙"])
    }
    #expect(try study.rows() == before)
  }
}
