import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// What the study says of itself.
  /// - Throws: ``StudyError/damaged(path:detail:)`` where it says nothing.
  public func study() throws -> Study { try read { try $0.liveStudy() } }

  /// The levels and the live codes.
  public func codebook() throws -> Codebook { try read { try $0.liveCodebook() } }
  /// Who codes, in the order in which they were added.
  public func coders() throws -> [Coder] { try read { try $0.liveCoders() } }
  /// Who spoke, in the order in which they were added.
  public func participants() throws -> [Participant] { try read { try $0.liveParticipants() } }
  /// How many live codings there are for each code, source and coder: all that counting needs.
  public func tallies() throws -> [CodingTally] { try read { try $0.tallies(try $0.voices()) } }
  /// The live relations with the codings that support them, in the order in which they were added.
  public func relations() throws -> [Relation] { try read { try $0.liveRelations() } }

  /// The codebook and how often each code is used, counted by the database.
  public func frequencies() throws -> (codebook: Codebook, frequencies: Frequencies) {
    let all = try frequencies(Selection())
    return (all.codebook, all.frequencies)
  }

  /// What a list of sources shows.
  public func sources() throws -> [SourceSummary] {
    try read { db in
      let live = Dictionary(
        try db.liveSources().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let sql = """
        SELECT s.id, t.turns, t.speakers, t.scalars, t.sha256, t.textSha256,
          (SELECT count(*) FROM coding c WHERE c.source = s.first AND c.retired IS NULL) AS codings
        FROM source s JOIN text t ON t.key = s.text
        WHERE s.retired IS NULL ORDER BY s.number
        """
      return try Row.fetchAll(db, sql: sql).compactMap { row in
        try live[.init(row.value("id"))].map { source in
          SourceSummary(
            source: source, turns: try row.value("turns"), speakers: try row.value("speakers"),
            scalars: try row.value("scalars"), codings: try row.value("codings"),
            sha256: try row.value("sha256"), textSHA256: try row.value("textSha256"))
        }
      }
    }
  }

  /// The words and turns of the source of this name, all of them in memory; a record set is better
  /// walked over with ``eachRecord(ofSource:_:)``.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``.
  public func text(ofSource name: String) throws -> SourceText {
    try read { db in try db.sourceText(named: name).text }
  }

  /// The bytes that the source was imported from.
  /// - Throws: ``/GroundedTheory/Violation/originalNotKept(_:)`` for a record set from a large file.
  public func original(ofSource name: String) throws -> [UInt8] {
    try read { db in
      let key = try db.sourceRows(named: name).text
      let bytes = try Data.fetchOne(
        db, sql: "SELECT ifnull(original, words) FROM text WHERE key = ?", arguments: [key])
      if bytes?.isEmpty ?? true { throw Violation.originalNotKept(name) }
      return [UInt8](bytes ?? Data())
    }
  }

  /// Everything that is live, as values. Of a record set it has only the turns in which codings begin.
  public func snapshot() throws -> StudySnapshot {
    try read { db in
      StudySnapshot(
        study: try db.liveStudy(), codebook: try db.liveCodebook(), coders: try db.liveCoders(),
        participants: try db.liveParticipants(), sources: try db.liveSources(),
        turns: try db.liveTurns(),
        codings: try db.liveCodings(), memos: try db.liveMemos(), relations: try db.liveRelations(),
        attributes: try db.liveAttributes(), speakers: try db.liveSpeakers(),
        assignments: try db.liveAssignments(), decisions: try db.liveDecisions())
    }
  }
}
