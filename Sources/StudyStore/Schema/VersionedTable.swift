import GRDB

/// What a table of versions is made of, read from the database, so that a table that a later schema
/// adds is known without being listed here.
struct VersionedTable {
  let name: String
  /// Every column that says something of the thing: all but `version`, `added` and `retired`.
  let content: [String]
  /// What tells one thing from another: `first`, or everything where a thing has but one version.
  let key: [String]
  /// The columns that refer to other things.
  let references: [Reference]
  /// Each index that keeps live rows apart, as the SQL expressions it is made of.
  let uniqueKeys: [[String]]

  /// A column that names a thing by the column `key` of `target`.
  struct Reference: Hashable {
    let column: String
    let target: String
    let key: String
  }

  /// References that are no foreign keys, because a key of many versions cannot be one.
  private static let byName = [
    "code": [Reference(column: "level", target: "level", key: "levelKey")]
  ]

  init(_ name: String, in db: Database) throws {
    self.name = name
    content = try db.columns(in: name).map(\.name).filter {
      !["version", "added", "retired"].contains($0)
    }
    key = content.contains("first") ? ["first"] : content
    let foreign = try Row.fetchAll(db, sql: "PRAGMA foreign_key_list(\(name))")
    references =
      try foreign.compactMap { row in
        let target: String = try row.value("table")
        let column: String = try row.value("from")
        guard Schema.versioned[target] != nil, column != "first" else { return nil }
        return Reference(column: column, target: target, key: "first")
      } + (Self.byName[name] ?? [])
    let indexes = try String.fetchAll(
      db,
      sql: """
        SELECT sql FROM sqlite_schema
        WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE UNIQUE %WHERE retired IS NULL'
        """, arguments: [name])
    uniqueKeys = indexes.map(Self.expressions(ofIndex:)).filter { $0 != ["first"] }
  }

  /// Every table of versions, by name.
  static func all(in db: Database) throws -> [VersionedTable] {
    try Schema.versioned.keys.sorted().map { try VersionedTable($0, in: db) }
  }

  /// The parts between the outermost brackets, split at the commas that stand in no inner ones.
  private static func expressions(ofIndex sql: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in sql {
      if character == ")" {
        depth -= 1
        if depth == 0 { break }
      }
      if depth == 1, character == "," {
        parts.append(part)
        part = ""
      } else if depth > 0 {
        part.append(character)
      }
      if character == "(" { depth += 1 }
    }
    return (parts + [part]).map { part in
      String(part.drop { $0.isWhitespace })
    }
  }
}

extension VersionedTable {
  /// The key's columns with commas, after `prefix` each.
  func keys(of alias: String? = nil) -> String {
    key.map { alias.map { "\($0)." } ?? "" + $0 }.joined(separator: ", ")
  }
}
