import Foundation
import GRDB
import GroundedTheory

/// One study on disk: a single SQLite file in which nothing a researcher made is destroyed.
///
/// Every write is one transaction and one ``/GroundedTheory/Event``; when a write returns, it is on the disk. When
/// it throws, the study is as it was.
public final class StudyFile: Sendable {
  /// `ZHAG`, so that the file says whose it is.
  static let applicationID: Int32 = 0x5A48_4147

  /// The path it was opened with.
  public let path: String
  let queue: DatabaseQueue

  /// The copy of the file as it was before it was brought up to a newer schema just now; nil where
  /// nothing was to be done.
  public let upgradeBackup: String?

  let knownCodebook = KnownCodebook()

  /// Why this study can only be read; nil where it can be written.
  let obstacle: StudyError?

  /// The event after which the study is looked at; nil where it is as it is now.
  public let asOf: Int?

  private init(
    path: String, queue: DatabaseQueue, obstacle: StudyError? = nil, upgradeBackup: String? = nil,
    asOf: Int? = nil
  ) {
    self.path = path
    self.queue = queue
    self.obstacle = obstacle
    self.upgradeBackup = upgradeBackup
    self.asOf = asOf
  }

  /// The same file, known to show the study as it was after an event.
  func past(asOf event: Int) -> StudyFile {
    StudyFile(
      path: path, queue: queue, obstacle: .past(path: path, event: event),
      upgradeBackup: upgradeBackup, asOf: event)
  }

  /// Makes a new study with its ladder.
  /// - Throws: ``StudyError/exists(path:)`` and the like.
  public static func create(
    at path: String, title: String, ladder: Ladder, citation: String = "", note: String = "",
    storyline: String = ""
  ) throws -> StudyFile {
    try claim(path)
    do {
      return try translating(path) {
        let file = StudyFile(
          path: path, queue: try DatabaseQueue(path: path, configuration: configuration()))
        try file.queue.inDatabase { try $0.execute(sql: layout) }
        try file.layDown(
          Study(
            id: .init(UUID()), title: title, citation: citation, note: note, storyline: storyline),
          ladder: ladder)
        return file
      }
    } catch {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
      throw error
    }
  }

  /// Opens a study that exists.
  public static func open(at path: String) throws -> StudyFile {
    try checkFile(path)
    return try translating(path) {
      if FileManager.default.isWritableFile(atPath: path) {
        do {
          let queue = try DatabaseQueue(path: path, configuration: configuration())
          return try StudyFile(path: path, queue: queue).checked()
        } catch let error as DatabaseError where unwritable.contains(error.resultCode) {
          // No room or no right to put a log beside it. It can still be read as it stands.
          let obstacle = StudyError(error, path: path)
          guard let queue = try? readOnlyQueue(path) else { throw obstacle }
          return try StudyFile(path: path, queue: queue, obstacle: obstacle).checked()
        }
      }
      return try StudyFile(
        path: path, queue: try readOnlyQueue(path), obstacle: .readOnly(path: path)
      ).checked()
    }
  }

  /// Folds the write-ahead log back into the file. A study that is not closed is just as safe.
  public func close() throws { try Self.translating(path) { try queue.close() } }

  /// Closes the file with nothing left in the log, so that it may be moved.
  /// - Throws: ``StudyError/diskFull(path:)`` and the like where the log cannot be folded in.
  func closeWhole() throws {
    try Self.translating(path) {
      _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try queue.close()
    }
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    if let size = log?[.size] as? Int, size > 0 { throw StudyError.diskFull(path: path) }
  }

  /// The file, where it is a study of this schema or could be made one.
  private func checked() throws -> StudyFile {
    let (application, version) = try queue.read { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      )
    }
    guard application == Self.applicationID else { throw StudyError.foreignDatabase(path: path) }
    guard version <= Schema.version else {
      throw StudyError.newerSchema(path: path, found: version, supported: Schema.version)
    }
    guard version > 0 else { throw StudyError.damaged(path: path, detail: "no schema version") }
    if version == Schema.version { return self }
    guard obstacle == nil else { throw StudyError.olderSchema(path: path, found: version) }
    let backup = try Self.upgrade(queue, path: path, from: version)
    return StudyFile(path: path, queue: queue, upgradeBackup: backup)
  }

  private func layDown(_ study: Study, ladder: Ladder) throws {
    try queue.write { db in
      try Schema.advance(db, from: 0)
      try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    }
    try record("init", by: nil) { writing in
      try writing.add(study)
      for (position, level) in ladder.levels.enumerated() {
        try writing.add(level, position: position, beside: false)
      }
      for (position, level) in ladder.beside.enumerated() {
        try writing.add(level, position: position, beside: true)
      }
      writing.summary =
        "\"\(study.title)\", ladder \(ladder.levels.map(\.key).joined(separator: " → "))"
    }
  }

  static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError {
      throw StudyError(error, path: path)
    } catch let error as RowDecodingError {
      throw StudyError.damaged(path: path, detail: "\(error)")
    } catch let error as DamagedContent {
      throw StudyError.damaged(path: path, detail: error.detail)
    }
  }
}

extension StudyFile {
  /// Runs a read on the state as of the last event.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.translating(path) { try queue.read(body) }
  }

  /// Runs one write: one transaction, one event. Whatever `body` throws undoes all of it.
  /// - Parameter coder: whose hand it is, for the audit trail.
  @discardableResult
  func record<Result>(
    _ verb: String, by coder: String?, reason: String = "", _ body: (Writing) throws -> Result
  ) throws -> Result {
    try Self.translating(path) {
      if let obstacle { throw obstacle }
      return try queue.write { db in
        let writing = try Writing(db, verb: verb, coder: coder, reason: reason)
        let result = try body(writing)
        try writing.finish()
        return result
      }
    }
  }
}
