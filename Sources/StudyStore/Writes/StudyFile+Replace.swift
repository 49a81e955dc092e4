import Foundation
import GRDB
import GroundedTheory

/// A correction of a source's text that was worked out and is not written yet.
public struct PreparedRevision: Sendable {
  /// What it would do.
  public let revision: SourceRevision
  /// The turns as they are now.
  public let oldTurns: [Turn]
  /// The names of codes and coders, for the report.
  public let codes: [Code.ID: String]
  /// The names of coders.
  public let coders: [Coder.ID: String]
  /// What will be stored, with its turns numbered.
  let document: ImportedDocument
  /// The last event that it takes into account.
  let event: Int64

  /// The report: one row a coding.
  public var table: ReportTable {
    ReportTable.revision(revision, from: oldTurns, codes: codes, coders: coders)
  }
}

extension StudyFile {
  /// Works out what taking `document` for the text of a source would do; writes nothing.
  /// - Throws: ``/GroundedTheory/Violation/unknownSource(_:nearest:)``,
  ///   ``/GroundedTheory/Violation/unusableText(_:reason:)``,
  ///   ``/GroundedTheory/Violation/recordsAsText(_:)``.
  public func prepareRevision(
    ofSource name: String, as document: ImportedDocument
  ) throws -> PreparedRevision {
    try document.checkText()
    return try read { db in
      let (first, text, own) = try db.sourceRows(named: name)
      if try db.holdsRecords(text: text) { throw Violation.recordsAsText(own) }
      let old = SourceText(text: try db.words(ofText: text), turns: try db.turns(ofText: text))
      let revision = SourceRevision(
        of: own, from: old, to: SourceText(text: document.text, turns: document.turns),
        codings: try db.liveCodings(where: "c.source = \(first)"),
        lastTurn: try db.lastTurn(ofSource: first))
      var numbered = document
      numbered.name = own
      numbered.turns = revision.turns
      return PreparedRevision(
        revision: revision, oldTurns: old.turns,
        codes: Dictionary(
          try db.liveCodebook().codes.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
        coders: Dictionary(
          try db.liveCoders().map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
        document: numbered, event: try db.lastEvent())
    }
  }

  /// Writes a correction: the new text as a revision of the source, and every coding at its place, in
  /// one event. The text as it was stays in the study. Flags, memos, relations and links stay as
  /// they are; they belong to the source and its codings, not to a revision.
  /// - Parameter verb: what the history calls it.
  /// - Throws: ``/GroundedTheory/Violation/changedMeanwhile(_:)`` where anything was written since the
  ///   correction was worked out.
  public func revise(
    _ prepared: PreparedRevision, verb: String = "source replace", by coder: String? = nil,
    reason: String = ""
  ) throws {
    let revision = prepared.revision
    if revision.isIdentical { return }
    try record(verb, by: coder, reason: reason) { writing in
      guard prepared.event + 1 == Int64(writing.event) else {
        throw Violation.changedMeanwhile(revision.source)
      }
      let (first, _, name) = try writing.db.sourceRows(named: revision.source)
      guard let source = try writing.db.liveSources(where: "s.first = \(first)").first else {
        throw Violation.unknownSource(name, nearest: [])
      }
      try writing.add(source, text: try writing.add(prepared.document))
      try writing.addNewComments(of: prepared.document, to: source.id)
      try writing.move(revision.codings.filter(\.isRevised), in: first)
      writing.findings = prepared.document.findings + revision.findings
      writing.summary = "\"\(name)\": \(revision.summary)"
    }
  }
}

extension Writing {
  /// Adds a version of each coding at its new place, or at none.
  fileprivate func move(_ codings: [Reanchored], in source: Int64) throws {
    var rows: [UUID: (first: Int64, code: Int64, coder: Int64)] = [:]
    let live = try Row.fetchAll(
      db,
      sql: "SELECT id, first, code, coder FROM coding WHERE source = ? AND retired IS NULL",
      arguments: [source])
    for row in live {
      rows[try row.value(0)] = (try row.value(1), try row.value(2), try row.value(3))
    }
    let moved = codings.compactMap { coding in rows[coding.coding.id.uuid].map { (coding, $0) } }
    // All of them first: one may go where another has been.
    let keys = String(decoding: try JSONEncoder().encode(moved.map(\.1.first)), as: UTF8.self)
    try db.execute(
      sql: """
        UPDATE coding SET retired = ?
        WHERE first IN (SELECT value FROM json_each(?)) AND retired IS NULL
        """, arguments: [event, keys])
    let insertion = try BulkInsert(
      db,
      """
      INSERT INTO coding
        (version, first, added, source, spanStart, spanEnd, code, coder, id, quote)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for (coding, row) in moved {
      insertion.bind(try nextVersion("coding"), at: 1)
      insertion.bind(row.first, at: 2)
      insertion.bind(Int64(event), at: 3)
      insertion.bind(source, at: 4)
      insertion.bind(coding.span.map { Int64($0.start) }, at: 5)
      insertion.bind(coding.span.map { Int64($0.end) }, at: 6)
      insertion.bind(row.code, at: 7)
      insertion.bind(row.coder, at: 8)
      insertion.bind(coding.coding.id.uuid, at: 9)
      insertion.bind(coding.quote, at: 10)
      try insertion.insert()
    }
  }

  /// Keeps what stands in the margin of the new file and not yet on the source.
  fileprivate func addNewComments(of document: ImportedDocument, to source: SourceDocument.ID)
    throws
  {
    let known = try db.liveMemos().filter { $0.subject == .source(source) }.map(\.text)
    for comment in document.comments where !comment.text.isEmpty && !known.contains(comment.memo) {
      try add(Memo(id: newID(), kind: .case, text: comment.memo, subject: .source(source)))
    }
  }
}

extension Database {
  /// The highest turn number in any revision of a source.
  fileprivate func lastTurn(ofSource first: Int64) throws -> Int {
    try Int.fetchOne(
      self,
      sql: "SELECT max(number) FROM turn WHERE text IN (SELECT text FROM source WHERE first = ?)",
      arguments: [first]) ?? 0
  }

  func lastEvent() throws -> Int64 {
    try Int64.fetchOne(self, sql: "SELECT max(number) FROM event") ?? 0
  }

  fileprivate func holdsRecords(text: Int64) throws -> Bool {
    try Bool.fetchOne(
      self, sql: "SELECT columns IS NOT NULL FROM text WHERE key = ?", arguments: [text]) ?? false
  }
}
