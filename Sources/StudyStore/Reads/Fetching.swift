import Foundation
import GRDB
import GroundedTheory

/// Rows of the live state as values. Every function reads the state as of the last event.
extension Database {
  func liveStudy() throws -> Study? {
    try Row.fetchOne(
      self,
      sql: """
        SELECT id, title, citation, note, storyline FROM study WHERE retired IS NULL
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
      SELECT c.id, c.name, c.level, c.ordinal, p.id AS parent, c.definition, c.provenance
      FROM code c LEFT JOIN code p ON p.version = c.parent WHERE c.retired IS NULL
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
        SELECT id, name FROM coder WHERE retired IS NULL ORDER BY first
        """
    ).map { Coder(id: .init($0["id"] as UUID), name: $0["name"]) }
  }

  func liveParticipants() throws -> [Participant] {
    let decoder = JSONDecoder()
    return try Row.fetchAll(
      self,
      sql: """
        SELECT id, name, attributes FROM participant WHERE retired IS NULL ORDER BY first
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
        SELECT s.id, number, s.name, s.kind, p.id AS participant, heldOut
        FROM source s LEFT JOIN participant p ON p.version = s.participant
        WHERE s.retired IS NULL ORDER BY number
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
        SELECT m.id, m.kind, m.text, c.id AS code, k.id AS coding, s.id AS source,
          r.id AS relation
        FROM memo m LEFT JOIN code c ON c.version = m.code
          LEFT JOIN coding k ON k.version = m.coding LEFT JOIN source s ON s.version = m.source
          LEFT JOIN relation r ON r.version = m.relation
        WHERE m.retired IS NULL ORDER BY m.first
        """
    ).map { row in
      Memo(
        id: .init(row["id"] as UUID), kind: Memo.Kind(rawValue: row["kind"]) ?? .theoretical,
        text: row["text"], subject: Memo.Subject(row))
    }
  }

  func liveRelations() throws -> [Relation] {
    var support: [Int64: [Coding.ID]] = [:]
    let supportRows = try Row.fetchAll(
      self,
      sql: """
        SELECT relation, c.id FROM support s JOIN coding c ON c.version = s.coding
        WHERE s.retired IS NULL ORDER BY s.version
        """)
    for row in supportRows { support[row[0], default: []].append(.init(row[1] as UUID)) }
    let sql = """
      SELECT r.first, r.id, f.id AS fromCode, c.id AS toCode, t.id AS toRelation, r.kind, r.sign,
        r.note, r.provenance
      FROM relation r JOIN code f ON f.version = r.fromCode
        LEFT JOIN code c ON c.version = r.toCode LEFT JOIN relation t ON t.version = r.toRelation
      WHERE r.retired IS NULL ORDER BY r.first
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
        support: support[row["first"]] ?? [])
    }
  }
}

extension Memo.Subject {
  /// From the columns of which at most one is filled; none means the study as a whole.
  fileprivate init(_ row: Row) {
    if let id: UUID = row["code"] {
      self = .code(.init(id))
    } else if let id: UUID = row["coding"] {
      self = .coding(.init(id))
    } else if let id: UUID = row["source"] {
      self = .source(.init(id))
    } else if let id: UUID = row["relation"] {
      self = .relation(.init(id))
    } else {
      self = .study
    }
  }
}
