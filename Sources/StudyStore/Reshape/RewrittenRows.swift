/// The SQL for the rows of a table that come to refer to other things.
struct RewrittenRows {
  private let table: VersionedTable
  private let columns: [String]
  private let round: Int

  /// - Parameters:
  ///   - columns: those whose things are replaced.
  ///   - round: under which `temp.replaced` lists them.
  init(_ table: VersionedTable, _ columns: [String], round: Int) {
    self.table = table
    self.columns = columns
    self.round = round
  }

  /// The unique keys that another thing in one of the columns changes.
  var affectedKeys: [[String]] {
    table.uniqueKeys.filter { key in key.contains { !names(in: $0).isDisjoint(with: columns) } }
  }

  /// Marks the rows of `temp.moving` whose key another live row has, or a row that moves too and is
  /// older. A key with an empty part, as that of an orphan, is like no other.
  func findingTwins(by key: [String]) -> String {
    let isNamed = table.content.contains("first")
    let used = names(in: key.joined(separator: " ")).intersection(table.content).sorted()
    let now = used.map { "\(new($0)) AS \($0)" }.joined(separator: ", ")
    let thing = isNamed ? "t.first" : "t.version"
    let stays = columns.map {
      "t.\($0) IN (SELECT new FROM temp.replaced WHERE round = \(round))"
    }.joined(separator: " OR ")
    let parts = key.enumerated().map { "(\($1)) AS k\($0)" }.joined(separator: ", ")
    let same = key.indices.map { "k\($0)" }.joined(separator: ", ")
    let isWhole = key.indices.map { "k\($0) IS NOT NULL" }.joined(separator: " AND ")
    return """
      UPDATE temp.moving SET twin = ranked.kept FROM (
        SELECT version, row_number() OVER same AS place, first_value(thing) OVER same AS kept
        FROM (SELECT version, thing, moves, \(parts) FROM (
          SELECT t.version, \(thing) AS thing, 1 AS moves, \(now)
          FROM temp.moving m CROSS JOIN \(table.name) t ON t.version = m.version
          UNION ALL
          SELECT t.version, \(thing), 0, \(used.map { "t.\($0)" }.joined(separator: ", "))
          FROM \(table.name) t WHERE t.retired IS NULL AND (\(stays))
            AND t.version NOT IN (SELECT version FROM temp.moving)))
        WHERE \(isWhole)
        WINDOW same AS (PARTITION BY \(same) ORDER BY moves, version)) AS ranked
      WHERE ranked.version = moving.version AND ranked.place > 1
      """
  }

  /// Adds the rows of `temp.moving` that have no twin as they are to be; its argument is the event.
  var addingAgain: String {
    """
    INSERT INTO \(table.name) (added, \(table.content.joined(separator: ", ")))
    SELECT ?, \(table.content.map(new).joined(separator: ", "))
    FROM temp.moving m CROSS JOIN \(table.name) t ON t.version = m.version
    WHERE m.twin IS NULL ORDER BY m.version
    """
  }

  /// Lists the things that have a twin with it; its argument is the round.
  var listingTwins: String {
    """
    INSERT INTO temp.replaced (round, old, new)
    SELECT ?, t.first, m.twin FROM temp.moving m CROSS JOIN \(table.name) t ON t.version = m.version
    WHERE m.twin IS NOT NULL
    """
  }

  /// What a column holds afterwards.
  private func new(_ column: String) -> String {
    guard columns.contains(column) else { return "t.\(column)" }
    return """
      ifnull((SELECT new FROM temp.replaced WHERE round = \(round) AND old = t.\(column)), t.\(column))
      """
  }

  /// The words of an SQL expression.
  private func names(in expression: String) -> Set<String> {
    Set(expression.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }
}
