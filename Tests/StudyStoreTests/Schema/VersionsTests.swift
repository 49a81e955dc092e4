import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// Law 2: nothing a researcher made is destroyed.
@Suite struct VersionsTests {
  /// Each kind of write, tried on a full study.
  static let writes: [(verb: String, run: @Sendable (ScratchStudy) throws -> Void)] = [
    (
      "import",
      { study in
        try study.file.importDocuments { add in try add(ImportedDocument("A04", marked: "⟦新⟧")) }
      }
    ),
    (
      "participant import",
      { study in
        try study.file.importParticipants([
          Placed(row: 2, value: ParticipantDraft(name: "P1", source: "A02", attributes: []))
        ])
      }
    ),
    ("source hold-out", { study in try study.file.holdOut(sources: ["A01"]) }),
    ("source take-in", { study in try study.file.takeIn(sources: ["A03"]) }),
    ("source rename", { study in try study.file.renameSource("A03", to: "附") }),
    (
      "participant add",
      { study in
        try study.file.addParticipant(
          ParticipantDraft(
            name: "P9", source: "A02", attributes: [Attribute(name: "age", value: "4")]))
      }
    ),
    (
      "participant set",
      { study in
        try study.file.setAttributes(
          [Attribute(name: "role", value: ""), Attribute(name: "years", value: "5")], of: "P1")
      }
    ),
    ("participant rename", { study in try study.file.renameParticipant("P1", to: "P01") }),
    (
      "participant link",
      { study in
        try study.file.linkParticipant("P1", to: Appearance(source: "A03", speaker: "民"))
      }
    ),
    (
      "participant unlink",
      { study in try study.file.unlinkParticipant("P3", from: Appearance(source: "A03")) }
    ),
    ("attribute set", { study in try study.file.setAttributeKind("role", to: .text) }),
    ("coder add", { study in try study.file.addCoder("乙") }),
    ("code add", { study in try study.file.addCode("新", level: "concept", under: "任务") }),
    ("code rename", { study in try study.file.renameCode("任务", to: "任务繁重") }),
    ("code move", { study in try study.file.moveCode("任务", to: "资源") }),
    ("code merge", { study in try study.file.mergeCodes(["加班"], into: "填表") }),
    (
      "code split",
      { study in
        let coding = try study.file.snapshot().codings[0]
        try study.file.splitCode("加班", into: "周末加班", codings: [coding.id])
      }
    ),
    ("code promote", { study in try study.file.promoteCode("填表") }),
    (
      "code demote", { study in try study.file.demoteCode("任务", below: .goes(under: "资源")) }
    ),
    ("code retire", { study in try study.file.retireCode("填表", withCodings: true) }),
    ("condense", { study in try study.file.condense(["担责"], into: "责任", reason: "责大权小") }),
    ("code define", { study in try study.file.defineCode("任务", as: "新定义") }),
    (
      "codebook import",
      { study in
        try study.file.importCodebook(
          CodebookDraft(entries: [.init(path: ["资源"], level: "main", definition: "人财物", row: 1)]))
      }
    ),
    ("coding add", { study in try study.code("填表", "表太多", memo: "又是表") }),
    (
      "coding import",
      { study in
        try study.file.importCodings { row in
          try row(
            .success(
              Placed(
                row: 2,
                value: CodingDraft(source: "A03", quote: "工资低", code: "资源", coder: "丙", memo: "低")))
          )
        }
      }
    ),
    (
      "coding remove",
      { study in
        let coding = try study.file.snapshot().codings[0]
        try study.file.removeCoding(coding.id.description)
      }
    ),
    (
      "relation add",
      { study in
        try study.file.addRelation(RelationDraft(from: "资源", to: .code("失灵"), kind: .influences))
      }
    ),
    (
      "relation import",
      { study in
        try study.file.addRelations([
          RelationDraft(
            from: "任务", to: .code("失灵"), kind: .causes,
            evidence: [EvidenceReference(source: "A01", turn: 2, code: "任务")])
        ])
      }
    ),
    (
      "relation remove",
      { study in
        try study.file.removeRelation(try study.file.relations()[0].id.description)
      }
    ),
  ]

