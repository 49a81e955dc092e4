import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// The trail of condensation against the states that the rows tell one by one.
@Suite struct CondensationTests {
  /// The live codes after an event: level and parent by code.
  private func places(_ study: ScratchStudy, after event: Int) throws -> [UUID: [String]] {
    try study.raw { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, level || ' ' || ifnull(parent, '') FROM code
          WHERE added <= ?1 AND (retired IS NULL OR retired > ?1)
          """, arguments: [event])
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          ($0[0] as UUID, ($0[1] as String).components(separatedBy: " "))
        })
    }
  }

  @Test(arguments: SeededGenerator.seeds)
  func everyRegroupingIsAStepAndItsCountsAreThoseOfTheRows(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    for step in 0..<80 {
      do {
        if random.chance(3, in: 4) {
          try RandomWrites.write(study, step, &random)
        } else {
          try study.file.undo(Int.random(in: 12...80, using: &random))
        }
      } catch is Violation {} catch is StudyError {} catch is UndoRefusal {}
    }
    let trail = CondensationTrail(try study.file.codebookPast())
    let history = try study.file.history()
    var before: [UUID: [String]] = [:]
    var covered: Set<Int> = []
    for event in history.map(\.number) {
      let after = try places(study, after: event)
      let step = trail.steps.first { $0.first.number <= event && event <= $0.last.number }
      let isChange = after != before
      let isOwn = step.map { $0.first.number == event || $0.last.number == event } ?? false
      #expect(isChange ? step != nil : !isOwn, "seed \(seed), event \(event)")
      if let step, step.last.number == event {
        let counts = Dictionary(grouping: after.values, by: { $0[0] }).mapValues(\.count)
        #expect(step.counts.filter { $0.value != 0 } == counts, "seed \(seed), event \(event)")
        covered.insert(event)
      }
      before = after
    }
    #expect(covered.count == trail.steps.count && covered.count > 3, "seed \(seed)")
    let live = try study.file.codebook()
    for (count, level) in trail.result {
      guard let level else { continue }
      #expect(count == live.codes(at: level.key).count, "seed \(seed)")
    }
  }

  /// Codes added one by one, merged twice over, renamed, and one merge taken back.
  private func condensed() throws -> ScratchStudy {
    let study = try ScratchStudy()
    let file = study.file
    try file.addCode("负担", level: "main", by: "甲")
    for name in ["填表", "台账", "报表", "加班"] {
      try file.addCode(name, level: "concept", by: "乙")
    }
    try file.mergeCodes(["台账"], into: "报表", by: "甲", reason: "同义")
    try file.mergeCodes(["报表"], into: "填表", by: "甲", reason: "都是表")
    try file.renameCode("填表", to: "填表多", by: "甲")
    try file.moveCode("填表", to: "负担", by: "甲", reason: "属于负担")
    try file.mergeCodes(["加班"], into: "填表多", by: "甲", reason: "看错")
    try file.undo(by: "甲", reason: "不是一回事")
    return study
  }

  @Test func theTrailTellsWhatBecameOfTheLabels() throws {
    let study = try condensed()
    let trail = CondensationTrail(try study.file.codebookPast())
    #expect(
      ReportTable.condensation(trail)
        .selecting([
          "event", "until", "coder", "verb", "summary", "reason", "undone_by", "concept", "main",
        ])
        .printed == """
          event | until | coder | verb | summary | reason | undone_by | concept | main
          2 | 2 | 甲 | code add | "负担" (main) | \("") | - | 0 | 1
          3 | 6 | 乙 | code add | 4 codes: 填表, 台账, 报表, 加班 | \("") | - | 4 | 1
          7 | 7 | 甲 | code merge | Merged a2 "台账" into a3 "报表" | 同义 | - | 3 | 1
          8 | 8 | 甲 | code merge | Merged a3 "报表" into a1 "填表" | 都是表 | - | 2 | 1
          10 | 10 | 甲 | code move | Moved a1 "填表多" under B1 "负担" | 属于负担 | - | 2 | 1
          11 | 11 | 甲 | code merge | Merged a4 "加班" into a1 "填表多" | 看错 | 12 | 1 | 1
          12 | 12 | 甲 | undo | event 11, code merge: Merged a4 "加班" into a1 "填表多" | 不是一回事 | - | 2 | 1
          """)
    #expect(
      trail.result.map { "\($0.count) \($0.level?.key ?? "labels")" }
        == ["4 labels", "2 concept", "0 initial", "1 main", "0 dimension"])
    let atMain = CondensationTrail(try study.file.codebookPast(), level: "main")
    #expect(atMain.steps.map(\.first.number) == [2])
  }

  @Test func aCodeTellsWhatFlowedIntoIt() throws {
    let study = try condensed()
    let past = try study.file.codebookPast()
    func printed(_ code: String) throws -> String {
      ReportTable.codeTrail(
        CodeTrail(of: try past.code(named: code), in: past), ladder: past.codebook.ladder
      ).selecting(["depth", "how", "name", "event", "verb", "change", "reason"]).printed
    }
    #expect(
      try printed("负担") == """
        depth | how | name | event | verb | change | reason
        0 | itself | 负担 | 2 | code add | "负担" at main | \("")
        1 | below | 填表多 | 3 | code add | "填表" at concept | \("")
        1 | below | 填表多 | 9 | code rename | "填表" → "填表多" | \("")
        1 | below | 填表多 | 10 | code move | under "负担" | 属于负担
        2 | merged | 报表 | 5 | code add | "报表" at concept | \("")
        2 | merged | 报表 | 8 | code merge | merged into "填表" | 都是表
        3 | merged | 台账 | 4 | code add | "台账" at concept | \("")
        3 | merged | 台账 | 7 | code merge | merged into "报表" | 同义
        """)
    #expect(
      try printed("加班") == """
        depth | how | name | event | verb | change | reason
        0 | itself | 加班 | 6 | code add | "加班" at concept | \("")
        0 | itself | 加班 | 11 | code merge | merged into "填表多" | 看错
        0 | itself | 加班 | 12 | undo | "加班" at concept | 不是一回事
        """)
    #expect(try printed("台账").contains("merged into \"报表\""), "a code that is gone is found")
    #expect(throws: Violation.self) { try printed("没有过") }
  }
}
