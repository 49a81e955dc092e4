import Foundation
import GRDB
import GroundedTheory
import StudyStore
import TestSupport
import Testing

/// `verify` holds for what the library writes, and names what somebody else broke.
@Suite struct VerifyTests {
  private static let damages: [(sql: String, subject: Verification.Subject, says: String)] = [
    (
      "UPDATE coding SET quote = '无' WHERE version = 1", .quotes,
      "the coding \"无\" (\"加班\" in \"A01\")"
    ),
    ("UPDATE coding SET spanStart = 900, spanEnd = 904 WHERE version = 2", .quotes, "900..904"),
    (
      "UPDATE text SET words = replace(words, '忙', '闲') WHERE key = 1", .texts, "\"A01\": its words"
    ),
    ("UPDATE text SET scalars = 5 WHERE key = 2", .texts, "\"A02\": it has"),
    ("UPDATE text SET original = x'41' WHERE key = 3", .texts, "\"A03\": its original bytes"),
    ("UPDATE turn SET spanEnd = 999 WHERE text = 1 AND number = 2", .turns, "turn 2 of \"A01\""),
    ("DELETE FROM turn WHERE text = 2 AND number = 2", .turns, "1 turns and should have 2"),
    ("UPDATE code SET parent = 5 WHERE name = '资源'", .codebook, "资源"),
    ("UPDATE code SET level = 'none' WHERE version = 2", .references, "no live level"),
    ("UPDATE coder SET retired = 12", .references, "its coder is no live coder"),
    ("UPDATE coding SET added = 40 WHERE version = 1", .references, "missing row of \"event\""),
    (
      "UPDATE coding SET added = 40 WHERE version = 1", .versions, "the event that added or retired"
    ),
    ("UPDATE code SET retired = 2 WHERE version = 1", .versions, "before it was added"),
    ("UPDATE code SET added = 3 WHERE version = 8", .versions, "while another version"),
    ("UPDATE code SET id = randomblob(16) WHERE version = 8", .versions, "no version of the thing"),
    ("DELETE FROM event WHERE number = 7", .events, "event 8: the one before it is missing"),
    ("UPDATE event SET undoes = 20 WHERE number = 5", .events, "takes back event 20"),
    ("UPDATE code SET definition = '别' WHERE added = 13", .undo, "event 13"),
    (
      "UPDATE code SET added = 12 WHERE version = 4", .replay,
      "\"资源\": it is of event 6, yet was written after rows of event 12"
    ),
    (
      "UPDATE code SET retired = 13 WHERE name = '担责'; "
        + "INSERT INTO code SELECT 30, first, id, 14, NULL, name, level, ordinal, parent, definition, "
        + "provenance, aliases, properties, colour, inVivo FROM code WHERE name = '担责'", .replay,
      "the coding \"责任倒大\" (\"担责\" in \"A02\"): after event 13 its code was no live code"
    ),
    (
      "UPDATE code SET name = '表' WHERE version = 8", .replay,
      "after event 12 another had the same ifnull(parent, 0), name"
    ),
    (
      "UPDATE event SET merged = 3 WHERE number = 9", .events,
      "the merge that brought it is missing"
    ),
    (
      "UPDATE event SET verb = 'merge' WHERE number = 3; UPDATE event SET merged = 3 WHERE number = 9",
      .versions, "an event of another copy is said to have written it"
    ),
    (
      successor("randomblob(16)", "randomblob(16)"), .references,
      "the code that stands for it is not in the study"
    ),
    (
      successor(id("加班"), id("填表")), .references, "it is live itself"
    ),
    (
      successor("x'00112233445566778899aabbccddeeff'", "x'ffeeddccbbaa99887766554433221100'")
        + successor("x'ffeeddccbbaa99887766554433221100'", "x'00112233445566778899aabbccddeeff'"),
      .references, "it comes back to itself"
    ),
    (
      "INSERT INTO decision SELECT 1, 1, randomblob(16), 12, NULL, 99, 'accepted', NULL, ''",
      .references, "missing row of \"coding\""
    ),
    ("UPDATE participant SET attributes = '{}'", .lists, "participant 1"),
    (
      "UPDATE code SET ordinal = -3 WHERE version = 2", .file, "CHECK"
    ),
  ]

