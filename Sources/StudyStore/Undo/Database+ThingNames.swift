import GRDB
import GroundedTheory

extension Database {
  /// What a row of a table of versions is called in messages, such as `the code "加班"`.
  func name(ofRow version: Int64, in table: String) throws -> String {
    let row = try Row.fetchOne(
      self, sql: "SELECT \(Self.words[table] ?? "NULL") FROM \(table) r WHERE version = ?",
      arguments: [version])
    guard let words: String = try row?.value(0) else { return "row \(version) of \"\(table)\"" }
    let noun = table == "compared" ? "comparison in the memo" : table
    return "the \(noun) \"\(excerpt(words))\"" + (try place(ofRow: version, in: table))
  }

  /// The words that tell a row of each table to people.
  private static let words = [
    "study": "title", "level": "levelKey", "participant": "name", "source": "name",
    "coder": "name", "code": "name", "memo": "text", "coding": "quote", "attribute": "name",
    "speaker": "label",
    "relation": "\(latest("name", of: "code", "r.fromCode")) || ' ' || kind || ' '"
      + " || ifnull(\(latest("name", of: "code", "r.toCode")), 'a relation')",
    "compared": latest("text", of: "memo", "r.memo"),
    "support": latest("quote", of: "coding", "r.coding"),
  ]

  private static func latest(_ column: String, of table: String, _ first: String) -> String {
    "(SELECT \(column) FROM \(table) WHERE first = \(first) ORDER BY version DESC LIMIT 1)"
  }

  /// Where a quote or a speaker stands.
  private func place(ofRow version: Int64, in table: String) throws -> String {
    guard table == "coding" || table == "speaker" else { return "" }
    let source = try String.fetchOne(
      self,
      sql:
        "SELECT \(Self.latest("name", of: "source", "r.source")) FROM \(table) r WHERE version = ?",
      arguments: [version])
    guard table == "coding" else { return source.map { " of \"\($0)\"" } ?? "" }
    let code = try String.fetchOne(
      self,
      sql: "SELECT \(Self.latest("name", of: "code", "r.code")) FROM coding r WHERE version = ?",
      arguments: [version])
    return " (\(code.map { "\"\($0)\"" } ?? "a code")\(source.map { " in \"\($0)\"" } ?? ""))"
  }
}
