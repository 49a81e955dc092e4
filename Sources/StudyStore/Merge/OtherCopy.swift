import Foundation
import GRDB
import GroundedTheory

/// The other copy of a merge. It is only read; where something has to be done to it first, that is done
/// to a private copy which goes when this does.
final class OtherCopy {
  /// The path it was named by.
  let path: String
  private var folder: URL?
  private var copy: String?

  /// - Throws: ``StudyError`` where it is no study that this program reads.
  init(_ path: String) throws {
    self.path = path
    try StudyFile.checkFile(path)
    let queue = try StudyFile.translating(path) { try StudyFile.readOnlyQueue(path) }
    defer { try? queue.close() }
    let (application, version) = try StudyFile.translating(path) {
      try queue.read { db in
        (
          try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        )
      }
    }
    guard application == StudyFile.applicationID else {
      throw StudyError.foreignDatabase(path: path)
    }
    guard version <= Schema.version else {
      throw StudyError.newerSchema(path: path, found: version, supported: Schema.version)
    }
    if version < Schema.version { try change { _ in } }
  }

  deinit {
    if let folder { try? FileManager.default.removeItem(at: folder) }
  }

  /// What SQLite attaches. A file that nobody has open lies there whole; beside one in use stands a log.
  var address: String {
    if let copy { return StudyFile.address(copy, "immutable=1") }
    let isInUse = ["-wal", "-shm"].contains { FileManager.default.fileExists(atPath: path + $0) }
    return StudyFile.address(path, isInUse ? "mode=ro" : "immutable=1")
  }

  /// Whether this is the file at `other`.
  func isFile(_ other: String) -> Bool {
    func number(_ path: String) -> [Int?] {
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      return [attributes?[.systemNumber] as? Int, attributes?[.systemFileNumber] as? Int]
    }
    return number(path) == number(other)
  }

  /// Does something to a private copy, which is what is read from then on.
  func change(_ body: (StudyFile) throws -> Void) throws {
    let copy = try copy ?? makeCopy()
    let file = try StudyFile.open(at: copy)
    try body(file)
    try file.closeWhole()
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
    self.copy = copy
  }

  private func makeCopy() throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("zhagen-merge-\(UUID().uuidString)")
    // It holds interviews, so nobody else may look into it.
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    self.folder = folder
    let copy = folder.appendingPathComponent("copy.zhagen").path
    try StudyFile.translating(path) {
      let (from, to) = (try StudyFile.readOnlyQueue(path), try DatabaseQueue(path: copy))
      try from.backup(to: to)
      try from.close()
      try to.close()
    }
    return copy
  }
}
