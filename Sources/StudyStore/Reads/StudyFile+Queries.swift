import Foundation
import GRDB
import GroundedTheory

extension StudyFile {
  /// The codings that a query chooses, by source number and place.
  /// - Throws: ``/GroundedTheory/Violation/unusableFilter(_:)`` at a name that the study does not have.
  public func codings(matching query: Query) throws -> [Coding.ID] {
    try matches(of: query, withQuotes: false).matches.map(\.coding.id)
  }

  /// The codings that a query chooses with those that its relations found them by, and the study that
  /// they stand in; its codings have quotes only where the query asks for them.
  /// - Parameter withQuotes: whether the codings of the matches are to have their words.
  /// - Throws: ``/GroundedTheory/Violation/unusableFilter(_:)`` at a name that the study does not have.
  public func matches(
    of query: Query, withQuotes: Bool = true
  ) throws -> (snapshot: StudySnapshot, matches: [QueryMatch]) {
    try read { db in
      let snapshot = try db.snapshot(quotes: query.asksForQuotes)
      var matches = try QueryProgram(query, in: snapshot).matches { source, piece in
        try db.eachPiece(of: source, piece)
      }
      if withQuotes, !query.asksForQuotes { try db.fillQuotes(&matches) }
      return (snapshot, matches)
    }
  }

  /// The queries that are kept, by name.
  public func queries() throws -> [SavedQuery] { try read { try $0.liveQueries() } }

  /// The query of this name.
  /// - Throws: ``/GroundedTheory/Violation/unknownQuery(_:nearest:)``.
  public func query(named name: String) throws -> SavedQuery {
    try read { try $0.query(named: name) }
  }
}

extension Database {
  func liveQueries() throws -> [SavedQuery] {
    try Row.fetchAll(
      self, sql: "SELECT id, name, text FROM query WHERE retired IS NULL ORDER BY name"
    ).map { row in
      SavedQuery(id: .init(try row.value(0)), name: try row.value(1), text: try row.value(2))
    }
  }

  func query(named name: String) throws -> SavedQuery {
    let queries = try liveQueries()
    guard let query = queries.first(where: { $0.name == name }) else {
      throw Violation.unknownQuery(
        name, nearest: Nearest.names(to: name, among: queries.map(\.name)))
    }
    return query
  }

  /// Hands over the words of a live source page by page.
  fileprivate func eachPiece(
    of source: SourceDocument.ID, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let sql = "SELECT text FROM source WHERE id = ? AND retired IS NULL"
    guard let text = try Int64.fetchOne(cachedStatement(sql: sql), arguments: [source.uuid]) else {
      throw DamagedContent(detail: "the words of a source are missing")
    }
    let pages = try PageCursor(self, ofText: text)
    while try pages.next() { try body(pages.bytes) }
  }

  /// Reads the words of the codings in matches, in one pass over all codings.
  fileprivate func fillQuotes(_ matches: inout [QueryMatch]) throws {
    var quotes: [Coding.ID: String] = [:]
    for match in matches {
      for coding in [match.coding] + match.partners { quotes[coding.id] = "" }
    }
    let cursor = try Row.fetchCursor(
      self, sql: "SELECT id, quote FROM coding WHERE retired IS NULL")
    while let row = try cursor.next() {
      let uuid: UUID = try row.value(0)
      let id = Coding.ID(uuid)
      if quotes[id] != nil { quotes[id] = try row.value(1) }
    }
    for index in matches.indices {
      matches[index].coding.quote = quotes[matches[index].coding.id] ?? ""
      for partner in matches[index].partners.indices {
        matches[index].partners[partner].quote = quotes[matches[index].partners[partner].id] ?? ""
      }
    }
  }
}
