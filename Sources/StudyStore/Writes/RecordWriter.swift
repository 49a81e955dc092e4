import Foundation
import GRDB
import GroundedTheory

/// Stores the records of one set as they come: a turn each, their words in pages.
final class RecordWriter {
  private let db: Database
  private let text: Int64
  private let pageBytes: Int
  private let turns: BulkInsert
  private let pages: BulkInsert
  private let digest = RunningDigest()

  private var page: [UInt8] = []
  private var pageStart = 0
  private var scalars = 0
  private(set) var records = 0
  private var questions: Set<String> = []
  /// The one that is bound.
  private var question = ""
  private var attributes: [UInt8] = []
  private var lastRow = 0
  private var ids = SeenIDs()

  /// Rows that refer to a text come before it, since its fingerprints are known last; the database
  /// checks those references when the write is committed.
  init(_ writing: Writing, pageBytes: Int) throws {
    db = writing.db
    self.pageBytes = pageBytes
    text = try Writing.next(after: Int64.fetchOne(db, sql: "SELECT max(key) FROM text"))
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    turns = try BulkInsert(
      db,
      """
      INSERT INTO turn (text, number, speaker, spanStart, spanEnd, record, attributes)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    pages = try BulkInsert(
      db, "INSERT INTO page (text, spanStart, spanEnd, words) VALUES (?, ?, ?, ?)")
    page.reserveCapacity(pageBytes)
  }

  /// - Throws: ``/GroundedTheory/RowProblem`` where the id stands in an earlier row.
  func add(_ draft: RecordDraft) throws {
    if draft.row != lastRow { try checkID(draft) }
    lastRow = draft.row
    if records > 0 {
      page.append(0x0A)
      scalars += 1
    }
    if !page.isEmpty, page.count + draft.text.count > pageBytes { try storePage() }
    let start = scalars
    page.append(contentsOf: draft.text)
    scalars += draft.text.withUnsafeBytes(ScalarCount.of)
    records += 1
    try storeTurn(draft, from: start)
  }

  private func storeTurn(_ draft: RecordDraft, from start: Int) throws {
    // What is bound stays bound until it is bound anew.
    if records == 1 { turns.bind(text, at: 1) }
    turns.bind(Int64(records), at: 2)
    if !draft.question.isEmpty { questions.insert(draft.question) }
    if records == 1 || draft.question != question { turns.bind(draft.question, at: 3) }
    question = draft.question
    turns.bind(Int64(start), at: 4)
    turns.bind(Int64(scalars), at: 5)
    attributes.removeAll(keepingCapacity: true)
    AttributeCells.append(draft.attributes, to: &attributes)
    try draft.id.withUnsafeBytes { id in
      turns.bind(held: id, at: 6)
      try attributes.withUnsafeBytes { attributes in
        turns.bind(held: attributes, at: 7)
        try turns.insert()
      }
    }
  }

  /// Stores what remains, and the text itself.
  /// - Returns: the text's key.
  func finish(_ file: RecordFile, columns: [String]) throws -> Int64 {
    if !page.isEmpty { try storePage() }
    var names: [UInt8] = []
    AttributeCells.append(columns.map { Array($0.utf8)[...] }, to: &names)
    try db.execute(
      sql: """
        INSERT INTO text
          (key, sha256, textSha256, encoding, scalars, turns, speakers, words, original, columns)
        VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?)
        """,
      arguments: [
        text, file.sha256, digest.finish(), file.encoding, scalars, records, questions.count,
        file.original.map { Data($0) }, String(decoding: names, as: UTF8.self),
      ])
    return text
  }

  private func checkID(_ draft: RecordDraft) throws {
    let isNew = try ids.isNew(draft.id) { body in
      let stored = try BulkQuery(db, "SELECT record FROM turn WHERE text = ?")
      stored.start(text)
      while try stored.next() { body(stored.bytes(0)) }
    }
    if isNew { return }
    let id = String(decoding: draft.id, as: UTF8.self)
    let earlier = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number FROM turn INDEXED BY turn_record WHERE text = ? AND record = ? LIMIT 1
          """),
      arguments: [text, id])
    guard earlier != nil else { return }
    throw RowProblem(
      row: draft.row,
      reason: "the id \"\(excerpt(id))\" stands in an earlier row already; make it another, or name"
        + " a column whose values differ")
  }

  private func storePage() throws {
    try page.withUnsafeBytes { bytes in
      digest.update(bytes)
      pages.bind(text, at: 1)
      pages.bind(Int64(pageStart), at: 2)
      pages.bind(Int64(scalars), at: 3)
      pages.bind(held: bytes, at: 4)
      try pages.insert()
    }
    page.removeAll(keepingCapacity: true)
    pageStart = scalars
  }
}
