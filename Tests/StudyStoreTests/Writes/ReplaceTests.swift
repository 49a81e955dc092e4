import GRDB
import GroundedTheory
import StudyStore
import Testing
import TestSupport

/// Corrected texts in the study file: one event, nothing destroyed, all that hangs on a source stays.
@Suite struct ReplaceTests {
  private static let corrected = "访：⟦忙吗？累吗？⟧\n民：⟦天天加班，表太多。⟧\n访：⟦哦。⟧\n"

  private func replace(
    _ study: ScratchStudy, _ name: String = "A01", by marked: String
  ) throws -> SourceRevision {
    let prepared = try study.file.prepareRevision(
      ofSource: name, as: ImportedDocument("新", marked: marked, original: [1]))
    try study.file.revise(prepared, by: "甲", reason: "校对")
    return prepared.revision
  }

  @Test func aCorrectionIsOneEventAndKeepsTheEarlierText() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    let old = try study.file.snapshot()
    let revision = try replace(study, by: Self.corrected)
    #expect(revision.codings.map(\.verdict) == [.moved, .lost])
    let new = try study.file.snapshot()
    #expect(new.codings.map { $0.span == nil } == [true, false, false])
    #expect(Set(new.codings.map(\.id)) == Set(old.codings.map(\.id)))
    #expect(new.memos == old.memos)
    #expect(new.relations.map { Set($0.support) } == old.relations.map { Set($0.support) })
    #expect(new.sources == old.sources)
    #expect(try study.file.original(ofSource: "A01") == [1])
    #expect(try study.file.text(ofSource: "A01").turns.map(\.number) == [1, 2, 3])
    let event = try #require(try study.file.history().last)
    #expect(event.verb == "source replace" && event.coder == "甲" && event.reason == "校对")
    #expect(event.summary == "\"A01\": 1 moved, 1 lost; 1 new turn")
    #expect(event.findings.map(\.what) == ["coding lost"])
    // Every row that was there is there still; versions were retired, nothing else.
    let after = try study.rows()
    for (table, rows) in before where !["coding", "source"].contains(table) {
      #expect(Set(after[table] ?? []).isSuperset(of: rows), "\(table)")
    }
    #expect(after["event"]?.count == (before["event"]?.count ?? 0) + 1)
  }

  @Test func replacingBackRestoresAllThatWasNotLost() throws {
    let study = try ScratchStudy.full()
    let old = try study.file.snapshot()
    let text = try study.file.text(ofSource: "A01")
    _ = try replace(study, by: Self.corrected)
    let back = try replace(study, by: "访：⟦忙吗？⟧\n民：⟦天天加班，表多，表太多。⟧\n")
    #expect(back.codings.map(\.verdict).sorted { $0.rawValue < $1.rawValue } == [.found, .moved])
    #expect(try study.file.snapshot().codings == old.codings)
    let now = try study.file.text(ofSource: "A01")
    #expect(now.text == text.text && now.turns.map(\.number) == [1, 2])
    // The number of the turn that has gone again stays used.
    _ = try replace(study, by: "访：⟦忙吗？⟧\n民：⟦天天加班，表多，表太多。⟧\n访：⟦新的话。⟧\n")
    #expect(try study.file.text(ofSource: "A01").turns.map(\.number) == [1, 2, 4])
  }

  @Test func turnsComeInTextOrderWhateverTheirNumbers() throws {
    let study = try ScratchStudy.full()
    _ = try replace(study, by: "访：⟦新的话。⟧\n民：⟦忙吗？⟧\n访：⟦天天加班，表多，表太多。⟧\n")
    #expect(try study.file.text(ofSource: "A01").turns.map(\.number) == [3, 1, 2])
    let snapshot = try study.file.snapshot()
    let turns = ReportTable.quotes(snapshot).selecting(["turn", "quote"]).rows.prefix(2)
    #expect(turns == [[2, "天天加班"], [2, "表多"]])
    let numbers = ReportTable.openCoding(snapshot).rows.compactMap { row in
      row.contains(.text("天天加班")) || row.contains(.text("表多")) ? row[4].plain : nil
    }
    #expect(numbers == ["A01-2-1", "A01-2-2"])
    try study.file.addRelation(
      RelationDraft(
        from: "资源", to: .code("失灵"), kind: .influences,
        evidence: [EvidenceReference(source: "A01", turn: 2, code: "任务")]))
    #expect(try study.file.relations().last?.support.count == 2)
  }

  @Test func sameTextWritesNothing() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    #expect(try replace(study, by: "访：⟦忙吗？⟧\n民：⟦天天加班，表多，表太多。⟧\n").isIdentical)
    #expect(try study.rows() == before)
  }

  @Test func whatCannotBeReplacedIsRefused() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    #expect(throws: Violation.unusableText("新", reason: "it is empty")) {
      try replace(study, by: "")
    }
    #expect(throws: Violation.unknownSource("A9", nearest: [])) {
      try replace(study, "A9", by: "新")
    }
    #expect(try study.rows() == before)
    let prepared = try study.file.prepareRevision(
      ofSource: "A01", as: ImportedDocument("新", marked: Self.corrected))
    try study.file.addCoder("乙")
    #expect(throws: Violation.changedMeanwhile("A01")) { try study.file.revise(prepared) }
  }

  @Test func anOrphanIsPlacedByHand() throws {
    let study = try ScratchStudy.full()
    _ = try replace(study, by: Self.corrected)
    let orphan = try #require(try study.file.snapshot().codings.first { $0.span == nil })
    let id = orphan.id.description
    #expect(throws: Violation.quoteNotFound("表多", source: "A01", turn: nil)) {
      try study.file.placeCoding(id)
    }
    let placed = try study.file.placeCoding(id, quote: "表太多", turn: 2, by: "甲")
    #expect(placed.quote == "表太多" && placed.id == orphan.id)
    #expect(try study.file.snapshot().codings.contains(placed))
    let other = try study.code("填表", "忙吗")
    #expect(throws: Violation.self) {
      try study.file.placeCoding(id, span: other.span)
    }
    #expect(try study.file.history().map(\.verb).suffix(2) == ["coding place", "coding add"])
  }

  @Test func sourcesAreSetAsideWithDayAndReason() throws {
    let study = try ScratchStudy.full()
    let holdOut = try HoldOut(on: "2024-02-29", reason: "最后一个")
    try study.file.holdOut(sources: ["A01", "2"], as: holdOut)
    try study.file.takeIn(sources: ["A03"])
    #expect(try study.file.sources().map(\.source.heldOut) == [holdOut, holdOut, nil])
    _ = try replace(study, by: Self.corrected)
    #expect(try study.file.sources()[0].source.heldOut == holdOut)
    for bad in [
      "2023-02-29", "2023-1-1", "2023-13-01", "2023-00-10", "今天", "2023-01-01 ", "", "2023-01-32",
    ] {
      #expect(throws: Violation.unreadableDate(bad)) { try HoldOut(on: bad) }
    }
  }

  @Test func aSourceHasANameOfItsOwn() throws {
    let study = try ScratchStudy.full()
    try study.file.renameSource("A03", to: "附录")
    #expect(try study.file.sources().map(\.source.name) == ["A01", "A02", "附录"])
    try study.file.renameSource("附录", to: "附录")
    let before = try study.rows()
    #expect(throws: Violation.sourceNameTaken("A01")) {
      try study.file.renameSource("附录", to: "A01")
    }
    #expect(throws: Violation.self) { try study.file.renameSource("附录", to: "") }
    #expect(try study.rows() == before)
  }

  @Test(arguments: SeededGenerator.seeds)
  func randomCorrectionsKeepEveryQuoteAtItsSlice(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var text = LabelledText.random(lines: 12, using: &random)
    try study.file.importDocuments { try $0(document(text)) }
    for coder in ["甲", "乙"] {
      if coder == "乙" { try study.file.addCoder(coder) }
      for turn in text.turns {
        let words = try text.text.quote(at: turn.span).unicodeScalars.prefix(8)
        let draft = CodingDraft(
          source: "乱", offsets: turn.span.start..<turn.span.start + words.count, code: "加班",
          coder: coder)
        try study.file.addCoding(draft)
      }
    }
    for _ in 0..<4 {
      for _ in 0..<4 { text.edit(using: &random) }
      guard !text.string.isEmpty else { break }
      let before = (try study.state(), try study.file.original(ofSource: "乱"))
      try study.file.revise(study.file.prepareRevision(ofSource: "乱", as: document(text)))
      if try study.file.original(ofSource: "乱") != before.1 {
        // Taken back, the bytes are what they were, and so is everything that hangs on them.
        let after = try study.state()
        try study.file.undo()
        #expect(try study.file.original(ofSource: "乱") == before.1)
        #expect(try study.state() == before.0)
        try study.file.redo()
        #expect(try study.state() == after)
      }
      #expect(try study.file.verify().holds)
      let stored = try study.file.text(ofSource: "乱")
      #expect(stored.text == text.text && stored.turns.map(\.span) == text.turns.map(\.span))
      for coding in try study.file.snapshot().codings {
        guard let span = coding.span else { continue }
        let source = try #require(
          try study.file.sources().first { $0.source.id == coding.source }?.source.name)
        #expect(try study.file.text(ofSource: source).text.holds(coding.quote, at: span))
      }
    }
  }

  private func document(_ text: LabelledText) -> ImportedDocument {
    ImportedDocument(
      name: "乱", original: text.text.utf8, text: text.text, turns: text.turns, encoding: "UTF-8",
      sha256: Digest.sha256(text.text.utf8), textSHA256: Digest.sha256(text.text.utf8), findings: []
    )
  }
}
