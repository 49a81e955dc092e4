import Foundation
import GroundedTheory

extension StudyFile {
  /// Builds a study from a published codebook and its corpus, quote by quote.
  ///
  /// The file is made beside `path` and put in its place once it is whole. A study that is there
  /// already is replaced only where it was rebuilt like this and nobody has worked in it since.
  /// - Throws: ``StudyError/holdsWork(path:)``, and ``StudyError/badRows(what:problems:)`` naming
  ///   every quote that does not stand in its transcript.
  public static func rebuild(
    _ published: PublishedStudy, from corpus: StudyCorpus, at path: String
  ) throws -> StudySnapshot {
    let reason = "reproduce \(published.key)"
    if FileManager.default.fileExists(atPath: path) { try checkReplaceable(path, reason: reason) }
    let draft = path + ".new"
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: draft + suffix)
    }
    do {
      let snapshot = try build(published, corpus, at: draft, reason: reason)
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      guard rename(draft, path) == 0 else {
        throw StudyError.failed(path: path, detail: String(cString: strerror(errno)))
      }
      return snapshot
    } catch {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: draft + suffix)
      }
      throw error
    }
  }

  private static func build(
    _ published: PublishedStudy, _ corpus: StudyCorpus, at path: String, reason: String
  ) throws -> StudySnapshot {
    let ladder = try published.codebook.ladder ?? LadderPreset.xicheng.ladder
    let file = try create(
      at: path, title: published.title, ladder: ladder, citation: published.citation,
      note: published.note, storyline: published.storyline)
    var codes = published.codebook
    codes.relations = []
    try file.importCodebook(codes, reason: reason)
    try file.importDocuments(reason: reason) { add in try corpus.documents.forEach(add) }
    try file.importParticipants(corpus.participants, from: "participants.csv", reason: reason)
    if !published.heldOut.isEmpty {
      try file.holdOut(sources: published.heldOut, reason: reason)
    }
    try file.importCodings(from: "codings.csv", reason: reason) { row in
      for coding in corpus.codings { try row(.success(coding)) }
    }
    try file.addRelations(published.codebook.relations, reason: reason)
    let snapshot = try file.snapshot()
    try file.closeWhole()
    return snapshot
  }

  private static func checkReplaceable(_ path: String, reason: String) throws {
    let file = try open(at: path)
    let history = try file.history()
    try file.close()
    guard history.count > 1, history.dropFirst().allSatisfy({ $0.reason == reason }) else {
      throw StudyError.holdsWork(path: path)
    }
  }
}