  @Test(arguments: writes.indices)
  func aWriteIsOneEventAndOnlyAddsAndRetiresVersions(write: Int) throws {
    let (verb, run) = Self.writes[write]
    let study = try ScratchStudy.full()
    let before = try study.versions()
    let events = try study.file.history()
    try run(study)
    let after = try study.versions()
    let history = try study.file.history()
    #expect(Array(history.dropLast()) == events)
    let event = try #require(history.last)
    #expect(event.number == events.count + 1 && event.verb == verb && !event.summary.isEmpty)
    var touched = 0
    for (table, old) in before {
      let new = try #require(after[table])
      for (version, row) in old {
        let now = try #require(new[version], "\(table) \(version) is gone")
        #expect(now.content == row.content && now.added == row.added)
        if now.retired != row.retired {
          #expect(row.retired == nil && now.retired == event.number)
          touched += 1
        }
      }
      for (version, row) in new where old[version] == nil {
        #expect(row.added == event.number && row.retired == nil)
        touched += 1
      }
    }
    #expect(touched > 0)
  }

  @Test func anEventSaysWhoWhatAndWhy() throws {
    let study = try ScratchStudy.full()
    let before = Date()
    try study.file.renameCode("任务", to: "任务繁重", by: "甲", reason: "访谈原话")
    let event = try #require(try study.file.history().last)
    #expect(event.coder == "甲" && event.reason == "访谈原话")
    #expect(event.summary == "\"任务\" → \"任务繁重\"")
    // Times are kept in whole milliseconds.
    #expect((before.addingTimeInterval(-0.001)...Date()).contains(event.time))
  }

  @Test func whatAnImportFoundOutIsKeptByItsEvent() throws {
    let study = try ScratchStudy()
    var document = try ImportedDocument("A01", marked: "⟦词⟧")
    document.findings = [Finding(what: "encoding guessed", place: "A01", why: "GB18030")]
    try study.file.importDocuments(by: "甲") { add in try add(document) }
    #expect(try study.file.history().last?.findings == document.findings)
  }

  @Test func noVersionIsChangedBroughtBackOrDeleted() throws {
    let study = try ScratchStudy.full()
    try study.file.removeCoding(try study.file.snapshot().codings[0].id.description)
    try study.file.mergeCodes(["填表"], into: "加班")
    try study.file.addMemo(MemoDraft(text: "比较", subject: .study, compared: ["加班", "担责"]))
    try study.file.saveQuery("问", "加班 near 担责")
    try study.file.addRule(RuleDraft(name: "则", code: "加班", coder: "甲", words: ["忙"]))
    try study.file.assign(sources: ["A02"], to: "甲")
    try study.file.adjudicate(
      [Adjudication(accepted: [try study.file.snapshot().codings[0].id])], as: "定稿")
    let before = try study.rows()
    try study.raw { db in
      for table in Schema.versioned.keys {
        let columns = try db.columns(in: table).map(\.name)
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 > 0, "\(table)")
        for column in columns where column != "retired" && column != "version" {
          #expect(throws: DatabaseError.self, "\(table).\(column)") {
            try db.execute(sql: "UPDATE \(table) SET \(column) = \(column)")
          }
        }
        #expect(throws: DatabaseError.self) { try db.execute(sql: "DELETE FROM \(table)") }
      }
      for sql in ["retired = NULL", "retired = retired + 1"] {
        for table in ["coding", "support", "memo", "code"] {
          #expect(throws: DatabaseError.self) {
            try db.execute(sql: "UPDATE \(table) SET \(sql) WHERE retired IS NOT NULL")
          }
        }
      }
    }
    #expect(try study.rows() == before)
  }

  /// The frozen columns are all columns, so that one added later is not forgotten.
  @Test func everyVersionedTableIsFrozenWhole() throws {
    let study = try ScratchStudy()
    try study.raw { db in
      let tables = try String.fetchAll(
        db,
        sql: "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
          + " WHERE m.type = 'table' AND c.name = 'retired'")
      #expect(Set(tables) == Set(Schema.versioned.keys))
      for (table, columns) in Schema.versioned {
        #expect(
          Set(columns.split(separator: ", ").map(String.init)).union(["version", "retired"])
            == Set(try db.columns(in: table).map(\.name)))
      }
    }
  }
}

/// A version with everything but the columns that place it in time.
struct Version: Equatable {
  let added: Int
  let retired: Int?
  let content: [String: DatabaseValue]
}

extension ScratchStudy {
  /// Every version of every versioned table, by table and number.
  func versions() throws -> [String: [Int64: Version]] {
    try raw { db in
      try Schema.versioned.reduce(into: [:]) { tables, entry in
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(entry.key)")
        tables[entry.key] = Dictionary(
          uniqueKeysWithValues: rows.map { row in
            var content = Dictionary(
              row.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
            content["added"] = nil
            content["retired"] = nil
            return (
              row["version"],
              Version(added: row["added"], retired: row["retired"], content: content)
            )
          })
      }
    }
  }
}
