import Foundation
import GRDB
import GroundedTheory

/// A coding of one coder in one source as a sheet shows it, with the row that stands for it.
struct SheetCoding {
  let first: Int64
  let mark: CodingSheet.Mark
  let note: CodingSheet.Note
}

extension Database {
  /// SQL for the rows of `alias` that were live when the event `?1` was the last.
  private func lived(_ alias: String) -> String {
    "\(alias).added <= ?1 AND (\(alias).retired IS NULL OR \(alias).retired > ?1)"
  }

  /// The codings of a coder in a source as they were when an event was the last; orphans have no place
  /// on a sheet.
  func sheetCodings(source: Int64, coder: Int64, asOf event: Int) throws -> [SheetCoding] {
    var memos: [Int64: [String]] = [:]
    let memoRows = try Row.fetchAll(
      self,
      sql: """
        SELECT m.coding, m.text FROM memo m JOIN coding c ON c.version = m.coding
        WHERE c.source = ?2 AND \(lived("m")) ORDER BY m.first
        """, arguments: [event, source])
    for row in memoRows { memos[try row.value(0), default: []].append(try row.value(1)) }
    return try Row.fetchAll(
      self,
      sql: """
        SELECT c.first, k.id, c.spanStart, c.spanEnd FROM coding c JOIN code k ON k.version = c.code
        WHERE c.source = ?2 AND c.coder = ?3 AND c.spanStart IS NOT NULL AND \(lived("c"))
        """, arguments: [event, source, coder]
    ).compactMap { row in
      guard let span = try row.span(2, 3) else { return nil }
      let first: Int64 = try row.value(0)
      let notes = memos[first] ?? []
      return SheetCoding(
        first: first, mark: .init(code: .init(try row.value(1)), span: span),
        note: notes.count > 1 ? .several : notes.first.map(CodingSheet.Note.memo) ?? .none)
    }
  }

  /// The codings of everyone but a coder in a source, as they are.
  func sheetOthers(source: Int64, coder: Int64) throws -> [CodingSheet.Other] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT o.name, k.id, c.spanStart, c.spanEnd FROM coding c
          JOIN code k ON k.version = c.code JOIN coder o ON o.first = c.coder AND o.retired IS NULL
        WHERE c.source = ? AND c.coder <> ? AND c.spanStart IS NOT NULL AND c.retired IS NULL
        """, arguments: [source, coder]
    ).compactMap { row in
      try row.span(2, 3).map { span in
        CodingSheet.Other(
          coder: try row.value(0), mark: .init(code: .init(try row.value(1)), span: span))
      }
    }
  }

  /// What the codes were called, and under what they stood, when an event was the last.
  func codeNames(asOf event: Int) throws -> Codebook {
    let codes = try Row.fetchAll(
      self,
      sql: """
        SELECT c.id, c.name, c.level, c.ordinal, p.id AS parent
        FROM code c LEFT JOIN code p ON p.version = c.parent WHERE \(lived("c"))
        """, arguments: [event]
    ).map { row in
      try Code(
        id: .init(row.value("id")), name: row.value("name"), level: row.value("level"),
        parent: row.identifier("parent"), ordinal: row.value("ordinal"))
    }
    return Codebook(ladder: try liveLadder(), codes: codes)
  }

  /// Whether the words of a source are those that it had when an event was the last.
  func isTextUnchanged(ofSource source: Int64, since event: Int) throws -> Bool {
    let then = try Int64.fetchOne(
      self, sql: "SELECT s.text FROM source s WHERE s.first = ?2 AND \(lived("s"))",
      arguments: [event, source])
    let now = try Row.fetchOne(
      self,
      sql: """
        SELECT s.text, ifnull(t.erased, 0) FROM source s JOIN text t ON t.key = s.text
        WHERE s.first = ? AND s.retired IS NULL
        """, arguments: [source])
    guard let then, let now else { return false }
    let (text, erased): (Int64, Int) = (try now.value(0), try now.value(1))
    return then == text && erased <= event
  }
}
