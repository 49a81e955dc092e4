import Foundation
import GRDB

/// The schema of a study file: the frozen steps in order, each one a version.
enum Schema {
  private static let steps = [Schema001.sql, Schema002.sql, Schema003.sql]

  /// What `PRAGMA user_version` says in a file that is up to date.
  static let version = steps.count
  /// Every table whose rows are versions, with the columns that may never change.
  static let versioned = Schema003.versioned

  /// Takes a database from schema `old` (0 for an empty one) to the newest, inside a transaction.
  static func advance(_ db: Database, from old: Int) throws {
    for step in steps.dropFirst(old) { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}

extension StudyFile {
  /// Brings a study of an older schema up to date. The file as it was is copied first.
  /// - Returns: the path of the copy.
  static func upgrade(_ queue: DatabaseQueue, path: String, from old: Int) throws -> String {
    let copy = freeBackupPath(for: path, schema: old)
    try queue.inDatabase { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [copy])
      try db.inTransaction {
        // Another program may have done it since.
        let now = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if now == old { try Schema.advance(db, from: old) }
        return .commit
      }
    }
    return copy
  }

  /// The copies that upgrades of this study have left beside it.
  static func upgradeBackups(of path: String) -> [String] {
    (1..<Schema.version).flatMap { old in
      [backupPath(for: path, schema: old, attempt: 1)]
        + (2...9).map { backupPath(for: path, schema: old, attempt: $0) }
    }.filter(FileManager.default.fileExists(atPath:))
  }

  /// Does not end in `.zhagen`, so that the copy is never taken for the only study of a folder.
  private static func backupPath(for path: String, schema: Int, attempt: Int) -> String {
    "\(path).schema-\(schema)" + (attempt == 1 ? "" : "-\(attempt)")
  }

  private static func freeBackupPath(for path: String, schema: Int) -> String {
    let paths = (1...9).map { backupPath(for: path, schema: schema, attempt: $0) }
    return paths.first { !FileManager.default.fileExists(atPath: $0) }
      ?? paths[0] + "-" + UUID().uuidString
  }
}
