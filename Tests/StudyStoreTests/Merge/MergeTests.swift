import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// Two copies of a small study, merged after one kind of divergence each. The texts are synthetic.
@Suite struct MergeTests {
  private let ours: ScratchStudy
  private let theirs: ScratchStudy

  init() throws {
    ours = try ScratchStudy.full()
    theirs = try ours.copy()
  }

  @discardableResult
  private func merge(
    _ prefer: MergePreference? = nil, dryRun: Bool = false
  ) throws -> Merged {
    let merged = try ours.file.merge(
      theirs.file.path, choosing: MergeChoices(prefer: prefer), isRehearsal: dryRun)
    let verified = try ours.file.verify()
    #expect(verified.holds, "\(verified.faults)")
    return merged
  }

  private func codings(_ study: ScratchStudy) throws -> [String] {
    let snapshot = try study.file.snapshot()
    return snapshot.codings.map { coding in
      "\(snapshot.codebook[coding.code]?.name ?? "?") \(coding.span == nil ? "orphan" : coding.quote)"
    }.sorted()
  }

  // MARK: What is only added

  @Test(arguments: SeededGenerator.seeds)
  func additionsOfBothAreAllThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (codes, quotes, memos) = (Set<String>(), Set<String>(), Set<String>())
    for step in 0..<40 {
      let study = random.chance(1, in: 2) ? ours : theirs
      let text = try study.file.text(ofSource: "A01").text
      let start = Int.random(in: 0..<text.scalarCount - 2, using: &random)
      let end = Int.random(in: (start + 1)..<text.scalarCount, using: &random)
      let span = try TextSpan(start: start, end: end)
      let code = try study.file.addCode("新\(step)", level: "concept", under: "资源")
      let draft = CodingDraft(
        source: "A01", offsets: span.range, code: code.name, coder: "甲", memo: "记\(step)")
      codes.insert("\(code.id) \(code.name)")
      quotes.insert("\(try study.file.addCoding(draft).id) \(span)")
      memos.insert("记\(step)")
    }
    let before = try ours.state()
    let other = try theirs.state()
    #expect(try merge().conflicts.isEmpty)
    let state = try ours.state()
    #expect(Set(state.codes.map { "\($0.id) \($0.name)" }).isSuperset(of: codes), "seed \(seed)")
    #expect(
      Set(state.codings.map { "\($0.id) \($0.span.map { "\($0)" } ?? "")" }).isSuperset(of: quotes))
    #expect(Set(state.memos.map(\.text)).isSuperset(of: memos), "seed \(seed)")
    #expect(state.codings.count == Set(before.codings + other.codings).count, "seed \(seed)")
    #expect(state.memos.count == Set(before.memos + other.memos).count, "seed \(seed)")
    #expect(Set(state.codes.map { "\($0.level) \($0.ordinal)" }).count == state.codes.count)
  }

  // MARK: Fields

  @Test func fieldsThatOneSideChangedComeTogether() throws {
    try ours.file.renameCode("加班", to: "超时")
    try theirs.file.defineCode("加班", as: "下班后还在工作")
    try theirs.file.moveCode("填表", to: "资源")
    let merged = try merge()
    #expect(merged.conflicts.isEmpty)
    let codebook = try ours.file.snapshot().codebook
    let code = try codebook.code(named: "超时")
    #expect(code.definition == "下班后还在工作")
    #expect(codebook.path(of: try codebook.code(named: "填表")) == "资源/填表")
  }

  @Test func aConflictIsRefusedUntilItIsDecided() throws {
    try ours.file.renameCode("加班", to: "缺人")
    try theirs.file.renameCode("加班", to: "人手不足")
    let rows = try ours.rows()
    #expect(throws: MergeRefusal.self) { try merge() }
    #expect(try ours.rows() == rows)
    let conflict = try #require(try merge(dryRun: true).conflicts.first)
    #expect(try ours.rows() == rows)
    #expect(conflict.key.kind == "code" && conflict.key.field == "name")
    var choices = MergeChoices()
    choices.decisions[conflict.key] = .ours
    try ours.file.merge(theirs.file.path, choosing: choices)
    #expect(try ours.file.snapshot().codebook.code(named: "缺人").name == "缺人")
    // What was decided stays so, here and, after the other copy took it in, there.
    #expect(try merge().event == nil)
    try theirs.file.merge(ours.file.path)
    #expect(try theirs.file.snapshot().codebook.code(named: "缺人").name == "缺人")
    #expect(try theirs.file.verify().holds)
  }

  @Test func movesThatMakeACircleAreAConflict() throws {
    for study in [ours, theirs] { try study.file.addCode("细", level: "concept") }
    try ours.file.moveCode("任务", to: "资源")
    try ours.file.renameCode("资源", to: "条件")
    try theirs.file.moveCode("担责", to: "任务")
    #expect(try merge().conflicts.isEmpty)
    #expect(try ours.file.snapshot().codebook.faults.isEmpty)
  }

  // MARK: Taken out

  @Test func workOnWhatWasTakenOutBringsItBack() throws {
    for coding in try ours.state().codings where coding.quote == "表多" {
      try ours.file.removeCoding(coding.id.description)
    }
    let code = try ours.file.snapshot().codebook.code(named: "填表")
    try ours.raw { db in
      // Taken out as a command would: one event, the version retired.
      try db.execute(
        sql: """
          INSERT INTO event SELECT max(number) + 1, randomblob(16), max(milliseconds) + 5, NULL,
            'code retire', '填表', '', '[]', NULL, NULL FROM event;
          """)
      try db.execute(
        sql: """
          UPDATE code SET retired = (SELECT max(number) FROM event) WHERE id = ? AND retired IS NULL
          """, arguments: [code.id.uuid])
    }
    try theirs.code("填表", "表太多")
    #expect(throws: MergeRefusal.self) { try merge() }
    let kept = try ours.copy()
    try kept.file.merge(theirs.file.path, choosing: MergeChoices(prefer: .ours))
    #expect(try kept.file.verify().holds)
    #expect(try codings(kept) == ["加班 天天加班", "担责 责任倒大"])
    #expect(try kept.file.merge(theirs.file.path).event == nil)
    try merge(.newer)
    #expect(try codings(ours) == ["加班 天天加班", "填表 表太多", "担责 责任倒大"])
  }

  @Test func workOnACodeThatWentIntoAnotherGoesThere() throws {
    let codebook = try ours.file.snapshot().codebook
    let (gone, kept) = (try codebook.code(named: "填表"), try codebook.code(named: "加班"))
    let coding = try #require(try ours.state().codings.first { $0.code == gone.id })
    try ours.raw { db in
      try db.execute(
        sql: """
          INSERT INTO event SELECT max(number) + 1, randomblob(16), max(milliseconds) + 5, NULL,
            'code merge', '填表', '', '[]', NULL, NULL FROM event;
          """)
      let event = try Int.fetchOne(db, sql: "SELECT max(number) FROM event")
      try db.execute(
        sql: "UPDATE code SET retired = ? WHERE id = ? AND retired IS NULL",
        arguments: [event, gone.id.uuid])
      try db.execute(
        sql: "UPDATE coding SET retired = ? WHERE id = ? AND retired IS NULL",
        arguments: [event, coding.id.uuid])
      try db.execute(
        sql: """
          INSERT INTO coding (first, id, added, source, spanStart, spanEnd, code, coder, quote)
          SELECT first, id, ?, source, spanStart, spanEnd,
            (SELECT first FROM code WHERE id = ? AND retired IS NULL), coder, quote
          FROM coding WHERE id = ?
          """, arguments: [event, kept.id.uuid, coding.id.uuid])
      try db.execute(
        sql: """
          INSERT INTO successor (version, first, id, added, kind, successor)
          VALUES (1, 1, ?, ?, 'code', ?)
          """, arguments: [gone.id.uuid, event, kept.id.uuid])
    }
    try theirs.code("填表", "表太多", memo: "新的")
    let other = try theirs.copy()
    try merge()
    let expected = ["加班 天天加班", "加班 表多", "加班 表太多", "担责 责任倒大"]
    #expect(try codings(ours) == expected)
    try other.file.merge(ours.file.path)
    #expect(try codings(other) == expected)
    #expect(try other.file.verify().holds)
    #expect(try merge().event == nil)
  }

  // MARK: Texts

  private func correct(_ study: ScratchStudy, _ marked: String) throws {
    let prepared = try study.file.prepareRevision(
      ofSource: "A01", as: ImportedDocument("A01", marked: marked))
    try study.file.revise(prepared)
  }

  @Test(arguments: [true, false])
  func codingsOfTheOldTextAreCarriedOver(isCorrectedHere: Bool) throws {
    let (corrected, coded) = isCorrectedHere ? (ours, theirs) : (theirs, ours)
    try correct(corrected, "访：⟦你们忙吗？⟧\n民：⟦天天加班，表多。⟧\n")
    try coded.code("担责", "加班，表多")
    try coded.code("填表", "表太多")
    let merged = try merge()
    #expect(merged.conflicts.isEmpty)
    let expected = ["加班 天天加班", "填表 orphan", "填表 表多", "担责 加班，表多", "担责 责任倒大"]
    #expect(try codings(ours) == expected.sorted())
    #expect(merged.findings.contains { $0.what == "coding lost" })
    #expect(try merge().event == nil)
    try ours.file.undo()
    #expect(try ours.file.verify().holds)
  }

  @Test func textsThatBothCorrectedAreAConflict() throws {
    try correct(ours, "访：⟦你们忙吗？⟧\n民：⟦天天加班，表多，表太多。⟧\n")
    try correct(theirs, "访：⟦忙吗？⟧\n民：⟦天天加班，报表多，表太多。⟧\n")
    try theirs.code("填表", "报表")
    #expect(throws: MergeRefusal.self) { try merge() }
    let other = try theirs.copy()
    let here = try ours.copy()
    try merge(.newer)
    #expect(try codings(ours).contains("填表 报表"))
    try other.file.merge(here.file.path, choosing: MergeChoices(prefer: .newer))
    #expect(
      try UnionState(ours, and: other).differences(from: UnionState(other, and: ours)).isEmpty)
    let kept = here
    try kept.file.merge(theirs.file.path, choosing: MergeChoices(prefer: .ours))
    #expect(try codings(kept).contains("填表 orphan"))
    for study in [kept, other] {
      let verified = try study.file.verify()
      #expect(verified.holds, "\(verified.faults)")
    }
  }

  // MARK: Erased

  @Test func whatWasErasedDoesNotComeBack() throws {
    _ = try ours.file.purge(participant: "P1")
    try theirs.code("填表", "表太多", memo: "天天加班，表多，表太多")
    try theirs.file.defineCode("担责", as: "他说天天加班，表多，表太多")
    let merged = try merge()
    #expect(merged.findings.contains { $0.what == "1 participant left out" })
    let state = try ours.state()
    #expect(!state.participants.contains { $0.name == "P1" })
    #expect(!state.sources.contains { $0.name == "A01" })
    let words = try ours.rows().values.joined().joined().map { "\($0)" }
    #expect(!words.contains { $0.contains("表太多") })
    #expect(try merge().event == nil)
    #expect(throws: MergeRefusal.purgedThere(ours.file.path, participants: ["P1"])) {
      try theirs.file.merge(ours.file.path)
    }
  }

  @Test func pseudonymsAndNamesDoNotMix() throws {
    let key = PseudonymKey(listed: [.init(original: "天天", pseudonym: "[某人1]")])
    _ = try ours.file.pseudonymise(with: key) { _ in }
    try theirs.code("填表", "表太多")
    #expect(throws: MergeRefusal.pseudonymised(theirs.file.path, here: true)) { try merge() }
    _ = try theirs.file.pseudonymise(with: key) { _ in }
    try merge()
    #expect(try codings(ours).contains("填表 表太多"))
  }
}
