import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// The columns `added` and `retired` hold every earlier state, whatever was done since.
@Suite struct AsOfTests {
  @Test(arguments: SeededGenerator.seeds)
  func everyEarlierStateCanBeReadFromTheVersions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let study = try ScratchStudy.full()
    var states = [try study.file.history().count: try study.state()]
    for step in 0..<40 {
      do { try Self.write(study, step, &random) } catch is Violation { continue }
      states[try study.file.history().count] = try study.state()
    }
    #expect(states.count > 20)
    for (event, state) in states {
      try #require(try study.state(asOf: event) == state, "event \(event)")
    }
  }

  /// One random write; a rule that refuses it leaves the study as it was.
  private static func write(
    _ study: ScratchStudy, _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let snapshot = try study.file.snapshot()
    let codebook = snapshot.codebook
    func code() throws -> String {
      codebook.path(of: try #require(codebook.codes.randomElement(using: &random)))
    }
    let file = study.file
    switch Int.random(in: 0..<10, using: &random) {
    case 0: try file.addCode("新\(step)", level: "concept", under: try code())
    case 1: try file.renameCode(try code(), to: "名\(step)")
    case 2: try file.moveCode(try code(), to: random.chance(1, in: 4) ? nil : try code())
    case 3: try file.defineCode(try code(), as: "定义\(step)")
    case 4, 5:
      let quote = try #require(["忙", "天天", "表太多", "加班，表"].randomElement(using: &random))
      try study.code(try code(), quote, memo: random.chance(1, in: 2) ? "记\(step)" : "")
    case 6:
      guard let coding = snapshot.codings.randomElement(using: &random) else { return }
      try file.removeCoding(coding.id.description)
    case 7:
      try file.addRelation(
        RelationDraft(
          from: try code(), to: .code(try code()), kind: .influences,
          evidence: random.chance(1, in: 2)
            ? [EvidenceReference(source: "A01", turn: 2, code: try code())] : []))
    case 8:
      guard let relation = snapshot.relations.randomElement(using: &random) else { return }
      try file.removeRelation(relation.id.description)
    case _ where random.chance(1, in: 2): try file.holdOut(sources: ["A0\(step % 3 + 1)"])
    default: try file.takeIn(sources: ["A0\(step % 3 + 1)"])
    }
  }
}

extension ScratchStudy {
  /// The state as of an event, read through the library from a copy in which the rule of the schema
  /// (`added <= n AND (retired IS NULL OR retired > n)`) decides what is live.
  func state(asOf event: Int) throws -> StudyState {
    let copy = scratch.path("as-of-\(event)-\(UUID().uuidString).zhagen")
    try raw { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: copy, configuration: configuration).write { db in
      let triggers = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      let tables = try String.fetchAll(
        db,
        sql: "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
          + " WHERE m.type = 'table' AND c.name = 'retired'")
      for table in tables {
        try db.execute(
          sql: """
            UPDATE \(table) SET retired = added + 1
              WHERE NOT (added <= \(event) AND (retired IS NULL OR retired > \(event)));
            UPDATE \(table) SET retired = NULL WHERE added <= \(event) AND retired > \(event);
            """)
      }
    }
    defer { try? FileManager.default.removeItem(atPath: copy) }
    return try StudyFile.open(at: copy).snapshot().state
  }
}
