import GRDB
import GroundedTheory

extension StudyFile {
  /// Checks the whole study: the file, every version against its events, every text against its
  /// fingerprint, every quote against its words. Nothing is changed.
  ///
  /// Damage is what it looks for, so a check that damage cuts short is a fault and the others go on.
  /// - Throws: ``StudyError`` where the file cannot be read at all.
  public func verify() throws -> Verification {
    try read { db in
      var checking = Checking(db)
      for (subject, check) in Checking.all {
        do { try check(&checking) } catch let error as DatabaseError {
          checking.cutShort(subject, error.message ?? "\(error.resultCode)")
        } catch let error as DamagedContent {
          checking.cutShort(subject, error.detail)
        } catch let error as RowDecodingError {
          checking.cutShort(subject, "\(error)")
        }
      }
      return checking.result
    }
  }
}

/// A check of a study under way.
struct Checking {
  let db: Database
  var result = Verification()

  init(_ db: Database) { self.db = db }

  static var all: [(Verification.Subject, (inout Checking) throws -> Void)] {
    [
      (.file, { try $0.checkFile() }), (.references, { try $0.checkReferences() }),
      (.events, { try $0.checkEvents() }), (.versions, { try $0.checkVersions() }),
      (.replay, { try $0.checkReplay() }), (.undo, { try $0.checkUndos() }),
      (.texts, { try $0.checkTexts() }),
      (.turns, { try $0.checkTurns() }), (.quotes, { try $0.checkQuotes() }),
      (.codebook, { try $0.checkCodebook() }), (.lists, { try $0.checkLists() }),
    ]
  }

  mutating func cutShort(_ subject: Verification.Subject, _ detail: String) {
    result.fail(subject, "the study file", "this check could not be finished (\(detail))")
  }

  /// The file as SQLite sees it: its pages, its indexes, and whether what must be unique is.
  mutating func checkFile() throws {
    result.count(.file, try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0)
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
      result.fail(.file, "the study file", line)
    }
  }

  /// References lead somewhere, and those of live rows to live things.
  mutating func checkReferences() throws {
    let broken = try Row.fetchAll(db, sql: "SELECT \"table\", parent FROM pragma_foreign_key_check")
    for row in broken {
      let (table, parent): (String, String) = (try row.value(0), try row.value(1))
      result.fail(
        .references, "a row of \"\(table)\"", "it refers to a missing row of \"\(parent)\"")
    }
    for table in try VersionedTable.all(in: db) {
      result.count(.references, try count("\(table.name) WHERE retired IS NULL"))
      for reference in table.references {
        let lost = try Int64.fetchAll(
          db,
          sql: """
            SELECT version FROM \(table.name) r
            WHERE retired IS NULL AND \(reference.column) IS NOT NULL AND NOT EXISTS
              (SELECT 1 FROM \(reference.target) t
                WHERE t.\(reference.key) = r.\(reference.column) AND t.retired IS NULL)
            """)
        for version in lost {
          try result.fail(
            .references, try db.name(ofRow: version, in: table.name),
            "its \(reference.column) is no live \(reference.target)")
        }
      }
    }
  }

  /// The rules of the ladder and the codebook.
  mutating func checkCodebook() throws {
    _ = try db.liveStudy()
    let codebook = try db.liveCodebook()
    result.count(.codebook, codebook.codes.count + codebook.ladder.all.count)
    for (code, rule) in codebook.faults {
      result.fail(
        .codebook, "the code \"\(code.name)\"", "\(rule)",
        remedy: "Put it right with `zhagen code move` or `zhagen code rename`.")
    }
  }

  /// What is kept as JSON can be read as what it is.
  mutating func checkLists() throws {
    let columns = [
      ("event", "findings", "number"), ("participant", "attributes", "version"),
      ("code", "aliases", "version"), ("code", "properties", "version"),
      ("rule", "words", "version"),
      ("text", "columns", "key"), ("turn", "attributes", "number"),
    ]
    for (table, column, key) in columns {
      result.count(.lists, try count("\(table) WHERE \(column) IS NOT NULL"))
      let broken = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(key) FROM \(table) WHERE \(column) IS NOT NULL AND
            CASE WHEN json_valid(\(column)) THEN json_type(\(column)) <> 'array' ELSE 1 END
          """)
      while let row = try broken.next() {
        try result.fail(
          .lists, "\(table) \(try row.value(0) as Int64)", "its \(column) are no list")
      }
    }
    _ = try db.liveParticipants()
  }

  func count(_ rows: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)") ?? 0
  }
}
