import Foundation
import GRDB
import GroundedTheory
import Testing

@testable import StudyStore
@testable import TestSupport

/// Studies of older schemas, kept as dumps of files that the program of their time wrote.
struct UpgradeTests {
  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// A file of an older schema, made from its dump; a dump does not hold the two pragmas.
  private func oldStudy(_ scratch: Scratch, schema: Int = 1) throws -> String {
    let path = scratch.path("old-\(schema).zhagen")
    let dump = try String(
      contentsOf: Self.fixtures.appendingPathComponent("schema-\(schema).sql"), encoding: .utf8)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { db in
      try db.execute(sql: dump)
      try db.execute(
        sql: "PRAGMA application_id = \(StudyFile.applicationID); PRAGMA user_version = \(schema)")
    }
    try queue.close()
    return path
  }

  @Test func aStudyOfTheFirstSchemaOpensWithEverythingInIt() throws {
    let scratch = try Scratch()
    let path = try oldStudy(scratch)
    let file = try StudyFile.open(at: path)
    let state = try file.snapshot()
    #expect(state.codings.map(\.quote) == ["白天家里没有人", "一个月要填十几张表"])
    #expect(state.codebook.codes.count == 4)
    #expect(state.participants.map(\.name) == ["P01"])
    #expect(try file.history().count == 12)

    let backup = try #require(file.upgradeBackup)
    #expect(StudyFile.upgradeBackups(of: path) == [backup])
    let old = try DatabaseQueue(path: backup)
    let kept = try old.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA user_version"),
        try Int32.fetchOne(db, sql: "PRAGMA application_id"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM coding")
      )
    }
    #expect(kept == (1, StudyFile.applicationID, 2))
    // It can be worked in as any other, and is not upgraded twice.
    try file.addCoder("乙")
    try file.close()
    #expect(try StudyFile.open(at: path).upgradeBackup == nil)
  }

  @Test func aCopyOfAnOlderSchemaIsMergedAndStaysAsItIs() throws {
    let (here, there) = (try Scratch(), try Scratch())
    let ours = try StudyFile.open(at: try oldStudy(here, schema: 2))
    let path = try oldStudy(there, schema: 2)
    #expect(try ours.merge(path).event == nil)
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      try db.execute(
        sql: """
          INSERT INTO event SELECT max(number) + 1, randomblob(16), max(milliseconds) + 5, NULL,
            'code add', '新', '', '[]', NULL FROM event;
          INSERT INTO code SELECT max(version) + 1, max(version) + 1, randomblob(16),
            (SELECT max(number) FROM event), NULL, '新', 'concept', 99, NULL, '', NULL FROM code;
          """)
    }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try ours.merge(path).event != nil)
    #expect(try ours.verify().holds)
    #expect(try ours.snapshot().codebook.code(named: "新").ordinal == 99)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func aStudyOfTheSecondSchemaOpensWithEverythingInIt() throws {
    let scratch = try Scratch()
    let file = try StudyFile.open(at: try oldStudy(scratch, schema: 2))
    let state = try file.snapshot()
    #expect(state.codings.map(\.quote) == ["白天家里没有人", "一个月要填十几张表"])
    #expect(state.sources.map { $0.heldOut != nil } == [false, true])
    #expect(state.codebook.codes.allSatisfy { $0.aliases.isEmpty && !$0.isInVivo })
    #expect(try file.verify().holds)
    try file.renameCode("填表", to: "填报")
  }

  /// What an upgraded file lays down is what a new file does.
  @Test(arguments: [1, 2])
  func anUpgradedFileHasTheSchemaOfANewOne(schema: Int) throws {
    let scratch = try Scratch()
    let upgraded = try StudyFile.open(at: try oldStudy(scratch, schema: schema))
    let new = try ScratchStudy().file
    func objects(_ file: StudyFile) throws -> [String: String] {
      try file.read { db in
        let rows = try Row.fetchAll(
          db, sql: "SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
      }
    }
    #expect(try objects(upgraded) == objects(new))
  }

  @Test(.enabled(if: getuid() != 0, "the administrator may write everything"))
  func aReadOnlyStudyOfTheFirstSchemaSaysWhatToDo() throws {
    let scratch = try Scratch()
    let path = try oldStudy(scratch)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    #expect(throws: StudyError.olderSchema(path: path, found: 1)) { try StudyFile.open(at: path) }
  }
}
