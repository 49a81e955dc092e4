import Foundation
import GRDB
import GroundedTheory

extension Database {
  /// One row a code, source and coder, in the order of the index that answers it.
  func tallies() throws -> [CodingTally] {
    let ids = try namedThings()
    let cursor = try Row.fetchCursor(
      self,
      sql: """
        SELECT code, source, coder, count(*) FROM coding WHERE retired IS NULL
        GROUP BY code, source, coder
        """)
    var tallies: [CodingTally] = []
    while let row = try cursor.next() {
      guard let code = ids.codes[row[0]], let source = ids.sources[row[1]],
        let coder = ids.coders[row[2]]
      else { continue }
      tallies.append(
        CodingTally(code: .init(code), source: .init(source), coder: .init(coder), count: row[3]))
    }
    return tallies
  }

  /// Live codings by source number, then place, then number of the code.
  /// - Parameter condition: SQL over `c`, the coding's row, for a part of them.
  func liveCodings(where condition: String = "1") throws -> [Coding] {
    let ids = try namedThings()
    let sql = """
      SELECT c.id, c.source, spanStart, spanEnd, quote, code, coder
      FROM source s CROSS JOIN coding c ON c.source = s.first
      WHERE s.retired IS NULL AND c.retired IS NULL AND \(condition)
      ORDER BY s.number, c.spanStart, c.spanEnd, c.first
      """
    var codings: [Coding] = []
    let cursor = try Row.fetchCursor(self, sql: sql)
    while let row = try cursor.next() {
      guard let source = ids.sources[row[1]], let code = ids.codes[row[5]],
        let coder = ids.coders[row[6]]
      else { continue }
      let start: Int? = row[2]
      let end: Int? = row[3]
      codings.append(
        Coding(
          id: .init(row[0] as UUID), source: .init(source),
          span: try start.flatMap { start in
            try end.map { try TextSpan(start: start, end: $0) }
          },
          quote: row[4], code: .init(code), coder: .init(coder)))
    }
    return codings
  }

  func liveTurns() throws -> [SourceDocument.ID: [Turn]] {
    var turns: [SourceDocument.ID: [Turn]] = [:]
    let rows = try Row.fetchAll(
      self,
      sql: """
        SELECT id, text FROM source WHERE retired IS NULL
        """)
    for row in rows { turns[.init(row[0] as UUID)] = try self.turns(ofText: row[1]) }
    return turns
  }

  /// The identifiers of what codings refer to, by the row that stands for each.
  private func namedThings() throws -> (
    codes: [Int64: UUID], sources: [Int64: UUID], coders: [Int64: UUID]
  ) {
    func ids(_ table: String) throws -> [Int64: UUID] {
      let rows = try Row.fetchAll(self, sql: "SELECT first, id FROM \(table) WHERE version = first")
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
    return (try ids("code"), try ids("source"), try ids("coder"))
  }

  func sourceNames() throws -> [String] {
    try String.fetchAll(self, sql: "SELECT name FROM source WHERE retired IS NULL")
  }

  /// A live source by name, with its words and turns. Letters may be composed or decomposed, as
  /// file names are on one system or another; SQLite compares bytes, so the second look is ours.
  func sourceText(named name: String) throws -> (key: Int64, textKey: Int64, text: SourceText) {
    func row(_ name: String) throws -> Row? {
      try Row.fetchOne(
        self,
        sql: """
          SELECT first, text, words FROM source JOIN text ON text.key = text
          WHERE name = ? AND retired IS NULL
          """, arguments: [name])
    }
    guard
      let row = try row(name) ?? sourceNames().first(where: { $0 == name }).flatMap(row)
    else {
      throw Violation.unknownSource(
        name, nearest: Nearest.names(to: name, among: try sourceNames()))
    }
    let words: Data = row[2]
    let textKey: Int64 = row[1]
    return (
      row[0], textKey,
      SourceText(text: PlainText(validUTF8: [UInt8](words)), turns: try turns(ofText: textKey))
    )
  }
}
