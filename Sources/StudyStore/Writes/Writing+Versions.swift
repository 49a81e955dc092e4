import Foundation
import GRDB
import GroundedTheory

/// How each kind of thing becomes a version. A thing that has a live version gets it retired first.
extension Writing {
  func add(_ study: Study) throws {
    let key = try key(study.id.uuid, "study")
    try retire("study", key)
    try insert(
      "INSERT INTO study (entity, added, title, citation, note, storyline) VALUES (?, ?, ?, ?, ?, ?)",
      [key, event, study.title, study.citation, study.note, study.storyline])
  }

  func add(_ level: Level, position: Int, beside: Bool) throws {
    let id: Identifier<Level> = newID()
    try insert(
      """
      INSERT INTO level (entity, added, position, beside, levelKey, name, prefix)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [try name(id.uuid, "level"), event, position, beside, level.key, level.name, level.prefix])
  }

  func add(_ coder: Coder) throws {
    let key = try key(coder.id.uuid, "coder")
    try retire("coder", key)
    try insert(
      "INSERT INTO coder (entity, added, name) VALUES (?, ?, ?)", [key, event, coder.name])
  }

  func add(_ participant: Participant) throws {
    let key = try key(participant.id.uuid, "participant")
    try retire("participant", key)
    let attributes = String(
      decoding: try JSONEncoder().encode(participant.attributes), as: UTF8.self)
    try insert(
      "INSERT INTO participant (entity, added, name, attributes) VALUES (?, ?, ?, ?)",
      [key, event, participant.name, attributes])
  }

  func add(_ source: SourceDocument, text: Int64) throws {
    let key = try key(source.id)
    try retire("source", key)
    let participant = try source.participant.map { try self.key($0.uuid, "participant") }
    try insert(
      """
      INSERT INTO source (entity, added, number, name, kind, participant, heldOut, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key, event, source.number, source.name, source.kind.rawValue, participant,
        source.isHeldOut, text,
      ])
  }

  func add(_ code: Code) throws {
    let key = try key(code.id)
    try retire("code", key)
    try insert(
      """
      INSERT INTO code (entity, added, name, level, ordinal, parent, definition, provenance)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key, event, code.name, code.level, code.ordinal, try code.parent.map { try self.key($0) },
        code.definition, code.provenance?.rawValue,
      ])
  }

  func add(_ memo: Memo) throws {
    let key = try key(memo.id.uuid, "memo")
    try retire("memo", key)
    let subject: Int64? =
      switch memo.subject {
      case .study: nil
      case .code(let id): try self.key(id)
      case .coding(let id): try self.key(id)
      case .source(let id): try self.key(id)
      case .relation(let id): try self.key(id)
      }
    try insert(
      "INSERT INTO memo (entity, added, kind, text, subject) VALUES (?, ?, ?, ?, ?)",
      [key, event, memo.kind.rawValue, memo.text, subject])
  }

  func add(_ relation: Relation) throws {
    let key = try key(relation.id)
    try retire("relation", key)
    var toCode: Int64?
    var toRelation: Int64?
    switch relation.to {
    case .code(let id): toCode = try self.key(id)
    case .relation(let id): toRelation = try self.key(id)
    }
    try insert(
      """
      INSERT INTO relation
        (entity, added, fromCode, toCode, toRelation, kind, sign, note, provenance)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key, event, try self.key(relation.from), toCode, toRelation, relation.kind.rawValue,
        relation.sign.rawValue, relation.note, relation.provenance?.rawValue,
      ])
    for coding in relation.support {
      try insert(
        "INSERT INTO support (added, relation, coding) VALUES (?, ?, ?)",
        [event, key, try self.key(coding)])
    }
  }

  private func insert(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
