import Foundation
import GRDB
import GroundedTheory

/// The only writes that change what is stored: `purge` and `pseudonymise`.
extension StudyFile {
  /// Runs a write in which rows may be changed and deleted, then makes sure that no byte of what is
  /// gone is left in the file, its log, or the copies that upgrades made.
  /// - Parameter isRehearsal: takes everything back at the end, so that the result can be shown first.
  func erase<Result>(
    _ verb: String, by coder: String?, reason: String, isRehearsal: Bool,
    _ body: (Writing) throws -> Result
  ) throws -> Result {
    let result = try Self.translating(path) {
      if let obstacle { throw obstacle }
      return try queue.writeWithoutTransaction { db in
        // What is deleted is overwritten with zeros at once, not only when the file is compacted.
        // References are checked once, at the end; row by row each would search whole tables.
        try db.execute(
          sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        var result: Result?
        try db.inTransaction(.immediate) {
          let triggers = try Row.fetchAll(
            db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
          for trigger in triggers {
            try db.execute(sql: "DROP TRIGGER \(try trigger.value(0) as String)")
          }
          let writing = try Writing(db, verb: verb, coder: coder, reason: reason)
          result = try body(writing)
          try writing.finish()
          for trigger in triggers { try db.execute(sql: try trigger.value(1)) }
          if let broken = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
            throw DamagedContent(detail: "a row of \(broken[0] ?? "a table") refers to nothing")
          }
          return isRehearsal ? .rollback : .commit
        }
        return result
      }
    }
    if !isRehearsal { try compact() }
    guard let result else { throw StudyError.failed(path: path, detail: "nothing was written") }
    return result
  }

  /// Rewrites the file so that only what is stored is in it, empties its log, and removes the copies
  /// that upgrades left beside it: they hold what has been erased since.
  /// - Throws: ``StudyError/notCompacted(path:detail:)`` where another program or a full disk is in
  ///   the way.
  public func compact() throws {
    if let obstacle { throw obstacle }
    do {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        _ = try db.checkpoint(.truncate)
      }
      for backup in Self.upgradeBackups(of: path) {
        try FileManager.default.removeItem(atPath: backup)
      }
    } catch let error as DatabaseError {
      throw StudyError.notCompacted(path: path, detail: error.message ?? "\(error.resultCode)")
    } catch {
      throw StudyError.notCompacted(path: path, detail: error.localizedDescription)
    }
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    if let size = log?[.size] as? Int, size > 0 {
      throw StudyError.notCompacted(path: path, detail: "another program is reading it")
    }
  }
}
