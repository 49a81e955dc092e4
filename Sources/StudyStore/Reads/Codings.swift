import Foundation
import GRDB
import GroundedTheory

extension Database {
  /// How often each coder used each code in each source and, where speakers are linked, in the words of
  /// each participant.
  /// - Parameter condition: SQL over the row of a coding, for a part of them.
  func tallies(_ voices: Voices, where condition: String = "1") throws -> [CodingTally] {
    let linked = try linkedTallies(voices, where: condition)
    let rest =
      linked.isEmpty ? "1" : "source NOT IN (SELECT source FROM speaker WHERE retired IS NULL)"
    return try tallies(where: "\(rest) AND \(condition)") + linked
  }

  /// One row a code, source and coder, in the order of the index that answers it.
  private func tallies(where condition: String) throws -> [CodingTally] {
    let ids = try namedThings()
    let cursor = try Row.fetchCursor(
      self,
      sql: """
        SELECT code, source, coder, count(*) FROM coding
        WHERE retired IS NULL AND \(condition)
        GROUP BY code, source, coder
        """)
    var tallies: [CodingTally] = []
    while let row = try cursor.next() {
      guard let code = ids.codes[try row.value(0)],
        let source = ids.sources[try row.value(1)], let coder = ids.coders[try row.value(2)]
      else {
        continue
      }
      tallies.append(
        CodingTally(
          code: .init(code), source: .init(source), coder: .init(coder), count: try row.value(3)))
    }
    return tallies
  }

  /// Live codings by source number, then place, then number of the code.
  /// - Parameters:
  ///   - condition: SQL over `c`, the coding's row, and `s`, its source's, for a part of them.
  ///   - quotes: whether their words are wanted; reading them takes the most time.
  func liveCodings(where condition: String = "1", quotes: Bool = true) throws -> [Coding] {
    let ids = try namedThings()
    let sql = """
      SELECT c.id, c.source, spanStart, spanEnd, \(quotes ? "quote" : "''"), code, coder
      FROM source s CROSS JOIN coding c ON c.source = s.first
      WHERE s.retired IS NULL AND c.retired IS NULL AND \(condition)
      ORDER BY s.number, c.spanStart, c.spanEnd, c.first
      """
    var codings: [Coding] = []
    let cursor = try Row.fetchCursor(self, sql: sql)
    while let row = try cursor.next() {
      guard let source = ids.sources[try row.value(1)],
        let code = ids.codes[try row.value(5)], let coder = ids.coders[try row.value(6)]
      else { continue }
      codings.append(
        Coding(
          id: .init(try row.value(0)), source: .init(source), span: try row.span(2, 3),
          quote: try row.value(4), code: .init(code), coder: .init(coder)))
    }
    return codings
  }

  /// The live coding that a row is.
  func coding(inRow version: Int64) throws -> Coding {
    let sql = """
      SELECT c.id, s.id, spanStart, spanEnd, quote, k.id, p.id
      FROM coding c JOIN source s ON s.version = c.source JOIN code k ON k.version = c.code
        JOIN coder p ON p.version = c.coder
      WHERE c.version = ?
      """
    let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [version])
    guard let row else { throw DamagedContent(detail: "a coding is not in its place") }
    return Coding(
      id: Coding.ID(try row.value(0) as UUID),
      source: SourceDocument.ID(try row.value(1) as UUID), span: try row.span(2, 3),
      quote: try row.value(4), code: Code.ID(try row.value(5) as UUID),
      coder: Coder.ID(try row.value(6) as UUID))
  }

  /// The turns of every source; of a record set only those in which a coding begins.
  func liveTurns() throws -> [SourceDocument.ID: [Turn]] {
    var turns: [SourceDocument.ID: [Turn]] = [:]
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT id, text, first FROM source WHERE retired IS NULL
        """)
    for row in rows {
      let text: Int64 = try row.value(1)
      turns[.init(try row.value(0))] =
        try recordColumns(ofText: text) == nil
        ? try self.turns(ofText: text) : try codedTurns(ofText: text, source: try row.value(2))
    }
    return turns
  }

  /// The identifiers of what codings refer to, by the row that stands for each.
  private func namedThings() throws -> (
    codes: [Int64: UUID], sources: [Int64: UUID], coders: [Int64: UUID]
  ) {
    func ids(_ table: String) throws -> [Int64: UUID] {
      var ids: [Int64: UUID] = [:]
      let sql = "SELECT first, id FROM \(table) WHERE version = first"
      for row in try Row.fetchAll(self, sql: sql) { ids[try row.value(0)] = try row.value(1) }
      return ids
    }
    return (try ids("code"), try ids("source"), try ids("coder"))
  }

  func sourceNames() throws -> [String] {
    try String.fetchAll(self, sql: "SELECT name FROM source WHERE retired IS NULL")
  }

  /// The rows that stand for a live source and for its words, by the source's name, or by its number
  /// where no source has that name. Letters may be composed or decomposed, as file names are on one
  /// system or another; SQLite compares bytes, so the second look is ours.
  func sourceRows(
    named reference: String
  ) throws -> (first: Int64, text: Int64, name: String) {
    func rows(_ column: String, _ value: any DatabaseValueConvertible) throws -> Row? {
      try Row.fetchOne(
        cachedStatement(
          sql: "SELECT first, text, name FROM source WHERE \(column) = ? AND retired IS NULL"),
        arguments: [value])
    }
    var row = try rows("name", reference)
    if row == nil {
      let names = try sourceNames()
      if let twin = names.first(where: { $0 == reference }) {
        row = try rows("name", twin)
        if row == nil {
          throw DamagedContent(detail: "its list of sources has no way to \"\(twin)\"")
        }
      } else if let number = Int(reference) {
        row = try rows("number", number)
      }
      if row == nil {
        throw Violation.unknownSource(
          reference, nearest: Nearest.names(to: reference, among: names))
      }
    }
    guard let row else { throw Violation.unknownSource(reference, nearest: []) }
    return (try row.value(0), try row.value(1), try row.value(2))
  }

  func words(ofText text: Int64) throws -> PlainText {
    let row = try Row.fetchOne(
      cachedStatement(sql: "SELECT words FROM text WHERE key = ?"), arguments: [text])
    guard let words: Data = try row?.value(0) else {
      throw DamagedContent(detail: "the words of a source are missing")
    }
    guard words.isEmpty else { return PlainText(validUTF8: [UInt8](words)) }
    var bytes: [UInt8] = []
    let pages = try PageCursor(self, ofText: text)
    while try pages.next() { bytes += pages.bytes }
    return PlainText(validUTF8: bytes)
  }

  /// A live source by name, with its words and turns.
  func sourceText(named name: String) throws -> (key: Int64, textKey: Int64, text: SourceText) {
    let (first, text, _) = try sourceRows(named: name)
    return (
      first, text, SourceText(text: try words(ofText: text), turns: try turns(ofText: text))
    )
  }
}
