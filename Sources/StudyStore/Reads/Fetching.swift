import Foundation
import GRDB
import GroundedTheory

/// Rows of the live state as values. Every function reads the state as of the last event.
extension Database {
  func liveStudy() throws -> Study? {
    try Row.fetchOne(
      self,
      sql: """
        SELECT e.id, title, citation, note, storyline FROM study JOIN entity e ON e.key = entity
        WHERE retired IS NULL
        """
    ).map { row in
      try Study(
        id: .init(row.value("id")), title: row.value("title"), citation: row.value("citation"),
        note: row.value("note"), storyline: row.value("storyline"))
    }
  }

  func liveLadder() throws -> Ladder {
    var levels: [Level] = []
    var beside: [Level] = []
    let sql =
      "SELECT beside, levelKey, name, prefix FROM level WHERE retired IS NULL ORDER BY beside, position"
    for row in try Row.fetchAll(self, sql: sql) {
      let level = try Level(
        key: row.value("levelKey"), name: row.value("name"), prefix: row.value("prefix"))
      if try row.value("beside") { beside.append(level) } else { levels.append(level) }
    }
    do { return try Ladder(levels, beside: beside) } catch let violation as Violation {
      throw DamagedContent(detail: violation.description)
    }
  }

  func liveCodebook() throws -> Codebook {
    let sql = """
      SELECT e.id, name, level, ordinal, p.id AS parent, definition, provenance
      FROM code JOIN entity e ON e.key = entity LEFT JOIN entity p ON p.key = parent
      WHERE retired IS NULL
      """
    let codes = try Row.fetchAll(self, sql: sql).map { row in
      try Code(
        id: .init(row.value("id")), name: row.value("name"), level: row.value("level"),
        parent: row.identifier("parent"), ordinal: row.value("ordinal"),
        definition: row.value("definition"), provenance: row.word("provenance"))
    }
    return Codebook(ladder: try liveLadder(), codes: codes)
  }

  func liveCoders() throws -> [Coder] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT e.id, name FROM coder JOIN entity e ON e.key = entity
        WHERE retired IS NULL ORDER BY version
        """
    ).map { row in try Coder(id: .init(row.value("id")), name: row.value("name")) }
  }

  func liveParticipants() throws -> [Participant] {
    let decoder = JSONDecoder()
    return try Row.fetchAll(
      self,
      sql: """
        SELECT e.id, name, attributes FROM participant JOIN entity e ON e.key = entity
        WHERE retired IS NULL ORDER BY entity
        """
    ).map { row in
      try Participant(
        id: .init(row.value("id")), name: row.value("name"),
        attributes: row.json("attributes", decoder))
    }
  }

  func liveSources() throws -> [SourceDocument] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT e.id, number, name, s.kind, p.id AS participant, heldOut
        FROM source s JOIN entity e ON e.key = entity LEFT JOIN entity p ON p.key = participant
        WHERE retired IS NULL ORDER BY number
        """
    ).map { row in
      SourceDocument(
        id: .init(try row.value("id")), number: try row.value("number"),
        name: try row.value("name"), kind: try row.word("kind") ?? .document,
        participant: try row.identifier("participant"), isHeldOut: try row.value("heldOut"))
    }
  }

  func turns(ofText text: Int64) throws -> [Turn] {
    let sql = """
      SELECT number, speaker, role, spanStart, spanEnd, fromMilliseconds, toMilliseconds
      FROM turn WHERE text = ? ORDER BY number
      """
    var turns: [Turn] = []
    let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [text])
    while let row = try cursor.next() {
      let from: Int? = try row.value(5)
      let to: Int? = try row.value(6)
      guard let span = try row.span(3, 4) else {
        throw DamagedContent(detail: "a turn has no span")
      }
      turns.append(
        Turn(
          number: try row.value(0), speaker: try row.value(1), role: try row.word("role"),
          span: span,
          milliseconds: from.flatMap { from in to.map { from..<max(from, $0) } }))
    }
    return turns
  }

  func liveMemos() throws -> [Memo] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT e.id, memo.kind, text, s.id AS subject, s.kind AS subjectKind
        FROM memo JOIN entity e ON e.key = entity LEFT JOIN entity s ON s.key = subject
        WHERE retired IS NULL ORDER BY version
        """
    ).map { row in
      Memo(
        id: .init(try row.value("id")), kind: try row.word("kind") ?? .theoretical,
        text: try row.value("text"),
        subject: Memo.Subject(try row.value("subjectKind"), try row.value("subject")))
    }
  }

  func liveRelations() throws -> [Relation] {
    var support: [Int64: [Coding.ID]] = [:]
    let supportRows = try Row.fetchAll(
      self,
      sql: """
        SELECT relation, c.id FROM support JOIN entity c ON c.key = coding
        WHERE retired IS NULL ORDER BY version
        """)
    for row in supportRows {
      support[try row.value(0), default: []].append(.init(try row.value(1)))
    }
    let sql = """
      SELECT entity, e.id, f.id AS fromCode, tc.id AS toCode, tr.id AS toRelation, r.kind, sign,
        note, provenance
      FROM relation r JOIN entity e ON e.key = entity JOIN entity f ON f.key = fromCode
        LEFT JOIN entity tc ON tc.key = toCode LEFT JOIN entity tr ON tr.key = toRelation
      WHERE retired IS NULL ORDER BY entity
      """
    return try Row.fetchAll(self, sql: sql).compactMap { row in
      let code = try row.identifier("toCode").map(Relation.Target.code)
      let relation = try row.identifier("toRelation").map(Relation.Target.relation)
      guard let target = code ?? relation else { return nil }
      return Relation(
        id: .init(try row.value("id")), from: .init(try row.value("fromCode")), to: target,
        kind: try row.word("kind") ?? .influences, sign: try row.word("sign") ?? .unsigned,
        note: try row.value("note"), provenance: try row.word("provenance"),
        support: support[try row.value("entity")] ?? [])
    }
  }
}

extension Memo.Subject {
  /// From the kind and the identifier that the store keeps; nothing means the study as a whole.
  init(_ kind: String?, _ id: UUID?) {
    switch (kind, id) {
    case ("code", let id?): self = .code(.init(id))
    case ("coding", let id?): self = .coding(.init(id))
    case ("source", let id?): self = .source(.init(id))
    case ("relation", let id?): self = .relation(.init(id))
    default: self = .study
    }
  }
}
