import Foundation
import GRDB
import GroundedTheory
import TestSupport
import Testing

@testable import StudyStore

#if canImport(Glibc)
  import Glibc
#endif

/// Every way in which a file may not be a usable study has its own error and its own message.
@Suite struct StudyErrorTests {
  private func closedStudy() throws -> ScratchStudy {
    let study = try ScratchStudy.full()
    try study.file.close()
    return study
  }

  private func expect(
    _ error: StudyError, says message: String, opening path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) { try StudyFile.open(at: path) }
    #expect(
      error.description == message.replacing("PATH", with: path), sourceLocation: sourceLocation)
  }

  @Test func whatIsNotThere() throws {
    let path = try Scratch().path("none.zhagen")
    expect(
      .missing(path: path),
      says: "There is no study \"PATH\"; `zhagen init \"PATH\"` makes one.", opening: path)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aFolder() throws {
    let scratch = try Scratch()
    expect(
      .folder(path: scratch.url.path),
      says: "\"PATH\" is a folder, not a study; name a .zhagen file.", opening: scratch.url.path)
  }

  @Test(arguments: ["", "短", "这是一份访谈，不是数据库。", "SQLite format 3"])
  func aFileThatIsNotSQLite(content: String) throws {
    let scratch = try Scratch()
    let path = scratch.path("text.zhagen")
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    expect(
      .notAStudy(path: path),
      says:
        "\"PATH\" is not a Zhagen study: it is not an SQLite file, or its beginning is damaged.",
      opening: path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content.utf8))
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAsItWas() throws {
    let scratch = try Scratch()
    let path = scratch.path("other.db")
    let other = try DatabaseQueue(path: path)
    try other.write { db in
      try db.execute(sql: "CREATE TABLE cookie (name TEXT); PRAGMA application_id = 7")
    }
    try other.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    expect(
      .foreignDatabase(path: path),
      says: "\"PATH\" is an SQLite file of another program, not a Zhagen study; it was left alone.",
      opening: path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["other.db"])
  }

  @Test func aNewerSchema() throws {
    let study = try closedStudy()
    let path = study.file.path
    try study.raw { try $0.execute(sql: "PRAGMA user_version = 99") }
    expect(
      .newerSchema(path: path, found: 99, supported: Schema.version),
      says: "\"PATH\" was written by a newer Zhagen (schema 99; this one knows \(Schema.version));"
        + " update Zhagen to open it.",
      opening: path)
    try study.raw { try $0.execute(sql: "PRAGMA user_version = 0") }
    #expect(throws: StudyError.damaged(path: path, detail: "no schema version")) {
      try StudyFile.open(at: path)
    }
  }

  /// The write waits for the lock as long as the library waits, then gives up; no time is asserted.
  @Test func aStudyThatAnotherProgramIsWriting() throws {
    let study = try ScratchStudy.full()
    let path = study.file.path
    let before = try study.state()
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      let error = #expect(throws: StudyError.self) { try study.file.addCoder("乙") }
      #expect(error == .locked(path: path))
      #expect(try study.state() == before)
    }
    try study.file.addCoder("乙")
    #expect(
      StudyError.locked(path: path).description
        == "\"\(path)\" is being written by another program; try again when that has finished.")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aReadOnlyFileCanBeReadButNotWritten() throws {
    let study = try closedStudy()
    let path = study.file.path
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    for folder in [0o755, 0o555] {
      try manager.setAttributes([.posixPermissions: folder], ofItemAtPath: study.scratch.url.path)
      let file = try StudyFile.open(at: path)
      #expect(try file.snapshot().codings.count == 3)
      #expect(throws: StudyError.readOnly(path: path)) { try file.addCoder("乙") }
      try file.close()
    }
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: study.scratch.url.path)
    try manager.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
    #expect(throws: StudyError.unreadable(path: path)) { try StudyFile.open(at: path) }
  }

  /// A study whose last writer was killed has its latest writes in the log beside it.
  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aReadOnlyFileIsReadWithItsLog() throws {
    let study = try ScratchStudy.full()
    let copy = study.scratch.path("copy.zhagen")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: study.file.path + suffix, toPath: copy + suffix)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: copy)
    #expect(try StudyFile.open(at: copy).snapshot().state == (try study.state()))
  }

  /// No more pages may be added, as on a full disk.
  @Test func aDiskThatIsFull() throws {
    let study = try ScratchStudy.full()
    let path = study.file.path
    let before = try study.rows()
    try study.file.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    let long = String(repeating: "长", count: 20_000)
    #expect(throws: StudyError.diskFull(path: path)) {
      try study.file.importDocuments { add in
        try add(ImportedDocument("A04", marked: "⟦短⟧"))
        try add(ImportedDocument("A05", marked: "⟦\(long)⟧"))
      }
    }
    #expect(try study.rows() == before)
    #expect(
      StudyError.diskFull(path: path).description
        == "The disk of \"\(path)\" is full; nothing of this was stored. Make room and run it again."
    )
  }

  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, StudyError.locked(path: "p")),
    (.SQLITE_LOCKED, .locked(path: "p")), (.SQLITE_READONLY, .readOnly(path: "p")),
    (.SQLITE_PERM, .readOnly(path: "p")), (.SQLITE_FULL, .diskFull(path: "p")),
    (.SQLITE_NOTADB, .notAStudy(path: "p")), (.SQLITE_CANTOPEN, .unreadable(path: "p")),
    (.SQLITE_CORRUPT, .damaged(path: "p", detail: "why")),
    (.SQLITE_IOERR, .failed(path: "p", detail: "why")),
  ])
  func whatSQLiteSaysIsTranslated(code: ResultCode, error: StudyError) {
    #expect(StudyError(DatabaseError(resultCode: code, message: "why"), path: "p") == error)
  }

  @Test func aLongListOfBadRowsIsCutShort() {
    let problems = (1...30_000).map { RowProblem(row: $0, reason: "no.") }
    let lines = StudyError.badRows(what: "\"a.csv\"", problems: problems).description
      .split(separator: "\n")
    #expect(lines.count == 52)
    #expect(lines.first == "\"a.csv\": 30000 bad rows; nothing was stored.")
    #expect(lines.suffix(2) == ["  row 50: no.", "  … and 29950 more"])
  }

  @Test func badRowsAreListedWithTheirPlaces() {
    let error = StudyError.badRows(
      what: "Codings",
      problems: [RowProblem(row: 3, reason: "no."), RowProblem(row: 9, reason: "neither.")])
    #expect(
      error.description == """
        Codings: 2 bad rows; nothing was stored.
          row 3: no.
          row 9: neither.
        """)
  }
}
