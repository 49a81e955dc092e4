import Foundation
import GRDB
import GroundedTheory

/// Rows of the live state as values. Every function reads the state as of the last event.
extension Database {
  func liveStudy() throws -> Study {
    let row = try Row.fetchOne(
      self, sql: "SELECT id, title, citation, note, storyline FROM study WHERE retired IS NULL")
    guard let row else { throw DamagedContent(detail: "it has no study row") }
    return try Study(
      id: .init(row.value("id")), title: row.value("title"), citation: row.value("citation"),
      note: row.value("note"), storyline: row.value("storyline"))
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

  /// Every write that names a code reads all of them, so columns are taken by place.
  func liveCodebook() throws -> Codebook {
    let sql = """
      SELECT c.id, c.name, c.level, c.ordinal, p.id AS parent, c.definition, c.provenance,
        c.aliases, c.properties, c.colour, c.inVivo
      FROM code c LEFT JOIN code p ON p.version = c.parent WHERE c.retired IS NULL
      """
    let decoder = JSONDecoder()
    let codes = try Row.fetchAll(self, sql: sql).map { row in
      try Code(
        id: .init(row.value(0)), name: row.value(1), level: row.value(2),
        parent: (row.value(4) as UUID?).map(Identifier.init), ordinal: row.value(3),
        definition: row.value(5),
        provenance: (row.value(6) as String?).flatMap(Code.Provenance.init),
        aliases: row.list(7, decoder), properties: row.list(8, decoder),
        colour: (row.value(9) as String?).flatMap(Colour.init), isInVivo: row.value(10))
    }
    return Codebook(ladder: try liveLadder(), codes: codes)
  }

  func liveCoders() throws -> [Coder] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT id, name FROM coder WHERE retired IS NULL ORDER BY first
        """
    ).map { row in try Coder(id: .init(row.value("id")), name: row.value("name")) }
  }

  func liveParticipants() throws -> [Participant] {
    let decoder = JSONDecoder()
    return try Row.fetchAll(
      self,
      sql: """
        SELECT id, name, attributes FROM participant WHERE retired IS NULL ORDER BY first
        """
    ).map { row in
      try Participant(
        id: .init(row.value("id")), name: row.value("name"),
        attributes: row.json("attributes", decoder))
    }
  }

  /// - Parameter condition: SQL over `s`, the source's row, for a part of them.
  func liveSources(where condition: String = "1") throws -> [SourceDocument] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT s.id, number, s.name, s.kind, p.id AS participant, heldOut,
          heldOutOn, heldOutReason
        FROM source s LEFT JOIN participant p ON p.version = s.participant
        WHERE s.retired IS NULL AND \(condition) ORDER BY number
        """
    ).map { row in
      SourceDocument(
        id: .init(try row.value("id")), number: try row.value("number"),
        name: try row.value("name"), kind: try row.word("kind") ?? .document,
        participant: try row.identifier("participant"),
        heldOut: try row.value("heldOut")
          ? HoldOut(unchecked: try row.value("heldOutOn"), reason: try row.value("heldOutReason"))
          : nil)
    }
  }

  /// The turns of a text, in text order.
  /// - Parameter numbers: only these.
  func turns(ofText text: Int64, numbers: ClosedRange<Int> = 1...Int.max) throws -> [Turn] {
    let sql = """
      SELECT number, speaker, role, spanStart, spanEnd, fromMilliseconds, toMilliseconds
      FROM turn WHERE text = ? AND number BETWEEN ? AND ? ORDER BY number
      """
    var turns: [Turn] = []
    let cursor = try Row.fetchCursor(
      cachedStatement(sql: sql), arguments: [text, numbers.lowerBound, numbers.upperBound])
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
    // Numbers are for life and text order is not: a corrected text may have its turns in any order.
    // The index has them by number, which is the order of the text in all the others.
    let isInOrder = zip(turns, turns.dropFirst()).allSatisfy { $0.span < $1.span }
    return isInOrder ? turns : turns.sorted { $0.span < $1.span }
  }

  func liveMemos() throws -> [Memo] {
    let compared = try comparedCodes()
    return try Row.fetchAll(
      self,
      sql: """
        SELECT m.first, m.id, m.kind, m.text, c.id AS code, k.id AS coding, s.id AS source,
          r.id AS relation
        FROM memo m LEFT JOIN code c ON c.version = m.code
          LEFT JOIN coding k ON k.version = m.coding LEFT JOIN source s ON s.version = m.source
          LEFT JOIN relation r ON r.version = m.relation
        WHERE m.retired IS NULL ORDER BY m.first
        """
    ).map { row in
      Memo(
        id: .init(try row.value("id")), kind: try row.word("kind") ?? .theoretical,
        text: try row.value("text"), subject: try Memo.Subject(row),
        compared: compared[try row.value("first")] ?? [])
    }
  }

  /// The codes that memos compare, by the row that stands for the memo; in an order that an undo keeps.
  private func comparedCodes() throws -> [Int64: [Code.ID]] {
    var codes: [Int64: [Code.ID]] = [:]
    let sql = """
      SELECT memo, c.id FROM compared m JOIN code c ON c.version = m.code
      WHERE m.retired IS NULL ORDER BY m.code
      """
    for row in try Row.fetchAll(self, sql: sql) {
      codes[try row.value(0), default: []].append(.init(try row.value(1)))
    }
    return codes
  }

  func liveRelations() throws -> [Relation] {
    var support: [Int64: [Coding.ID]] = [:]
    let supportRows = try Row.fetchAll(
      self,
      sql: """
        SELECT relation, c.id FROM support s JOIN coding c ON c.version = s.coding
        WHERE s.retired IS NULL ORDER BY s.coding
        """)
    for row in supportRows {
      support[try row.value(0), default: []].append(.init(try row.value(1)))
    }
    let sql = """
      SELECT r.first, r.id, f.id AS fromCode, c.id AS toCode, t.id AS toRelation, r.kind, r.sign,
        r.note, r.provenance
      FROM relation r JOIN code f ON f.version = r.fromCode
        LEFT JOIN code c ON c.version = r.toCode LEFT JOIN relation t ON t.version = r.toRelation
      WHERE r.retired IS NULL ORDER BY r.first
      """
    return try Row.fetchAll(self, sql: sql).compactMap { row in
      let code = try row.identifier("toCode").map(Relation.Target.code)
      let relation = try row.identifier("toRelation").map(Relation.Target.relation)
      guard let target = code ?? relation else { return nil }
      return Relation(
        id: .init(try row.value("id")), from: .init(try row.value("fromCode")), to: target,
        kind: try row.word("kind") ?? .influences, sign: try row.word("sign") ?? .unsigned,
        note: try row.value("note"), provenance: try row.word("provenance"),
        support: support[try row.value("first")] ?? [])
    }
  }
}

extension Memo.Subject {
  /// From the columns of which at most one is filled; none means the study as a whole.
  fileprivate init(_ row: Row) throws {
    if let id: Code.ID = try row.identifier("code") {
      self = .code(id)
    } else if let id: Coding.ID = try row.identifier("coding") {
      self = .coding(id)
    } else if let id: SourceDocument.ID = try row.identifier("source") {
      self = .source(id)
    } else if let id: Relation.ID = try row.identifier("relation") {
      self = .relation(id)
    } else {
      self = .study
    }
  }
}
