import Foundation
import GRDB
import GroundedTheory

/// How each kind of thing becomes a version.
extension Writing {
  func add(_ study: Study) throws {
    try add(
      "study", study.id.uuid,
      [
        "title": study.title, "citation": study.citation, "note": study.note,
        "storyline": study.storyline,
      ])
  }

  func add(_ level: Level, position: Int, beside: Bool) throws {
    let id: Identifier<Level> = newID()
    try add(
      "level", id.uuid,
      [
        "position": position, "beside": beside, "levelKey": level.key, "name": level.name,
        "prefix": level.prefix,
      ])
  }

  /// A list as it is kept in a column.
  private func json(_ list: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(list), as: UTF8.self)
  }

  func add(_ coder: Coder) throws {
    try add("coder", coder.id.uuid, ["name": coder.name])
  }

  func add(_ participant: Participant) throws {
    try add(
      "participant", participant.id.uuid,
      ["name": participant.name, "attributes": try json(participant.attributes)])
  }

  /// - Parameter text: the key of its words.
  func add(_ source: SourceDocument, text: Int64) throws {
    try add(
      "source", source.id.uuid,
      [
        "number": source.number, "name": source.name, "kind": source.kind.rawValue,
        "participant": try source.participant.map { try first("participant", $0.uuid) },
        "heldOut": source.heldOut != nil, "heldOutOn": source.heldOut?.day,
        "heldOutReason": source.heldOut?.reason ?? "", "text": text,
      ])
  }

  func add(_ code: Code) throws {
    try add(
      "code", code.id.uuid,
      [
        "name": code.name, "level": code.level, "ordinal": code.ordinal,
        "parent": try code.parent.map { try first("code", $0.uuid) },
        "definition": code.definition, "provenance": code.provenance?.rawValue,
        "aliases": try json(code.aliases), "properties": try json(code.properties),
        "colour": code.colour?.description, "inVivo": code.isInVivo,
      ])
  }

  func add(_ coding: Coding) throws {
    try add(
      "coding", coding.id.uuid,
      [
        "source": try first("source", coding.source.uuid), "spanStart": coding.span?.start,
        "spanEnd": coding.span?.end, "code": try first("code", coding.code.uuid),
        "coder": try first("coder", coding.coder.uuid), "quote": coding.quote,
      ])
  }

  func add(_ memo: Memo) throws {
    var subjects: [String: Int64] = [:]
    switch memo.subject {
    case .study: break
    case .code(let id): subjects["code"] = try first("code", id.uuid)
    case .coding(let id): subjects["coding"] = try first("coding", id.uuid)
    case .source(let id): subjects["source"] = try first("source", id.uuid)
    case .relation(let id): subjects["relation"] = try first("relation", id.uuid)
    }
    try add(
      "memo", memo.id.uuid,
      [
        "kind": memo.kind.rawValue, "text": memo.text, "code": subjects["code"],
        "coding": subjects["coding"], "source": subjects["source"],
        "relation": subjects["relation"],
      ])
    let own = try first("memo", memo.id.uuid)
    try retire("compared", own, by: "memo")
    for code in memo.compared {
      try insert(
        "compared", ["added", "memo", "code"], [event, own, try first("code", code.uuid)])
    }
  }

  func add(_ query: SavedQuery) throws {
    try add("query", query.id.uuid, ["name": query.name, "text": query.text])
  }

  func add(_ relation: Relation) throws {
    var toCode: Int64?
    var toRelation: Int64?
    switch relation.to {
    case .code(let id): toCode = try first("code", id.uuid)
    case .relation(let id): toRelation = try first("relation", id.uuid)
    }
    try add(
      "relation", relation.id.uuid,
      [
        "fromCode": try first("code", relation.from.uuid), "toCode": toCode,
        "toRelation": toRelation, "kind": relation.kind.rawValue, "sign": relation.sign.rawValue,
        "note": relation.note, "provenance": relation.provenance?.rawValue,
      ])
    let own = try first("relation", relation.id.uuid)
    for coding in relation.support {
      try insert(
        "support", ["added", "relation", "coding"],
        [event, own, try first("coding", coding.uuid)])
    }
  }
}
