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
    (revised("coder", "added = 'x'"), "cannot store TEXT"),
    (
      "INSERT INTO turn VALUES (1, 9, '访', NULL, 'a', 4, NULL, NULL, NULL, NULL)",
      "cannot store TEXT"
    ),
    // Checks
    (revised("code", "ordinal = 0"), "CHECK constraint failed: ordinal > 0"),
    (revised("code", "name = ''"), "CHECK constraint failed: name <> ''"),
    (revised("code", "provenance = 'guessed'"), "CHECK constraint failed: provenance"),
    (revised("code", "parent = first"), "CHECK constraint failed: parent <> first"),
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
    ("UPDATE coder SET retired = added - 1", "CHECK constraint failed: retired >= added"),
    (revised("memo", "code = 1"), "CHECK constraint failed: (code IS NOT NULL)"),
    (revised("coder", "id = x'00'"), "CHECK constraint failed: length(id)"),
    (revised("coder", "first = version + 1"), "CHECK constraint failed: first <= version"),
    (
      "INSERT INTO turn VALUES (1, 9, '访', 'guest', 0, 1, NULL, NULL, NULL, NULL)",
      "CHECK constraint failed: role"
    ),
    (
      "INSERT INTO turn VALUES (1, 9, '访', NULL, 1, 1, NULL, NULL, NULL, NULL)",
      "CHECK constraint failed: spanEnd"
    ),
    (
      "INSERT INTO turn VALUES (1, 9, '访', NULL, 0, 1, 5, NULL, NULL, NULL)",
      "CHECK constraint failed: (toMilliseconds"
    ),
    // References
    (revised("coding", "coder = 999"), "FOREIGN KEY constraint failed"),
    (revised("coding", "code = 999"), "FOREIGN KEY constraint failed"),
    (revised("coding", "source = 999"), "FOREIGN KEY constraint failed"),
    (revised("code", "parent = 999"), "FOREIGN KEY constraint failed"),
    (revised("source", "text = 999"), "FOREIGN KEY constraint failed"),
    (revised("relation", "fromCode = 999"), "FOREIGN KEY constraint failed"),
    (revised("memo", "coding = 999"), "FOREIGN KEY constraint failed"),
    ("UPDATE coder SET retired = 999", "FOREIGN KEY constraint failed"),
    // What is written once
    ("UPDATE event SET reason = 'x'", "an event is never changed"),
    ("DELETE FROM event WHERE number = 1", "an event is never deleted"),
    ("UPDATE text SET words = 'x'", "a text is never changed"),
    ("DELETE FROM text", "a text is never deleted"),
    ("UPDATE turn SET speaker = 'x'", "a turn is never changed"),
    ("DELETE FROM turn", "a turn is never deleted"),
    (other("code", "name = '又', ordinal = 99"), "UNIQUE constraint failed: code.id"),
    // Uniqueness of what is live
    (copied("code"), "UNIQUE constraint failed"),
    (copied("coding"), "UNIQUE constraint failed"),
    (copied("relation"), "UNIQUE constraint failed"),
    (copied("source"), "UNIQUE constraint failed"),
    (copied("coder"), "UNIQUE constraint failed"),
    (copied("participant"), "UNIQUE constraint failed"),
    (copied("support"), "UNIQUE constraint failed"),
    (copied("memo"), "UNIQUE constraint failed: memo.first"),
    (copied("level"), "UNIQUE constraint failed"),
    (copied("study"), "UNIQUE constraint failed: study.first"),
    (other("code", "ordinal = 99"), "UNIQUE constraint failed: index 'code_name'"),
    (
      other("code", "name = '又'"), "UNIQUE constraint failed: code.level, code.ordinal"
    ),
    (other("coding"), "UNIQUE constraint failed: coding.source, coding.spanStart"),
    (other("relation"), "UNIQUE constraint failed: index 'relation_ends'"),
    (other("source"), "UNIQUE constraint failed: source.name"),
    (other("coder"), "UNIQUE constraint failed: coder.name"),
    (other("participant"), "UNIQUE constraint failed: participant.name"),
    (other("level"), "UNIQUE constraint failed: level.levelKey"),
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

  /// A new live version of a table's first thing, changed; what is live is retired first.
  private static func revised(_ table: String, _ change: String) -> String {
    "UPDATE \(table) SET retired = (SELECT max(number) FROM event)"
      + " WHERE retired IS NULL AND added < (SELECT max(number) FROM event);"
      + copied(table, change)
  }

  /// A second live version of a table's first thing, changed.
  private static func copied(_ table: String, _ change: String = "") -> String {
    let next = "(SELECT max(version) + 1 FROM \(table))"
    var values = ["version": next]
    for part in change.components(separatedBy: ", ") where !part.isEmpty {
      let sides = part.components(separatedBy: " = ")
      values[sides[0]] = sides[1].replacing("version", with: next)
    }
    let columns = (Schema.versioned[table] ?? "").components(separatedBy: ", ")
    return "INSERT INTO \(table) (\(columns.joined(separator: ", ")))"
      + " SELECT \(columns.map { values[$0] ?? $0 }.joined(separator: ", "))"
      + " FROM \(table) ORDER BY version LIMIT 1"
  }

  /// Another thing that is like a table's first one.
  private static func other(_ table: String, _ change: String = "id = randomblob(16)") -> String {
    copied(table, "first = version, \(change)")
  }
}
