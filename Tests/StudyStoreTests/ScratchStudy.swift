import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport

/// A study in a scratch folder, with a second connection that goes around the library.
struct ScratchStudy {
  let scratch: Scratch
  let file: StudyFile

  init() throws {
    scratch = try Scratch()
    file = try StudyFile.create(
      at: scratch.path("study.zhagen"), title: "网格治理", ladder: try LadderPreset.xicheng.ladder,
      citation: "作者 2022", note: "合成文本", storyline: "一根针")
  }

  /// A study with something in every table: three sources, seven codes, codings, memos, relations.
  static func full() throws -> ScratchStudy {
    let study = try ScratchStudy()
    try study.fill()
    return study
  }

  private func fill() throws {
    try file.importDocuments { add in
      try add(ImportedDocument("A01", marked: "访：⟦忙吗？⟧\n民：⟦天天加班，表多，表太多。⟧\n"))
      try add(ImportedDocument("A02", marked: "访：⟦有权吗？⟧\n民：⟦没有权，责任倒大。⟧\n"))
      try add(ImportedDocument("A03", marked: "访：⟦钱呢？⟧\n民：⟦工资低。𠮷⟧\n"))
    }
    try file.importParticipants([
      Placed(
        row: 2,
        value: ParticipantDraft(
          name: "P1", source: "A01", attributes: [Attribute(name: "role", value: "网格员")])),
      Placed(
        row: 3,
        value: ParticipantDraft(
          name: "P3", appearances: [Appearance(source: "A03", speaker: "民")])),
    ])
    try file.holdOut(sources: ["A03"])
    try file.addCoder("甲")
    try file.importCodebook(CodebookDraft(entries: Self.entries))
    try code("加班", "天天加班", memo: "原话")
    try code("填表", "表多")
    try code("担责", "责任倒大", in: "A02")
    try file.addRelations([
      RelationDraft(
        from: "制度", to: .code("失灵"), kind: .causes, note: "见访谈",
        evidence: [EvidenceReference(source: "A01", turn: 2, code: "任务")]),
      RelationDraft(
        from: "资源", to: .relation(from: "制度", to: "失灵", kind: .causes), kind: .moderates,
        sign: .negative),
    ])
    try file.defineCode("加班", as: "工作时间过长")
  }

  private static let entries = [
    CodebookDraft.Entry(path: ["制度"], level: "main", provenance: .published, row: 2),
    CodebookDraft.Entry(path: ["制度", "任务"], level: "initial", definition: "任务繁重", row: 3),
    CodebookDraft.Entry(path: ["制度", "任务", "加班"], level: "concept", row: 4),
    CodebookDraft.Entry(path: ["制度", "任务", "填表"], level: "concept", row: 5),
    CodebookDraft.Entry(path: ["制度", "担责"], level: "concept", row: 6),
    CodebookDraft.Entry(path: ["资源"], level: "main", provenance: .reconstructed, row: 7),
    CodebookDraft.Entry(path: ["失灵"], level: "outcome", row: 8),
  ]

  @discardableResult
  func code(
    _ code: String, _ quote: String, in source: String = "A01", by coder: String = "甲",
    memo: String = ""
  ) throws -> Coding {
    try file.addCoding(
      CodingDraft(source: source, quote: quote, code: code, coder: coder, memo: memo))
  }

  func state() throws -> StudyState { try file.snapshot().state }

  func state(asOf event: Int) throws -> StudyState {
    try StudyFile.open(at: file.path, asOf: .number(event)).snapshot().state
  }

  /// Goes around the library with a connection of its own; foreign keys hold there too.
  func raw<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try DatabaseQueue(path: file.path).inDatabase(body)
  }

  /// Every row of every table as written, by table and row.
  func rows() throws -> [String: [[DatabaseValue]]] {
    try raw { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2")
          return (table, rows.map { Array($0.databaseValues) })
        })
    }
  }
}
