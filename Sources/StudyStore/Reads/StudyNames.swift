import Foundation
import GRDB
import GroundedTheory

/// What the things of a study are called, for completing a word on the command line.
public struct StudyNames: Sendable {
  /// Codes by name, or by path where several have the name; in the order of the tree.
  public let codes: [String]
  /// Sources, by number.
  public let sources: [String]
  /// Coders, participants and attributes, in the order in which they were added; levels by key.
  public let coders: [String], participants: [String], attributes: [String], levels: [String]
  /// Rules that code by themselves, in the order in which they were added.
  public let rules: [String]

  /// Reads the names and nothing else; nothing is written, and no older study is brought up to date.
  /// - Throws: ``StudyError`` where there is no study of this schema at the path.
  public init(ofStudyAt path: String) throws {
    try StudyFile.checkFile(path)
    self = try StudyFile.translating(path) {
      let queue = try StudyFile.readOnlyQueue(path)
      return try queue.read { db in
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version")
        guard application == StudyFile.applicationID, version == Schema.version else {
          throw StudyError.foreignDatabase(path: path)
        }
        return try StudyNames(db)
      }
    }
  }

  private init(_ db: Database) throws {
    func names(_ table: String) throws -> [String] {
      try String.fetchAll(
        db, sql: "SELECT name FROM \(table) WHERE retired IS NULL ORDER BY first")
    }
    let codebook = try db.liveCodebook()
    let ordered = codebook.depthFirst
    let uses = Dictionary(ordered.map { ($0.name, 1) }, uniquingKeysWith: +)
    codes = ordered.map { uses[$0.name] == 1 ? $0.name : codebook.path(of: $0) }
    sources = try String.fetchAll(
      db, sql: "SELECT name FROM source WHERE retired IS NULL ORDER BY number")
    coders = try names("coder")
    participants = try names("participant")
    attributes = try names("attribute")
    rules = try names("rule")
    levels = codebook.ladder.all.map(\.key)
  }
}
