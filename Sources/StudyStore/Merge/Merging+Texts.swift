import Foundation
import GRDB
import GroundedTheory

/// The words of the sources: which texts are the same, and what becomes of codings where one was corrected.
extension Merging {
  /// Fills `m_text`. Texts are the same where their files, words and turns are; a new one gets a key that
  /// is free.
  func mapTexts() throws {
    let turns = "number, speaker, role, spanStart, spanEnd, fromMilliseconds, toMilliseconds"
    let differ = """
      EXISTS (SELECT \(turns) FROM main.turn WHERE text = o.key
        EXCEPT SELECT \(turns) FROM theirs.turn WHERE text = t.key)
      """
    // Nothing numbers the records of a set anew, so they need no comparison.
    try db.execute(
      sql: """
        CREATE TEMP TABLE m_text (theirs INTEGER PRIMARY KEY, ours INTEGER, state TEXT);
        INSERT INTO temp.m_text SELECT t.key, min(o.key), 'known' FROM theirs.text t
          JOIN main.text o ON o.textSha256 = t.textSha256 AND o.sha256 = t.sha256
            AND o.turns = t.turns AND o.columns IS t.columns
          WHERE t.columns IS NOT NULL OR NOT \(differ) GROUP BY t.key;
        INSERT INTO temp.m_text SELECT key, ifnull((SELECT max(key) FROM main.text), 0)
            + row_number() OVER (ORDER BY key), 'new'
          FROM theirs.text WHERE key NOT IN (SELECT theirs FROM temp.m_text);
        """)
  }

  /// Stores the texts of sources that are taken, with their turns and pages.
  func takeTexts() throws {
    let wanted = """
      m.state = 'new' AND m.ours IN (SELECT text FROM temp.f_source)
      """
    for (table, key) in [("text", "key"), ("turn", "text"), ("page", "text")] {
      let columns = try db.columns(in: table).map(\.name).filter {
        $0 != key && !(table == "page" && $0 == "key") && $0 != "erased"
      }
      // A text that was rewritten there says so; by which event of ours is not known.
      let erased = table == "text" ? ", erased" : ""
      let isErased = table == "text" ? ", iif(t.erased IS NULL, NULL, \(event))" : ""
      try db.execute(
        sql: """
          INSERT INTO main.\(table) (\(key), \(columns.joined(separator: ", "))\(erased))
          SELECT m.ours, \(columns.map { "t.\($0)" }.joined(separator: ", "))\(isErased)
          FROM temp.m_text m JOIN theirs.\(table) t ON t.\(key) = m.theirs WHERE \(wanted)
          ORDER BY m.ours
          """)
    }
  }

  /// Takes codings that stand in a text which is not the source's any more over to the one that is.
  func carryCodings() throws {
    for (source, texts) in revised.sorted(by: { $0.key < $1.key }) {
      let (old, new): (PlainText, PlainText) =
        texts.now == .ours
        ? (try theirWords(texts.theirs), try db.words(ofText: texts.ours))
        : (try db.words(ofText: texts.ours), try theirWords(texts.theirs))
      if texts.now == .theirs { try layDownUnchangedCodings(of: source) }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT first, id, spanStart, spanEnd, quote, code, coder FROM temp.f_coding
          WHERE source = ? AND origin = ? ORDER BY spanStart, spanEnd, id
          """, arguments: [source, texts.now.other.rawValue])
      let codings = try rows.map { row in
        Coding(
          id: .init(try row.value(1)), source: .init(Self.uuid(source)),
          span: try row.span(2, 3), quote: try row.value(4),
          code: .init(Self.uuid(try row.value(5))), coder: .init(Self.uuid(try row.value(6))))
      }
      let name =
        try String.fetchOne(
          db,
          sql: """
            SELECT name FROM temp.f_source WHERE first = ?1 UNION ALL
            SELECT name FROM main.source WHERE first = ?1 AND retired IS NULL LIMIT 1
            """, arguments: [source]) ?? ""
      let revision = SourceRevision(
        of: name, from: SourceText(text: old, turns: []), to: SourceText(text: new, turns: []),
        codings: codings, lastTurn: 0)
      findings += revision.findings
      let update = try db.makeStatement(
        sql: "UPDATE temp.f_coding SET spanStart = ?, spanEnd = ?, quote = ? WHERE id = ?")
      for coding in revision.codings where coding.isRevised {
        try update.execute(arguments: [
          coding.span?.start, coding.span?.end, coding.quote, coding.coding.id.uuid,
        ])
      }
      try db.execute(
        sql: """
          DELETE FROM temp.f_coding WHERE source = ?1 AND origin = 'ours'
            AND EXISTS (
            SELECT 1 FROM main.coding o WHERE o.first = temp.f_coding.first AND o.retired IS NULL
              AND o.source = temp.f_coding.source AND o.spanStart IS temp.f_coding.spanStart
              AND o.spanEnd IS temp.f_coding.spanEnd AND o.quote = temp.f_coding.quote
              AND o.code = temp.f_coding.code AND o.coder = temp.f_coding.coder)
          """, arguments: [source])
    }
  }

  private func layDownUnchangedCodings(of source: Int64) throws {
    guard let table = tables.first(where: { $0.name == "coding" }) else { return }
    try db.execute(
      sql: """
        INSERT INTO temp.f_coding (first, id, origin, \(table.list))
        SELECT first, id, 'ours', \(table.list) FROM main.coding
        WHERE source = ? AND retired IS NULL AND first NOT IN (SELECT first FROM temp.f_coding)
          AND first NOT IN (SELECT first FROM temp.g_coding)
          AND first NOT IN (SELECT ours FROM temp.m_coding WHERE ours IS NOT NULL)
        """, arguments: [source])
    // One that both have as it is stands in their text already, unless it stands in ours alone.
    try db.execute(
      sql: """
        INSERT INTO temp.f_coding (first, id, origin, \(table.list))
        SELECT o.first, o.id, 'ours', \(table.list(of: "o")) FROM main.coding o
          JOIN temp.m_coding m ON m.ours = o.first
          LEFT JOIN theirs.coding t ON t.first = m.theirs AND t.retired IS NULL
        WHERE o.source = ? AND o.retired IS NULL
          AND o.first NOT IN (SELECT first FROM temp.f_coding)
          AND o.first NOT IN (SELECT first FROM temp.g_coding)
          AND (t.version IS NULL OR t.spanStart IS NOT o.spanStart OR t.spanEnd IS NOT o.spanEnd
            OR t.quote IS NOT o.quote)
        """, arguments: [source])
  }

  private func theirWords(_ text: Int64) throws -> PlainText {
    let row = try Row.fetchOne(
      db, sql: "SELECT words FROM theirs.text WHERE key = ?", arguments: [text])
    guard let row else { throw DamagedContent(detail: "a text is missing in the other copy") }
    return PlainText(validUTF8: try row.withUnsafeData(atIndex: 0) { Array($0 ?? Data()) })
  }

  /// Codes and coders need only be told apart here.
  private static func uuid(_ row: Int64) -> UUID {
    var id: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &id) { $0.storeBytes(of: row, as: Int64.self) }
    return UUID(uuid: id)
  }
}
