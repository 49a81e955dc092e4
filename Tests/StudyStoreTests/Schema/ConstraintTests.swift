import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

/// What the library's own checks keep out, the schema keeps out too. Each row is a way around.
@Suite struct ConstraintTests {
  /// A statement that must fail, and what SQLite must say.
  static let attempts: [(String, String)] = [
    // Types
    ("INSERT INTO coder (entity, added, name) VALUES ('x', 1, '丁')", "cannot store TEXT"),
    ("INSERT INTO turn VALUES (1, 9, '访', NULL, 'a', 4, NULL, NULL)", "cannot store TEXT"),
    // Checks
    (revised("code", "ordinal = 0"), "CHECK constraint failed: ordinal > 0"),
    (revised("code", "name = ''"), "CHECK constraint failed: name <> ''"),
    (revised("code", "provenance = 'guessed'"), "CHECK constraint failed: provenance"),
    (revised("code", "parent = entity"), "CHECK constraint failed: parent <> entity"),
    (revised("coding", "quote = ''"), "CHECK constraint failed: quote <> ''"),
    (revised("coding", "spanEnd = spanStart"), "CHECK constraint failed: (spanEnd"),
    (revised("coding", "spanStart = NULL"), "CHECK constraint failed: (spanEnd"),
    (revised("coding", "spanStart = -1"), "CHECK constraint failed: spanStart >= 0"),
    (revised("source", "kind = 'film'"), "CHECK constraint failed: kind IN"),
    (revised("source", "heldOut = 2"), "CHECK constraint failed: heldOut IN"),
    (revised("participant", "attributes = '{}'"), "CHECK constraint failed: json_type"),
    (revised("relation", "toCode = fromCode"), "CHECK constraint failed: toCode <> fromCode"),
    (revised("relation", "toRelation = toCode"), "CHECK constraint failed: (toRelation IS NULL)"),
    (revised("relation", "toCode = NULL"), "CHECK constraint failed: (toRelation IS NULL)"),
    (revised("relation", "kind = 'loves'"), "CHECK constraint failed: kind IN"),
    (revised("relation", "sign = '?'"), "CHECK constraint failed: sign IN"),
    (revised("memo", "text = ''"), "CHECK constraint failed: text <> ''"),
    ("UPDATE coder SET retired = added", "CHECK constraint failed: retired > added"),
    ("INSERT INTO entity (id, kind) VALUES (x'00', 'code')", "CHECK constraint failed: length(id)"),
    (
      "INSERT INTO entity (id, kind) VALUES (randomblob(16), 'tag')",
      "CHECK constraint failed: kind IN"
    ),
    (
      "INSERT INTO turn VALUES (1, 9, '访', 'guest', 0, 1, NULL, NULL)",
      "CHECK constraint failed: role"
    ),
    (
      "INSERT INTO turn VALUES (1, 9, '访', NULL, 1, 1, NULL, NULL)",
      "CHECK constraint failed: spanEnd"
    ),
    (
      "INSERT INTO turn VALUES (1, 9, '访', NULL, 0, 1, 5, NULL)",
      "CHECK constraint failed: (toMilliseconds"
    ),
    // References
    (revised("coding", "coder = 999"), "FOREIGN KEY constraint failed"),
    (revised("coding", "code = 999"), "FOREIGN KEY constraint failed"),
    (revised("coding", "source = 999"), "FOREIGN KEY constraint failed"),
    (revised("code", "parent = 999"), "FOREIGN KEY constraint failed"),
    (revised("source", "text = 999"), "FOREIGN KEY constraint failed"),
    (revised("relation", "fromCode = 999"), "FOREIGN KEY constraint failed"),
    (revised("memo", "subject = 999"), "FOREIGN KEY constraint failed"),
    ("UPDATE coder SET retired = 999", "FOREIGN KEY constraint failed"),
    ("DELETE FROM entity WHERE kind = 'code'", "FOREIGN KEY constraint failed"),
    ("DELETE FROM event WHERE number = 1", "FOREIGN KEY constraint failed"),
    ("DELETE FROM text", "FOREIGN KEY constraint failed"),
    // Uniqueness of what is live
    (copied("code"), "UNIQUE constraint failed"),
    (copied("coding"), "UNIQUE constraint failed"),
    (copied("relation"), "UNIQUE constraint failed"),
    (copied("source"), "UNIQUE constraint failed"),
    (copied("coder"), "UNIQUE constraint failed"),
    (copied("participant"), "UNIQUE constraint failed"),
    (copied("support"), "UNIQUE constraint failed"),
    (copied("memo"), "UNIQUE constraint failed: memo.entity"),
    (copied("level"), "UNIQUE constraint failed"),
    (copied("study"), "UNIQUE constraint failed: study.entity"),
    (copied("code", "entity = 1, ordinal = 99"), "UNIQUE constraint failed: index 'code_name'"),
    (
      copied("code", "entity = 1, name = '又'"), "UNIQUE constraint failed: code.level, code.ordinal"
    ),
    (copied("coding", "entity = 1"), "UNIQUE constraint failed: coding.source, coding.spanStart"),
    (copied("relation", "entity = 1"), "UNIQUE constraint failed: index 'relation_ends'"),
    (copied("source", "entity = 1"), "UNIQUE constraint failed: source.name"),
    (copied("coder", "entity = 1"), "UNIQUE constraint failed: coder.name"),
    (copied("participant", "entity = 1"), "UNIQUE constraint failed: participant.name"),
    (copied("level", "entity = 1"), "UNIQUE constraint failed: level.levelKey"),
  ]

  @Test func theSchemaRefusesThemAll() throws {
    let study = try ScratchStudy.full()
    let before = try study.rows()
    for (sql, message) in Self.attempts {
      let error = #expect(throws: DatabaseError.self, "\(sql)") {
        try study.raw { db in
          try db.inTransaction {
            try db.execute(sql: sql)
            return .commit
          }
        }
      }
      #expect(error?.message?.contains(message) == true, "\(sql): \(error?.message ?? "")")
    }
    #expect(try study.rows() == before)
  }

  /// A new live version of the first thing of a table, changed; the old version is retired first.
  private static func revised(_ table: String, _ change: String) -> String {
    "UPDATE \(table) SET retired = (SELECT max(number) FROM event) WHERE retired IS NULL AND added < (SELECT max(number) FROM event);"
      + copied(table, change)
  }

  /// A second live version of the first thing of a table, changed.
  private static func copied(_ table: String, _ change: String = "") -> String {
    let columns = (Schema001.versioned[table] ?? "").components(separatedBy: ", ")
    let changes = Dictionary(
      uniqueKeysWithValues: change.components(separatedBy: ", ").map { part in
        let sides = part.components(separatedBy: " = ")
        return (sides[0], sides.count > 1 ? sides[1] : sides[0])
      })
    let values = columns.map { changes[$0] ?? $0 }
    return "INSERT INTO \(table) (\(columns.joined(separator: ", ")))"
      + " SELECT \(values.joined(separator: ", ")) FROM \(table) ORDER BY version LIMIT 1"
  }
}
