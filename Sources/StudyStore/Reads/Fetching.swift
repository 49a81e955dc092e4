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
      Study(
        id: .init(row["id"] as UUID), title: row["title"], citation: row["citation"],
        note: row["note"], storyline: row["storyline"])
    }
  }

  func liveLadder() throws -> Ladder {
    var levels: [Level] = []
    var beside: [Level] = []
    let sql =
      "SELECT beside, levelKey, name, prefix FROM level WHERE retired IS NULL ORDER BY beside, position"
    for row in try Row.fetchAll(self, sql: sql) {
      let level = Level(key: row["levelKey"], name: row["name"], prefix: row["prefix"])
      if row["beside"] { beside.append(level) } else { levels.append(level) }
    }
    return try Ladder(levels, beside: beside)
  }

  func liveCodebook() throws -> Codebook {
    let sql = """
      SELECT e.id, name, level, ordinal, p.id AS parent, definition, provenance
      FROM code JOIN entity e ON e.key = entity LEFT JOIN entity p ON p.key = parent
      WHERE retired IS NULL
      """
    let codes = try Row.fetchAll(self, sql: sql).map { row in
      Code(
        id: .init(row["id"] as UUID), name: row["name"], level: row["level"],
        parent: (row["parent"] as UUID?).map(Identifier.init), ordinal: row["ordinal"],
        definition: row["definition"],
        provenance: (row["provenance"] as String?).flatMap(Code.Provenance.init))
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
    ).map { Coder(id: .init($0["id"] as UUID), name: $0["name"]) }
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
      let attributes = try decoder.decode(
        [Attribute].self, from: Data((row["attributes"] as String).utf8))
      return Participant(id: .init(row["id"] as UUID), name: row["name"], attributes: attributes)
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
        id: .init(row["id"] as UUID), number: row["number"], name: row["name"],
        kind: SourceDocument.Kind(rawValue: row["kind"]) ?? .document,
        participant: (row["participant"] as UUID?).map(Identifier.init),
        isHeldOut: row["heldOut"])
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
      let from: Int? = row[5]
      let to: Int? = row[6]
      turns.append(
        Turn(
          number: row[0], speaker: row[1], role: (row[2] as String?).flatMap(Turn.Role.init),
          span: try TextSpan(start: row[3], end: row[4]),
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
      let subject: UUID? = row["subject"]
      return Memo(
        id: .init(row["id"] as UUID), kind: Memo.Kind(rawValue: row["kind"]) ?? .theoretical,
        text: row["text"], subject: Memo.Subject(row["subjectKind"], subject))
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
    for row in supportRows { support[row[0], default: []].append(.init(row[1] as UUID)) }
    let sql = """
      SELECT entity, e.id, f.id AS fromCode, tc.id AS toCode, tr.id AS toRelation, r.kind, sign,
        note, provenance
      FROM relation r JOIN entity e ON e.key = entity JOIN entity f ON f.key = fromCode
        LEFT JOIN entity tc ON tc.key = toCode LEFT JOIN entity tr ON tr.key = toRelation
      WHERE retired IS NULL ORDER BY entity
      """
    return try Row.fetchAll(self, sql: sql).compactMap { row in
      let code = (row["toCode"] as UUID?).map { Relation.Target.code(.init($0)) }
      let relation = (row["toRelation"] as UUID?).map { Relation.Target.relation(.init($0)) }
      guard let target = code ?? relation else { return nil }
      return Relation(
        id: .init(row["id"] as UUID), from: .init(row["fromCode"] as UUID), to: target,
        kind: Relation.Kind(rawValue: row["kind"]) ?? .influences,
        sign: Relation.Sign(rawValue: row["sign"]) ?? .unsigned, note: row["note"],
        provenance: (row["provenance"] as String?).flatMap(Code.Provenance.init),
        support: support[row["entity"]] ?? [])
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
