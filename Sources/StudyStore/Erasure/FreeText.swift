import Foundation
import GRDB

/// The columns that hold what people wrote or said, outside the texts and the quotes of codings.
struct FreeText {
  let table: String
  let column: String
  /// Whether the words are the strings of a JSON value.
  var isJSON = false

  static let all = [
    FreeText(table: "study", column: "title"), FreeText(table: "study", column: "citation"),
    FreeText(table: "study", column: "note"), FreeText(table: "study", column: "storyline"),
    FreeText(table: "participant", column: "name"),
    FreeText(table: "participant", column: "attributes", isJSON: true),
    FreeText(table: "source", column: "name"), FreeText(table: "source", column: "heldOutReason"),
    FreeText(table: "speaker", column: "label"),
    FreeText(table: "code", column: "name"), FreeText(table: "code", column: "definition"),
    FreeText(table: "code", column: "aliases", isJSON: true),
    FreeText(table: "code", column: "properties", isJSON: true),
    FreeText(table: "rule", column: "name"),
    FreeText(table: "rule", column: "words", isJSON: true),
    FreeText(table: "rule", column: "pattern"), FreeText(table: "rule", column: "speaker"),
    FreeText(table: "rule", column: "condition"),
    FreeText(table: "query", column: "name"), FreeText(table: "query", column: "text"),
    FreeText(table: "decision", column: "note"),
    FreeText(table: "relation", column: "note"), FreeText(table: "memo", column: "text"),
    FreeText(table: "event", column: "summary"), FreeText(table: "event", column: "reason"),
    FreeText(table: "event", column: "findings", isJSON: true),
    FreeText(table: "text", column: "columns", isJSON: true),
  ]

  /// What the schema or the program chose, and the names of coders: nobody in the material wrote it.
  static let others: Set<String> = [
    "level.levelKey", "level.name", "level.prefix", "coder.name", "event.coder", "event.verb",
    "source.kind", "source.heldOutOn", "code.level", "code.provenance", "code.colour",
    "relation.kind",
    "relation.sign", "relation.provenance", "memo.kind", "attribute.name", "attribute.kind",
    "rule.role", "rule.unit",
    "successor.kind", "decision.verdict", "text.sha256", "text.textSha256", "text.encoding",
    "turn.role",
  ]

  /// Where the words of the sources and their quotes lie; `TextRewriter` knows them.
  static let texts: Set<String> = [
    "text.words", "page.words", "coding.quote", "turn.speaker", "turn.record", "turn.attributes",
  ]

  /// Gives every value to `change` and stores what it returns; nil leaves a value as it is.
  /// - Parameter condition: SQL for a part of the rows.
  /// - Returns: how many values were changed.
  @discardableResult
  func rewrite(
    _ db: Database, where condition: String = "1", _ change: (String) throws -> String?
  ) throws -> Int {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT rowid, \(column) FROM \(table) WHERE \(column) <> '' AND (\(condition))")
    let update = try db.makeStatement(sql: "UPDATE \(table) SET \(column) = ? WHERE rowid = ?")
    var count = 0
    for row in rows {
      let old: String = try row.value(1)
      guard let new = isJSON ? try JSONWords.changed(old, change) : try change(old) else {
        continue
      }
      try update.execute(arguments: [new, try row.value(0) as Int64])
      count += 1
    }
    return count
  }
}

/// The strings inside a JSON value; keys are not touched.
enum JSONWords {
  /// nil where nothing was changed.
  static func changed(_ json: String, _ change: (String) throws -> String?) throws -> String? {
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    } catch {
      throw DamagedContent(detail: "a list reads \(json.prefix(40))")
    }
    guard let new = try changed(value, change) else { return nil }
    let data = try JSONSerialization.data(
      withJSONObject: new, options: [.fragmentsAllowed, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  private static func changed(_ value: Any, _ change: (String) throws -> String?) throws -> Any? {
    switch value {
    case let text as String: return try change(text)
    case let list as [Any]:
      let new = try list.map { try changed($0, change) }
      return new.contains { $0 != nil } ? zip(list, new).map { $1 ?? $0 } : nil
    case let object as [String: Any]:
      let new = try object.mapValues { try changed($0, change) }
      guard new.contains(where: { $0.value != nil }) else { return nil }
      return object.merging(new.compactMapValues(\.self)) { $1 }
    default: return nil
    }
  }
}