  private static func id(_ code: String) -> String {
    "(SELECT id FROM code WHERE name = '\(code)' OR definition = '\(code)')"
  }

  private static func successor(_ id: String, _ heir: String) -> String {
    """
    INSERT INTO successor SELECT n, n, \(id), 12, NULL, 'code', \(heir)
      FROM (SELECT ifnull(max(version), 0) + 1 AS n FROM successor);
    """
  }

  @Test(arguments: damages.indices)
  func damageIsNamed(index: Int) throws {
    let (sql, subject, says) = Self.damages[index]
    let study = try ScratchStudy.full()
    try study.file.renameCode("填表", to: "表")
    try study.file.undo()
    #expect(try study.file.verify().holds)
    try study.file.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: study.file.path, configuration: configuration).inDatabase { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      let triggers = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try db.execute(sql: sql)
    }
    let verified = try StudyFile.open(at: study.file.path).verify()
    #expect(!verified.holds)
    let faults = verified.faults.filter { $0.subject == subject }.map(\.description)
    #expect(faults.contains { $0.contains(says) }, "\(sql): \(verified.faults)")
    #expect(verified.failed[subject] ?? 0 >= 1)
  }

  @Test func everythingIsLookedAtAndOrphansAreNoFault() throws {
    let study = try ScratchStudy.full()
    try study.raw { db in
      try db.execute(
        sql: """
          INSERT INTO coding (first, id, added, source, code, coder, quote)
          VALUES (4, randomblob(16), 11, 1, 4, 1, '不再有的话')
          """)
    }
    let verified = try study.file.verify()
    #expect(verified.holds, "\(verified.faults)")
    #expect(verified.findings.map(\.place) == ["the coding \"不再有的话\" (\"填表\" in \"A01\")"])
    for subject in Verification.Subject.allCases where subject != .undo {
      #expect(verified.checked[subject] ?? 0 > 0, "\(subject)")
    }
    #expect(verified.checked[.quotes] == 3 && verified.checked[.turns] == 6)
  }

  /// A text whose words lie in pages, a line break between two.
  @Test func recordsAreReadPageByPage() throws {
    let study = try ScratchStudy.full()
    let pages = ["路灯坏了\n水管漏了", "垃圾没人收", "𠮷家楼道\n堵了"]
    let whole = pages.joined(separator: "\n")
    let scalars = Array(whole.unicodeScalars)
    var quotes: [(Int, String)] = []
    for (start, count) in [(0, 4), (7, 3), (7, 5), (9, 8), (12, 9), (scalars.count - 2, 2)] {
      var quote = String.UnicodeScalarView()
      quote.append(contentsOf: scalars[start..<min(scalars.count, start + count)])
      quotes.append((start, String(quote)))
    }
    try study.raw { db in
      let digest = Digest.sha256(Array(whole.utf8))
      try db.execute(
        sql: """
          INSERT INTO text (key, sha256, textSha256, encoding, scalars, turns, speakers, words, columns)
          VALUES (9, ?, ?, 'UTF-8', ?, 0, 0, '', '[]');
          INSERT INTO source (version, first, id, added, number, name, kind, heldOut, text)
          VALUES (9, 9, randomblob(16), 11, 9, '热线', 'records', 0, 9);
          """, arguments: [String(repeating: "f", count: 64), digest, scalars.count])
      var start = 0
      for page in pages {
        let end = start + page.unicodeScalars.count
        try db.execute(
          sql: "INSERT INTO page (text, spanStart, spanEnd, words) VALUES (9, ?, ?, ?)",
          arguments: [start, end, page])
        start = end + 1
      }
      for (index, (start, quote)) in quotes.enumerated() {
        try db.execute(
          sql: """
            INSERT INTO coding (first, id, added, source, spanStart, spanEnd, code, coder, quote)
            VALUES (?, randomblob(16), 11, 9, ?, ?, 4, 1, ?)
            """,
          arguments: [index + 4, start, start + quote.unicodeScalars.count, quote])
      }
    }
    let verified = try study.file.verify()
    #expect(verified.holds, "\(verified.faults)")
    #expect(verified.checked[.quotes] == 3 + quotes.count)
  }
}
